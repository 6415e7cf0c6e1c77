/** JSON: stored records that are parsed, and texts that are made to be stored. */
import { callValue } from '../calls/calls';
import { runJsonConversions } from '../calls/conversions';
import { withShape } from '../choice/kept-shapes';
import { choice } from '../choice/preferences';
import { noteWords } from '../choice/worded-members';
import type { Site } from '../machine/context';
import { copyState, type Frame, joinStates } from '../machine/frame';
import type { Machine, NativeCall } from '../machine/machine';
import { defineProperty } from '../objects/members';
import { isFixedFile } from '../outside/kept-for-all';
import { nameless } from '../outside/nameless';
import { madeAt, noteText } from '../sharing/sent-texts';
import { raise } from '../syntax/jumps';
import { elementsIn } from '../values/addresses';
import { readsWithin, wholeObject } from '../values/certain-arguments';
import { isPartial } from '../values/strings';
import { withElements } from '../values/text-elements';
import type { Literal, Value } from '../values/value';
import { copyOf } from './copies';

export function stringify(m: Machine, f: Frame, call: NativeCall): Value {
  const [value] = call.args;
  const text = asJson(m, f, call);
  // `JSON.stringify({ html: page() })`
  return value ? withElements(m.values, text, elementsIn(m, f, value)) : text;
}

/** Texts of literals, of objects of nothing else, and of what is declared to be a boolean; other JSON is not looked into. */
function asJson(m: Machine, f: Frame, call: NativeCall): Value {
  const value = call.args[0] ?? m.values.undefined;
  runJsonConversions(m, f, value, call.site);
  noteWords(m, f, value);
  // What is kept of it is the program's to say, whatever its names are.
  if (mayReplace(call)) {
    replaced(m, f, call, m.values.unknown);
    return m.values.withReads(nameless(m), value.reads);
  }
  noteText(f, call.site, value);
  const plain = wholeObject(m, f, value);
  if (plain) return m.values.withReads(m.values.literal(JSON.stringify(plain)), readsWithin(f, value));
  const known = asBoolean(m, f, call, value);
  if (known.unknown || known.refs.length > 0 || known.literals.some((it) => it === undefined || isPartial(it)))
    return m.values.unknown;
  return m.values.make(
    known.literals.map((it) => JSON.stringify(it)),
    [],
    false,
    value.reads,
  );
}

/** What is given, where its name or its declaration says that it is a boolean: `box.checked`. */
export function asBoolean(m: Machine, f: Frame, { site }: NativeCall, value: Value): Value {
  const arg = site.k === 'call' ? site.args[0] : undefined;
  const isState = arg?.k === 'member' && arg.name === 'checked' && value.literals.length === 0;
  if (isState) return m.values.withReads(m.values.boolean, value.reads);
  const isDeclared = arg?.k === 'ref' && f.unit.facts.bindings[arg.b]?.type?.name === 'boolean';
  return isDeclared && value.unknown && value.refs.length === 0 ? m.values.boolean : value;
}

/** A stored record parsed stays a record: its members decide. */
export function parseJson(m: Machine, f: Frame, call: NativeCall): Value {
  const value = call.args[0] ?? m.values.undefined;
  if (mayReplace(call)) return revived(m, f, call, value);
  const whole = writtenAt(f, call);
  if (whole && !whole.literals.includes(undefined) && value.refs.every((it) => it.kind !== 'choice'))
    return copyOf(m, f, whole, call.site, 'json');
  return parsedTexts(m, f, call, value);
}

/** What these texts are as JSON. */
export function parsedTexts(m: Machine, f: Frame, call: Pick<NativeCall, 'site'>, value: Value): Value {
  let result = m.values.never;
  for (const ref of value.refs) {
    if (ref.kind !== 'choice') continue;
    if (ref.form === 'jar' || !ref.read) {
      // A piece of which it is not known whether it is JSON at all.
      raise(m, f, m.values.unknown);
      result = m.values.join(result, m.values.ref(ref));
      continue;
    }
    if (ref.form !== 'string') result = m.values.join(result, m.values.ref(withShape(m, ref)));
    else if (ref.polarity === 'out')
      result = m.values.join(result, parsedOptOut(m, ref as typeof ref & { read: NonNullable<typeof ref.read> }));
    else result = m.values.join(result, parsedConsent(m, ref as typeof ref & { read: NonNullable<typeof ref.read> }));
  }
  for (const literal of value.literals) {
    if (typeof literal === 'string' && !isPartial(literal)) result = m.values.join(result, parsed(m, f, call, literal));
    else if (literal === null) result = m.values.join(result, m.values.literal(null));
    else result = m.values.join(result, m.values.unknown);
  }
  const others = value.unknown || value.refs.some((it) => it.kind !== 'choice');
  // Parsing the consumer's own stored record does not fail in this world (SEMANTICS, Control flow).
  if (others || value.literals.length > 0) raise(m, f, m.values.unknown);
  return m.values.withReads(others ? m.values.join(result, parsedOther(m, f, value)) : result, value.reads);
}

/** `JSON.parse(JSON.stringify(x))` */
function writtenAt(f: Frame, { site }: NativeCall): Value | undefined {
  const arg = site.k === 'call' ? site.args[0] : undefined;
  return arg?.k === 'call' ? madeAt(f, arg) : undefined;
}

/** `setItem(key, JSON.stringify(x))` */
export function writtenIn(f: Frame, site: Site): Value | undefined {
  const texts = site.k === 'call' ? site.args.filter((it) => it.k === 'call') : [];
  return texts.map((it) => madeAt(f, it)).find((it) => it !== undefined);
}

/** Where all of it comes from an operator, a client or a message, its names mean what they mean there. */
function parsedOther(m: Machine, f: Frame, { refs, unknown }: Value): Value {
  const [first, ...rest] = refs;
  const claimed = refs.find((it) => it.kind === 'foreign' && it.origin === 'request-data');
  if (claimed?.kind === 'foreign' && (unknown || rest.length > 0))
    return m.values.join(m.values.unknown, m.values.ref(m.refs.unnamed(claimed)));
  if (unknown || first?.kind !== 'foreign' || rest.length > 0) return m.values.unknown;
  if (isFixedFile(f, first.access)) return nameless(m);
  const isKnown = first.origin === 'env' || first.origin === 'request-data';
  return isKnown ? m.values.ref(m.refs.unnamed(first)) : m.values.unknown;
}

/** `JSON.parse(text, reviver)`: the function may put anything in any place, unless it hands back whatever it is given. */
function revived(m: Machine, f: Frame, call: NativeCall, value: Value): Value {
  raise(m, f, m.values.unknown);
  const given = m.values.ref(m.refs.foreign({ root: { kind: 'global' }, path: ['?', 'revived'], steps: [] }, 'env'));
  if (replaced(m, f, call, given) === given) return parseJson(m, f, { ...call, args: [value] });
  return m.values.withReads(nameless(m), value.reads);
}

/** `JSON.stringify(x, ['theme'])`, `JSON.stringify(x, replacer)`; a list that says which keys are kept may be any. */
function mayReplace({ args: [, replacer] }: NativeCall): boolean {
  return replacer !== undefined && (replacer.unknown || replacer.refs.length > 0);
}

/** What the function makes of a value that stands anywhere. */
function replaced(m: Machine, f: Frame, call: NativeCall, given: Value): Value {
  const args = [m.values.unknown, given];
  const before = copyState(f.state);
  const handed = callValue(m, f, { callee: call.args[1] ?? m.values.undefined, self: given, args, site: call.site });
  f.state = joinStates(m.values, before, f.state);
  return handed;
}

function parsedConsent(m: Machine, { answer, read }: Parameters<typeof choice>[1]): Value {
  const record = m.refs.choice({ form: 'record', polarity: 'in', answer, read });
  return m.values.withReads(m.values.ref(withShape(m, record)), [read]);
}

/** `'true'`, `'1'` or an object, all of them truthy. */
function parsedOptOut(m: Machine, ref: Parameters<typeof choice>[1]): Value {
  return choice(m, { form: 'record', polarity: 'out', answer: ref.answer, read: ref.read, decoded: true });
}

function parsed(m: Machine, f: Frame, call: Pick<NativeCall, 'site'>, text: string): Value {
  try {
    return fromJson(m, f, call, JSON.parse(text) as unknown, '$');
  } catch {
    // The user's own text is no JSON: at run time the call throws.
    return m.values.never;
  }
}

function fromJson(m: Machine, f: Frame, call: Pick<NativeCall, 'site'>, json: unknown, slot: string): Value {
  if (typeof json !== 'object' || json === null) return m.values.literal(json as Literal);
  const ref = m.refs.object(f.ctx, call.site, `json ${slot}`, Array.isArray(json) ? 'array' : 'object');
  ref.heap.exact = Array.isArray(json);
  for (const [name, inner] of Object.entries(json))
    defineProperty(m, f, ref.heap, name, fromJson(m, f, call, inner, `${slot}.${name}`), true);
  return m.values.ref(ref);
}
