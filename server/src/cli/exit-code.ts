/**
 * What a result means for a build: 0 nothing failed, 1 something did, 2 the configuration is wrong (2 outranks 1).
 *
 * With `ungated`, pathways that are limited and not accepted do not fail a build; with `limited` they do.
 */
import type { Analysis, CheckResult, Finding, RuleId } from '../../../shared/src/model';
import { RULE_CHECKS } from '../../../shared/src/rule-words';
import type { FailOn } from './arguments';

export type ExitCode = 0 | 1 | 2;

export const OK = 0;
export const FAILED = 1;
export const BROKEN = 2;

/** `isNew`: absent where every finding counts; else those that are neither in the baseline nor as they were. */
export function decideExitCode(analysis: Analysis, failOn: FailOn, isNew?: (finding: Finding) => boolean): ExitCode {
  if (analysis.findings.some((it) => it.ruleId === 'invalid-config')) return BROKEN;
  if (failOn === 'never') return OK;
  const counted = isNew ? analysis.findings.filter(isNew) : analysis.findings;
  if (counted.some((it) => it.severity === 'error')) return FAILED;
  const failing = counted.filter(
    (it) => !FAIL_NO_CHECK.has(it.ruleId) && (failOn === 'limited' || it.ruleId !== 'limited-sharing'),
  );
  const told = new Set(failing.map((it) => RULE_CHECKS[it.ruleId]));
  const failed = analysis.checks.filter((it) => it.verdict === 'fail' && (!isNew || told.has(it.id)));
  const decisive = failOn === 'limited' ? failed : failed.filter((it) => !failsForLimitedOnly(it, analysis));
  return decisive.length > 0 ? FAILED : OK;
}

/** Beside these, each finding of a check makes it fail. */
const FAIL_NO_CHECK: ReadonlySet<RuleId> = new Set([
  'gpc-ignored',
  'shares-before-consent',
  'unawaited-preference',
  'opt-out-status-not-shown',
  'removal-due-soon',
]);

/** Nothing but limited pathways that nobody accepted keeps the sharing check from passing. */
function failsForLimitedOnly(check: CheckResult, { pathways, findings }: Analysis): boolean {
  if (check.id !== 'ccpa-readiness.opt-out.third-party-sharing-gated') return false;
  const isAccepted = findings.some((it) => it.ruleId === 'limited-sharing' && it.severity === 'information');
  const others = pathways.filter((it) => it.status === 'ungated' || (it.status === 'gated' && !it.confirmed));
  return others.length === 0 && !isAccepted && pathways.some((it) => it.status === 'limited');
}
