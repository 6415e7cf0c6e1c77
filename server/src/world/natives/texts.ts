/** Methods of a known text: folded when the arguments are known too. */
import { callValue } from '../calls/calls';
import type { Frame } from '../machine/frame';
import type { Machine, Native, NativeCall } from '../machine/machine';
import { asPartOfText } from '../outside/nobodys-keys';
import { asText } from '../values/addresses';
import type { Ref } from '../values/ref';
import { concatenated, isAddress, isPartial, joinPieces, mayBeSame, piecesOf, wholeText } from '../values/strings';
import { textElements, withElements } from '../values/text-elements';
import { type Literal, onlyLiteral, type Value } from '../values/value';
import { listFrom } from './list-of';
import type { Methods } from './members';
import { matches } from './regex';
import { match } from './regex-matches';

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
  'toString',
  'valueOf',
  'charCodeAt',
  'localeCompare',
] as const;
const MAX_LENGTH = 2000;
/** A text that is split into more parts than this is known by its first ones. */
const MAX_PARTS = 16;

/** `path.startsWith('/api')`, of texts of which the beginning is known. */
function beginsWith({ literals, refs, unknown }: Value, sought: Value | undefined): boolean | undefined {
  const text = sought && wholeText(sought);
  if (text === undefined || unknown || refs.length > 0) return undefined;
  const [first, ...others] = literals.map((it) => beginning(it, text));
  return others.every((it) => it === first) ? first : undefined;
}

function beginning(literal: Literal, sought: string): boolean | undefined {
  if (!isPartial(literal) || isAddress(String(literal))) return undefined;
  if (!mayBeSame(String(literal), `${sought}\u0000`)) return false;
  return String(literal).split('\u0000')[0]?.startsWith(sought) ? true : undefined;
}

function folded(name: (typeof FOLDED)[number]): Native {
  return (m, f, call) => {
    const begins = name === 'startsWith' && call.args.length === 1 ? beginsWith(call.self, call.args[0]) : undefined;
    if (begins !== undefined) return m.values.withReads(begins ? m.values.true : m.values.false, call.self.reads);
    const text = wholeText(call.self);
    const args: Literal[] = [];
    for (const arg of call.args) {
      const only = onlyLiteral(arg);
      if (!only || isPartial(only.literal)) {
        const elements = call.args.flatMap((it) => callBack(m, f, call, it));
        return withElements(
          m.values,
          m.values.withReads(m.values.unknown, [...call.self.reads, ...arg.reads]),
          elements,
        );
      }
      args.push(only.literal);
    }
    if (text === undefined || text.length > MAX_LENGTH || (name === 'repeat' && Number(args[0]) > 100))
      return m.values.unknown;
    return m.values.withReads(m.values.literal(apply(text, name, args)), call.self.reads);
  };
}

const concat: Native = (m, f, call) => {
  const parts = [call.self, ...call.args].map((it) => asPartOfText(m, f, asText(m, f, it)));
  // An unknown receiver may be a list.
  const isKnown = call.rest === m.values.never && !call.self.unknown;
  const text = isKnown ? concatenated(m.values, parts) : m.values.unknown;
  return m.values.withReads(
    text,
    parts.flatMap((it) => it.reads),
  );
};

/** `text.replace(/x/, (match) => …)`: the markup that it puts in. */
function callBack(m: Machine, f: Frame, { site }: NativeCall, arg: Value): readonly Ref[] {
  if (!arg.refs.some((it) => it.kind === 'function')) return [];
  return textElements(callValue(m, f, { callee: arg, self: m.values.undefined, args: [m.values.unknown], site }));
}

/** An address is often a known text in which a part is put in place: `url.replace('{id}', id)`. */
function replacing(name: 'replace' | 'replaceAll'): Native {
  const fold = folded(name);
  return (m, f, call) => {
    const text = wholeText(call.self);
    const [pattern, replacement] = call.args;
    const sought = pattern && wholeText(pattern);
    if (text !== undefined && pattern && isNowhere(m, pattern, text)) return call.self;
    if (text === undefined || sought === undefined || !replacement) return fold(m, f, call);
    const elements = callBack(m, f, call, replacement);
    const piece = piecesOf(replacement);
    // A text that is put in may name what it replaces (`$&`).
    if (onlyLiteral(replacement) && !isPartial(piece)) return fold(m, f, call);
    const pieces = name === 'replace' ? splitOnce(text, sought) : text.split(sought);
    const joined = joinPieces(pieces.flatMap((it, i) => (i === 0 ? [it] : [piece, it])));
    const value = joined === undefined ? m.values.unknown : m.values.literal(joined);
    return withElements(m.values, m.values.withReads(value, [...call.self.reads, ...replacement.reads]), elements);
  };
}

/** An expression that matches nothing of it, so that nothing is replaced. */
function isNowhere(m: Machine, { refs, unknown, literals }: Value, text: string): boolean {
  const [regex] = refs;
  if (unknown || literals.length > 0 || refs.length !== 1 || regex?.kind !== 'regex') return false;
  return matches(m, regex, text) === m.values.false;
}

function splitOnce(text: string, by: string): string[] {
  const at = text.indexOf(by);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + by.length)];
}

function apply(text: string, name: (typeof FOLDED)[number], args: readonly Literal[]): Literal {
  const method = text[name] as (...args: unknown[]) => Literal;
  return method.apply(text, [...args]);
}

const split: Native = (m, f, call) => {
  const text = wholeText(call.self);
  const separator = wholeText(call.args[0] ?? m.values.unknown);
  if (text === undefined || separator === undefined) return m.values.withReads(m.values.unknown, call.self.reads);
  const parts = text.split(separator).slice(0, MAX_PARTS);
  const rest = parts.length < MAX_PARTS ? m.values.never : m.values.unknown;
  return m.values.withReads(
    listFrom(
      m,
      f,
      call,
      parts.map((it) => m.values.literal(it)),
      rest,
    ),
    call.self.reads,
  );
};

export const TEXT_METHODS: Methods = {
  ...Object.fromEntries(FOLDED.map((name) => [name, folded(name)])),
  replace: replacing('replace'),
  replaceAll: replacing('replaceAll'),
  concat,
  match,
  split,
};
