/** Variables that only count: `for (let i = 0; i < list.length; i += 50)`. Whatever they hold, it is a number. */
import { remembered } from '../std/remembered';
import type { Expr, FileFacts } from './ir';
import { forEachExpr } from './walk';

const known = new WeakMap<FileFacts, ReadonlySet<number>>();

export function isCounter(facts: FileFacts, b: number): boolean {
  return remembered(known, facts, () => countersIn(facts)).has(b);
}

function countersIn(facts: FileFacts): ReadonlySet<number> {
  const begun = new Set<number>();
  const others = new Set<number>();
  forEachExpr(facts, (it) => {
    if (it.k === 'var')
      for (const { target, init } of it.decls)
        if (target.k === 'pid') (init && isNumber(init) ? begun : others).add(target.b);
    if (it.k === 'assign' && it.target.k === 'pid' && !(counts(it.op, it.value) || isNumber(it.value)))
      others.add(it.target.b);
  });
  return new Set([...begun].filter((b) => !others.has(b) && /^(?:let|var)$/.test(facts.bindings[b]?.kind ?? '')));
}

/** `i++`, `i += 50` */
function counts(op: string, value: Expr): boolean {
  return /^[-+*]=$/.test(op) && isNumber(value);
}

function isNumber(x: Expr): boolean {
  return x.k === 'lit' && typeof x.v === 'number';
}
