/** Tests on the way to what is still reached, which read a choice and let both answers pass. */
import type { Pathway, Range } from '../../../../shared/src/model';
import type { FileFacts, Span } from '../../facts/ir';
import { offsetOf } from '../../facts/positions';
import type { Machine } from '../../world/machine/machine';
import { contains, decidesOver, isCut } from '../branch-cuts';
import type { DecidingTest } from './choice-reads';

export function openTests(optedOut: Machine, pathways: readonly Pathway[]): readonly DecidingTest[] {
  const steps = stepsByFile(pathways);
  return [...optedOut.contexts.values()].flatMap((ctx) => {
    const own = steps.get(ctx.unit.path) ?? [];
    const body = ctx.unit.facts.functions[ctx.fn];
    if (own.length === 0 || !body || ctx.fn <= 0) return [];
    return [...ctx.trace.branches.values()].flatMap((branch) => {
      if (isCut(branch) || branch.reads.length === 0) return [];
      const met = own.filter(({ range }) => {
        const at = spanOf(ctx.unit.facts, range);
        return contains(body, at) && decidesOver(branch, at);
      });
      return met.length === 0 ? [] : [{ ctx, branch, pathways: [...new Set(met.map((it) => it.id))] }];
    });
  });
}

function stepsByFile(pathways: readonly Pathway[]) {
  const found = new Map<string, { readonly id: string; readonly range: Range }[]>();
  for (const { id, status, route, file, range } of pathways) {
    if (status !== 'ungated') continue;
    for (const step of [...route, { file, range }])
      found.set(step.file, [...(found.get(step.file) ?? []), { id, range: step.range }]);
  }
  return found;
}

function spanOf(facts: FileFacts, { start, end }: Range): Span {
  return { s: offsetOf(facts, start), e: offsetOf(facts, end) };
}
