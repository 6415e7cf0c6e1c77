/** Functions of the language from a value to its text, and from a text to what it is in other letters. */
import type { Native } from '../machine/machine';
import { raise } from '../syntax/jumps';
import { asText } from '../values/addresses';
import { isPartial } from '../values/strings';
import { isTextElement } from '../values/text-elements';
import { asBoolean } from './json';

/** `String(x)`: a text stays what it says. */
const sameText: Native = (m, f, call) => {
  const value = asBoolean(m, f, call, asText(m, f, call.args[0] ?? m.values.literal('')));
  const literals = value.literals.map((it) => (isPartial(it) ? it : String(it)));
  const refs = value.refs.filter((it) => it.kind === 'choice' || it.kind === 'foreign' || isTextElement(it));
  return m.values.make(literals, refs, value.unknown || refs.length < value.refs.length, value.reads);
};

export const AS_TEXT: Readonly<Record<string, Native>> = {
  String: sameText,
  decodeURIComponent: coded(decodeURIComponent),
  encodeURIComponent: coded(encodeURIComponent),
  decodeURI: coded(decodeURI),
  encodeURI: coded(encodeURI),
  unescape: coded(unescape),
  atob: coded(atob),
};

/** Of a text that is known: what it is in other letters. */
function coded(code: (text: string) => string): Native {
  return (m, f, call) => {
    const same = sameText(m, f, call);
    if (same.literals.every(isPartial)) return same;
    const literals = same.literals.map((it) => (typeof it === 'string' && !isPartial(it) ? tried(code, it) : it));
    const failed = literals.includes(undefined);
    if (failed) raise(m, f, m.values.unknown);
    const known = literals.filter((it) => it !== undefined);
    return m.values.make(known, same.refs, same.unknown || failed, same.reads);
  };
}

function tried(code: (text: string) => string, text: string): string | undefined {
  try {
    return code(text);
  } catch {
    return undefined;
  }
}
