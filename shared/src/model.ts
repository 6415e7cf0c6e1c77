/**
 * The conclusions, as plain readonly data: what the engine says and every view shows.
 *
 * The shapes are those of the JSON report (schema version 1), so the command line, the language
 * server and the report cannot disagree. Lines and columns are 1-based, columns count UTF-16 units,
 * ends are exclusive, paths are relative to the scanned folder with `/`.
 */
import type { Duties } from './duties';

export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

export interface Place {
  readonly file: string;
  readonly range: Range;
}

export type Status = 'gated' | 'limited' | 'ungated' | 'exempt';

/** Why a pathway is ungated, in the order in which they are tried. */
export type Reason =
  | 'phantom-gate'
  | 'inverted-gate'
  | 'unawaited-gate'
  | 'late-gate'
  | 'some-routes-ungated'
  | 'leaky-gate'
  | 'not-a-preference'
  | 'no-gate';

export type Category =
  | 'advertising'
  | 'analytics'
  | 'session-replay'
  | 'cdp'
  | 'crm-marketing'
  | 'data-broker'
  | 'error-monitoring'
  | 'feature-flags'
  | 'support-chat';

export type TouchpointKind =
  | 'pixel'
  | 'sdk-call'
  | 'sdk-start'
  | 'script-load'
  | 'component'
  | 'http'
  | 'beacon'
  | 'image'
  | 'webhook';

export type Surface = 'client' | 'server' | 'both' | 'unknown';

export type GateKind =
  | 'condition'
  | 'middleware'
  | 'filter'
  | 'callback'
  | 'markup'
  | 'component'
  | 'query'
  | 'loader'
  | 'grant'
  | 'vendor-opt-out';

/** Where a preference comes from: a stored opt-out, a consent platform, a browser signal, a vendor's own state, an operator. */
export type PreferenceSource = 'stored' | 'cmp' | 'gpc' | 'dnt' | 'vendor' | 'operator';

export interface Gate extends Place {
  /** The condition as written, on one line. */
  readonly text: string;
  readonly kind: GateKind;
  readonly reads: readonly PreferenceSource[];
}

/** One place on a route, with a plain sentence or phrase that says what happens there. */
export interface RouteStep extends Place {
  readonly label: string;
}

/** Where a route begins, by a name that people know it by: `POST /api/checkout`. */
export interface RouteEntry {
  readonly label: string;
  readonly file: string;
}

export interface RouteCount {
  readonly total: number;
  readonly gated: number;
  readonly capped: boolean;
}

/** A touchpoint with all its routes. */
export interface Pathway extends Place {
  /** Stable hash of file, enclosing named scope, vendor, callee and literal arguments. */
  readonly id: string;
  /** What equal ones of a scope have in common. Not in reports for other programs. */
  readonly family?: string;
  readonly vendor: string;
  readonly vendorName: string;
  readonly category: Category;
  /** What is known of the third party was not read in its own code. */
  readonly confidence?: 'lower';
  readonly kind: TouchpointKind;
  readonly surface: Surface;
  readonly callee: string;
  /** The callee as the code spells it, where that is another: `mp.track`. */
  readonly written?: string;
  /** Keys of user data seen in the arguments. */
  readonly data: readonly string[];
  readonly status: Status;
  /** Null unless `status` is `ungated`. */
  readonly reason: Reason | null;
  readonly confirmed: boolean;
  readonly gates: readonly Gate[];
  /** The witness, entry first; for a gated pathway the route with its gate. */
  readonly route: readonly RouteStep[];
  /** Where the witness begins. Not in reports for other programs. */
  readonly entry?: RouteEntry;
  readonly routes: RouteCount;
  /** Of an exempt pathway: what the person wrote. */
  readonly exemption?: { readonly reason: string; readonly until: string | null };
}

export type Severity = 'error' | 'warning' | 'information';

export interface RelatedPlace extends Place {
  readonly message: string;
}

export interface Finding extends Place {
  readonly ruleId: RuleId;
  readonly severity: Severity;
  readonly message: string;
  /** Id of the pathway it is about, or null. */
  readonly pathway: string | null;
  readonly related: readonly RelatedPlace[];
}

export type Verdict = 'pass' | 'fail' | 'not-applicable';

export interface CheckResult {
  readonly id: CheckId;
  readonly severity: 'medium' | 'high';
  readonly verdict: Verdict;
  readonly sentence: string;
}

export interface NotAnalysed {
  readonly file: string;
  readonly why: string;
  /** The third party that it names. */
  readonly names?: string;
}

export interface Summary {
  readonly pathways: number;
  readonly gated: number;
  readonly confirmed: number;
  readonly limited: number;
  readonly ungated: number;
  readonly exempt: number;
  readonly filesScanned: number;
  readonly filesNotAnalysed: readonly NotAnalysed[];
}

/** A touchpoint in code that nothing can run: no pathway, but listed. */
export interface Unreachable extends Place {
  readonly vendorName: string;
  readonly callee: string;
}

/** A comment in place by which a person exempts from findings; it holds today. */
export interface ExemptionInPlace extends Place {
  readonly rules: readonly RuleId[];
  readonly reason: string;
  /** `YYYY-MM-DD`, its last day; null where it has none. */
  readonly until: string | null;
}

/** `done-late`: done, past its 15 business days. */
export type RemovalState = 'done' | 'done-late' | 'open' | 'due-soon' | 'overdue';

/** A row of the removals table, as written: one third party that is told of one request. */
export interface RemovalRow extends Place {
  readonly request: string;
  readonly received: string;
  readonly thirdParty: string;
  /** The last of 15 business days; null where `received` is no date. */
  readonly due: string | null;
  readonly done: string;
  readonly state: RemovalState;
}

/** Everything one scan concludes. Lists are sorted: pathways and findings by file, then position, then id. */
export interface Analysis {
  readonly summary: Summary;
  readonly checks: readonly CheckResult[];
  readonly pathways: readonly Pathway[];
  readonly findings: readonly Finding[];
  readonly unreachable: readonly Unreachable[];
  readonly duties: Duties;
  readonly exemptions: readonly ExemptionInPlace[];
  readonly removals: readonly RemovalRow[];
}

export type CheckId =
  | 'ccpa-readiness.opt-out.third-party-sharing-gated'
  | 'community-privacy-controls.data-rights.consent-withdrawal'
  | 'ccpa-readiness.opt-out.opt-out-processing-time';

export type RuleId =
  | 'ungated-sharing'
  | 'limited-sharing'
  | 'preference-ignored'
  | 'wrong-purpose'
  | 'gpc-ignored'
  | 'shares-before-consent'
  | 'unawaited-preference'
  | 'withdrawal-missing'
  | 'withdrawal-not-enforced'
  | 'withdrawal-not-flushed'
  | 'withdrawal-not-logged'
  | 'stale-consent'
  | 'consent-not-latest'
  | 'consent-default-allow'
  | 'preference-never-written'
  | 'opt-out-missing'
  | 'opt-out-not-recorded'
  | 'opt-out-not-immediate'
  | 'opt-out-inbox'
  | 'opt-out-no-deadline'
  | 'opt-out-no-timestamp'
  | 'opt-out-unconfirmed'
  | 'opt-out-status-not-shown'
  | 'third-parties-not-notified'
  | 'removal-overdue'
  | 'removal-due-soon'
  | 'removal-malformed'
  | 'removal-personal-data'
  | 'unused-exemption'
  | 'expired-exemption'
  | 'malformed-exemption'
  | 'invalid-config';
