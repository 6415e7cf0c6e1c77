/** How functions of a file can be reached: by a variable, or by no property of anything. */
import type { FileFacts } from '../../facts/ir';
import { forEachExpr } from '../../facts/walk';
import { remembered } from '../../std/remembered';

const functionNames = new WeakMap<FileFacts, ReadonlySet<number>>();

/** It stands for a function, or may: an import's kind is not asked. */
export function isFunctionName(facts: FileFacts, b: number): boolean {
  const kind = facts.bindings[b]?.kind;
  return kind === 'function' || kind === 'class' || kind === 'import' || namedFunctions(facts).has(b);
}

/** Variables that hold a function written there, also as an argument of what makes it. */
function namedFunctions(facts: FileFacts): ReadonlySet<number> {
  return remembered(functionNames, facts, () => {
    const found = new Set<number>();
    forEachExpr(facts, (it) => {
      if (it.k !== 'var') return;
      for (const { target, init } of it.decls) {
        const isMade = init?.k === 'call' && init.args.some((arg) => arg.k === 'fn');
        if (target.k === 'pid' && (init?.k === 'fn' || isMade)) found.add(target.b);
      }
    });
    return found;
  });
}

/** Functions that are no property of anything: local ones have a name of their own, handlers are handed over in place. */
export function withoutProperty(facts: FileFacts): ReadonlySet<number> {
  const found = new Set<number>();
  forEachExpr(facts, (it) => {
    if (it.k === 'function' && facts.functions[it.f]?.parent !== 0) found.add(it.f);
    if (it.k === 'var') {
      for (const { init } of it.decls) if (init?.k === 'fn' && facts.functions[init.f]?.parent !== 0) found.add(init.f);
    }
    if (it.k === 'jsx') {
      for (const attr of it.attrs) if (attr.p === 'attr' && attr.value.k === 'fn') found.add(attr.value.f);
    }
  });
  return found;
}
