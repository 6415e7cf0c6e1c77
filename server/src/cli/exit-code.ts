/**
 * What a result means for a build: 0 nothing failed, 1 something did, 2 the configuration is wrong (2 outranks 1).
 *
 * With `ungated`, pathways that are limited and not accepted do not fail a build; with `limited` they do.
 */
import type { Analysis, CheckResult } from '../../../shared/src/model';
import type { FailOn } from './arguments';

export type ExitCode = 0 | 1 | 2;

export const OK = 0;
export const FAILED = 1;
export const BROKEN = 2;

export function decideExitCode(analysis: Analysis, failOn: FailOn): ExitCode {
  if (analysis.findings.some((it) => it.ruleId === 'invalid-config')) return BROKEN;
  if (failOn === 'never') return OK;
  if (analysis.findings.some((it) => it.severity === 'error')) return FAILED;
  const failed = analysis.checks.filter((it) => it.verdict === 'fail');
  const counted = failOn === 'limited' ? failed : failed.filter((it) => !failsForLimitedOnly(it, analysis));
  return counted.length > 0 ? FAILED : OK;
}

/** Nothing but limited pathways that nobody accepted keeps the sharing check from passing. */
function failsForLimitedOnly(check: CheckResult, { pathways, findings }: Analysis): boolean {
  if (check.id !== 'ccpa-readiness.opt-out.third-party-sharing-gated') return false;
  const isAccepted = findings.some((it) => it.ruleId === 'limited-sharing' && it.severity === 'information');
  const others = pathways.filter((it) => it.status === 'ungated' || (it.status === 'gated' && !it.confirmed));
  return others.length === 0 && !isAccepted && pathways.some((it) => it.status === 'limited');
}
