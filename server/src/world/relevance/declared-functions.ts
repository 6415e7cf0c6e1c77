/** Which bindings of a file hold state, and which only name a function or a literal. */
import { askedModule } from '../../facts/asked-module';
import { importOf } from '../../facts/import-of';
import type { Expr, FileFacts } from '../../facts/ir';
import { forEachExpr } from '../../facts/walk';
import type { Links } from '../../links/links';
import { makesState } from '../../links/state-packages';
import { remembered } from '../../std/remembered';

interface Declarations {
  /** Functions that are declared, or the whole value of a variable, or members of a class. */
  readonly functions: ReadonlySet<number>;
  /** Variables whose whole value is a function or a literal, or what a package made, with what that rests on. */
  readonly variables: ReadonlyMap<number, Made>;
  /** Variables that hold what `require` gives, with its specifier. */
  readonly required: ReadonlyMap<number, string>;
}

/** Kept by the file alone: what a specifier resolves to is asked each time. */
interface Made {
  /** It is so only where this resolves to a package. */
  readonly by?: string;
  /** It is not so where this resolves to a file. */
  readonly unless?: string | undefined;
}

type Resolving = Pick<Links, 'resolve'>;

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
function declarations(facts: FileFacts): Declarations {
  return remembered(declarationsOf, facts, () => {
    const functions = new Set<number>();
    const variables = new Map<number, Made>();
    const required = new Map<number, string>();
    for (const cls of facts.classes)
      for (const it of cls.members) if (it.f !== undefined && it.m !== 'static-block') functions.add(it.f);
    forEachExpr(facts, (it) => {
      if (it.k === 'function') functions.add(it.f);
      if (it.k !== 'var') return;
      for (const { target, init } of it.decls) {
        if (target.k !== 'pid' || !init) continue;
        const spec = askedModule(init);
        if (spec !== undefined) required.set(target.b, spec);
        const made = init.k === 'fn' || init.k === 'lit' ? {} : madeBy(facts, init);
        if (!made) continue;
        if (facts.bindings[target.b]?.assigned || facts.bindings[target.b]?.assignedInside) continue;
        variables.set(target.b, made);
        if (init.k === 'fn') functions.add(init.f);
      }
    });
    return { functions, variables, required };
  });
}

/** What a package made keeps no state of ours; what keeps state behind a call is followed by the variables that its own functions assign. */
function madeBy(facts: FileFacts, init: Expr): Made | undefined {
  if (init.k !== 'call' && init.k !== 'new') return undefined;
  const unless = askedModule(init);
  let of = init.callee;
  while (of.k === 'member') of = of.obj;
  if (of.k === 'global') return KEEPERS.has(of.name) ? undefined : { unless };
  if (of.k !== 'ref') return undefined;
  const item = importOf(facts, of.b);
  if (item?.imported === 'createContext' || (item && isKeeper(item.spec))) return undefined;
  if (init.k === 'call' && init.callee.k === 'ref') return { unless };
  return item && { by: item.spec, unless };
}

/** A module of the workspace. */
export function isRequired(facts: FileFacts, links: Resolving, x: Expr | undefined): boolean {
  const spec = x && askedModule(x);
  return spec !== undefined && links.resolve(facts.path, spec).to === 'file';
}

export function declaredFunctions(facts: FileFacts): ReadonlySet<number> {
  return declarations(facts).functions;
}

/** `this`, a class, what a module gives: its members are known elsewhere under their own names only. */
export function isSharedByName(facts: FileFacts, links: Resolving, x: Expr): boolean {
  if (x.k === 'this' || isRequired(facts, links, x)) return true;
  if (x.k === 'global') return x.name === 'exports';
  if (x.k === 'member') return isSharedByName(facts, links, x.obj) || (x.obj.k === 'global' && x.obj.name === 'module');
  const binding = x.k === 'ref' ? facts.bindings[x.b] : undefined;
  if (!binding) return false;
  if (/^(?:class|import|function)$/.test(binding.kind)) return true;
  if (x.k === 'ref' && binding.kind === 'const' && !isState(facts, links, x.b)) return true;
  const spec = declarations(facts).required.get((x as { b: number }).b);
  return spec !== undefined && links.resolve(facts.path, spec).to === 'file';
}

export function isState(facts: FileFacts, links: Resolving, b: number): boolean {
  const kind = facts.bindings[b]?.kind;
  if (kind !== 'let' && kind !== 'var' && kind !== 'const') return false;
  const made = declarations(facts).variables.get(b);
  if (!made) return true;
  const resolved = (spec: string) => links.resolve(facts.path, spec).to;
  if (made.unless !== undefined && resolved(made.unless) === 'file') return true;
  return made.by !== undefined && resolved(made.by) !== 'package';
}

/** An exported variable that is no function: an object, a store, a context. */
export function isStateExport(facts: FileFacts, links: Resolving, name: string): boolean {
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
