/** What can be done with a stored choice: its members, its text, its parts. */
import { isPiece, jarMember } from '../cookies/jar';
import type { Context } from '../machine/context';
import type { Frame } from '../machine/frame';
import type { Machine, Native, NativeCall } from '../machine/machine';
import { answerMember } from '../natives/members';
import type { ChoiceRef } from '../values/ref';
import { textOf } from '../values/strings';
import { isNullish, type Value } from '../values/value';
import { isAside } from '../worlds';
import { answersMember, overRows, position, recordMember, SAME_TEXT, someMember } from './choice-records';
import { foundInChoice } from './choice-search';
import { rawMember } from './raw-records';
import { replacedText } from './replaced-words';
import { cookieUnder, isKey } from './stored-under';

export function choiceMember(m: Machine, f: Frame, ref: ChoiceRef, name: string, at: object | undefined): Value {
  if (ref.form === 'jar') return jarMember(m, f, ref, name, at);
  if (/^(?:then|catch|finally)$/.test(name))
    return answerMember(m, m.values.withReads(m.values.ref(ref), ref.read ? [ref.read] : []), name);
  if (ref.form === 'string') {
    const isPart = ref.decoded && (m.catalogue.purposeOfName(name) ?? m.catalogue.polarityOfName(name)) !== undefined;
    return isPart ? recordMember(m, { ...ref, form: 'record' }, name, at) : stringMember(m, ref, name);
  }
  if (ref.form === 'rows') return rowsMember(m, ref, name);
  if (!ref.own && ref.read && isAside(m.world, ref.read)) return recordRest(m, ref);
  if (ref.form === 'members') return recordRest(m, ref);
  if (ref.form === 'some') return someMember(m, ref, name, at);
  if (ref.form === 'answers') return answersMember(m, ref, name, at);
  return ref.raw === undefined ? recordMember(m, ref, name, at) : rawMember(m, ref, name, at);
}

/** The same choice, as a text in these letters; undefined: of whatever type. */
export function asTextOnly(m: Machine, value: Value, text: ChoiceRef['text']): Value {
  const refs = value.refs.map((it) =>
    it.kind === 'choice' && it.form === 'string' && it.text !== 'json' ? m.refs.choice({ ...it, text }) : it,
  );
  return m.values.make(value.literals, refs, value.unknown, value.reads);
}

function rowsMember(m: Machine, ref: ChoiceRef, name: string): Value {
  const row = m.values.withReads(m.values.ref(m.refs.choice({ ...ref, form: 'record' })), ref.read ? [ref.read] : []);
  const self = m.values.ref(ref);
  if (/^(?:rows|results|data|lean)$/.test(name)) return self;
  if (name === 'length' || name === 'rowCount')
    return m.values.withReads(m.values.literal(1), ref.read ? [ref.read] : []);
  if (name === '[]') return row;
  const one = ref.read?.anyones ? recordRest(m, ref) : row;
  if (/^\d+$/.test(name)) return one;
  if (/^(?:at|pop|shift)$/.test(name)) return native(m, 'rows one', self, () => one);
  if (/^(?:find|findLast|some|every|forEach|map|flatMap|filter)$/.test(name))
    return native(m, `rows ${name}`, self, (mm, ff, call) => overRows(mm, ff, name, row, self, call));
  return recordRest(m, ref);
}

function recordRest(m: Machine, ref: ChoiceRef): Value {
  return m.values.withReads(m.values.unknown, ref.read ? [ref.read] : []);
}

function stringMember(m: Machine, ref: ChoiceRef, name: string): Value {
  const self = m.values.withReads(m.values.ref(ref), ref.read ? [ref.read] : []);
  if (name === 'value') return self;
  if (name === 'toUpperCase' || name === 'toLowerCase')
    return native(m, `choice ${name}`, self, () => asTextOnly(m, self, name === 'toUpperCase' ? 'upper' : 'lower'));
  if (name === 'replace' || name === 'replaceAll')
    return native(m, `choice ${name}`, self, (mm, ff, call) => replacedText(mm, ff, ref, call, self));
  if (SAME_TEXT.has(name)) return native(m, `choice ${name}`, self, () => self);
  if (name === 'split')
    return native(m, 'choice split', self, () =>
      m.values.withReads(m.values.ref(m.refs.choice({ ...ref, form: 'record' })), self.reads),
    );
  const searched = (call: NativeCall) => call.args[0] ?? m.values.undefined;
  if (name === 'includes' || name === 'startsWith')
    return native(m, `choice ${name}`, self, (mm, _f, call) => foundInChoice(mm, ref, searched(call)));
  // Astro: of any text but `0` and `false`.
  if (name === 'boolean')
    return native(m, 'choice boolean', self, () =>
      m.values.withReads(ref.polarity === 'out' && ref.answer === 'no' ? m.values.true : m.values.unknown, self.reads),
    );
  if (name === 'indexOf') return native(m, 'choice indexOf', self, (mm, _f, call) => position(mm, ref, searched(call)));
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
