/** What each `const` of a file is made from. */
import { remembered } from '../std/remembered';
import type { Expr, FileFacts } from './ir';
import { forEachExpr } from './walk';

const known = new WeakMap<FileFacts, ReadonlyMap<number, Expr>>();

export function constantsOf(facts: FileFacts): ReadonlyMap<number, Expr> {
  return remembered(known, facts, () => collect(facts));
}

function collect(facts: FileFacts): ReadonlyMap<number, Expr> {
  const found = new Map<number, Expr>();
  forEachExpr(facts, (node) => {
    if (node.k !== 'var') return;
    for (const { target, init } of node.decls)
      if (init && target.k === 'pid' && facts.bindings[target.b]?.kind === 'const') found.set(target.b, init);
  });
  return found;
}
