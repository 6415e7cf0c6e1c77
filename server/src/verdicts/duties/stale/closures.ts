/** Closures that React keeps although what they close over has changed: their dependency list does not name it. */
import type { Expr, FileFacts } from '../../../facts/ir';
import { lastName } from '../../../facts/last-name';
import type { Context } from '../../../world/machine/context';
import type { Machine } from '../../../world/machine/machine';
import { walkShallow } from '../../../world/relevance/shallow-walk';
import { definitionsIn } from './definitions';
import { type Variable, variableOf } from './held';

const KEEPS = /^use(?:Callback|Memo|(?:Layout|Insertion)?Effect)$/;

/** `inner` reads a variable of a component through a function that is kept, and that is not made anew when it changes. */
export function outlivedBy(m: Machine, inner: Context, variable: Variable): boolean {
  return isOutlived(inner, variable, []) || isCalledByOutlived(m, inner, variable, 0);
}

const MAX_CALLS = 3;

/** `useCallback(() => track('x'), [])`: the `track` of an earlier render, with what that closes over. */
function isCalledByOutlived(m: Machine, inner: Context, variable: Variable, depth: number): boolean {
  const { owner, b } = variable;
  if (depth >= MAX_CALLS || owner.fn === 0 || inner === owner) return false;
  return [...inner.callers].some(([caller, sites]) => {
    if (caller === owner || caller.unit.facts !== owner.unit.facts) return false;
    const isHeld = [...sites].some((site) => {
      const called = site.k === 'call' && site.callee.k === 'ref' ? variableOf(m, caller, site.callee.b) : undefined;
      return called?.owner === owner && isOutlived(caller, called, [b, ...sourcesOf(owner.unit.facts, owner.fn, b)]);
    });
    return isHeld || isCalledByOutlived(m, caller, variable, depth + 1);
  });
}

/** `others`: names in the list that make it anew just as well. */
function isOutlived(inner: Context, { owner, b }: Variable, others: readonly number[]): boolean {
  const { facts } = inner.unit;
  if (owner.unit.facts !== facts || owner.fn === 0) return false;
  const around = between(facts, inner.fn, owner.fn);
  const names = [b, ...others, ...sourcesOf(facts, owner.fn, b)];
  return definitionsIn(facts).calls.some(({ call }) => {
    const [kept, deps] = call.args;
    if (kept?.k !== 'fn' || deps?.k !== 'arr' || !around.includes(kept.f)) return false;
    const hook = lastName(facts, call.callee);
    if (!KEEPS.test(hook)) return false;
    // An effect or a memo itself runs at once; what it makes or registers runs later.
    if (hook !== 'useCallback' && kept.f === inner.fn) return false;
    return !deps.elems.some((it) => names.some((name) => mentions(it.k === 'spread' ? it.x : it, name)));
  });
}

/** The function and those around it, up to the owner of the variable. */
function between({ functions }: FileFacts, fn: number, owner: number): readonly number[] {
  const found: number[] = [];
  for (let it = fn; it > 0 && it !== owner; it = functions[it]?.parent ?? -1) found.push(it);
  return found;
}

function mentions(x: Expr, b: number): boolean {
  let found = false;
  walkShallow(x, (it) => {
    found ||= it.k === 'ref' && it.b === b;
  });
  return found;
}

/** What the variable is made of. */
function sourcesOf(facts: FileFacts, owner: number, b: number): readonly number[] {
  const found = new Set<number>();
  for (const { fn, value } of definitionsIn(facts).ofBinding.get(b) ?? [])
    if (fn === owner)
      walkShallow(value, (it) => {
        if (it.k === 'ref' && facts.bindings[it.b]?.owner === owner) found.add(it.b);
      });
  return [...found];
}
