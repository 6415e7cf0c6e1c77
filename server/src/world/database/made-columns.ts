/**
 * Columns that a query makes up under a name of their own: Kysely's sql`false`.as('opted_out'), Knex'
 * `knex.raw('false as opted_out')`.
 */
import type { FileFacts } from '../../facts/ir';
import { forEachExpr } from '../../facts/walk';
import { remembered } from '../../std/remembered';
import type { Value } from '../values/value';

/** Undefined: it makes none, or none whose name is known. */
export function madeColumns({ refs, literals, unknown }: Value): readonly string[] | undefined {
  const [ref] = refs;
  if (unknown || literals.length > 0 || refs.length !== 1 || !ref) return undefined;
  // `select(({ val }) => [val(false).as('opted_out')])`
  if (ref.kind === 'function') return aliasesIn(ref.unit.facts).get(ref.fn);
  if (ref.kind !== 'foreign') return undefined;
  const { path, steps } = ref.access;
  const last = steps.at(-1);
  const [said] = last?.after === path.length ? last.args : [];
  if (typeof said !== 'string') return undefined;
  const name = path.at(-1);
  const alias = name === 'raw' ? /\bas\s+["'`]?(\w+)["'`]?\s*$/i.exec(said)?.[1] : name === 'as' ? said : undefined;
  return alias === undefined ? undefined : [alias];
}

const known = new WeakMap<FileFacts, ReadonlyMap<number, readonly string[]>>();

/** By function. */
function aliasesIn(facts: FileFacts): ReadonlyMap<number, readonly string[]> {
  return remembered(known, facts, () => {
    const found = new Map<number, string[]>();
    forEachExpr(facts, (node, fn) => {
      if (node.k !== 'call' || node.callee.k !== 'member' || node.callee.name !== 'as') return;
      const [alias] = node.args;
      if (alias?.k === 'lit' && typeof alias.v === 'string') found.set(fn, [...(found.get(fn) ?? []), alias.v]);
    });
    return found;
  });
}
