/**
 * Where a text with markup that is handed to code out of sight becomes a page: on a server, always; where it is not known
 * on which side the code runs, if a server answers with the same text elsewhere. In a browser a text is none by itself.
 */
import type { Frame } from '../machine/frame';
import { cellIn, type Machine, readCell, writeCell } from '../machine/machine';
import type { ElementRef } from '../values/ref';

const KEY = 'page text ';

export function becomesPage(m: Machine, f: Frame, { maker, node }: ElementRef): boolean {
  const { side } = f.ctx.mode;
  if (side === 'client') return false;
  const key = `${KEY}${maker.unit.path}:${node.s}`;
  if (side === 'server') {
    writeCell(m, cellIn(m, m.provided, key), m.values.true, f.ctx);
    return true;
  }
  if (m.prior) return m.prior.pageTexts.has(key);
  return readCell(cellIn(m, m.provided, key), f.ctx) !== m.values.never;
}

/** Those that a server answers with. */
export function pageTextsOf({ provided, values: { never } }: Machine): ReadonlySet<string> {
  return new Set([...provided].flatMap(([key, { value }]) => (key.startsWith(KEY) && value !== never ? [key] : [])));
}
