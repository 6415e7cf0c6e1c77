/** Fixes of findings that are about no single touchpoint, by rule. One file per fix; this is the list. */
import type { RuleId } from '../../../../shared/src/model';
import type { Fix, NoFix } from '../fix';
import { addTimestamp } from './add-timestamp';
import { denyByDefault } from './deny-by-default';
import type { Mend, MendInput } from './mend';
import { orderByNewest } from './order-by-newest';
import { readAnew } from './read-anew';
import { stopWhatRuns } from './stop-what-runs';

const MENDS: { readonly [rule in RuleId]?: Mend } = {
  'consent-default-allow': denyByDefault,
  'consent-not-latest': orderByNewest,
  'opt-out-no-timestamp': addTimestamp,
  'stale-consent': readAnew,
  'withdrawal-not-flushed': stopWhatRuns,
  'withdrawal-not-logged': addTimestamp,
};

export function canBeMended(rule: RuleId): boolean {
  return MENDS[rule] !== undefined;
}

export function mendFinding(input: MendInput): readonly (Fix | NoFix)[] {
  if (input.facts.problems.length > 0) return [{ why: 'The file has a syntax error.' }];
  return MENDS[input.rule]?.(input) ?? [];
}
