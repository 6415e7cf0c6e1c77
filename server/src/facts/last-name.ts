/** What an expression is called where it is used: `track` of `analytics.track`. */
import type { Expr, FileFacts } from './ir';

/** Empty where nothing names it. */
export function lastName(facts: FileFacts, x: Expr): string {
  if (x.k === 'chain') return lastName(facts, x.x);
  if (x.k === 'member' || x.k === 'global') return x.name;
  return x.k === 'ref' ? (facts.bindings[x.b]?.name ?? '') : '';
}

export function calledName(facts: FileFacts, { callee }: Extract<Expr, { k: 'call' }>): string {
  return lastName(facts, callee);
}
