/**
 * What the calls of a query builder select, kept for each chain of calls by itself.
 *
 * `if (!all) query = query.where('opted_in', true)` leaves two builders in one variable, of which one selects
 * nothing: what a value selects is what every builder in it selects. A builder is changed in place, so that an
 * alternative said of it later opens it too.
 */
import type { Access } from '../../catalogue/catalogue';
import type { Machine } from '../machine/machine';
import type { Value } from '../values/value';
import type { Selection } from './row-selection';

/** Conditions that take in other rows: `.orWhere('vip', true)`, `.or('vip.eq.true')`. */
const WIDENS = /^(?:or$|or[A-Z_]|union)/;

/** The result of a call on a builder. */
export function noteChain(m: Machine, { refs }: Value, selects: Selection | undefined): void {
  for (const ref of refs) {
    if (ref.kind !== 'foreign') continue;
    const keys = keysOf(ref.access);
    if (WIDENS.test(keys.at(-1)?.name ?? '')) for (const it of keys) m.chainSelections.set(it.key, 'open');
    const last = keys.at(-1);
    if (!selects || !last) continue;
    const before = m.chainSelections.get(last.key);
    m.chainSelections.set(last.key, before === undefined || before === selects ? selects : 'open');
  }
}

/** What every builder in the value selects. */
export function chainSelection(m: Machine, value: Value): Selection | undefined {
  const found = new Set(value.refs.map((it) => (it.kind === 'foreign' ? selectionOfChain(m, it.access) : undefined)));
  const [only] = found;
  return found.size === 1 && !value.unknown ? only : undefined;
}

function selectionOfChain(m: Machine, access: Access): Selection | undefined {
  const said = keysOf(access).flatMap(({ key }) => m.chainSelections.get(key) ?? []);
  if (said.includes('open')) return 'open';
  return said.every((it) => it === said[0]) ? said[0] : 'open';
}

/** Each call of the chain, with all that comes before it. */
function keysOf({ root, path, steps }: Access): readonly { readonly name: string; readonly key: string }[] {
  return steps.flatMap(({ how, after }, i) =>
    how === 'call'
      ? [{ name: path[after - 1] ?? '', key: JSON.stringify([root, path.slice(0, after), steps.slice(0, i + 1)]) }]
      : [],
  );
}
