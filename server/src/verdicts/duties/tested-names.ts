/**
 * Names that the answer of a test comes through: in the test, in what its names are made of, in what the functions
 * return that it calls. State of a page counts as a choice only under one of them.
 */
import type { Pathway } from '../../../../shared/src/model';
import type { Expr } from '../../facts/ir';
import type { Context } from '../../world/machine/context';
import type { Machine } from '../../world/machine/machine';
import { walkShallow } from '../../world/relevance/shallow-walk';
import { isCut } from '../branch-cuts';
import { definitionsIn } from './stale/definitions';
import { variableOf } from './stale/held';

const MAX_VISITS = 400;

/** Of tests on the way to a touchpoint that only one answer passes in this world, in small letters. */
export function namesTested(m: Machine, pathways: readonly Pathway[]): ReadonlySet<string> {
  const names = new Set<string>();
  const files = new Set(pathways.flatMap((it) => [it.file, ...[...it.gates, ...it.route].map(({ file }) => file)]));
  for (const ctx of files.size === 0 ? [] : m.contexts.values())
    for (const branch of files.has(ctx.unit.path) ? ctx.trace.branches.values() : [])
      if (isCut(branch)) follow({ m, names, seen: new Set() }, ctx, branch.test);
  return names;
}

interface Search {
  readonly m: Machine;
  readonly names: Set<string>;
  readonly seen: Set<string>;
}

function follow(it: Search, ctx: Context, x: Expr): void {
  const key = `${ctx.id}:${x.k}:${x.s}:${x.e}`;
  if (it.seen.has(key) || it.seen.size > MAX_VISITS) return;
  it.seen.add(key);
  walkShallow(x, (node) => {
    if (node.k === 'member' || node.k === 'global') it.names.add(node.name.toLowerCase());
    else if (node.k === 'ref') followName(it, ctx, node.b);
    // A selector.
    else if (node.k === 'fn') for (const part of returnsOf(ctx, node.f)) follow(it, ctx, part);
    else if (node.k === 'call')
      for (const target of ctx.trace.sites.get(node) ?? [])
        for (const part of returnsOf(target, target.fn)) follow(it, target, part);
  });
}

function returnsOf({ unit }: Context, fn: number): readonly Expr[] {
  return definitionsIn(unit.facts).returns.get(fn) ?? [];
}

function followName(it: Search, ctx: Context, b: number): void {
  const variable = variableOf(it.m, ctx, b);
  const owner = variable?.owner;
  const name = owner?.unit.facts.bindings[variable?.b ?? -1]?.name;
  if (!variable || !owner || name === undefined) return;
  it.names.add(name.toLowerCase());
  for (const { fn, value } of definitionsIn(owner.unit.facts).ofBinding.get(variable.b) ?? [])
    if (fn === owner.fn) follow(it, owner, value);
}
