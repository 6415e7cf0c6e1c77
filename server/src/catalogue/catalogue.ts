/**
 * The questions the engine asks of the catalogue. `createCatalogue` answers them from the vendors and
 * consent platforms given: the shipped ones, then those of the configuration.
 */
import type { Category, TouchpointKind } from '../../../shared/src/model';
import type { CallbackState, ConsentPlatform, Polarity, Purpose, ReaderMeaning } from './consent-platform';
import type { NamedGate, NamedSwitch } from './named-gate';
import type { Opening } from './openings';
import type { Vendor, VendorOptOut } from './vendor';

/** A name in a path that is not known: `analytics[method](…)`. */
export const ANY_NAME = '\u0000';

/**
 * How a foreign value was reached: from a package's export or a global variable, by names.
 * `path` holds every name in order; a call or construction between names is left out of `path` and noted in `steps`.
 *
 *   `posthog.people.set`            global, ['posthog', 'people', 'set']
 *   `new Analytics().track`         package '@segment/analytics-node', ['Analytics', 'track']; steps [{after: 1, how: 'new'}]
 *   `import mp from 'mixpanel'; mp` package 'mixpanel', ['default']
 */
export interface Access {
  readonly root: { readonly kind: 'package'; readonly spec: string } | { readonly kind: 'global' };
  readonly path: readonly string[];
  readonly steps: readonly AccessStep[];
}

export interface AccessStep {
  /** The number of names before it. */
  readonly after: number;
  readonly how: 'call' | 'new' | 'await';
  /** Literal arguments; undefined where not known. */
  readonly args: readonly LiteralArgument[];
  readonly rows?: RowFacts | undefined;
  readonly schema?: SchemaFacts | undefined;
}

/** Of a validator's schema, and no matter of the catalogue's: what it makes of a value. Nothing said: the value itself. */
export interface SchemaFacts {
  /** Of an object nothing else is left. */
  readonly keys?: { readonly [key: string]: SchemaFacts };
  /** It may make anything else of it. */
  readonly changes?: boolean;
  /** Something else stands where there is nothing. */
  readonly fills?: boolean;
  /** Of a list that takes its elements as they are or changes them. */
  readonly element?: SchemaFacts;
}

/** Of a call of a query, and no matter of the catalogue's: whose rows it gives, and which of their columns tell. */
export interface RowFacts {
  /** `own`: a condition asks for one consumer; `all`: none does; `others`: whatever is asked, it takes in others too. */
  readonly whose?: 'own' | 'all' | 'others' | undefined;
  /** It may give those of several consumers, though a condition narrows them: `where: { teamId }`. */
  readonly several?: boolean | undefined;
  /** Of DynamoDB: what its table is called, or the setting that says it. */
  readonly table?: string | undefined;
  /** Of DynamoDB: its attributes stand below their types. */
  readonly raw?: boolean | undefined;
  /** Nothing but the key of a tenant, or of a thing, is asked for. */
  readonly tenant?: boolean | undefined;
  /** By what one consumer is asked for: who is logged in, or a key of the address. */
  readonly by?: 'session' | 'route' | 'rerouted' | 'sent' | undefined;
  /** Of another person than the one who asks. */
  readonly another?: boolean | undefined;
  /** It gives one row of them, not a list. */
  readonly one?: boolean | undefined;
  /** The columns that there are. */
  readonly only?: readonly string[] | undefined;
  /** Columns that are left out, made up by the query, or just written. */
  readonly not?: readonly string[] | undefined;
  /** Any column may just have been written. */
  readonly written?: boolean | undefined;
  /** They are still to be awaited. */
  readonly promised?: boolean | undefined;
}

export type LiteralArgument =
  | string
  | number
  | boolean
  | null
  | undefined
  | { readonly [key: string]: LiteralArgument }
  | readonly LiteralArgument[];

export interface SinkMatch {
  readonly vendor: Vendor;
  readonly kind: TouchpointKind;
  /** How it is shown: `fbq('track')`, `analytics.track`. */
  readonly callee: string;
  /** By a name that the vendor's source does not show. */
  readonly isUnseen?: true;
  /** By a name that others have too (`s.t()`), or that the workspace gave something of its own: counts where the vendor is seen. */
  readonly byNameAlone?: 'short' | 'own';
}

export interface PreferenceMatch {
  readonly source: 'stored' | 'cmp' | 'gpc' | 'dnt' | 'vendor';
  readonly means: ReaderMeaning;
  readonly promise: boolean;
  readonly purpose: Purpose;
}

export interface OptOutMatch {
  readonly vendor: Vendor;
  readonly optOut: VendorOptOut;
  readonly lifts: boolean;
}

export interface CallbackMatch {
  /** Index of the callback among the arguments. */
  readonly callback: number;
  /** It runs only on consent; otherwise on any change, and the condition inside decides. */
  readonly onlyOnConsent: boolean;
  /** What the callback's first parameter is. */
  readonly state: CallbackState | undefined;
  readonly purpose: Purpose;
}

export interface Catalogue {
  readonly vendors: readonly Vendor[];
  /** Does it come from a vendor's package or global, whatever is done with it? */
  isVendors(access: Access): boolean;
  /** A call, construction or JSX use of a foreign value: does it share? `args`: literal arguments, as far as known. */
  matchUse(access: Access, how: 'call' | 'new' | 'jsx', args: readonly LiteralArgument[]): SinkMatch | undefined;
  /** A plugin or module that a site's configuration names: is a third party's script loaded by it? */
  matchPlugin(name: string): SinkMatch | undefined;
  /** Does this use tell the vendor to stop or limit, or lift that? `set`: an assignment to a global, `args` holds the value. */
  matchOptOut(access: Access, how: 'call' | 'new' | 'set', args: readonly LiteralArgument[]): OptOutMatch | undefined;
  /** Everything that the use says to every vendor it reaches. What may lift counts as lifting. */
  matchOptOuts(access: Access, how: 'call' | 'new' | 'set', args: readonly LiteralArgument[]): readonly OptOutMatch[];
  /** `url` as far as known; unknown parts are U+0000. `use`: what is done with it. */
  matchUrl(url: string, use: 'script' | 'http' | 'beacon' | 'image'): SinkMatch | undefined;
  /** The third party that a text which is no code names by an address. */
  namedInText(text: string): string | undefined;
  /** Is reading this foreign value (or calling it with these arguments) a preference read? */
  matchReader(access: Access, how: 'read' | 'call', args: readonly LiteralArgument[]): PreferenceMatch | undefined;
  /** What the records of the platform that is asked under this name hold, where they all do. */
  formOfAnswers(asked: string): 'words' | 'booleans' | 'lists' | undefined;
  /** A part of a consent platform that answers only below it: no answer by its name. */
  isBeforeReader(access: Access): boolean;
  /** A function that takes a callback and runs it only on consent, or on any change. */
  matchConsentCallback(access: Access, args: readonly LiteralArgument[]): CallbackMatch | undefined;
  /** A call on a consent platform that records a choice, or opens the dialog again. */
  matchConsentAction(
    access: Access,
    args: readonly LiteralArgument[],
  ): { platform: ConsentPlatform; action: 'records' | 'opens' } | undefined;
  /** The consent platform that a value belongs to, whatever is done with it: its use shows that it is loaded. */
  platformOf(access: Access): ConsentPlatform | undefined;
  /** All that share its global: what is done with it tells which one it is. */
  platformsOf(access: Access): readonly ConsentPlatform[];
  /** The consent platform whose loader this URL is: never a touchpoint. */
  platformOfScript(url: string): ConsentPlatform | undefined;
  /** A global function of the page that a consent platform calls. */
  isCalledByPlatform(name: string): boolean;
  /** The global that a consent platform hands to the functions in a list of this global name. */
  givenByQueue(name: string): string | undefined;
  /** A DOM event name that means that a choice changed. */
  isConsentEvent(name: string): boolean;
  /** The categories that an event names whatever the consumer says; undefined where it names none. */
  alwaysEnabledBy(event: string): readonly string[] | undefined;
  /** Attributes of a `<script>`/`<iframe>`/`<img>` by which a CMP holds it back. */
  isHeldBack(attributes: ReadonlyMap<string, string>): boolean;
  /** A `<script>` of these attributes stands there as text. */
  isText(attributes: ReadonlyMap<string, string>): boolean;
  /** A name of a function, property, parameter or column: does true mean share (`in`) or do not (`out`)? `record`: holds several choices. */
  polarityOfName(name: string): Polarity | 'record' | undefined;
  /** A name with a polarity whose value is a word and no boolean: `consentStatus` is `'granted'` or `'denied'`, both truthy. */
  isWordedChoice(name: string): boolean;
  /** A name or key of a browser signal: `sec-gpc`, `gpcEnabled`, `doNotTrack`. */
  signalOf(name: string): 'gpc' | 'dnt' | undefined;
  /** A cookie, storage, header or cache key, or a template's literal parts. `record`: holds several choices. */
  polarityOfKey(key: string): Polarity | 'record' | undefined;
  /** A database model, table or collection of choices: `privacyPreference` (a row means out), `userConsent` (a row is a record). */
  polarityOfModel(name: string): Polarity | 'record' | undefined;
  /** What a stored value says under a key or name of this polarity. Undefined: neither. */
  meaningOfLiteral(value: string | number | boolean | null, polarity: Polarity): 'refuses' | 'allows' | undefined;
  /** Does a member of this name, of a record of choices, hold the choice for a purpose or a vendor? */
  isChoice(name: string): boolean;
  purposeOfName(name: string): Purpose | undefined;
  /** A category that is on whatever the consumer says, as a name, key or literal: reading it is no preference read. */
  isNecessary(name: string): boolean;
  /** A condition on such a name is no preference: environment, key present, log-in, feature flag, sampling, jurisdiction, host name, banner answered, operator switch. */
  isNonPreference(name: string): boolean;
  /** Names that the configuration gives a meaning, wherever that holds. */
  readonly gates: ReadonlyMap<string, readonly NamedGate[]>;
  /** Matches every text that could hold a touchpoint. Generated from the data; no file without a match holds one. */
  readonly prefilter: TextFilter;
  /** Where a text opens a consent platform again. */
  openingsIn(text: string): readonly Opening[];
}

/** Of a regular expression, all that anybody asks. */
export interface TextFilter {
  test(text: string): boolean;
}

export interface CatalogueOptions {
  /** Beside the shipped ones; one with the id of a shipped vendor replaces it. */
  readonly vendors?: readonly Vendor[];
  /** Vendors of other categories are unknown to the catalogue. */
  readonly categories?: ReadonlySet<Category>;
  readonly gates?: readonly NamedGate[];
  /** Switches of the operator: whatever they are called, they say nothing of the consumer's choice. */
  readonly operatorSwitches?: ReadonlySet<string>;
  /** Those that count as the consumer's preference all the same. */
  readonly countedSwitches?: readonly NamedSwitch[];
}
