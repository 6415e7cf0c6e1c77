/**
 * The shape of a check: a question with a law behind it, decided from conclusions alone.
 *
 * `decide` is a pure function of verdict data. It enumerates its evidence in full, never a sample, and its
 * `docs` become the README's table and the hover.
 */
import type { ReportConfig } from '../../../shared/src/config';
import type { Duties } from '../../../shared/src/duties';
import type { CheckId, CheckResult, Finding, Pathway, Verdict } from '../../../shared/src/model';

export interface CheckInput {
  readonly pathways: readonly Pathway[];
  /** Files that name a third party, and are not analysed. */
  readonly unread?: number;
  /** Who stores choices, who answers requests, who reads them. */
  readonly duties: Duties;
  /** `PRIVACY_OPERATIONS.md`, where there is one. */
  readonly operations: { readonly file: string; readonly text: string } | undefined;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  readonly deadlines: Pick<ReportConfig, 'calendar' | 'holidays' | 'dueSoonDays'>;
  /** Ids of pathways that the configuration accepts beside confirmed ones. */
  readonly accepted: ReadonlySet<string>;
}

export interface Decision {
  readonly verdict: Verdict;
  readonly sentence: string;
  readonly findings: readonly Finding[];
}

export interface Check {
  readonly id: CheckId;
  readonly severity: CheckResult['severity'];
  readonly law: readonly string[];
  readonly docs: {
    readonly question: string;
    /** The smallest code that fails it, and that passes it. */
    readonly fails: string;
    readonly passes: string;
  };
  decide(input: CheckInput): Decision;
}

/** Identity, so that a check is compared with the shape where it is written. */
export function defineCheck(check: Check): Check {
  return check;
}
