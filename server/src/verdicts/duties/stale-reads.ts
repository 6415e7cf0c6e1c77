/**
 * Choices that are read once, when a module loads, and used as a gate later: `const allowed = …` at the top level,
 * tested in a handler. A variable that is assigned again, as a withdrawal would, is not one of them.
 */
import { comparePlaces } from '../../../../shared/src/compare-places';
import type { ChoiceRead } from '../../../../shared/src/duties';
import type { Expr, FileFacts, Pattern } from '../../facts/ir';
import { rangeOf } from '../../facts/positions';
import type { Machine } from '../../world/machine/machine';
import type { DecidingTest } from './choice-reads';
import { beginningsOf } from './handler-trees';

export function staleReads(optedOut: Machine, tests: readonly DecidingTest[]): readonly ChoiceRead[] {
  const found = new Map<string, ChoiceRead>();
  for (const { ctx, branch, pathways } of tests) {
    if (ctx.fn <= 0 || beginningsOf(optedOut, ctx).length === 0) continue;
    for (const read of branch.reads) {
      const facts = read.source === 'stored' ? optedOut.links.facts(read.file) : undefined;
      const variable = facts && keptAtTop(facts, read.start);
      if (!facts || !variable) continue;
      const key = `${read.file}:${read.start}`;
      found.set(key, {
        file: read.file,
        range: rangeOf(facts, variable.at, variable.at + variable.name.length),
        name: read.name,
        text: variable.name,
        pathways: [...new Set([...(found.get(key)?.pathways ?? []), ...pathways])].sort(),
        source: { file: ctx.unit.path, range: rangeOf(ctx.unit.facts, branch.test.s, branch.test.e) },
      });
    }
  }
  return [...found.values()].sort(comparePlaces);
}

/** The variable of the top level whose first value holds this place, and that keeps it. */
function keptAtTop(facts: FileFacts, at: number): { readonly name: string; readonly at: number } | undefined {
  for (const stmt of facts.functions[0]?.body ?? []) {
    if (stmt.k !== 'var') continue;
    for (const { target, init } of stmt.decls) {
      if (!init || !holds(init, at) || isWithinFunction(facts, at)) continue;
      const b = boundName(target);
      const binding = b === undefined ? undefined : facts.bindings[b];
      if (binding && !binding.assignedInside && !binding.assigned) return binding;
    }
  }
  return undefined;
}

function holds({ s, e }: Expr, at: number): boolean {
  return s <= at && at < e;
}

function isWithinFunction({ functions }: FileFacts, at: number): boolean {
  return functions.some((it, i) => i > 0 && it.s <= at && at < it.e);
}

function boundName(target: Pattern): number | undefined {
  return target.k === 'pid' ? target.b : undefined;
}
