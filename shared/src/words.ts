/**
 * The words people read: one place, so that editor, command line and report say the same.
 *
 * A sentence states a fact and gives no advice (advice is a fix's title). Every word follows the
 * glossary: gated is what is proven, confirmed is gated without a finding against it.
 */
import type { Category, GateKind, Pathway, PreferenceSource, Reason, Status, Surface, TouchpointKind } from './model';

/** `k` of `n` routes are gated; `capped` when there are more routes than were counted. */
export interface RouteNumbers {
  readonly k: number;
  readonly n: number;
  readonly capped?: boolean;
}

/** Says a text, or its translation, with values in the places of `{0}` and `{1}`. */
export type Say = (text: string, ...values: (string | number)[]) => string;

const plainly: Say = (text, ...values) => text.replace(/\{(\d)\}/g, (_, index) => String(values[Number(index)]));

/** Why a pathway is ungated, as one sentence. */
export function reasonSentence(reason: Reason, { k, n, capped }: RouteNumbers, say = plainly): string {
  if (reason !== 'some-routes-ungated') return say(REASON_SENTENCES[reason]);
  return say(capped ? SOME_OF_MORE : REASON_SENTENCES[reason], k, n);
}

/** What a status means, as one sentence. `ungated` is told by its reason. */
export function statusSentence(status: Status, say = plainly): string {
  return say(STATUS_SENTENCES[status]);
}

/** What happens at a touchpoint, in a route's last step: `` `analytics.track` sends to Segment ``. */
export function touchpointWords(kind: TouchpointKind, written: string, vendorName: string): string {
  return `\`${written}\` ${DOES[kind]} ${vendorName}`;
}

/** Why a pathway has its status, as one sentence. */
export function pathwaySentence({ status, reason, routes }: Pick<Pathway, 'status' | 'reason' | 'routes'>): string {
  if (reason === null) return statusSentence(status);
  return reasonSentence(reason, { k: routes.gated, n: routes.total, capped: routes.capped });
}

export function statusWord(status: Status, say = plainly): string {
  return say(STATUS_WORDS[status]);
}

export function surfaceWord(surface: Surface): string {
  return SURFACE_WORDS[surface];
}

export function categoryWord(category: Category): string {
  return CATEGORY_WORDS[category];
}

export function kindWord(kind: TouchpointKind): string {
  return KIND_WORDS[kind];
}

export function gateKindWord(kind: GateKind, say = plainly): string {
  return say(GATE_KIND_WORDS[kind]);
}

export function sourceWord(source: PreferenceSource, say = plainly): string {
  return say(SOURCE_WORDS[source]);
}

const REASON_SENTENCES: { readonly [reason in Reason]: string } = {
  'phantom-gate': 'The predicate on the way is named like a gate, yet what it evaluates always allows sharing.',
  'inverted-gate': 'The condition is the wrong way round: it runs only when the consumer has opted out.',
  'unawaited-gate': 'The condition tests a Promise and not its value, so it does not depend on the preference.',
  'late-gate': 'The preference is read only after the data has left or the script has loaded.',
  'some-routes-ungated': '{0} of {1} routes are gated; at least one reaches it without a gate.',
  'leaky-gate': 'A preference is read on the way, yet some value, failure or other operand lets it pass.',
  'not-a-preference': "The conditions on the way do not depend on the consumer's preference.",
  'no-gate': 'No condition on the way reads an opt-out preference.',
};

/** There are more routes than were counted. */
const SOME_OF_MORE = '{0} of {1} or more routes are gated; at least one reaches it without a gate.';

const STATUS_SENTENCES: { readonly [status in Status]: string } = {
  gated: 'When the consumer has opted out, nothing reaches it.',
  limited: 'When the consumer has opted out, data still leaves under the restricted use that the vendor offers.',
  ungated: 'When the consumer has opted out, it can still run.',
  exempt: 'A person exempted it in place.',
};

const STATUS_WORDS: { readonly [status in Status]: string } = {
  gated: 'Gated',
  limited: 'Limited',
  ungated: 'Ungated',
  exempt: 'Exempt',
};

const SURFACE_WORDS: { readonly [surface in Surface]: string } = {
  client: 'in the browser',
  server: 'on the server',
  both: 'in the browser and on the server',
  unknown: 'where is not known',
};

const CATEGORY_WORDS: { readonly [category in Category]: string } = {
  advertising: 'advertising',
  analytics: 'analytics',
  'session-replay': 'session replay',
  cdp: 'customer data platform',
  'crm-marketing': 'CRM and marketing',
  'data-broker': 'data broker',
  'error-monitoring': 'error monitoring',
  'feature-flags': 'feature flags',
  'support-chat': 'support chat',
};

const KIND_WORDS: { readonly [kind in TouchpointKind]: string } = {
  pixel: 'pixel call',
  'sdk-call': 'SDK call',
  'sdk-start': 'SDK start',
  'script-load': 'script load',
  component: 'component',
  http: 'HTTP request',
  beacon: 'beacon',
  image: 'image request',
  webhook: 'webhook forward',
};

const GATE_KIND_WORDS: { readonly [kind in GateKind]: string } = {
  condition: 'condition',
  middleware: 'middleware',
  filter: 'filter',
  callback: 'consent callback',
  markup: 'held-back markup',
  component: 'parent component',
  query: 'query condition',
  loader: 'gated loader',
  grant: 'act of consenting',
  'vendor-opt-out': "vendor's own opt-out",
};

const SOURCE_WORDS: { readonly [source in PreferenceSource]: string } = {
  stored: 'a stored preference',
  cmp: 'a consent platform',
  gpc: 'Global Privacy Control',
  dnt: 'Do Not Track',
  vendor: "the vendor's own state",
  operator: "an operator's switch",
};

const DOES: { readonly [kind in TouchpointKind]: string } = {
  'script-load': 'loads the script of',
  component: 'mounts',
  'sdk-start': 'starts',
  image: 'requests an image of',
  webhook: 'forwards to',
  pixel: 'sends to',
  'sdk-call': 'sends to',
  http: 'sends to',
  beacon: 'sends to',
};

/** `Segment`, `Taboola (not verified)`: of lower confidence, so that nobody takes it for read in their code. */
export function thirdPartyWords({ vendorName, confidence }: Pick<Pathway, 'vendorName' | 'confidence'>): string {
  return confidence === 'lower' ? `${vendorName} (not verified)` : vendorName;
}

/** What the editor's own views say in these words, for translators. */
export const SAID_IN_VIEWS: readonly string[] = [
  ...[STATUS_WORDS, STATUS_SENTENCES, REASON_SENTENCES, GATE_KIND_WORDS, SOURCE_WORDS].flatMap(Object.values<string>),
  SOME_OF_MORE,
];
