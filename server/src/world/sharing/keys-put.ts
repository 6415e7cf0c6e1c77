/** Keys under which something is put into what a call sends: `form.append('email', …)`, `url.searchParams.set('email', …)`. */
import type { Expr, FileFacts, Span } from '../../facts/ir';
import { forEachExpr } from '../../facts/walk';
import { remembered } from '../../std/remembered';

interface Puts {
  /** Of variables that are made as a form, a query or an address. */
  readonly keys: ReadonlyMap<number, readonly string[]>;
  readonly uses: readonly { readonly at: Span; readonly b: number }[];
}

const known = new WeakMap<FileFacts, Puts>();

export function keysPut(facts: FileFacts, { s, e }: Span): readonly string[] {
  const { keys, uses } = remembered(known, facts, () => collect(facts));
  if (keys.size === 0) return [];
  return uses.flatMap(({ at, b }) => (s <= at.s && at.e <= e ? (keys.get(b) ?? []) : []));
}

function collect(facts: FileFacts): Puts {
  const keys = new Map<number, string[]>();
  const uses: { at: Span; b: number }[] = [];
  forEachExpr(facts, (node) => {
    if (node.k === 'ref') uses.push({ at: node, b: node.b });
    if (node.k === 'var')
      for (const { target, init } of node.decls) if (target.k === 'pid' && isContainer(init)) keys.set(target.b, []);
  });
  if (keys.size === 0) return { keys, uses: [] };
  forEachExpr(facts, (node) => {
    if (node.k !== 'call' || node.callee.k !== 'member' || !/^(?:append|set)$/.test(node.callee.name)) return;
    const { obj } = node.callee;
    const into = obj.k === 'member' && obj.name === 'searchParams' ? obj.obj : obj;
    const [name] = node.args;
    if (into.k === 'ref' && name?.k === 'lit' && typeof name.v === 'string') keys.get(into.b)?.push(name.v);
  });
  return { keys, uses: uses.filter(({ b }) => keys.has(b)) };
}

const CONTAINERS = /^(?:FormData|URLSearchParams|URL)$/;

function isContainer(init: Expr | undefined): boolean {
  return init?.k === 'new' && init.callee.k === 'global' && CONTAINERS.test(init.callee.name);
}
