/** Does anything that lives refer to this function? What nothing refers to is dead, and what only the dead refer to. */
import type { FileFacts, Stmt } from '../../facts/ir';
import { forEachExpr } from '../../facts/walk';
import { remembered } from '../../std/remembered';

const live = new WeakMap<FileFacts, ReadonlySet<number>>();

/** `isWhole`: all that is assigned is seen. */
export function isReferred(facts: FileFacts, fn: number, isWhole = false): boolean {
  // An assignment calls it, or whoever is handed its object.
  if (isWhole && facts.functions[fn]?.kind === 'setter') return false;
  return remembered(live, facts, () => liveFunctions(facts)).has(fn);
}

/** From the module's top level along references: a named function lives where a living one mentions it. */
function liveFunctions(facts: FileFacts): ReadonlySet<number> {
  const { functionsOf, mentions } = collect(facts);
  const named = new Set([...functionsOf.values()].flat());
  const alive = new Set<number>();
  const queue = [0];
  for (const item of facts.exports) {
    if (item.x === 'local' || item.x === 'assign') queue.push(...(functionsOf.get(item.b) ?? []));
  }
  for (let fn = queue.pop(); fn !== undefined; fn = queue.pop()) {
    if (alive.has(fn)) continue;
    alive.add(fn);
    for (const b of mentions.get(fn) ?? []) queue.push(...(functionsOf.get(b) ?? []));
    facts.functions.forEach((it, inner) => {
      if (it.parent === fn && !named.has(inner)) queue.push(inner);
    });
  }
  return alive;
}

/** In other files, or by functions of which each is one of these. */
export function isNamedOnlyIn(facts: FileFacts, fn: number, isMeant: (fn: number) => boolean): boolean {
  const by = [...(remembered(mentioners, facts, () => mentionersIn(facts)).get(fn) ?? [])].filter((it) => it !== fn);
  return by.length > 0 && by.every((it) => it === ELSEWHERE || (it !== 0 && isMeant(it)));
}

const ELSEWHERE = -1;

const mentioners = new WeakMap<FileFacts, ReadonlyMap<number, ReadonlySet<number>>>();

function mentionersIn(facts: FileFacts): ReadonlyMap<number, ReadonlySet<number>> {
  const { functionsOf, mentions } = collect(facts);
  const found = new Map<number, Set<number>>();
  for (const [by, names] of mentions)
    for (const b of names)
      for (const fn of functionsOf.get(b) ?? []) remembered(found, fn, () => new Set<number>()).add(by);
  for (const it of facts.exports)
    if (it.x === 'local')
      for (const fn of functionsOf.get(it.b) ?? []) remembered(found, fn, () => new Set<number>()).add(ELSEWHERE);
  return found;
}

interface References {
  /** The functions that a name is only known for. */
  readonly functionsOf: Map<number, number[]>;
  /** The names that each function mentions. */
  readonly mentions: Map<number, Set<number>>;
}

function collect(facts: FileFacts): References {
  const functionsOf = new Map<number, number[]>();
  const mentions = new Map<number, Set<number>>();
  forEachExpr(facts, (node, f) => {
    if (node.k === 'ref') {
      const known = mentions.get(f);
      if (known) known.add(node.b);
      else mentions.set(f, new Set([node.b]));
    }
    if (node.k === 'function') add(functionsOf, node.b, node.f);
    if (node.k === 'var') noteInitialisers(node, functionsOf);
  });
  return { functionsOf, mentions };
}

function noteInitialisers(node: Extract<Stmt, { k: 'var' }>, functionsOf: Map<number, number[]>): void {
  for (const { target, init } of node.decls) {
    if (target.k === 'pid' && init?.k === 'fn') add(functionsOf, target.b, init.f);
  }
}

function add(functionsOf: Map<number, number[]>, b: number, fn: number): void {
  const known = functionsOf.get(b);
  if (known) known.push(fn);
  else functionsOf.set(b, [fn]);
}
