/** The names of one file as a vicinity sees them: what they hold, what functions give, who assigns. */
import type { Expr, FileFacts } from '../../facts/ir';
import { scriptBindings } from '../../facts/script-names';
import { topLevelVariables } from '../../facts/top-level';
import { forEachExpr } from '../../facts/walk';
import { remembered } from '../../std/remembered';
import { bindingKey, type Node } from './mention-node';
import { boundBy, walkShallow } from './shallow-walk';

/** The names by which a variable is reached, in its own file and in others. */
export function namesOf(facts: FileFacts, b: number): readonly string[] {
  const far = facts.exports.flatMap((it) => (it.x === 'local' && it.b === b ? [`${facts.path}#x:${it.name}`] : []));
  const binding = facts.bindings[b];
  if (binding && scriptBindings(facts).includes(b)) far.push(`global:${binding.name}`);
  const isFarSeen = far.length > 0 || (binding?.owner === 0 && !facts.esm);
  return [bindingKey(facts, b), ...far, ...(isFarSeen ? [`${facts.path}#any`] : [])];
}

/**
 * Keys of what each function gives whoever calls it, itself or by a function that it returns: names. What a
 * function does by itself is told by its own name.
 */
export function givenBy(facts: FileFacts, own: readonly Node[]): ReadonlyMap<number, ReadonlySet<string>> {
  const found = new Map<number, Set<string>>();
  const returned: [number, number][] = [];
  forEachExpr(facts, (it, fn) => {
    if ((it.k !== 'return' && it.k !== 'yield') || !it.x || it.x.k === 'jsx') return;
    const keys = remembered(found, fn, () => new Set<string>());
    walkShallow(it.x, (part) => {
      if (part.k === 'ref') for (const key of keysOf(facts, own, fn, part.b)) keys.add(key);
      if (part.k === 'fn') returned.push([fn, part.f]);
    });
  });
  for (const [fn, inner] of returned) for (const key of found.get(inner) ?? []) found.get(fn)?.add(key);
  return found;
}

/** Among what a function gives: a name that it imports from a package. */
export const AN_SDK = 'import';

/** The keys under which a function mentions a name: an import is mentioned by its definition's. */
function keysOf(facts: FileFacts, own: readonly Node[], fn: number, b: number): readonly string[] {
  if (facts.bindings[b]?.kind !== 'import') return [bindingKey(facts, b)];
  return [AN_SDK, ...[...(own[fn]?.mentions ?? [])].filter((key) => key.includes('#x:') || key.includes('#any'))];
}

const values = new WeakMap<FileFacts, ReadonlyMap<number, readonly number[]>>();

/** The functions that each name of the top level holds: itself one, or an object or a class with some. */
export function valuesOf(facts: FileFacts): ReadonlyMap<number, readonly number[]> {
  return remembered(values, facts, () => {
    const found = new Map<number, number[]>();
    forEachExpr(facts, (it, fn) => {
      if (fn !== 0) return;
      if (it.k === 'function') add(it.b, [it.f]);
      if (it.k === 'classdecl') add(it.b, methodsOf(it.c));
      if (it.k !== 'var') return;
      for (const { target, init } of it.decls) if (init) for (const b of boundBy(target)) add(b, functionsIn(init));
    });
    return found;

    function add(b: number, fns: readonly number[]): void {
      remembered(found, b, (): number[] => []).push(...fns);
    }
  });

  function functionsIn(init: Expr): number[] {
    const fns: number[] = [];
    walkShallow(init, (it) => {
      if (it.k === 'fn') fns.push(it.f);
      if (it.k === 'class') fns.push(...methodsOf(it.c));
    });
    return fns;
  }

  function methodsOf(c: number): number[] {
    return (facts.classes[c]?.members ?? []).flatMap((it) => (it.f === undefined ? [] : [it.f]));
  }
}

const assigners = new WeakMap<FileFacts, ReadonlyMap<number, readonly number[]>>();

/** The functions that assign each variable, other than where it is declared. */
export function assignersOf(facts: FileFacts): ReadonlyMap<number, readonly number[]> {
  return remembered(assigners, facts, () => {
    const found = new Map<number, number[]>();
    forEachExpr(facts, (it, fn) => {
      if (it.k !== 'assign') return;
      for (const b of boundBy(it.target))
        if (facts.bindings[b]?.owner !== fn) remembered(found, b, (): number[] => []).push(fn);
    });
    return found;
  });
}

/** `const store = createStore(reducer)`: it keeps whatever it keeps. */
export function isMade(facts: FileFacts, b: number): boolean {
  const made = remembered(makings, facts, () => {
    return new Set(
      topLevelVariables(facts).flatMap(({ target, init }) =>
        /^(?:call|new)$/.test(init?.k ?? '') ? boundBy(target) : [],
      ),
    );
  });
  return made.has(b);
}

const makings = new WeakMap<FileFacts, ReadonlySet<number>>();
