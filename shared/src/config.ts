/**
 * The configuration as typed values, with every default filled in: what `optgate.config.json` says once it was read.
 *
 * A vendor has the shape of the catalogue's own; it is spelled here again because this folder imports nothing, and a
 * test compares the two types.
 */
import type { Category, PreferenceSource, RuleId, Severity, Surface } from './model';

export interface Config {
  readonly regime: 'opt-out' | 'opt-in' | 'both';
  readonly accept: readonly 'limited'[];
  readonly categories: readonly Category[];
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly gates: readonly ConfiguredGate[];
  readonly vendors: readonly ConfiguredVendor[];
  readonly entries: readonly ConfiguredEntry[];
  readonly operatorSwitches: readonly OperatorSwitch[];
  readonly severity: { readonly [rule in RuleId]?: Severity | 'off' };
  readonly report: ReportConfig;
}

/** A function, property or variable of the workspace that answers for the consumer. */
export interface ConfiguredGate {
  readonly name: string;
  /** Absent: wherever the name is declared. */
  readonly module?: string;
  /** What true says: share (`in`) or do not (`out`). */
  readonly means: 'in' | 'out';
  readonly reads?: readonly PreferenceSource[];
}

export interface ConfiguredVendor {
  readonly id: string;
  readonly name: string;
  readonly category: Category;
  readonly surface?: Surface;
  readonly packages?: readonly string[];
  readonly exports?: readonly string[];
  readonly globals?: readonly string[];
  readonly hosts?: readonly string[];
  readonly scripts?: readonly string[];
  readonly sends?: readonly string[];
  readonly starts?: readonly string[];
  readonly components?: readonly string[];
  readonly suppresses?: readonly string[];
  readonly optOut?: readonly ConfiguredOptOut[];
  readonly filter?: ConfiguredFilter;
  readonly multiplexer?: true;
  readonly source?: string;
  readonly verified?: boolean;
  readonly alsoRead?: readonly string[];
  readonly unseen?: readonly string[];
}

export interface ConfiguredOptOut {
  readonly call: string;
  readonly effect: 'stops' | 'limits' | 'nothing';
  readonly liftedBy?: readonly string[];
  readonly processWide?: true;
}

export interface ConfiguredFilter {
  readonly option: string;
  readonly drops: readonly ('null' | 'undefined' | 'false')[];
}

export interface ConfiguredEntry {
  readonly file: string;
  readonly exports: readonly string[];
}

export interface OperatorSwitch {
  readonly name: string;
  /** Whether it counts as the consumer's preference. */
  readonly gates: boolean;
}

export interface ReportConfig {
  readonly path: string;
  /** Whose holidays are no business days; `weekdays`: nobody's. */
  readonly calendar: 'us-federal' | 'weekdays';
  /** Further days that are none: `YYYY-MM-DD`. */
  readonly holidays: readonly string[];
  readonly dueSoonDays: number;
}

export const DEFAULT_CONFIG: Config = {
  regime: 'opt-out',
  accept: [],
  categories: ['advertising', 'analytics', 'session-replay', 'cdp', 'crm-marketing', 'data-broker'],
  include: ['**'],
  exclude: [],
  gates: [],
  vendors: [],
  entries: [],
  operatorSwitches: [],
  severity: {},
  report: { path: 'PRIVACY_OPERATIONS.md', calendar: 'us-federal', holidays: [], dueSoonDays: 3 },
};
