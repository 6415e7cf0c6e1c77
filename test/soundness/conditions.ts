/**
 * Conditions of generated programs: mostly preference reads with the right sign, mixed with what is unknown
 * and now and then wrong, since a gate that is nearly right is what must not be called gated.
 */
import { type Draft, type DraftFile, use, useDatabase, usePackage } from './draft';
import { choose } from './families/family';
import { COOKIE_READS, SIGNAL_READS, STORAGE_READS } from './families/reads';

/** Where a condition or a statement is written. */
export interface Scope {
  readonly draft: Draft;
  readonly file: DraftFile;
  /** `await` may be written. */
  readonly async: boolean;
  /** `return` may be written. */
  readonly returns: boolean;
  readonly loop: boolean;
  /** How much deeper statements may nest. */
  readonly depth: number;
  /** Where the program is no page: how choices are read there, and what shares. */
  readonly place?: Place;
  /** Boolean variables in sight that say yes to sharing, and those that are no constants. */
  readonly flags: readonly Flag[];
}

export interface Place {
  readonly read: (scope: Scope, polarity: Polarity) => string;
  readonly touch: (event: string) => string;
}

export interface Flag {
  readonly name: string;
  readonly polarity: Polarity;
  readonly mutable: boolean;
}

export type Polarity = 'in' | 'out';

export const READ_FAMILIES = { cookies: COOKIE_READS, storage: STORAGE_READS, signals: SIGNAL_READS };

/** A condition that should be true when sharing is allowed (`in`) or refused (`out`). Sometimes it is not. */
export function writeCondition(scope: Scope, polarity: Polarity, depth = 2): string {
  const { random } = scope.draft;
  if (depth === 0) return writeLeaf(scope, polarity);
  const same = (): string => writeCondition(scope, polarity, depth - 1);
  return random.weigh<() => string>([
    [10, () => writeLeaf(scope, polarity)],
    [3, () => `!(${writeCondition(scope, opposite(polarity), depth - 1)})`],
    // The preference and something unknown: as a conjunct for "share", as an alternative for "stop"; or the wrong one.
    [3, () => shuffled(scope, [same(), writeUnknown(scope)], joiner(scope, polarity))],
    [2, () => shuffled(scope, [same(), same()], joiner(scope, polarity))],
    [1, () => `Boolean(${same()})`],
    [1, () => `(${same()} ? true : false)`],
    [1, () => `[${same()}, ${writeUnknown(scope)}].${polarity === 'in' ? 'every' : 'some'}(Boolean)`],
    [1, () => `(${writeUnknown(scope)} ? ${same()} : ${same()})`],
    [0.5, () => `(${same()} ?? ${polarity === 'in'})`],
  ])();
}

function joiner(scope: Scope, polarity: Polarity): string {
  const right = polarity === 'in' ? ' && ' : ' || ';
  const wrong = polarity === 'in' ? ' || ' : ' && ';
  return scope.draft.random.chance(0.85) ? right : wrong;
}

function shuffled(scope: Scope, parts: readonly string[], by: string): string {
  const ordered = scope.draft.random.chance(0.5) ? parts : [...parts].reverse();
  return `(${ordered.join(by)})`;
}

export function opposite(polarity: Polarity): Polarity {
  return polarity === 'in' ? 'out' : 'in';
}

function writeLeaf(scope: Scope, polarity: Polarity): string {
  const { random } = scope.draft;
  const sign = random.chance(0.93) ? polarity : opposite(polarity);
  const flags = scope.flags.filter((it) => it.polarity === sign);
  return random.weigh<() => string>([
    [8, () => writeRead(scope, sign)],
    [4, () => writePredicate(scope, sign) ?? writeRead(scope, sign)],
    [flags.length * 3, () => random.pick(flags).name],
    [1.5, () => writeUnknown(scope)],
    [0.4, () => random.pick(['true', 'false'])],
  ])();
}

/** A read of what the consumer chose, by hand. */
export function writeRead(scope: Scope, polarity: Polarity): string {
  const { draft, file } = scope;
  const out = [
    () => `document.cookie.includes('ccpa_opt_out=1')`,
    () => `localStorage.getItem('ccpa_opt_out') === '1'`,
    () => `window.localStorage.getItem('ccpa_opt_out') === '1'`,
    () => `navigator.globalPrivacyControl`,
    () => `navigator.globalPrivacyControl === true`,
    () => `(document.cookie.indexOf('ccpa_opt_out=1') !== -1)`,
    () => `['1', 'true'].includes(localStorage.getItem('ccpa_opt_out') ?? '')`,
    () => `(localStorage.getItem('marketing_consent') === 'denied')`,
    () => `document.cookie.split('; ').some((it) => it === 'ccpa_opt_out=1')`,
    () => `/ccpa_opt_out=1/.test(document.cookie)`,
    () => `(\`\${navigator.globalPrivacyControl}\` === 'true')`,
  ];
  const within = [
    () => `localStorage.getItem('marketing_consent') === 'granted'`,
    () => `document.cookie.includes('marketing_consent=granted')`,
    () => `JSON.parse(localStorage.getItem('consent') ?? '{}').marketing`,
    () => `JSON.parse(localStorage.getItem('consent') ?? '{}').marketing === true`,
    () => `!navigator.globalPrivacyControl`,
    () => `(localStorage.getItem('ccpa_opt_out') !== '1')`,
  ];
  const asyncOut = [
    () => `(await ${useDatabase(file)}.privacyPreference.findFirst({ where: { userId: 'u' } }))?.optedOut === true`,
    () => `Boolean((await ${useDatabase(file)}.privacyPreference.findUnique({ where: { userId: 'u' } }))?.optedOut)`,
  ];
  const asyncIn = [
    () => `(await ${useDatabase(file)}.userConsent.findUnique({ where: { userId: 'u' } }))?.marketing === true`,
    () => `((await ${useDatabase(file)}.userConsent.findFirst({ where: { userId: 'u' } }))?.marketing ?? false)`,
  ];
  if (scope.place) return scope.place.read(scope, polarity);
  if (draft.random.chance(0.4)) return choose(draft, READ_FAMILIES)({ scope, polarity });
  const sync = polarity === 'out' ? out : within;
  const waiting = polarity === 'out' ? asyncOut : asyncIn;
  const from = scope.async && draft.random.chance(0.3) ? waiting : sync;
  return draft.random.pick(from)();
}

function writePredicate(scope: Scope, polarity: Polarity): string | undefined {
  const { draft, file } = scope;
  const offers = draft.offers.filter((it) => it.kind === 'predicate' && it.polarity === polarity);
  const fitting = offers.filter((it) => !it.async || scope.async);
  // Now and then a Promise is forgotten.
  const from = draft.random.chance(0.04) ? offers : fitting;
  if (from.length === 0) return undefined;
  const offer = draft.random.pick(from);
  const call = `${use(draft, file, offer)}()`;
  return offer.async && scope.async && draft.random.chance(0.95) ? `(await ${call})` : call;
}

/** What the analysis cannot know. */
export function writeUnknown(scope: Scope): string {
  const { draft, file } = scope;
  const input = draft.input();
  if (input === undefined && scope.place) return `${usePackage(file, 'flag', 'acme-inputs')}('a')`;
  if (input === undefined) return draft.random.pick([`document.cookie.includes('theme=dark')`, `navigator.onLine`]);
  const from = [
    () => `${usePackage(file, 'flag', 'acme-inputs')}('${input}')`,
    () => `${usePackage(file, 'flag', 'acme-inputs')}('${input}')`,
    () => `${usePackage(file, 'list', 'acme-inputs')}('${input}').length > 0`,
    () => `${usePackage(file, 'maybe', 'acme-inputs')}('${input}')?.ok === true`,
  ];
  const waiting = [() => `(await ${usePackage(file, 'later', 'acme-inputs')}('${input}'))`];
  return draft.random.pick(scope.async ? [...from, ...waiting] : from)();
}
