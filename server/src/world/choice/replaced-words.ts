/**
 * `stored.replace('denied', 'granted')`: what is put in another's place may make a yes of a no.
 *
 * Quotes, blanks and names of cookies may be taken away; an answer that is touched is no longer known.
 */
import { callValue } from '../calls/calls';
import type { Frame } from '../machine/frame';
import type { Machine, NativeCall } from '../machine/machine';
import type { ChoiceRef } from '../values/ref';
import { onlyLiteral, type Value } from '../values/value';

/** Answers as they are stored, by those who refused and by those who agreed. */
const ANSWERS =
  '0 1 false true no yes off on n y f t out in none all denied granted rejected accepted declined allowed disallowed refused agreed revoked given necessary essential deny grant reject accept decline allow'.split(
    ' ',
  );
const CAPITALS = ANSWERS.map((it) => it.toUpperCase());
const MAX_SOURCE = 100;

/** `same`: the text, where none of its answers is touched. */
export function replacedText(m: Machine, f: Frame, { read }: ChoiceRef, call: NativeCall, same: Value): Value {
  const by = call.args[1];
  if (by?.refs.some((it) => it.kind === 'function'))
    callValue(m, f, { callee: by, self: m.values.undefined, args: [m.values.unknown], site: call.site });
  const held = ['cookie', 'storage', 'kv'].flatMap((it) => m.prior?.holdings.get(`${it}:${read?.name}`) ?? []);
  const own = held.flatMap((it) => [...it.refusals, ...it.grants]);
  return keepsAnswers(call, own) ? same : m.values.withReads(m.values.unknown, read ? [read] : same.reads);
}

/** `own`: answers in the workspace's own spelling. */
function keepsAnswers({ args: [pattern, by], rest }: NativeCall, own: readonly string[]): boolean {
  const replacement = by && onlyLiteral(by)?.literal;
  if (!pattern || typeof replacement !== 'string' || rest.unknown || rest.refs.length > 0) return false;
  const sought = patternOf(pattern);
  if (sought === undefined) return false;
  try {
    return [...ANSWERS, ...CAPITALS, ...own].every((it) => it.replaceAll(sought, replacement) === it);
  } catch {
    return false;
  }
}

function patternOf(value: Value): string | RegExp | undefined {
  const only = onlyLiteral(value)?.literal;
  if (typeof only === 'string') return only;
  const [regex] = value.refs;
  if (value.unknown || value.literals.length > 0 || value.refs.length !== 1 || regex?.kind !== 'regex')
    return undefined;
  if (regex.source.length > MAX_SOURCE || /[+*]\)?[+*]/.test(regex.source)) return undefined;
  try {
    return new RegExp(regex.source, `${regex.flags.replace(/[gy]/g, '')}g`);
  } catch {
    return undefined;
  }
}
