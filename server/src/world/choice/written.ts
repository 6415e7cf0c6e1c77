/**
 * What the workspace itself stores under a key: collected where anything may run, and what a consumer
 * who opted out has stored in the worlds after it.
 *
 * A literal that refuses is what such a consumer holds; where none is in sight, the lexicon's values are.
 */
import type { Catalogue } from '../../catalogue/catalogue';
import type { Polarity, Purpose } from '../../catalogue/consent-platform';
import { remembered } from '../../std/remembered';
import type { Context, Site } from '../machine/context';
import type { Frame } from '../machine/frame';
import type { Machine } from '../machine/machine';
import { isEncoded } from '../natives/encoded';
import { writtenIn } from '../natives/json';
import { literalArgument } from '../values/literal-arguments';
import { isPartial } from '../values/strings';
import type { Value } from '../values/value';
import { endsWithWrite } from './consent-act';
import { isGrantAsJson, isRefusalAsJson } from './grants';
import { joinShapes, type Shape, shapeWritten } from './kept-shapes';
import { isWrittenOnLoad } from './overwritten';
import { type Refuser, refusersOf, testedRefusers } from './refusing-controls';
import { noteStoredBack } from './set-back';
import { stanceOfContext, stanceOfName } from './stances';
import { type Area, areasOf } from './stored-areas';
import { isLast, isTakenAway } from './taken-away';
import { isUsPrivacyKey } from './us-privacy';

/** A cookie and a storage entry of the same name are two things. */
export type Medium = 'cookie' | 'storage' | 'kv';

export interface Write {
  readonly key: string;
  readonly medium: Medium;
  /** Undefined: it takes the entry away. */
  readonly value: Value | undefined;
  readonly httpOnly: boolean;
  /** Which of a browser's storages, where that is known. */
  readonly area?: Area | undefined;
  readonly ctx: Context;
  readonly site: Site;
  /** A record that allows everything, whatever else is in it. */
  readonly isGrant: boolean;
  /** One that refuses everything. */
  readonly isRefusal: boolean;
  /** An object or a list as JSON, or a text that was encoded. */
  readonly isJson: boolean;
  /** What such an object has, where that is known. */
  readonly shape: Shape | undefined;
}

/** The key of what takes all entries of a store away. */
export const EVERY_KEY = '\u0000every';

export interface Holding {
  /** Texts that a consumer who refused may hold. */
  readonly refusals: readonly string[];
  /** Texts that a consumer who agreed may hold. */
  readonly grants: readonly string[];
  /** Refusing takes the entry away. */
  readonly removed: boolean;
  /** Some writer stores what we cannot tell. */
  readonly open: boolean;
  /** Scripts never see it: each writer says `HttpOnly`. */
  readonly hidden: boolean;
  /** Whether it is a preference shows in who writes it, not in its name. */
  readonly spelled: boolean;
  /** A control for refusing stores a yes among other things that we cannot tell, or the program stores one when it is loaded. */
  readonly isDoubted: boolean;
  /** All that is stored is JSON, or encoded: no word that says it by itself. */
  readonly isJson: boolean;
  /** What it has, where that is known. */
  readonly shape: Shape | undefined;
  /** Where it is, of a browser's storages: undefined where that is not known. */
  readonly areas?: ReadonlySet<Area> | undefined;
}

export type Holdings = ReadonlyMap<string, Holding>;

export function noteWrite(
  m: Machine,
  f: Frame,
  site: Site,
  write: Omit<Write, 'ctx' | 'site' | 'isGrant' | 'isRefusal' | 'isJson' | 'shape'>,
): void {
  if (!f.state || endsWithWrite(m, f, site, write.key, write.value)) return;
  noteStoredBack(m, f, site, write);
  const place = `${f.ctx.id}:${site.s}:${write.medium}:${write.key}`;
  const before = m.writes.get(place);
  const value =
    before?.value && write.value ? m.values.join(before.value, write.value) : (write.value ?? before?.value);
  const isGrant = isGrantAsJson(m, f, site, literalArgument);
  const isRefusal = isRefusalAsJson(m, f, site, literalArgument);
  const isJson = (before?.isJson ?? true) && isObjectAsJson(f, site, write.value);
  const now = isJson ? shapeWritten(m, f, write.key, write.value, writtenIn(f, site)) : undefined;
  const shape = before ? joinShapes(before.shape, now) : now;
  m.writes.set(place, { ...write, value, ctx: f.ctx, site, isGrant, isRefusal, isJson, shape });
}

function isObjectAsJson(f: Frame, site: Site, value: Value | undefined): boolean {
  if (value && isKnown(value)) return value.literals.every((it) => typeof it === 'string' && /^\s*[[{]/.test(it));
  if (value && isEncoded(value)) return true;
  const given = writtenIn(f, site);
  return given !== undefined && given.refs.length > 0 && given.literals.length === 0 && !given.unknown;
}

export function heldAt(m: Machine, medium: Medium, key: string): Holding | undefined {
  return m.prior?.holdings.get(`${medium}:${key}`);
}

/** Once nothing grows any more. */
export function holdingsOf(m: Machine): Holdings {
  const byKey = new Map<string, Write[]>();
  for (const write of m.writes.values()) {
    const name = `${write.medium}:${write.key}`;
    remembered(byKey, name, (): Write[] => []).push(write);
  }
  const holdings = new Map<string, Holding>();
  for (const [name, writes] of byKey) {
    const clears = byKey.get(`${writes[0]?.medium ?? ''}:${EVERY_KEY}`) ?? [];
    const holding = writes === clears ? undefined : toHolding(m, writes, clears);
    if (holding) holdings.set(name, { ...holding, areas: areasOf(writes) });
  }
  return holdings;
}

function toHolding(m: Machine, writes: readonly Write[], clears: readonly Write[]): Holding | undefined {
  const key = writes[0]?.key ?? '';
  const polarity = m.catalogue.polarityOfKey(key);
  if (!polarity) return isTakenAway(writes, clears) ? undefined : spelledOut(m, key, writes);
  return judged(m, polarity, writes, clears);
}

function judged(
  m: Machine,
  polarity: Polarity | 'record',
  writes: readonly Write[],
  clears: readonly Write[],
): Holding {
  const { catalogue } = m;
  const side = polarity === 'record' ? 'in' : polarity;
  const refusals = new Set<string>();
  const grants = new Set<string>();
  const removals: Write[] = [];
  let open = polarity === 'record' && !isUsPrivacyKey(writes[0]?.key ?? '');
  for (const write of writes) {
    if (!write.value) removals.push(write);
    else if (!isKnown(write.value)) open = true;
    for (const text of write.value ? textsOf(write.value) : []) {
      const meaning = meaningOf(catalogue, side, text) ?? stanceOf(catalogue, write);
      if (meaning === 'refuses') refusals.add(text);
      else if (meaning === 'allows') grants.add(text);
      else {
        // Whoever opted out may hold it: `'{"out":true}'` is none of the words that are asked for.
        if (polarity === 'out' || refusingRoots(m, write).length > 0) refusals.add(text);
        if (polarity !== 'out') open = true;
      }
    }
  }
  // Taking a consent away is refusing; taking an opt-out away is agreeing again.
  const isWithdrawal = side === 'in' && removals.length > 0 && refusals.size === 0 && !open;
  const removed = isWithdrawal || isRemovedByRefusing(m, side, writes, [...removals, ...clears]);
  const granted = grantsByRefusing(m, side, writes);
  for (const it of granted) for (const text of it.value ? textsOf(it.value) : []) refusals.add(text);
  const isOverwritten = [...writes, ...clears].some((it) => allowsByItself(m, side, it));
  const isDoubted = isOverwritten || granted.some((it) => it.value?.unknown);
  const stored = writes.filter((it) => it.value);
  const isJson = stored.length > 0 && stored.every((it) => it.isJson);
  const said = { refusals: [...refusals], grants: [...grants] };
  const shape = isJson ? stored.map((it) => it.shape).reduce(joinShapes) : undefined;
  return { ...said, removed, open, hidden: isHidden(writes), spelled: false, isDoubted, isJson, shape };
}

/** Who refuses is left with nothing: it is taken away by refusing, or after it. */
function isRemovedByRefusing(m: Machine, side: Polarity, writes: readonly Write[], takings: readonly Write[]): boolean {
  const stored = writes.filter((it) => it.value);
  if (takings.length === 0) return false;
  if (isTakenAway(stored, takings)) return true;
  const last = takings.filter((it) => isLast(it, stored));
  if (side === 'in' && last.some((it) => stanceOf(m.catalogue, it) === 'refuses')) return true;
  const others = new Set(stored.flatMap((it) => refusingRoots(m, it)).map(({ root }) => root));
  // `withdraw()` may take back the opt-out itself.
  return last.some((it) =>
    refusingRoots(m, it).some(({ root, name }) => !others.has(root) && !/withdraw|revoke/i.test(name)),
  );
}

function refusingRoots(m: Machine, { ctx, site }: Write): readonly Refuser[] {
  return [...refusersOf(m, ctx, (fn) => stanceOfName(m.catalogue, fn) === 'refuses'), ...testedRefusers(ctx, site)];
}

function allowsByItself(m: Machine, side: Polarity, it: Write): boolean {
  const isYes = it.value ? isKnown(it.value) && saysYes(m.catalogue, side, it) : side === 'out';
  return isYes && isWrittenOnLoad(m, it.ctx, it.site);
}

/** `decline` stores what `accept` does: nothing that it may store instead says no. */
function grantsByRefusing(m: Machine, side: Polarity, writes: readonly Write[]): readonly Write[] {
  const byRefuser = new Map<object, Write[]>();
  for (const it of writes)
    for (const { root, name } of refusingRoots(m, it)) {
      if (isOfAnother(m.catalogue.purposeOfName(name), m.catalogue.purposeOfName(it.key))) continue;
      byRefuser.set(root, [...(byRefuser.get(root) ?? []), it]);
    }
  const grants = [...byRefuser.values()].filter((all) => all.every((it) => saysYes(m.catalogue, side, it)));
  return grants.flat();
}

/** Nothing under an opt-out's key is no opt-out. */
function meaningOf(catalogue: Catalogue, side: Polarity, text: string): 'refuses' | 'allows' | undefined {
  return side === 'out' && text === '' ? 'allows' : catalogue.meaningOfLiteral(text, side);
}

/** `rejectMarketing` may leave analytics as they are. */
function isOfAnother(refused: Purpose | undefined, stored: Purpose | undefined): boolean {
  const isSale = (it: Purpose | undefined) => it === 'sale' || it === 'advertising';
  return refused !== undefined && refused !== stored && !(isSale(refused) && isSale(stored));
}

function saysYes(catalogue: Catalogue, side: Polarity, { value, isGrant }: Write): boolean {
  if (!value) return false;
  if (!isKnown(value)) return isGrant;
  return textsOf(value).every((it) => catalogue.meaningOfLiteral(it, side) === 'allows');
}

/** `optOut()` stores `'never'` and `optIn()` stores `'always'` under the same key, or a purpose is `'denied'`: a choice too. */
function spelledOut(m: Machine, key: string, writes: readonly Write[]): Holding | undefined {
  const { catalogue } = m;
  if (catalogue.isNonPreference(key)) return undefined;
  const said = { refuses: new Set<string>(), allows: new Set<string>() };
  for (const write of writes) {
    const written = stanceOf(catalogue, write);
    if (!write.value || !isKnown(write.value)) return undefined;
    for (const text of textsOf(write.value)) {
      const stance = written ?? stanceOfWord(catalogue, key, text) ?? stanceSet(m, write, text);
      if (!stance) return undefined;
      said[stance].add(text);
    }
  }
  const contradicts = [...said.refuses].some((it) => said.allows.has(it));
  if (said.refuses.size === 0 || said.allows.size === 0 || contradicts) return undefined;
  return {
    refusals: [...said.refuses],
    grants: [...said.allows],
    removed: false,
    open: false,
    hidden: isHidden(writes),
    spelled: true,
    isDoubted: false,
    isJson: false,
    shape: undefined,
  };
}

/** Words that are said of a consent alone: `marketing` may be `true` for many reasons. */
const SAID =
  /^(?:grant|granted|accept|accepted|allow|allowed|agree|agreed|opt(?:ed)?[-_]?in|deny|denied|decline|declined|reject|rejected|refuse|refused|revoked|disallowed|opt(?:ed)?[-_]?out)$/i;
/** What is asked for by a banner. */
const ASKED = /^(?:gdpr|ccpa|dsgvo|cookies?|tracking)$/i;

/** `checked ? 'granted' : 'denied'` under the name of a purpose. */
function stanceOfWord(catalogue: Catalogue, key: string, text: string): 'refuses' | 'allows' | undefined {
  return (catalogue.isChoice(key) || ASKED.test(key)) && SAID.test(text)
    ? catalogue.meaningOfLiteral(text, 'in')
    : undefined;
}

const SETS = /^(?:set|save|store|write|update|persist)(?=[A-Z_])/;

/** `setConsent(…)` stores `'1'` and `'0'`, whatever the key is called, and nothing else. */
function stanceSet(
  { catalogue, writes }: Machine,
  { ctx, key }: Write,
  text: string,
): 'refuses' | 'allows' | undefined {
  const { fn, unit } = ctx;
  const name = unit.facts.functions[fn]?.name ?? '';
  const polarity = SETS.test(name) ? catalogue.polarityOfName(name.replace(SETS, '')) : undefined;
  if (!polarity || [...writes.values()].some((it) => it.key !== key && it.ctx.fn === fn && it.ctx.unit === unit))
    return undefined;
  return catalogue.meaningOfLiteral(text, polarity === 'out' ? 'out' : 'in');
}

function isHidden(writes: readonly Write[]): boolean {
  const setters = writes.filter((it) => it.value);
  return setters.length > 0 && setters.every((it) => it.httpOnly);
}

function isKnown(value: Value): boolean {
  return !value.unknown && value.refs.length === 0 && !value.literals.some(isPartial);
}

function textsOf(value: Value): string[] {
  return value.literals.filter((it) => !isPartial(it)).map(String);
}

function stanceOf(catalogue: Catalogue, { ctx }: Write): 'refuses' | 'allows' | undefined {
  return stanceOfContext(catalogue, ctx, 0);
}
