/**
 * Places where a way ends in this world without a test: markup that is held back, an act of consenting
 * that this consumer does not perform. Kept as branches of which no side is open.
 */
import type { Branch, Context, Site } from '../machine/context';
import type { Machine } from '../machine/machine';
import { truthOf, type Value } from '../values/value';
import type { PreferenceRead } from './preference-read';

export type CutKind = 'markup' | 'grant';

export function recordCut(m: Machine, ctx: Context, at: Site, kind: CutKind, read: PreferenceRead): void {
  const cut: Branch = {
    test: at as Branch['test'],
    canBeTrue: false,
    canBeFalse: true,
    reads: [read],
    value: m.values.withReads(m.values.false, [read]),
    whenTrue: kind === 'markup' ? at : undefined,
    whenFalse: undefined,
    leavesWhenTrue: false,
    leavesWhenFalse: kind === 'grant',
    kind,
  };
  ctx.trace.cuts.set(at, cut);
}

/** What a function answers decides whether it goes on past its end: a guard, of which no test is in sight. */
export function recordAnswer(ctx: Context, end: Site, value: Value): void {
  const { canBeTrue, canBeFalse } = truthOf(value);
  const at = answerOf(ctx) ?? end;
  if (canBeTrue || value.reads.length === 0) {
    ctx.trace.cuts.delete(at);
    return;
  }
  ctx.trace.cuts.set(at, {
    test: at as Branch['test'],
    canBeTrue,
    canBeFalse,
    reads: value.reads,
    value,
    whenTrue: end,
    whenFalse: undefined,
    leavesWhenTrue: false,
    leavesWhenFalse: false,
  });
}

/** The last expression that it returns. */
function answerOf({ unit, fn }: Context): Site | undefined {
  const body = unit.facts.functions[fn]?.body ?? [];
  const last = body.findLast((it) => it.k === 'return');
  return last?.k === 'return' ? last.x : undefined;
}
