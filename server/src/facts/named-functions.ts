/** Which function each name of a file is declared as, or made with: `function track() {}`, `const track = () => …`. */
import { remembered } from '../std/remembered';
import type { FileFacts } from './ir';
import { forEachExpr } from './walk';

/** By binding. A name that is assigned may stand for another one later. */
export function namedFunctions(facts: FileFacts): ReadonlyMap<number, number> {
  return remembered(known, facts, () => {
    const named = new Map<number, number>();
    forEachExpr(facts, (node) => {
      if (node.k === 'function') named.set(node.b, node.f);
      if (node.k !== 'var') return;
      for (const { target, init } of node.decls)
        if (target.k === 'pid' && init?.k === 'fn') named.set(target.b, init.f);
    });
    return named;
  });
}

const known = new WeakMap<FileFacts, ReadonlyMap<number, number>>();
