/** Could a pattern match a use, were its unknown arguments known? */
import type { LiteralArgument } from '../catalogue';
import { matchesGlob } from './glob';
import { scorePattern } from './match-pattern';
import type { OptionTest, Pattern } from './parse-pattern';
import { type Form, hasUnknownCommand, isRecord, type Use } from './use';

export function mayMatch(pattern: Pattern, use: Use, forms: readonly Form[]): boolean {
  if (scorePattern(pattern, use, forms) > 0) return true;
  if (pattern.how !== (use.how === 'jsx' ? 'call' : use.how) || pattern.result !== use.result) return false;
  if (!pattern.options.every((it) => mayPass(it, use.args))) return false;
  if (hasUnknownCommand(use)) return true;
  return forms.some((form) => isNamed(pattern, form) && saysMaybe(pattern, form));
}

/** How much a pattern asks for. */
export function precisionOf({ literals, options }: Pattern): number {
  return literals.length + options.length;
}

function isNamed({ names, self }: Pattern, form: Form): boolean {
  if (self) return form.self;
  const start = form.names.length - names.length;
  if (names.length === 0 || names.length < form.least || start < 0) return false;
  return names.every((it, i) => matchesGlob(it, form.names[start + i] ?? ''));
}

function saysMaybe({ self, literals }: Pattern, form: Form): boolean {
  const args = self && form.names.length === 0 ? form.args.slice(1) : form.args;
  return literals.every((literal, i) => literal === '*' || (i < args.length && mayBe(args[i], literal)));
}

/** An object or list that stands where a word is asked for is known not to be it, but for lists of unknown words. */
function mayBe(argument: LiteralArgument, literal: string): boolean {
  if (argument === undefined) return true;
  if (Array.isArray(argument)) return argument.length > 0 && argument[0] === undefined;
  if (typeof argument === 'object') return false;
  const text = String(argument);
  return text.includes('\u0000') || matchesGlob(literal, text);
}

/** Options come last: what is not known before an object that is, as in `init(process.env.KEY, {…})`, holds none. */
function mayPass({ key, value, absent }: OptionTest, args: readonly LiteralArgument[]): boolean {
  const last = args.findLastIndex(isRecord);
  if (args.some((it, i) => it === undefined && i > last)) return true;
  const records = args.filter(isRecord);
  if (absent) return records.length === 0 || records.some((it) => !Object.hasOwn(it, key));
  return records.some((it) => Object.hasOwn(it, key) && (value === undefined || mayBe(it[key], value)));
}
