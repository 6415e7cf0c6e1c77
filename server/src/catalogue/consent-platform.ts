/**
 * What the engine knows of consent platforms (CMPs) and browser signals. Data only.
 *
 * Readers are access paths below one of the platform's packages or globals, written as code:
 *   `isConsented('marketing')`  a call; a literal argument must be equal, `_` is any, a missing argument list is a property
 *   `consent.marketing`         a property
 *   `getConsent().purposes.*`   `*` is any one name
 *   `('getConsent')`            a call of the global itself
 *   ``                          the global or the default export itself, read
 * Paths match the end of what is written. Names of storage and scripts may hold `*` for any text.
 */
export type Polarity = 'in' | 'out';

/** What a reader answers. `in`: true means share. `out`: true means do not. `answered`: only that a decision exists (no gate).
 *  `record`: an object or string of choices, whose members or substrings decide. `unknown`: cannot be judged. */
export type ReaderMeaning = Polarity | 'answered' | 'record' | 'unknown';

/** `answers`: a yes or no under the name of each vendor or purpose. */
export type CallbackState = ReaderMeaning | 'answers';

export type Purpose = 'advertising' | 'analytics' | 'functional' | 'sale' | 'any';

export interface ConsentReader {
  readonly path: string;
  readonly means: ReaderMeaning;
  /** The answer is a Promise of it. */
  readonly promise?: true;
  readonly purpose?: Purpose;
}

export interface HeldBackMarkup {
  readonly attribute?: string;
  readonly classPrefix?: string;
}

export interface ConsentPlatform {
  readonly id: string;
  readonly name: string;
  /** `sdk`: a vendor's own memory of the consumer's choice. */
  readonly kind: 'cmp' | 'signal' | 'wrapper' | 'sdk';
  readonly packages?: readonly string[];
  readonly globals?: readonly string[];
  readonly readers?: readonly ConsentReader[];
  /** Categories that it grants without asking, beside those that every platform calls necessary. */
  readonly alwaysOn?: readonly string[];
  /** Its records hold words, `'ACCEPT'` and `'DENY'`: that a member is there says nothing. */
  readonly words?: true;
  /** What its records call a status is a boolean; `consent` in them is an object. */
  readonly booleans?: true;
  /** Its events list the names of what was `accepted` and what was `rejected`: that a list is there says nothing. */
  readonly lists?: true;
  /** Runs its callback (argument index) only on consent: a gate. */
  readonly onConsent?: readonly { readonly path: string; readonly callback: number; readonly purpose?: Purpose }[];
  /** Runs its callback on any change: the condition inside decides. `state`: what the first parameter is. */
  readonly onChange?: readonly { readonly path: string; readonly callback: number; readonly state?: CallbackState }[];
  /** Lists of functions that it runs once it is there, by their global names, and the global that it hands to them. */
  readonly queues?: readonly { readonly name: string; readonly gives: string }[];
  /** Functions of the page that it calls, by their global names. */
  readonly calls?: readonly string[];
  /** DOM events on any change. */
  readonly events?: readonly string[];
  /** Events that name a category in their `detail.category`, each time one is on. */
  readonly enables?: readonly string[];
  /** `<script type="text/plain" data-category="analytics">`: attribute names or class prefixes that hold a tag back. */
  readonly markup?: readonly HeldBackMarkup[];
  /** Cookies and storage keys it keeps its answer in. */
  readonly storage?: readonly string[];
  /** Calls that record a choice or open the dialog: never touchpoints. */
  readonly setters?: readonly string[];
  readonly opens?: readonly string[];
  /** Ids, classes and attribute values of markup that opens the dialog when it is clicked. */
  readonly openers?: readonly string[];
  /** Calls that set it up: they tell it from another platform of the same global. */
  readonly starts?: readonly string[];
  /** It shows a control of its own on each page, by which the choice can be changed. */
  readonly staysOpen?: true;
  /** Its package or global holds much else: only a reader, a setter or what opens the dialog tells that it is used. */
  readonly partOfMore?: true;
  /** Its own loader: never a touchpoint. */
  readonly scripts?: readonly string[];
  readonly source?: string;
  readonly verified?: boolean;
}

export function defineConsentPlatform(platform: ConsentPlatform): ConsentPlatform {
  return platform;
}
