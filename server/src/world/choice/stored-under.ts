/** What is stored under a key: a cookie, an entry of a browser's storage or of a server's store, a member of a set. */
import type { Polarity } from '../../catalogue/consent-platform';
import { toWords } from '../../catalogue/lexicon/words';
import type { Frame } from '../machine/frame';
import type { Machine } from '../machine/machine';
import { isPartial } from '../values/strings';
import type { Value } from '../values/value';
import { type Answer, answerTo } from '../worlds';
import type { PreferenceRead } from './preference-read';
import { choice, isNobodys, type ReadPlace, readOf, seedBoolean } from './preferences';
import type { Area } from './stored-areas';
import { isUsPrivacyKey, usPrivacyTexts } from './us-privacy';
import { type Holding, heldAt, type Medium } from './written';

/** Where a key is looked up. `script`: by code that does not see `HttpOnly` cookies. */
export interface Store {
  readonly medium: Medium;
  readonly script: boolean;
  /** Which of a browser's storages. */
  readonly area?: Area | undefined;
}

/** Does something stored under this key tell what the consumer chose? */
export function isKey(m: Machine, medium: Medium, key: string): boolean {
  return m.catalogue.polarityOfKey(key) !== undefined || heldAt(m, medium, key)?.spelled === true;
}

export function storedUnder(
  m: Machine,
  f: Frame,
  key: string,
  at: object | undefined,
  store: Store,
): Value | undefined {
  const polarity = m.catalogue.polarityOfKey(key) ?? (heldAt(m, store.medium, key)?.spelled ? 'in' : undefined);
  return polarity && seedStored(m, f, key, polarity, { name: key, at }, store);
}

/** In the text of all cookies: the browser's, which has no `HttpOnly` ones, or a request's header. */
export function cookieUnder(m: Machine, f: Frame, key: string, at: object | undefined): Value | undefined {
  return storedUnder(m, f, key, at, { medium: 'cookie', script: f.ctx.mode.side !== 'server' });
}

function seedStored(
  m: Machine,
  f: Frame,
  key: string,
  polarity: Polarity | 'record',
  place: ReadPlace,
  store: Store,
): Value {
  const source = isGpcHeader(key) ? 'gpc' : 'stored';
  const settled = source === 'stored' && heldAt(m, store.medium, key) !== undefined;
  const read = readOf(
    m,
    f,
    source,
    m.catalogue.purposeOfName(key) ?? 'any',
    { ...place, name: key },
    { settled, keyed: store.medium },
  );
  return textStored(m, { key, polarity, answer: answerIn(m, f, read), read }, store);
}

/** `redis.sismember('opted_out', id)`. `counted`: it answers 0 or 1. */
export function memberUnder(
  m: Machine,
  f: Frame,
  key: string,
  at: object | undefined,
  { keyed, counted }: Required<Pick<PreferenceRead, 'keyed' | 'counted'>>,
): Value | undefined {
  const polarity = m.catalogue.polarityOfKey(key);
  if (polarity !== 'in' && polarity !== 'out') return undefined;
  const purpose = m.catalogue.purposeOfName(key) ?? 'any';
  const read = readOf(m, f, 'stored', purpose, { name: key, at }, { keyed, counted });
  return seedBoolean(m, polarity, read, answerIn(m, f, read));
}

export function isGpcHeader(key: string): boolean {
  return /sec[-_]?gpc/i.test(key);
}

export interface StoredText {
  readonly key: string;
  readonly polarity: Polarity | 'record';
  readonly answer: Answer;
  readonly read: PreferenceRead;
}

/** The text stored under a key, by a consumer of this answer. */
export function textStored(m: Machine, { key, polarity, answer, read }: StoredText, store: Store): Value {
  if (answer === 'unknown') return m.values.withReads(m.values.unknown, [read]);
  const held = isGpcHeader(key) ? undefined : heldAt(m, store.medium, key);
  const side = polarity === 'record' ? 'in' : polarity;
  const nothing = m.values.withReads(m.values.make([null, undefined], [], false, []), [read]);
  if (answer === 'nothing' || (side === 'out' && answer === 'yes') || (held?.hidden && store.script)) return nothing;
  if (store.area && held?.areas?.has(store.area) === false) return nothing;
  // Of the header only the exact value `1` means anything.
  if (isGpcHeader(key)) return m.values.withReads(m.values.literal('1'), [read]);
  if (isUsPrivacyKey(key)) return usPrivacyUnder(m, held, answer, read);
  const form = polarity === 'record' ? 'record' : 'string';
  const usual = () => choice(m, { form, polarity: side, answer, read, ...(held?.isJson ? { text: 'json' } : {}) });
  if (!held) return isKeptUnderOther(m, key, store) ? nothing : usual();
  if (answer === 'no' && held.isDoubted) return m.values.withReads(m.values.unknown, [read]);
  const texts = m.values.withReads(m.values.make(answer === 'no' ? held.refusals : held.grants, [], false, []), [read]);
  if (answer === 'yes') return held.spelled ? texts : usual();
  if (held.open) return m.values.join(m.values.join(usual(), texts), held.removed ? nothing : m.values.never);
  if (held.refusals.length > 0 || held.removed) return held.removed ? m.values.join(texts, nothing) : texts;
  // Only grants are ever stored: who refuses may have nothing.
  return side === 'in' ? m.values.join(usual(), nothing) : usual();
}

/**
 * The workspace keeps it under the same name, spelled otherwise: `optOut` is written and `opt_out` read, or
 * `app:opt_out`. Nothing is ever found under this one.
 */
function isKeptUnderOther(m: Machine, key: string, { medium }: Store): boolean {
  for (const name of m.prior?.holdings.keys() ?? []) {
    const other = name.slice(medium.length + 1);
    if (name.startsWith(`${medium}:`) && !isPartial(other) && isSameName(key, other)) return true;
  }
  return false;
}

function isSameName(a: string, b: string): boolean {
  const [long, short] = a.length > b.length ? [a, b] : [b, a];
  if (/[:./]$/.test(long.slice(0, -short.length)) && long.endsWith(short)) return true;
  return a !== b && toWords(a).join(' ') === toWords(b).join(' ');
}

/** What is written there says it; where that is not known, it may be all that says the same. */
function usPrivacyUnder(m: Machine, held: Holding | undefined, answer: Answer, read: PreferenceRead): Value {
  const written = held && !held.open ? (answer === 'no' ? held.refusals : held.grants) : [];
  const texts = written.length > 0 ? written : usPrivacyTexts(answer);
  const isAbsent = held !== undefined && !held.open && (held.removed || written.length === 0);
  return m.values.withReads(m.values.make(isAbsent ? [...texts, null, undefined] : texts, [], false, []), [read]);
}

/** Where there is no consumer's request or browser, nobody has said anything (SEMANTICS, Where code runs). */
function answerIn(m: Machine, f: Frame, read: PreferenceRead): Answer {
  return isNobodys(f, read.source) ? 'unknown' : answerTo(m.world, read);
}
