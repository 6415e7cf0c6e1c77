/** What can be done with a stored choice: its members, its text, its parts. */

import { callValue } from './calls';
import type { Context } from './context';
import { isCallee } from './foreign';
import type { Frame } from './frame';
import { isPiece, jarMember } from './jar';
import type { Machine, Native, NativeCall } from './machine';
import { choice, cookieUnder, isKey } from './preferences';
import type { ChoiceRef } from './ref';
import { textOf } from './strings';
import { isNullish, type Value } from './value';
import { isAsked } from './worlds';

/** Columns and properties that hold the decision itself. */
const DECISION_FLAGS =
  /^(?:is_?)?(?:granted|allowed|accepted|given|enabled|active|agreed|opted_?in|value|checked|consented)$/i;
const DECISION_TEXTS = /^(?:status|state|choice|decision|preference|consent_?status|level)$/i;
/** Text methods whose result still is (a part of) the stored text. */
const SAME_TEXT = new Set([
  'trim',
  'toLowerCase',
  'toUpperCase',
  'toString',
  'valueOf',
  'slice',
  'substring',
  'substr',
  'replace',
  'replaceAll',
  'normalize',
  'value',
  'pop',
  'shift',
  'at',
  'join',
  'decode',
]);

export function choiceMember(m: Machine, f: Frame, ref: ChoiceRef, name: string, at: object | undefined): Value {
  if (ref.form === 'jar') return jarMember(m, f, ref, name, at);
  if (ref.form === 'string') return stringMember(m, ref, name);
  if (ref.form === 'rows') return rowsMember(m, ref, name);
  return recordMember(m, f, ref, name, at);
}

function recordMember(m: Machine, _f: Frame, ref: ChoiceRef, name: string, at: object | undefined): Value {
  const self = m.values.ref(ref);
  if (/^(?:includes|has|contains|some|every)$/.test(name))
    return native(m, `record ${name}`, self, (mm, ff, call) => membership(mm, ff, ref, call));
  if (name === 'indexOf')
    return native(m, 'record indexOf', self, (mm) => mm.values.literal(ref.answer === 'no' ? -1 : 0));
  if (name === 'get')
    return native(m, 'record get', self, (mm, ff, call) =>
      recordMember(mm, ff, ref, textOf(call.args[0] ?? mm.values.unknown) ?? 'value', call.site),
    );
  if (name === 'data' || (name === 'value' && isStoredText(m, ref))) return self;
  if ((SAME_TEXT.has(name) && isCallee(at)) || name === 'split' || name === 'json') {
    return native(m, `record ${name}`, self, () => self);
  }
  const byName = m.catalogue.polarityOfName(name);
  if (byName === 'record') return self;
  if (byName) return flag(m, ref, byName, name);
  if (m.catalogue.purposeOfName(name) || DECISION_FLAGS.test(name)) return flag(m, ref, 'in', name);
  if (DECISION_TEXTS.test(name))
    return choice(m, {
      form: 'string',
      polarity: ref.polarity,
      answer: ref.answer,
      read: ref.read as NonNullable<typeof ref.read>,
    });
  if (
    /^(?:purposes|consents?|categories|preferences|settings|choices|permissions|vendors?|services|cookies?|\d+|\[\])$/i.test(
      name,
    )
  )
    return self;
  return m.values.withReads(m.values.unknown, ref.read ? [ref.read] : []);
}

/** `cookies().get('cookie_preferences').value`: what is stored under a key, not a column. */
function isStoredText(m: Machine, { read }: ChoiceRef): boolean {
  return read !== undefined && m.catalogue.polarityOfKey(read.name) === 'record';
}

function flag(m: Machine, ref: ChoiceRef, polarity: 'in' | 'out', name: string): Value {
  const purpose = m.catalogue.purposeOfName(name);
  if (purpose) m.purposes.add(purpose);
  if (!isAsked(m.world, purpose)) return recordRest(m, ref);
  const value = (polarity === 'out') === (ref.answer === 'no');
  return m.values.withReads(value ? m.values.true : m.values.false, ref.read ? [ref.read] : []);
}

/** `consents.includes('marketing')`: a refusal names nothing that it allows. */
function membership(m: Machine, f: Frame, ref: ChoiceRef, call: NativeCall): Value {
  const predicate = call.args[0];
  if (predicate?.refs.some((it) => it.kind === 'function')) {
    return callValue(m, f, { callee: predicate, self: m.values.undefined, args: [m.values.ref(ref)], site: call.site });
  }
  return flag(m, ref, 'in', textOf(predicate ?? m.values.unknown) ?? '');
}

function rowsMember(m: Machine, ref: ChoiceRef, name: string): Value {
  const row = m.values.withReads(m.values.ref(m.refs.choice({ ...ref, form: 'record' })), ref.read ? [ref.read] : []);
  const self = m.values.ref(ref);
  if (name === 'rows' || name === 'data' || name === 'lean') return self;
  if (name === 'length' || name === 'rowCount')
    return m.values.withReads(m.values.literal(1), ref.read ? [ref.read] : []);
  if (/^\d+$/.test(name) || name === '[]') return row;
  if (/^(?:at|pop|shift)$/.test(name)) return native(m, 'rows one', self, () => row);
  if (/^(?:find|findLast|some|every|forEach|map|flatMap|filter)$/.test(name))
    return native(m, `rows ${name}`, self, (mm, ff, call) => overRows(mm, ff, name, row, self, call));
  return recordRest(m, ref);
}

function overRows(m: Machine, f: Frame, method: string, row: Value, rows: Value, call: NativeCall): Value {
  const result = callValue(m, f, {
    callee: call.args[0] ?? m.values.undefined,
    self: m.values.undefined,
    args: [row],
    site: call.site,
  });
  switch (method) {
    case 'some':
    case 'every':
      return result;
    case 'find':
    case 'findLast':
      return row;
    case 'filter':
      return rows;
    default:
      return m.values.unknown;
  }
}

function recordRest(m: Machine, ref: ChoiceRef): Value {
  return m.values.withReads(m.values.unknown, ref.read ? [ref.read] : []);
}

function stringMember(m: Machine, ref: ChoiceRef, name: string): Value {
  const self = m.values.withReads(m.values.ref(ref), ref.read ? [ref.read] : []);
  if (name === 'value') return self;
  if (SAME_TEXT.has(name)) return native(m, `choice ${name}`, self, () => self);
  if (name === 'split')
    return native(m, 'choice split', self, () =>
      m.values.withReads(m.values.ref(m.refs.choice({ ...ref, form: 'record' })), self.reads),
    );
  if (name === 'includes' || name === 'startsWith') {
    return native(m, `choice ${name}`, self, (mm, _f, call) => {
      const text = textOf(call.args[0] ?? mm.values.unknown);
      const meaning = text === undefined ? undefined : mm.catalogue.meaningOfLiteral(text, ref.polarity);
      if (meaning === 'allows' && ref.answer === 'no') return mm.values.withReads(mm.values.false, self.reads);
      // A list of what is allowed, kept as text: a refusal does not name a purpose.
      const purpose = text === undefined ? undefined : mm.catalogue.purposeOfName(text);
      if (purpose) mm.purposes.add(purpose);
      const names = ref.polarity === 'in' && purpose !== undefined && isAsked(mm.world, purpose);
      return mm.values.withReads(names && ref.answer === 'no' ? mm.values.false : mm.values.boolean, self.reads);
    });
  }
  return recordRest(m, ref);
}

/**
 * A function that takes a key and answers from the jar: `getCookie('ccpa_opt_out')`.
 *
 * What it returns for that key is what is stored there; that nothing was found is not the case in a
 * world that has the record.
 */
export function choiceFromJar(m: Machine, f: Frame, ctx: Context, result: Value, at: object | undefined): Value {
  if (!result.refs.some(isPiece)) return result;
  const key = askedKey(m, ctx);
  const stored = key === undefined ? undefined : cookieUnder(m, f, key, at);
  if (!stored) return result;
  // Empty answers are for a cookie that is not there; others may be given whatever is stored.
  const absent = stored.unknown || stored.literals.some(isNullish);
  const literals = result.literals.filter((it) => absent || !(isNullish(it) || it === '' || it === false));
  const others = m.values.make(
    literals,
    result.refs.filter((it) => !isPiece(it)),
    result.unknown,
    result.reads,
  );
  return m.values.join(others, stored);
}

function askedKey(m: Machine, ctx: Context): string | undefined {
  for (const arg of ctx.args) {
    const key = textOf(arg);
    if (key !== undefined && !key.includes('\u0000') && isKey(m, 'cookie', key)) return key;
  }
  const [only] = ctx.probes;
  return ctx.probes.size === 1 ? only : undefined;
}

function native(m: Machine, name: string, self: Value, run: Native): Value {
  return m.values.withReads(m.values.ref(m.refs.native(name, run, self)), self.reads);
}
