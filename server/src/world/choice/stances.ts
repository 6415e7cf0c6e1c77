/** What functions are named for: `decline()` refuses, `acceptAll()` allows. */
import type { Catalogue } from '../../catalogue/catalogue';
import { toWords } from '../../catalogue/lexicon/words';
import type { Context } from '../machine/context';

const MAX_UP = 3;

/** What the function that writes, or all that call it, are named for. */
export function stanceOfContext(catalogue: Catalogue, ctx: Context, depth: number): 'refuses' | 'allows' | undefined {
  for (let fn = ctx.fn; fn > 0; fn = ctx.unit.facts.functions[fn]?.parent ?? -1) {
    const stance = stanceOfName(catalogue, ctx.unit.facts.functions[fn]?.name ?? '');
    if (stance) return stance;
  }
  if (depth >= MAX_UP || ctx.callers.size === 0) return undefined;
  const above = [...ctx.callers.keys()].map((it) => stanceOfContext(catalogue, it, depth + 1));
  return above.every((it) => it === above[0]) ? above[0] : undefined;
}

const TAKING_BACK = /^(?:withdraw|revoke)s?$/;
const REFUSING = new Set(
  'withdraw withdraws revoke revokes decline declines reject rejects deny denies refuse refuses unsubscribe'.split(' '),
);
const ALLOWING = new Set('accept accepts allow allows approve approves grant grants agree agrees'.split(' '));

export function stanceOfName(catalogue: Catalogue, name: string): 'refuses' | 'allows' | undefined {
  const words = toWords(name).filter((it) => it !== 'handle' && it !== 'on' && it !== 'set');
  const first = words[0] ?? '';
  // `revokeOptOut`
  if (TAKING_BACK.test(first) && catalogue.polarityOfName(words.slice(1).join('_')) === 'out') return 'allows';
  if (REFUSING.has(first)) return 'refuses';
  if (ALLOWING.has(first)) return 'allows';
  if (first !== 'opt' && first !== 'do') return undefined;
  const polarity = catalogue.polarityOfName(words.join('_'));
  return polarity === 'out' ? 'refuses' : polarity === 'in' ? 'allows' : undefined;
}
