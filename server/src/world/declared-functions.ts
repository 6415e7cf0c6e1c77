/** Which bindings of a file hold state, and which only name a function or a literal. */
import type { Expr, FileFacts } from '../facts/ir';
import { forEachExpr } from '../facts/walk';
import type { Links } from '../links/links';
import { remembered } from '../std/remembered';
import { importOf } from './modules';

interface Declarations {
  /** Functions that are declared, or the whole value of a variable, or members of a class. */
  readonly functions: ReadonlySet<number>;
  /** Variables whose whole value is a function or a literal. */
  readonly variables: ReadonlySet<number>;
}

/** Containers and emitters that we model: what they hold is ours. */
const KEEPERS: ReadonlySet<string> = new Set(
  'Map Set WeakMap WeakSet Array Object Proxy EventTarget events node:events eventemitter3 mitt nanoevents tiny-emitter'.split(
    ' ',
  ),
);

const declarationsOf = new WeakMap<FileFacts, Declarations>();
function declarations(facts: FileFacts, links: Links): Declarations {
  return remembered(declarationsOf, facts, () => {
    const functions = new Set<number>();
    const variables = new Set<number>();
    // What keeps state behind a call is followed by the variables that its own functions assign.
    const isOwnCall = (x: Expr): boolean => {
      if (x.k !== 'call' || x.callee.k !== 'ref') return false;
      const item = importOf(facts, x.callee.b);
      return item?.imported !== 'createContext' && !(item && KEEPERS.has(item.spec));
    };
    const isForeign = (x: Expr): boolean => {
      if (x.k === 'member') return isForeign(x.obj);
      if (x.k === 'global') return !KEEPERS.has(x.name);
      const item = x.k === 'ref' ? importOf(facts, x.b) : undefined;
      if (item && KEEPERS.has(item.spec)) return false;
      return (
        item !== undefined && item.imported !== 'createContext' && links.resolve(facts.path, item.spec).to === 'package'
      );
    };
    for (const cls of facts.classes)
      for (const it of cls.members) if (it.f !== undefined && it.m !== 'static-block') functions.add(it.f);
    forEachExpr(facts, (it) => {
      if (it.k === 'function') functions.add(it.f);
      if (it.k !== 'var') return;
      for (const { target, init } of it.decls) {
        if (target.k !== 'pid' || !init) continue;
        // What a package made keeps no state of ours.
        const isMade = (init.k === 'call' || init.k === 'new') && (isForeign(init.callee) || isOwnCall(init));
        if (init.k !== 'fn' && init.k !== 'lit' && !isMade) continue;
        if (facts.bindings[target.b]?.assigned || facts.bindings[target.b]?.assignedInside) continue;
        variables.add(target.b);
        if (init.k === 'fn') functions.add(init.f);
      }
    });
    return { functions, variables };
  });
}

export function declaredFunctions(facts: FileFacts, links: Links): ReadonlySet<number> {
  return declarations(facts, links).functions;
}

export function isState(facts: FileFacts, links: Links, b: number): boolean {
  const kind = facts.bindings[b]?.kind;
  return (kind === 'let' || kind === 'var' || kind === 'const') && !declarations(facts, links).variables.has(b);
}

/** An exported variable that is no function: an object, a store, a context. */
export function isStateExport(facts: FileFacts, links: Links, name: string): boolean {
  const item = facts.exports.find((it) => it.x === 'local' && it.name === name);
  return item?.x === 'local' && isState(facts, links, item.b);
}
