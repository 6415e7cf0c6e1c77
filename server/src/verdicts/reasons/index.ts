/** The reasons, in the order in which they are tried (SEMANTICS, Status of a pathway). */
import type { Reason } from '../../../../shared/src/model';
import type { ReasonTest, UngatedCase } from './case';
import { isInvertedGate } from './inverted-gate';
import { isLateGate } from './late-gate';
import { isLeakyGate } from './leaky-gate';
import { isNotAPreference } from './not-a-preference';
import { isPhantomGate } from './phantom-gate';
import { isSomeRoutesUngated } from './some-routes-ungated';
import { isUnawaitedGate } from './unawaited-gate';

const REASONS: readonly (readonly [Reason, ReasonTest])[] = [
  ['phantom-gate', isPhantomGate],
  ['inverted-gate', isInvertedGate],
  ['unawaited-gate', isUnawaitedGate],
  ['late-gate', isLateGate],
  ['some-routes-ungated', isSomeRoutesUngated],
  ['leaky-gate', isLeakyGate],
  ['not-a-preference', isNotAPreference],
];

export function decideReason(it: UngatedCase): Reason {
  return REASONS.find(([, holds]) => holds(it))?.[0] ?? 'no-gate';
}
