/**
 * Preference reads: where the consumer's choice enters the program, seeded by what it is in this world.
 */
import type { PreferenceMatch } from '../../catalogue/catalogue';
import type { Polarity, Purpose } from '../../catalogue/consent-platform';
import { isChosen, isSwitch } from '../../catalogue/lexicon/chosen';
import type { Binding } from '../../facts/ir';
import { byOf } from '../database/named-persons';
import { attributeOf } from '../database/raw-attributes';
import { isCounted, saysNothing } from '../database/row-facts';
import { isOfAnother, isOfSeveral } from '../database/several';
import type { Frame } from '../machine/frame';
import type { Machine } from '../machine/machine';
import { mayServe } from '../objects/shared-state';
import { isHeldForAll, isOfProcess, isOfTenant } from '../outside/kept-for-all';
import { isOfPageAddress } from '../outside/page-address';
import { isManaged, isStorageArea } from '../outside/typed-stores';
import { isClaims } from '../serving/client-data';
import type { ChoiceRef, ForeignRef } from '../values/ref';
import { isPromised } from '../values/rows';
import { isNullish, type Value } from '../values/value';
import { answerTo } from '../worlds';
import { polarityOfService, serviceIn } from './consent-service';
import type { PreferenceRead } from './preference-read';
import { asRawRecord } from './raw-records';
import { outdatedRead } from './read-variants';
import { isSetBack } from './set-back';
import { mentionsAnother, mentionsRow } from './whose-choice';
import { wordUnder } from './worded-members';

/** What a read is called and where it stands. */
export interface ReadPlace {
  readonly name: string;
  readonly at: object | undefined;
}

export function readOf(
  m: Machine,
  f: Frame,
  source: PreferenceRead['source'],
  purpose: Purpose,
  place: ReadPlace,
  more: Partial<
    Pick<
      PreferenceRead,
      'settled' | 'outdated' | 'anyones' | 'ofRow' | 'ofAnother' | 'by' | 'selects' | 'table' | 'keyed' | 'counted'
    >
  > = {},
): PreferenceRead {
  const span = place.at as { s?: number; e?: number } | undefined;
  const start = span?.s ?? 0;
  const end = span?.e ?? 0;
  const { settled = false, outdated = false, anyones = false, counted = false, selects, table, keyed, by } = more;
  const isDoubted =
    source === 'stored' && isSetBack(m, f, keyed === undefined ? undefined : { medium: keyed, key: place.name });
  const ofAnother = source === 'stored' && mayServe(f) && (more.ofAnother ?? mentionsAnother(m, f, place.at));
  const ofRow = m.world.of !== undefined && (anyones || ofAnother || (more.ofRow ?? mentionsRow(m, f, place.at)));
  const key = `${f.unit.path}:${start}:${end}:${source}:${place.name}:${outdated}:${anyones}:${ofRow}:${isDoubted}:${ofAnother}:${by ?? ''}:${selects ?? ''}:${table ?? ''}:${counted}`;
  let read = m.reads.get(key);
  if (!read) {
    read = {
      id: m.reads.size,
      file: f.unit.path,
      start,
      end,
      source,
      purpose,
      name: place.name,
      settled,
      outdated,
      anyones,
      ofRow,
      isDoubted,
      ofAnother,
      by,
      selects,
      table,
      keyed,
      counted,
    };
    m.reads.set(key, read);
  }
  return read;
}

/** A reader of the catalogue. */
export function seedMatch(m: Machine, f: Frame, match: PreferenceMatch, place: ReadPlace): Value {
  const read = readOf(m, f, match.source, match.purpose, place);
  if (match.means === 'answered' || match.means === 'unknown' || match.source === 'dnt') {
    // That a decision was made is not what was decided.
    return match.source === 'dnt' || match.means === 'answered'
      ? m.values.unknown
      : m.values.withReads(m.values.unknown, [read]);
  }
  if (isNobodys(f, match.source)) return m.values.withReads(m.values.unknown, [read]);
  if (match.means === 'record') return seedRecord(m, f, 'in', read);
  return seedBoolean(m, match.means, read);
}

/** `isUserOptedOut()` (out) or `hasConsent()` (in). */
export function seedBoolean(
  m: Machine,
  polarity: Polarity,
  read: PreferenceRead,
  answer = answerTo(m.world, read),
): Value {
  if (answer === 'unknown') return m.values.withReads(m.values.unknown, [read]);
  const optedOut = answer === 'no';
  const value = polarity === 'out' ? optedOut : answer === 'yes';
  if (read.counted) return m.values.withReads(m.values.literal(value ? 1 : 0), [read]);
  return m.values.withReads(value ? m.values.true : m.values.false, [read]);
}

export function seedRecord(
  m: Machine,
  _f: Frame | undefined,
  polarity: Polarity,
  read: PreferenceRead,
  form: 'record' | 'rows' | 'answers' = 'record',
): Value {
  const answer = answerTo(m.world, read);
  if (answer === 'unknown') return m.values.withReads(m.values.unknown, [read]);
  const absent = answer === 'nothing' || (polarity === 'out' && answer === 'yes');
  if (absent) return m.values.withReads(m.values.make([null, undefined], [], false, []), [read]);
  return choice(m, { form, polarity, answer, read });
}

export function isNobodys({ ctx: { mode, unit } }: Frame, source: PreferenceRead['source']): boolean {
  return mode.side === 'server' && !mode.request && !unit.isOfOneUser && source !== 'vendor';
}

export function choice(
  m: Machine,
  init: Pick<ChoiceRef, 'form' | 'polarity' | 'answer'> & Partial<ChoiceRef> & { read: PreferenceRead },
): Value {
  return m.values.withReads(m.values.ref(m.refs.choice(init)), [init.read]);
}

/** A name that says what true means: a property or column of something from outside. */
export function seedName(
  m: Machine,
  f: Frame,
  name: string,
  at: object | undefined,
  access?: ForeignRef['access'],
): Value | undefined {
  const polarity = m.catalogue.polarityOfName(name) ?? (access && isOneOfTheirs(access, name) ? 'in' : undefined);
  if (!polarity) return undefined;
  const source = /gpc|global_?privacy/i.test(name) ? 'gpc' : 'stored';
  const of = {
    ...(access && isOfSeveral(access) ? { ofRow: true } : {}),
    ...(access && isOfAnother(access, 'id') ? { ofAnother: true } : {}),
    ...(access ? { by: byOf(access), counted: isCounted(access) } : {}),
  };
  const read = readOf(m, f, source, m.catalogue.purposeOfName(name) ?? 'any', { name, at }, of);
  if (GPP_FIELD.test(name)) return gppNumber(m, read);
  return polarity === 'record' ? seedRecord(m, f, 'in', read) : seedNamed(m, name, polarity, read);
}

function isOneOfTheirs(access: ForeignRef['access'], name: string): boolean {
  return isChosen(heldIn(access), name) || (isStorageArea(access) && isSwitch(name));
}

/** What holds a member: the one before it, or what a store was asked for: `env.PREFS.get(id, 'json')`, `kv.get(`prefs:${id}`)`. */
function heldIn({ path, steps }: ForeignRef['access']): string {
  const last = steps.at(-1);
  if (last?.after !== path.length || path.at(-1) !== 'get') return path.at(-1) ?? '';
  const key = last.args[0];
  const [before = ''] = typeof key === 'string' ? key.split('\u0000') : [];
  return before.replace(/[:/.|-]$/, '') || (path.at(-2) ?? '');
}

/** Of a trigger: what a record was before it was changed. Who opts out by that change had not. */
const EARLIER = /^(?:before|OldImage|old_record|fullDocumentBeforeChange)$/;

/** A member of something from outside. Where there is no consumer, a process' settings are its operator's; who was asked for may be anyone. */
export function seedMember(
  m: Machine,
  f: Frame,
  ref: ForeignRef,
  name: string,
  at: object | undefined,
): Value | undefined {
  const { access } = ref;
  if (isOfPageAddress(f, ref)) return undefined;
  const items = itemsAsked(m, f, ref, name, at);
  if (items) return items;
  const said = seedName(m, f, name, at, access) ?? servedAnswer(m, f, access, name, at);
  const isOfOthers = isHeldForAll(f, access) || isOfProcess(f, access) || isOfTenant(f, access);
  if (said && (isOfOthers || saysNothing(access, name) || isPromised(ref) || isManaged(access))) return undefined;
  if (said && access.path.some((it) => EARLIER.test(it)))
    return m.values.withReads(
      m.values.unknown,
      said.reads.map((it) => outdatedRead(m, it)),
    );
  const isSetting = said && access.steps.length === 0 && isNobodys(f, 'stored');
  return isSetting ? m.values.withReads(m.values.unknown, said.reads) : said && attributeOf(m, f, ref, said, at);
}

/** `(await client.send(new GetCommand({ TableName: 'consents', Key }))).Item` */
function itemsAsked(
  m: Machine,
  f: Frame,
  { access }: ForeignRef,
  name: string,
  at: object | undefined,
): Value | undefined {
  const rows = access.steps.at(-1)?.rows;
  const polarity = rows?.table === undefined ? undefined : m.catalogue.polarityOfModel(rows.table);
  if (!polarity || rows?.whose !== 'own' || !/^Items?$/.test(name) || isOfAnother(access, 'id')) return undefined;
  const place = { name: rows.table ?? '', at };
  const of = { by: byOf(access), ...(isOfSeveral(access) ? { ofRow: true } : {}) };
  const read = readOf(m, f, 'stored', m.catalogue.purposeOfName(place.name) ?? 'any', place, of);
  const found = seedRecord(m, f, polarity === 'out' ? 'out' : 'in', read, name === 'Item' ? 'record' : 'rows');
  return rows.raw ? asRawRecord(m, found) : found;
}

/** What a service answers: `(await fetch(`…/consents/${id}`)).json()`. */
function servedAnswer(
  m: Machine,
  f: Frame,
  { path, steps }: ForeignRef['access'],
  name: string,
  at: object | undefined,
): Value | undefined {
  const service = serviceIn(steps.map(({ args: [url] }) => url));
  if (service === undefined || !/^(?:json|data)$/.test(path.at(-1) ?? '') || !m.catalogue.isChoice(name))
    return undefined;
  const read = readOf(m, f, 'stored', m.catalogue.purposeOfName(name) ?? 'any', { name, at });
  return seedBoolean(m, polarityOfService(service), read);
}

/** What a name of this polarity answers: yes or no, or a word for it. */
export function seedNamed(m: Machine, name: string, polarity: Polarity, read: PreferenceRead): Value {
  const answer = answerTo(m.world, read);
  const isSaid = answer === 'yes' || answer === 'no';
  const word = isSaid ? wordUnder(m, { polarity, answer, read }, name) : undefined;
  if (word) return word;
  return m.catalogue.isWordedChoice(name) ? seedWord(m, polarity, read) : seedBoolean(m, polarity, read);
}

/** `consentStatus` is `'granted'` or `'denied'`: that it is there says nothing. `consentState` may be a record, too. */
function seedWord(m: Machine, polarity: Polarity, read: PreferenceRead): Value {
  const answer = answerTo(m.world, read);
  if (answer === 'unknown') return m.values.withReads(m.values.unknown, [read]);
  if (answer === 'nothing') return m.values.withReads(m.values.make([null, undefined], [], false, []), [read]);
  return choice(m, { form: 'string', polarity, answer, read, decoded: true });
}

/** Fields of the Global Privacy Platform's US sections: 0 does not apply, 1 opted out, 2 did not. */
export const GPP_FIELD = /^(?:Sale|Sharing|TargetedAdvertising)OptOut$/;

export function gppNumber(m: Machine, read: PreferenceRead): Value {
  const answer = answerTo(m.world, read);
  if (answer === 'unknown') return m.values.withReads(m.values.unknown, [read]);
  return m.values.withReads(m.values.make(answer === 'no' ? [1] : [0, 2], [], false, []), [read]);
}

/** A parameter called `hasConsent`, of a function whose callers we do not see. */
export function seedParameter(m: Machine, f: Frame, binding: Binding, value: Value): Value {
  const said = () => seedName(m, f, binding.name, { s: binding.at, e: binding.at + binding.name.length });
  if (isClaims(value)) {
    const claimed = said();
    return claimed ? m.values.join(claimed, m.values.undefined) : value;
  }
  if (!value.unknown || value.refs.length > 0) return value;
  const told = said();
  return told ? m.values.join(told, m.values.make(value.literals.filter(isNullish), [], false, [])) : value;
}
