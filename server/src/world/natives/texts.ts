/** Methods of a known text: folded when the arguments are known too. */

import { callValue } from '../calls';
import type { Native } from '../machine';
import { isPartial, wholeText } from '../strings';
import { type Literal, onlyLiteral, type Value } from '../value';
import { listOf } from './language';
import type { Methods } from './members';

const FOLDED = [
  'includes',
  'startsWith',
  'endsWith',
  'indexOf',
  'lastIndexOf',
  'trim',
  'trimStart',
  'trimEnd',
  'toLowerCase',
  'toUpperCase',
  'slice',
  'substring',
  'substr',
  'charAt',
  'at',
  'padStart',
  'padEnd',
  'repeat',
  'replace',
  'replaceAll',
  'concat',
  'toString',
  'valueOf',
  'charCodeAt',
  'localeCompare',
] as const;
const MAX_LENGTH = 2000;

function folded(name: (typeof FOLDED)[number]): Native {
  return (m, f, call) => {
    const text = wholeText(call.self);
    const args: Literal[] = [];
    for (const arg of call.args) {
      const only = onlyLiteral(arg);
      if (!only || isPartial(only.literal)) {
        callBack(arg);
        return m.values.withReads(m.values.unknown, [...call.self.reads, ...arg.reads]);
      }
      args.push(only.literal);
    }
    if (text === undefined || text.length > MAX_LENGTH || (name === 'repeat' && Number(args[0]) > 100))
      return m.values.unknown;
    return m.values.withReads(m.values.literal(apply(text, name, args)), call.self.reads);

    /** `text.replace(/x/, (match) => …)` */
    function callBack(arg: Value): void {
      if (arg.refs.some((it) => it.kind === 'function'))
        callValue(m, f, { callee: arg, self: m.values.undefined, args: [m.values.unknown], site: call.site });
    }
  };
}

function apply(text: string, name: (typeof FOLDED)[number], args: readonly Literal[]): Literal {
  const method = text[name] as (...args: unknown[]) => Literal;
  return method.apply(text, [...args]);
}

const split: Native = (m, f, call) => {
  const text = wholeText(call.self);
  const separator = wholeText(call.args[0] ?? m.values.unknown);
  if (text === undefined || separator === undefined) return m.values.withReads(m.values.unknown, call.self.reads);
  return listOf(
    m,
    f,
    call,
    text
      .split(separator)
      .slice(0, 16)
      .map((it) => m.values.literal(it)),
    m.values.never,
  );
};

export const TEXT_METHODS: Methods = {
  ...Object.fromEntries(FOLDED.map((name) => [name, folded(name)])),
  split,
};
