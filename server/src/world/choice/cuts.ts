/**
 * Places where a way ends in this world without a test: markup that is held back, an act of consenting
 * that this consumer does not perform. Kept as branches of which no side is open.
 */
import type { Branch, Context, Site } from '../machine/context';
import type { Machine } from '../machine/machine';
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
