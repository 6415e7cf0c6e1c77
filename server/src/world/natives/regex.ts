/** `/…/.test(text)` and `.exec(text)`: on a cookie jar they ask for a key. */
import { callValue } from '../calls/calls';
import type { Machine, Native } from '../machine/machine';
import { readMember } from '../objects/members';
import type { RegexRef } from '../values/ref';
import { isPartial } from '../values/strings';
import { onlyLiteral, type Value } from '../values/value';
import { includesAny } from './list-search';
import type { Methods } from './members';
import { foundBy, runnable } from './regex-matches';

function asks(method: 'test' | 'exec'): Native {
  return (m, f, call) => {
    const subject = call.args[0] ?? m.values.undefined;
    const words = method === 'test' ? wordsOf(call.self) : undefined;
    const isText = subject.literals.every((it) => typeof it === 'string');
    const among = words && isText && includesAny(m, words.map(m.values.literal), subject);
    if (among) return among;
    const probe = subject.refs.find((it) => it.kind === 'choice');
    if (probe) {
      const ask = readMember(m, f, m.values.ref(probe), method === 'test' ? 'includes' : 'exec', call.site);
      return callValue(m, f, { callee: ask, self: subject, args: [call.self], site: call.site });
    }
    const only = onlyLiteral(subject);
    const regex = call.self.refs[0];
    if (
      method === 'test' &&
      only &&
      typeof only.literal === 'string' &&
      !isPartial(only.literal) &&
      regex?.kind === 'regex'
    ) {
      return matches(m, regex, only.literal);
    }
    if (method === 'exec') return foundBy(m, f, call.site, call.self, subject);
    return m.values.withReads(m.values.unknown, subject.reads);
  };
}

/** `/^(granted|yes)$/`: the whole text is one of these. */
function wordsOf({ refs, unknown, literals }: Value): readonly string[] | undefined {
  const [regex] = refs;
  if (unknown || literals.length > 0 || refs.length !== 1 || regex?.kind !== 'regex' || regex.flags !== '')
    return undefined;
  const [, word, several] = /^\^(?:([\w-]+)|\((?:\?:)?([\w|-]+)\))\$$/.exec(regex.source) ?? [];
  return word ? [word] : several?.split('|');
}

/** One that keeps a position (`g`, `y`) may not match where it did before. Long subjects stay open. */
export function matches(m: Machine, regex: RegexRef, text: string): Value {
  const expression = runnable(regex, text);
  if (!expression) return m.values.boolean;
  if (!expression.test(text)) return m.values.false;
  return /[gy]/.test(regex.flags) ? m.values.boolean : m.values.true;
}

export const REGEX_METHODS: Methods = { test: asks('test'), exec: asks('exec') };
