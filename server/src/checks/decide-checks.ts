/** Runs every check over the same conclusions. Results keep the list's order; findings are sorted here, once. */
import { compareFindings } from '../../../shared/src/compare-places';
import type { CheckResult, Finding } from '../../../shared/src/model';
import type { CheckInput } from './check';
import { CHECKS } from './index';

export interface CheckDecisions {
  readonly checks: readonly CheckResult[];
  readonly findings: readonly Finding[];
}

export function decideChecks(input: CheckInput): CheckDecisions {
  const decided = CHECKS.map((check) => ({ check, decision: check.decide(input) }));
  return {
    checks: decided.map(({ check, decision }) => ({
      id: check.id,
      severity: check.severity,
      verdict: decision.verdict,
      sentence: decision.sentence,
    })),
    findings: decided.flatMap(({ decision }) => decision.findings).sort(compareFindings),
  };
}
