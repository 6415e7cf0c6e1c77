/** Which bindings of a file hold state, and which only name a function or a literal. */
import type { Expr, FileFacts } from '../../facts/ir';
import { forEachExpr } from '../../facts/walk';
import type { Links } from '../../links/links';
import { makesState } from '../../links/state-packages';
import { remembered } from '../../std/remembered';
import { importOf } from '../calls/modules';

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

function isKeeper(spec: string): boolean {
  return KEEPERS.has(spec) || makesState(spec);
}

const declarationsOf = new WeakMap<FileFacts, Declarations>();
function declarations(facts: FileFacts, links: Links): Declarations {
  return remembered(declarationsOf, facts, () => {
    const functions = new Set<number>();
    const variables = new Set<number>();
    // What keeps state behind a call is followed by the variables that its own functions assign.
    const isOwnCall = (x: Expr): boolean => {
      if (x.k !== 'call' || x.callee.k !== 'ref') return false;
      const item = importOf(facts, x.callee.b);
      return item?.imported !== 'createContext' && !(item && isKeeper(item.spec));
    };
    const isForeign = (x: Expr): boolean => {
      if (x.k === 'member') return isForeign(x.obj);
      if (x.k === 'global') return !KEEPERS.has(x.name);
      const item = x.k === 'ref' ? importOf(facts, x.b) : undefined;
      if (item && isKeeper(item.spec)) return false;
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
        const isMade =
          (init.k === 'call' || init.k === 'new') &&
          !isRequired(facts, links, init) &&
          (isForeign(init.callee) || isOwnCall(init));
        if (init.k !== 'fn' && init.k !== 'lit' && !isMade) continue;
        if (facts.bindings[target.b]?.assigned || facts.bindings[target.b]?.assignedInside) continue;
        variables.add(target.b);
        if (init.k === 'fn') functions.add(init.f);
      }
    });
    return { functions, variables };
  });
}

/** `require('./flags')`: a module of the workspace. */
export function isRequired(facts: FileFacts, links: Links, x: Expr | undefined): boolean {
  if (x?.k !== 'call' || x.callee.k !== 'global' || x.callee.name !== 'require') return false;
  const [spec] = x.args;
  return spec?.k === 'lit' && typeof spec.v === 'string' && links.resolve(facts.path, spec.v).to === 'file';
}

export function declaredFunctions(facts: FileFacts, links: Links): ReadonlySet<number> {
  return declarations(facts, links).functions;
}

/** `this`, a class, what a module gives: its members are known elsewhere under their own names only. */
export function isSharedByName(facts: FileFacts, links: Links, x: Expr): boolean {
  if (x.k === 'this' || isRequired(facts, links, x)) return true;
  if (x.k === 'global') return x.name === 'exports';
  if (x.k === 'member') return isSharedByName(facts, links, x.obj) || (x.obj.k === 'global' && x.obj.name === 'module');
  const binding = x.k === 'ref' ? facts.bindings[x.b] : undefined;
  if (!binding) return false;
  return binding.kind === 'class' || binding.kind === 'import' || requiredIn(facts, links).has((x as { b: number }).b);
}

const required = new WeakMap<FileFacts, ReadonlySet<number>>();

/** Variables that hold what a module of the workspace gives. */
function requiredIn(facts: FileFacts, links: Links): ReadonlySet<number> {
  return remembered(required, facts, () => {
    const found = new Set<number>();
    forEachExpr(facts, (it) => {
      if (it.k !== 'var') return;
      for (const { target, init } of it.decls)
        if (target.k === 'pid' && isRequired(facts, links, init)) found.add(target.b);
    });
    return found;
  });
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

const parents = new WeakMap<FileFacts, ReadonlyMap<number, Expr>>();

/** What `super` stands for in a function: what the class around it extends. */
export function parentAround(facts: FileFacts, fn: number): Expr | undefined {
  const known = remembered(parents, facts, () => {
    const found = new Map<number, Expr>();
    for (const cls of facts.classes)
      for (const { f } of cls.members) if (f !== undefined && cls.extends) found.set(f, cls.extends);
    return found;
  });
  for (let it = fn; it > 0; it = facts.functions[it]?.parent ?? 0) {
    const parent = known.get(it);
    if (parent) return parent;
  }
  return undefined;
}
