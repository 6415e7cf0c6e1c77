/** What an expression finds in a text, where both are known: `text.match(/ads=(\d)/)?.[1]`. */
import type { Site } from '../machine/context';
import type { Frame } from '../machine/frame';
import type { Machine, Native } from '../machine/machine';
import { defineProperty } from '../objects/members';
import type { RegexRef } from '../values/ref';
import { wholeText } from '../values/strings';
import type { Value } from '../values/value';
import { listOf } from './list-of';

/** Longer ones stay open. */
const LONGEST_TEXT = 200;
const LONGEST_SOURCE = 100;

/** Undefined where it may take too long, or is none that we can run. */
export function runnable({ source, flags }: RegexRef, text: string): RegExp | undefined {
  if (text.length > LONGEST_TEXT || source.length > LONGEST_SOURCE || /[+*]\)?[+*]/.test(source)) return undefined;
  try {
    return new RegExp(source, flags.replace(/[gy]/g, ''));
  } catch {
    return undefined;
  }
}

/** `text.match(regex)`, `regex.exec(text)`. One that keeps a position (`g`, `y`) may find another part than the first. */
export function foundBy(m: Machine, f: Frame, site: Site, regex: Value, subject: Value): Value {
  const text = wholeText(subject);
  const [ref] = regex.refs;
  const isOne = !regex.unknown && regex.literals.length === 0 && regex.refs.length === 1;
  const expression = isOne && ref?.kind === 'regex' && text !== undefined ? runnable(ref, text) : undefined;
  const found = text === undefined ? undefined : expression?.exec(text);
  const keepsPlace = ref?.kind === 'regex' && /[gy]/.test(ref.flags);
  if (found === undefined || (found && keepsPlace)) return m.values.withReads(m.values.unknown, subject.reads);
  if (!found) return m.values.withReads(m.values.literal(null), subject.reads);
  const part = (it: string | undefined): Value => (it === undefined ? m.values.undefined : m.values.literal(it));
  const list = listOf(m, f, { site }, found.map(part), m.values.never, 'match');
  const groups = m.refs.object(f.ctx, site, 'match groups', 'object');
  for (const [name, it] of Object.entries(found.groups ?? {})) defineProperty(m, f, groups.heap, name, part(it), true);
  const [own] = list.refs;
  if (own?.kind !== 'object') return m.values.withReads(m.values.unknown, subject.reads);
  defineProperty(m, f, own.heap, 'groups', found.groups ? m.values.ref(groups) : m.values.undefined, true);
  defineProperty(m, f, own.heap, 'index', m.values.literal(found.index), true);
  defineProperty(m, f, own.heap, 'input', subject, true);
  return m.values.withReads(list, subject.reads);
}

export const match: Native = (m, f, { self, args: [regex = m.values.unknown], site }) =>
  foundBy(m, f, site, regex, self);
