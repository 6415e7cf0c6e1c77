/** Members of a record of choices: the columns, categories and lists of what a consumer who refused has on record. */
import { callValue } from '../calls/calls';
import { ownKey, ownKindOf, ownRow } from '../database/own-key';
import { makesPairs, pickedColumn, picksAnswer, picksByName, picksOwn } from '../database/picked-rows';
import type { Frame } from '../machine/frame';
import type { Machine, Native, NativeCall } from '../machine/machine';
import { listOf } from '../natives/list-of';
import { isBoolean } from '../natives/list-search';
import { nativeMember } from '../natives/members';
import { loosen } from '../objects/loosen';
import { isCallee } from '../outside/foreign';
import type { ChoiceRef } from '../values/ref';
import { textOf } from '../values/strings';
import { truthOf, type Value } from '../values/value';
import { isAsked } from '../worlds';
import { foundInChoice } from './choice-search';
import { keptMember } from './kept-shapes';
import { choice, GPP_FIELD, gppNumber, seedRecord } from './preferences';
import { replacedText } from './replaced-words';
import { usPrivacyTexts } from './us-privacy';
import { wordUnder } from './worded-members';

/** Columns and properties that hold the decision itself: of consent, and of whatever the record is about. */
const GRANTS = /^(?:is_?)?(?:vendor_?grant|granted|allowed|accepted|given|agreed|opted_?in|consented)$/i;
const DECISIONS = /^(?:is_?)?(?:enabled|active|value|checked)$/i;
const DECISION_TEXTS = /^(?:status|state|choice|decision|preference|consent_?status|level)$/i;
/** Text methods whose result still is (a part of) the stored text. */
export const SAME_TEXT = new Set(
  'trim toLowerCase toUpperCase toString valueOf slice substring substr normalize value pop shift at join decode'.split(
    ' ',
  ),
);
/** Sourcepoint: `grants['5e7ced57b8e05c485246cce0'].vendorGrant`. */
const PARTS =
  /^(?:purposes|consents?|categories|preferences|settings|choices|permissions|vendors?|services|cookies?|data|detail|grants|[0-9a-f]{24}|\d+|\[\])$/i;
/** Of a consent platform: an answer for each purpose or vendor. */
const ANSWERS = /^(?:vendor|purpose|publisher)?_?consents$/i;
/** Of a platform whose events name what was accepted: as much there where that is nothing. */
const LISTS = /^(?:accepted|rejected)$/;
/** A platform answers under the law that holds for this consumer; under the others there is nothing. */
const LAWS = /^(?:tcf|tcfv2|gdpr|ccpa|usp|usnat|aus|gpp)$/i;

export function recordMember(m: Machine, ref: ChoiceRef, name: string, at: object | undefined): Value {
  const self = m.values.ref(ref);
  const reads = ref.read ? [ref.read] : [];
  const key = ref.own ? ownKey(m, name) : undefined;
  if (key) return key;
  const method = recordMethod(m, ref, name, at);
  if (method) return method;
  const kept = keptMember(m, ref, name, at);
  if (kept) return kept;
  if (ref.inside !== undefined && !isCallee(at))
    return recordMember(m, m.refs.choice({ ...ref, inside: undefined }), name, at);
  if (name === 'value' && isStoredText(m, ref)) return self;
  if (ref.read?.source === 'cmp') {
    if (ANSWERS.test(name)) return m.values.withReads(m.values.ref(m.refs.choice({ ...ref, form: 'answers' })), reads);
    const form = m.catalogue.formOfAnswers(ref.read.name);
    if (form === 'lists' && LISTS.test(name))
      return m.values.withReads(
        m.values.ref(m.refs.choice({ ...ref, polarity: name === 'accepted' ? 'in' : 'out' })),
        reads,
      );
    if (form === 'booleans' && (name === 'consent' || DECISION_TEXTS.test(name)))
      return name === 'consent' ? self : flag(m, ref, ref.polarity);
    if (LAWS.test(name)) return m.values.withReads(m.values.join(self, m.values.undefined), reads);
  }
  if (/^usp?_?(?:string|privacy)$/i.test(name)) return usPrivacy(m, ref);
  if (ref.read?.source === 'cmp' && GPP_FIELD.test(name)) return gppNumber(m, ref.read);
  const byName = m.catalogue.polarityOfName(name);
  if (byName === 'record') return self;
  if (byName) return said(m, ref, byName, name);
  if (GRANTS.test(name) || m.catalogue.isChoice(name)) return said(m, ref, 'in', name);
  if (DECISIONS.test(name)) return flag(m, ref, ref.polarity);
  if (DECISION_TEXTS.test(name) && ref.read)
    return choice(m, { form: 'string', polarity: ref.polarity, answer: ref.answer, read: ref.read });
  const isPart = PARTS.test(name) || (name === 'purpose' && ref.read?.source === 'cmp');
  return isPart ? self : m.values.withReads(m.values.unknown, reads);
}

function recordMethod(m: Machine, ref: ChoiceRef, name: string, at: object | undefined): Value | undefined {
  const self = m.values.ref(ref);
  const make = (run: Native) => native(m, `record ${name}`, self, run);
  if (/^(?:includes|has|contains|some|every)$/.test(name)) return make((mm, ff, call) => membership(mm, ff, ref, call));
  if (!isCallee(at)) return undefined;
  if (name === 'indexOf') return make((mm, _f, call) => position(mm, ref, call.args[0] ?? mm.values.undefined));
  if (name === 'get')
    return make((mm, _f, call) =>
      recordMember(mm, ref, textOf(call.args[0] ?? mm.values.unknown) ?? 'value', call.site),
    );
  if (/^(?:find|findLast|filter|map|forEach|flatMap)$/.test(name))
    return make((mm, ff, call) => overRows(mm, ff, name, elementOf(mm, ff, ref, call), self, call));
  if (name === 'replace' || name === 'replaceAll') return make((mm, ff, call) => replacedText(mm, ff, ref, call, self));
  return SAME_TEXT.has(name) || name === 'split' || name === 'json' ? make(() => self) : undefined;
}

/** What a callback makes of the rows: one that was looked up by the consumer's key is there. */
export function overRows(m: Machine, f: Frame, method: string, row: Value, rows: Value, call: NativeCall): Value {
  const callee = call.args[0] ?? m.values.undefined;
  const own = overOwnRow(m, f, method, row, rows, call);
  if (own) return own;
  const result = callValue(m, f, { callee, self: m.values.undefined, args: [row], site: call.site });
  if (method === 'some' || method === 'every')
    return isAnyones(row) && !picksOwn(callee) ? amongAll(m, method, result) : result;
  if (method === 'find' || method === 'findLast') {
    if (isAnyones(row) && !picksOwn(callee)) return m.values.unknown;
    // A service that a platform was not told of is not among its own.
    return isPlatforms(row) ? m.values.join(row, m.values.undefined) : row;
  }
  return method === 'filter' ? rows : m.values.unknown;
}

/** Where the callback tells the consumer's own row from the others. */
function overOwnRow(
  m: Machine,
  f: Frame,
  method: string,
  row: Value,
  rows: Value,
  call: NativeCall,
): Value | undefined {
  const [callee = m.values.undefined] = call.args;
  if (!isAnyones(row)) return undefined;
  const run = (it: Value) => callValue(m, f, { callee, self: m.values.undefined, args: [it], site: call.site });
  if (method === 'some' && picksOwn(callee)) {
    const own = run(ownRow(m, row));
    const other = run(row);
    return truthOf(own).canBeFalse ? m.values.join(own, other) : own;
  }
  // Where it is told whose choice counts, no other row is known.
  if (m.world.of !== undefined && /^(?:find|findLast|filter)$/.test(method)) {
    const isTheirs = picksOwn(callee) && !truthOf(run(ownRow(m, row))).canBeFalse;
    run(row);
    if (!isTheirs) return m.values.withReads(m.values.unknown, row.reads);
    return ownRow(m, method === 'filter' ? rows : row);
  }
  const column = method === 'map' ? pickedColumn(callee) : undefined;
  const key = column && ownKey(m, column);
  const theirs = key || (method === 'map' && makesPairs(callee) ? run(ownRow(m, row)) : undefined);
  if (!theirs) return undefined;
  run(row);
  // One of a list in which it is theirs, wherever it stands.
  const list = listOf(m, f, call, [theirs], m.values.unknown, 'of rows');
  for (const it of list.refs) {
    if (it.kind !== 'object') continue;
    if (!it.heap.loose) loosen(m, f, it.heap);
    if (key) it.heap.hasOwnKey ??= ownKindOf(key);
  }
  return m.values.withReads(list, row.reads);
}

/** The consumer's own row is among those of everybody: what it answers settles one side of the question. */
function amongAll(m: Machine, method: string, own: Value): Value {
  const { canBeTrue, canBeFalse } = truthOf(own);
  const isSettled = method === 'some' ? canBeTrue && !canBeFalse : canBeFalse && !canBeTrue;
  return isSettled ? own : m.values.withReads(m.values.boolean, own.reads);
}

function isAnyones({ reads }: Value): boolean {
  return reads.some((it) => it.anyones);
}

function isPlatforms({ refs }: Value): boolean {
  return refs.some((it) => it.kind === 'choice' && it.read?.source === 'cmp');
}

/** `tcData.vendor.consents[755]`, `Object.values(consents).every(Boolean)`: by key, and all of them. */
export function answersMember(m: Machine, ref: ChoiceRef, name: string, at: object | undefined): Value {
  const reads = ref.read ? [ref.read] : [];
  if (isCallee(at)) {
    // What is always on is among them.
    if (name === 'every')
      return native(m, 'answers every', m.values.ref(ref), (mm, ff, call) => {
        const { canBeTrue } = truthOf(judged(mm, ff, flag(mm, ref, 'in'), call));
        return mm.values.withReads(canBeTrue ? mm.values.boolean : mm.values.false, reads);
      });
    return m.values.withReads(m.values.unknown, reads);
  }
  const isOpen = name === '[]' || name.startsWith('$') || m.catalogue.isNecessary(name);
  return isOpen ? m.values.withReads(m.values.boolean, reads) : flag(m, ref, 'in', name);
}

function judged(m: Machine, f: Frame, given: Value, call: NativeCall): Value {
  const callee = call.args[0] ?? m.values.undefined;
  if (isBoolean(callee)) return given;
  return callValue(m, f, { callee, self: m.values.undefined, args: [given], site: call.site });
}

function usPrivacy(m: Machine, ref: ChoiceRef): Value {
  return m.values.make(usPrivacyTexts(ref.answer), [], false, ref.read ? [ref.read] : []);
}

/** `cookies().get('cookie_preferences').value`: what is stored under a key, not a column. */
function isStoredText(m: Machine, { read }: ChoiceRef): boolean {
  return read !== undefined && m.catalogue.polarityOfKey(read.name) === 'record';
}

/** What the record says under this name: yes or no, or a word for it. */
function said(m: Machine, ref: ChoiceRef, polarity: 'in' | 'out', name: string): Value {
  const answer = flag(m, ref, polarity, name);
  return answer.unknown ? answer : (wordUnder(m, { ...ref, polarity }, name) ?? answer);
}

function flag(m: Machine, ref: ChoiceRef, polarity: 'in' | 'out', name = ''): Value {
  const purpose = m.catalogue.purposeOfName(name);
  if (purpose) m.purposes.add(purpose);
  if (!isAsked(m.world, purpose)) return m.values.withReads(m.values.unknown, ref.read ? [ref.read] : []);
  const value = (polarity === 'out') === (ref.answer === 'no');
  return m.values.withReads(value ? m.values.true : m.values.false, ref.read ? [ref.read] : []);
}

/** `consents.includes('marketing')`, `consents.some((it) => it.marketing)`. */
function membership(m: Machine, f: Frame, ref: ChoiceRef, call: NativeCall): Value {
  const given = call.args[0] ?? m.values.undefined;
  if (!given.refs.some((it) => it.kind === 'function')) return foundInChoice(m, ref, given);
  const args = [elementOf(m, f, ref, call)];
  return callValue(m, f, { callee: given, self: m.values.undefined, args, site: call.site });
}

/** What a callback is given: the answer that it picks, else one of all answers. */
function elementOf(m: Machine, f: Frame, ref: ChoiceRef, call: NativeCall): Value {
  if (ref.pairs) return pairOf(m, f, ref, call);
  if (picksAnswer(m, call.args[0] ?? m.values.unknown)) return m.values.ref(ref);
  return m.values.ref(m.refs.choice({ ...ref, form: 'some' }));
}

/** `([purpose, on]) => purpose === 'marketing' && on`: the answer to what is named; of all others some are always on. */
function pairOf(m: Machine, f: Frame, ref: ChoiceRef, call: NativeCall): Value {
  const reads = ref.read ? [ref.read] : [];
  const isNamed = picksByName(m, call.args[0] ?? m.values.unknown);
  const answer = isNamed ? flag(m, ref, ref.polarity) : m.values.withReads(m.values.unknown, reads);
  return listOf(m, f, call, [m.values.unknown, answer], m.values.never, isNamed ? 'named pair' : 'pair');
}

/** One of several answers, what is always on among them: only names of its own tell. */
export function someMember(m: Machine, ref: ChoiceRef, name: string, at: object | undefined): Value {
  const isNamed = m.catalogue.polarityOfName(name) !== undefined && m.catalogue.purposeOfName(name) !== undefined;
  if (isNamed) return recordMember(m, { ...ref, form: 'record' }, name, at);
  return m.values.withReads(m.values.unknown, ref.read ? [ref.read] : []);
}

/** `consents.indexOf('marketing') !== -1`. */
export function position(m: Machine, ref: ChoiceRef, needle: Value): Value {
  const found = foundInChoice(m, ref, needle);
  const { canBeTrue, canBeFalse } = truthOf(found);
  if (canBeTrue) return m.values.withReads(m.values.unknown, found.reads);
  return canBeFalse ? m.values.withReads(m.values.literal(-1), found.reads) : m.values.never;
}

function native(m: Machine, name: string, self: Value, run: Native): Value {
  return m.values.withReads(m.values.ref(m.refs.native(name, run, self)), self.reads);
}

/** `consents.accepted.includes('marketing')`: what was taken for an answer is a record, if it has members. */
export function membersOfAnswer(m: Machine, answer: Value, name: string, at: object | undefined): Value {
  if (/^(?:then|catch|finally|toString|valueOf)$/.test(name)) return nativeMember(m, answer, name);
  // `item.optedOut.BOOL`, as DynamoDB has it
  if (name === 'BOOL') return answer;
  let result = m.values.never;
  for (const read of answer.reads) {
    const record = seedRecord(m, undefined, 'in', read);
    for (const ref of record.refs)
      if (ref.kind === 'choice') result = m.values.join(result, recordMember(m, ref, name, at));
    if (record.unknown) result = m.values.join(result, record);
  }
  return result === m.values.never ? m.values.unknown : result;
}
