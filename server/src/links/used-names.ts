/**
 * Which names a file takes from each module that it imports, and whether it makes the module run.
 *
 * An import that is only written for types is no use: compilers drop it. A namespace, `require` or
 * `import()` whose value goes somewhere that cannot be followed at a glance uses every name.
 * Re-exports are left to whoever asks.
 */
import { askedModule } from '../facts/asked-module';
import { globalNames, isPlatformName } from '../facts/globals';
import type { Expr, FileFacts, Pattern } from '../facts/ir';
import { remembered } from '../std/remembered';
import { AUTO } from './auto-imports';
import { type FactNode, walkFacts } from './walk-facts';

export type UsedNames = 'all' | ReadonlySet<string>;
type UsedSoFar = 'all' | Set<string>;

/** By specifier; a specifier that is not in the map is imported for types alone. */
export function usedNames(facts: FileFacts): ReadonlyMap<string, UsedNames> {
  const uses = new Map<string, UsedSoFar>();
  const { references, modules } = collect(facts);
  const exported = new Set(facts.exports.flatMap((it) => ('b' in it ? [it.b] : [])));
  const injected = injectedTypes(facts);
  const isTaken = (b: number) => references.has(b) || injected.has(b);
  const isUsed = (b: number) => isTaken(b) || exported.has(b);
  /** Bindings that hold a whole module. */
  const namespaces: { b: number; spec: string }[] = [];

  for (const it of facts.exports) if ((it.x === 'from' || it.x === 'star') && !it.typeOnly) touch(it.spec);
  for (const { spec, names, typeOnly } of facts.imports) {
    if (typeOnly) continue;
    const values = names.filter((it) => !it.typeOnly);
    // JavaScript runs a module even if no name of it is used.
    if (names.length === 0 || !isTypeScript(facts.path) || values.some(({ b }) => isUsed(b))) touch(spec);
    for (const { imported, b } of values) {
      if (!isUsed(b)) continue;
      if (imported === '*') namespaces.push({ b, spec });
      else if (isTaken(b)) add(spec, imported);
    }
  }
  for (const { spec, node, around } of modules) {
    touch(spec);
    follow(spec, node, around);
  }
  // Some frameworks import what a file only names, a default export by its file's name: see `auto-imports.ts`.
  for (const name of globalNames(facts).read) {
    if (isPlatformName(name)) continue;
    for (const taken of [name, 'default']) add(`${AUTO}${name}`, taken);
  }
  const followed = new Set<number>();
  for (let next = namespaces.pop(); next; next = namespaces.pop()) {
    if (followed.has(next.b)) continue;
    followed.add(next.b);
    if (exported.has(next.b)) uses.set(next.spec, 'all');
    for (const { node, around } of references.get(next.b) ?? []) follow(next.spec, node, around);
  }
  return uses;

  function touch(spec: string): UsedSoFar {
    return remembered<string, UsedSoFar>(uses, spec, () => new Set());
  }

  function add(spec: string, name: string): void {
    const names = touch(spec);
    if (names !== 'all') names.add(name);
  }

  /** `node` is the module's value, or a promise of it. */
  function follow(spec: string, node: FactNode, around: readonly FactNode[]): void {
    const parent = around.at(-1);
    const outer = around.slice(0, -1);
    if (!parent || parent.k === 'expr') return;
    if ((parent.k === 'await' || parent.k === 'chain') && parent.x === node) follow(spec, parent, outer);
    else if (parent.k === 'member' && parent.obj === node) {
      if (parent.name === 'then') then(spec, parent, outer);
      else if (parent.name !== 'catch' && parent.name !== 'finally') add(spec, parent.name as string);
    } else if (
      parent.k === 'index' &&
      parent.obj === node &&
      typeof (parent.index as Expr & { v?: unknown }).v === 'string'
    ) {
      add(spec, (parent.index as { v: string }).v);
    } else if (parent.init === node) take(spec, parent.target as Pattern);
    else uses.set(spec, 'all');
  }

  /** `.then(({ track }) => …)`, `.then((m) => m.track())`. */
  function then(spec: string, member: FactNode, around: readonly FactNode[]): void {
    const call = around.at(-1);
    const [callback] = call?.k === 'call' && call.callee === member ? (call.args as Expr[]) : [];
    if (callback?.k !== 'fn') uses.set(spec, 'all');
    else {
      const param = facts.functions[callback.f]?.params[0];
      if (param) take(spec, param.target);
    }
  }

  function take(spec: string, target: Pattern): void {
    if (target.k === 'pid') namespaces.push({ b: target.b, spec });
    else if (target.k === 'pobj' && !target.rest && target.props.every(({ key }) => typeof key === 'string')) {
      for (const { key } of target.props) add(spec, key as string);
    } else uses.set(spec, 'all');
  }
}

/** Types of a decorated class's constructor: who injects its arguments makes values of them. */
function injectedTypes(facts: FileFacts): ReadonlySet<number> {
  const constructors = facts.classes
    .filter((it) => (it.decorators ?? []).length > 0)
    .flatMap((it) => it.members.filter(({ m }) => m === 'constructor'));
  const params = constructors.flatMap(({ f }) => facts.functions[f ?? -1]?.params ?? []);
  return new Set(params.flatMap(({ type }) => type?.b ?? []));
}

interface Seen {
  readonly node: FactNode;
  readonly around: readonly FactNode[];
}

/** All references to bindings, and all calls of `require` and `import()` with a literal. */
function collect(facts: FileFacts) {
  const references = new Map<number, Seen[]>();
  const modules: (Seen & { readonly spec: string })[] = [];
  walkFacts(facts, (node, around) => {
    if (node.k === 'ref') {
      const b = node.b as number;
      const seen = { node, around: around.slice(-4) };
      const known = references.get(b);
      if (known) known.push(seen);
      else references.set(b, [seen]);
      return;
    }
    const spec = askedModule(node);
    if (spec !== undefined) modules.push({ spec, node, around: around.slice(-6) });
  });
  return { references, modules };
}

function isTypeScript(path: string): boolean {
  return /\.[cm]?tsx?$/.test(path);
}
