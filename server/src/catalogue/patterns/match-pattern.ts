/**
 * Does a pattern match a use, and how precisely? The more literals a pattern asks for, the better it
 * is, so that `gtag('config', 'AW-1')` belongs to Google Ads although Analytics claims `config`.
 */
import type { LiteralArgument } from '../catalogue';
import { matchesGlob } from './glob';
import type { OptionTest, Pattern } from './parse-pattern';
import { type Form, isList, isRecord, type Use } from './use';

/** Zero: no match. */
export function scorePattern(pattern: Pattern, use: Use, forms: readonly Form[]): number {
  if (!sameManner(pattern, use)) return 0;
  if (pattern.options.some((test) => !passesOption(test, use.args))) return 0;
  const best = Math.max(0, ...forms.map((form) => scoreForm(pattern, form)));
  return best === 0 ? 0 : best + 50 * pattern.options.length;
}

function sameManner(pattern: Pattern, use: Use): boolean {
  const how = use.how === 'jsx' ? 'call' : use.how;
  return pattern.how === how && pattern.result === use.result;
}

function scoreForm(pattern: Pattern, form: Form): number {
  if (!passesLiterals(pattern, form)) return 0;
  const precision = 100 * pattern.literals.length;
  if (pattern.self) return form.self ? 1 + precision : 0;
  if (pattern.names.length === 0 || pattern.names.length < form.least) return 0;
  return endsWith(form.names, pattern.names) ? 1 + pattern.names.length + precision : 0;
}

function endsWith(names: readonly string[], tail: readonly string[]): boolean {
  const start = names.length - tail.length;
  return start >= 0 && tail.every((it, i) => matchesGlob(it, names[start + i] ?? ''));
}

/**
 * Behind `*` the first argument is any: `*:hit` is `ym(1, 'hit')`. The direct form of a self call has
 * all arguments; its command form lacks the command, which is the first.
 */
function passesLiterals({ self, literals }: Pattern, form: Form): boolean {
  const args = self && form.names.length === 0 ? form.args.slice(1) : form.args;
  return literals.every((literal, i) => isSaidBy(args[i], literal));
}

function isSaidBy(argument: LiteralArgument, literal: string): boolean {
  if (literal === '*') return true;
  if (argument === undefined || typeof argument === 'object') return literal === 'null' && argument === null;
  return matchesGlob(literal, String(argument));
}

/** Any object among the arguments may be meant; keys may be paths (`consent.0.general`) or hold dots themselves (`gtm.start`). */
function passesOption({ key, value, absent }: OptionTest, args: readonly LiteralArgument[]): boolean {
  const found = args.filter((it) => isRecord(it) || isList(it)).map((it) => lookUp(it, key));
  const present = found.find((it) => it.found);
  if (absent) return !present;
  return present !== undefined && (value === undefined || isSaidBy(present.value, value));
}

function lookUp(holder: LiteralArgument, key: string): { found: boolean; value?: LiteralArgument } {
  if (isRecord(holder) && Object.hasOwn(holder, key)) return { found: true, value: holder[key] };
  const dot = key.indexOf('.');
  const head = dot < 0 ? key : key.slice(0, dot);
  if (isList(holder)) {
    const items = /^\d+$/.test(head) ? [holder[Number(head)]] : holder;
    const rest = /^\d+$/.test(head) ? key.slice(dot + 1) : key;
    return items.map((it) => lookUp(it, rest)).find((it) => it.found) ?? { found: false };
  }
  if (dot < 0 || !isRecord(holder) || !Object.hasOwn(holder, head)) return { found: false };
  return lookUp(holder[head], key.slice(dot + 1));
}
