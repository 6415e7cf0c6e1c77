/** Members of one `key=value` of the cookie jar, and of what stands behind `key=`. */
import { callValue } from '../calls/calls';
import { replacedText } from '../choice/replaced-words';
import { cookieUnder } from '../choice/stored-under';
import type { Frame } from '../machine/frame';
import type { Machine, NativeCall } from '../machine/machine';
import { listOf } from '../natives/list-of';
import { readMember } from '../objects/members';
import type { ChoiceRef } from '../values/ref';
import { onlyLiteral, onlyString, type Value } from '../values/value';
import { jarOf, native } from './jar';

/** `key=value`: also as a pair, once it is split. */
export function entryMember(
  m: Machine,
  f: Frame,
  ref: ChoiceRef,
  self: Value,
  name: string,
  at: object | undefined,
): Value {
  const { jar } = ref;
  const key = jar?.key ?? '';
  const written = jar?.blank ? m.values.make([key, ` ${key}`], [], false, []) : m.values.literal(key);
  const value = () => cookieUnder(m, f, key, at) ?? m.values.unknown;
  switch (name) {
    case '0':
    case 'key':
    case 'name':
      return written;
    case '1':
    case 'value':
      return value();
    case 'split':
      return native(m, name, self, (mm, ff, call) => {
        const stored = cookieUnder(mm, ff, key, call.site) ?? mm.values.unknown;
        return listOf(mm, ff, call, [written, stored], mm.values.never, `entry ${key}`);
      });
    case 'replace':
    case 'replaceAll':
      return native(m, name, self, (mm, ff, call) => replacedIn(mm, ff, ref, self, call));
    case 'slice':
    case 'substring':
    case 'substr':
      return native(m, name, self, (mm, ff, call) => cutEntry(mm, ff, key, call));
    default:
      return m.values.unknown;
  }
}

/** `entry.includes('C0004:1')`: not the key, so what is stored. */
export function searchEntry(m: Machine, f: Frame, key: string, method: string, call: NativeCall): Value | undefined {
  const stored = cookieUnder(m, f, key, call.site);
  const text = onlyString(call.args[0] ?? m.values.undefined);
  if (!stored || text === undefined || text.includes(key) || key.includes(text)) return undefined;
  const callee = readMember(m, f, stored, method, call.site);
  return callValue(m, f, { callee, self: stored, args: call.args, site: call.site });
}

function cutEntry(m: Machine, f: Frame, key: string, call: NativeCall): Value {
  const first = onlyLiteral(call.args[0] ?? m.values.undefined)?.literal;
  const stored = cookieUnder(m, f, key, call.site) ?? m.values.unknown;
  if (first === key.length + 1) return stored;
  return typeof first === 'number' ? m.values.unknown : m.values.join(stored, m.values.unknown);
}

/** `entry.replace('key=', '')` */
function replacedIn(m: Machine, f: Frame, ref: ChoiceRef, self: Value, call: NativeCall): Value {
  const key = ref.jar?.key ?? '';
  const stored = cookieUnder(m, f, key, call.site) ?? m.values.unknown;
  const isName = onlyLiteral(call.args[0] ?? m.values.undefined)?.literal === `${key}=`;
  return replacedText(m, f, ref, call, isName ? stored : m.values.join(self, stored));
}

/** What stands behind `key=`: the value, a semicolon, other cookies. */
export function tailMember(
  m: Machine,
  f: Frame,
  ref: ChoiceRef,
  self: Value,
  name: string,
  at: object | undefined,
): Value {
  const value = cookieUnder(m, f, ref.jar?.key ?? '', at) ?? m.values.unknown;
  if (name === '0') return value;
  if (name === 'split') return native(m, name, self, () => self);
  if (name === 'shift') return native(m, name, self, () => value);
  if (name === 'at')
    return native(m, name, self, (mm, _f, call) =>
      onlyLiteral(call.args[0] ?? mm.values.undefined)?.literal === 0 ? value : mm.values.unknown,
    );
  const part = (mm: Machine) => mm.values.join(jarOf(mm, 'some'), value);
  if (name === 'substring' || name === 'slice') return native(m, name, self, part);
  if (name === 'replace' || name === 'replaceAll')
    return native(m, name, self, (mm, ff, call) => replacedText(mm, ff, ref, call, part(mm)));
  return m.values.unknown;
}
