/**
 * Every finding's id with the severity it has unless the configuration says otherwise.
 *
 * The record is total over `RuleId`, so a new id does not compile until its severity is decided here.
 */
import type { RuleId, Severity } from './model';

export const RULE_SEVERITIES: Readonly<Record<RuleId, Severity>> = {
  'ungated-sharing': 'error',
  'limited-sharing': 'warning',
  'preference-ignored': 'error',
  'wrong-purpose': 'error',
  'gpc-ignored': 'warning',
  'shares-before-consent': 'warning',
  'unawaited-preference': 'warning',
  'withdrawal-missing': 'error',
  'withdrawal-not-enforced': 'error',
  'withdrawal-not-flushed': 'error',
  'withdrawal-not-logged': 'warning',
  'stale-consent': 'error',
  'consent-not-latest': 'error',
  'consent-default-allow': 'error',
  'preference-never-written': 'error',
  'opt-out-missing': 'error',
  'opt-out-not-recorded': 'error',
  'opt-out-not-immediate': 'error',
  'opt-out-inbox': 'error',
  'opt-out-no-deadline': 'error',
  'opt-out-no-timestamp': 'warning',
  'opt-out-unconfirmed': 'warning',
  'opt-out-status-not-shown': 'warning',
  'third-parties-not-notified': 'error',
  'removal-overdue': 'error',
  'removal-due-soon': 'information',
  'removal-malformed': 'warning',
  'removal-personal-data': 'warning',
  'unused-exemption': 'warning',
  'expired-exemption': 'warning',
  'malformed-exemption': 'warning',
  'invalid-config': 'warning',
};

export function isRuleId(text: string): text is RuleId {
  return Object.hasOwn(RULE_SEVERITIES, text);
}
