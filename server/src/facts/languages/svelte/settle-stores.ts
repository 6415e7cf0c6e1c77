/** `$name` in a Svelte component is what the store `name` holds, and writing it sets the store. */
import type { Expr, FileFacts, GlobalRef, LocalRef } from '../../ir';

type Plain = Record<string, unknown>;

/** `names`: what the scripts declare. `name`: what the component is called. */
export function settleStores(facts: FileFacts, names: ReadonlySet<string>, name: string): FileFacts {
  const bindings = new Map<string, number>();
  for (const [b, it] of facts.bindings.entries())
    if (names.has(it.name) && !bindings.has(it.name)) bindings.set(it.name, b);
  const store = facts.bindings.findIndex((it) => it.name === '__store');
  const render = facts.functions.findIndex((it) => it.name === '__render' && it.parent > 0);
  const component = facts.functions[render]?.parent ?? -1;
  const used = new Set<number>();
  const functions = facts.functions.map((it, f) => ({
    ...(change(it, { bindings, store, used }) as typeof it),
    ...(f === component ? { name } : {}),
  }));
  // A `$name` in a function within sees the variable of the component.
  const seen = facts.bindings.map((it, b) => (used.has(b) ? { ...it, captured: true as const } : it));
  return { ...facts, functions, bindings: seen };
}

interface Stores {
  readonly bindings: ReadonlyMap<string, number>;
  readonly store: number;
  /** Those that a `$name` stands for. */
  readonly used: Set<number>;
}

const RUNES: ReadonlySet<string> = new Set([
  '$state',
  '$derived',
  '$effect',
  '$props',
  '$bindable',
  '$inspect',
  '$host',
]);

function change(value: unknown, it: Stores): unknown {
  if (Array.isArray(value)) return value.map((each) => change(each, it));
  if (typeof value !== 'object' || value === null) return value;
  const node = value as Plain;
  if (node.k === 'global') return held(node as unknown as GlobalRef, it);
  const written =
    node.k === 'assign' ? storeOf((node.target as Plain).k === 'pglobal' ? node.target : undefined, it) : undefined;
  const result: Plain = {};
  for (const [key, each] of Object.entries(node)) {
    const rune =
      (each as Plain | null)?.k === 'global' &&
      (key === 'callee' || key === 'obj') &&
      RUNES.has(String((each as Plain).name));
    result[key] = rune ? each : change(each, it);
  }
  return written ? setting(result, written) : result;
}

/** The store that a name with a `$` stands for. */
function storeOf(node: unknown, { bindings, used }: Stores): LocalRef | undefined {
  const { name, s, e } = (node ?? {}) as Plain;
  const b = typeof name === 'string' && /^\$[^$]/.test(name) ? bindings.get(name.slice(1)) : undefined;
  if (b !== undefined) used.add(b);
  return b === undefined ? undefined : { k: 'ref', s: s as number, e: e as number, b };
}

function held(node: GlobalRef, it: Stores): Expr {
  const ref = storeOf(node, it);
  if (!ref) return node;
  const { s, e } = node;
  return { k: 'call', s, e, callee: { k: 'ref', s, e, b: it.store }, args: [ref] };
}

function setting(node: Plain, store: LocalRef): Plain {
  const { s, e, op, value } = node;
  const { s: n } = store;
  const callee = { k: 'member', s: n, e: store.e, obj: store, name: 'set', n };
  // What `+=` and its like set is not computed.
  const args = op === '=' ? [value] : [{ k: 'opaque', s, e, parts: [value] }];
  return { k: 'call', s, e, callee, args };
}
