/** Expressions of an Angular template in a script: pipes become calls, all else stands as it is. */
import type { Span } from '../../ir';
import { isReadable } from '../expression';
import type { Problem } from '../language';
import type { VirtualWriter } from '../virtual-text';
import { endOf, splitAt } from './separators';

/** What the writers of parts share. */
export interface Template {
  readonly w: VirtualWriter;
  readonly text: string;
  readonly problems: Problem[];
}

interface Stretch extends Span {
  readonly text: string;
  readonly copied: boolean;
}

/** In parentheses; `undefined` where it cannot be read. */
export function writeExpression(t: Template, at: Span): void {
  write(t, at, expressionOf(t.text, at), false);
}

/** `($event) => { buy(); last = $event }` */
export function writeHandler(t: Template, at: Span): void {
  t.w.write('($event) => {', at.s, at.e);
  const code = t.text.slice(at.s, at.e);
  if (isReadable(code, '.ts', true)) t.w.copy(at.s, at.e);
  else t.problems.push({ at: at.s, message: `\`${code.trim().slice(0, 60)}\` is no handler.` });
  t.w.write('\n}', at.s, at.e);
}

/** `Buy {{ name }}`: a text of known and unknown parts. */
export function writeText(t: Template, { s, e }: Span): void {
  let at = s;
  let isFirst = true;
  while (at < e || isFirst) {
    const open = t.text.indexOf('{{', at);
    const end = open < 0 || open > e ? e : open;
    if (!isFirst) t.w.write(' + ', s, e);
    isFirst = false;
    t.w.write(JSON.stringify(t.text.slice(at, end)), s, e);
    if (end === e) return;
    const close = t.text.indexOf('}}', end);
    const stop = close < 0 || close > e ? e : close;
    t.w.write(' + ', s, e);
    writeExpression(t, { s: end + 2, e: stop });
    at = stop + 2;
  }
}

function write(t: Template, { s, e }: Span, code: readonly Stretch[], asBody: boolean): void {
  const whole = code.map((it) => it.text).join('');
  t.w.write('(', s, e);
  if (isReadable(whole, '.ts', asBody))
    for (const it of code) it.copied ? t.w.copy(it.s, it.e) : t.w.write(it.text, it.s, it.e);
  else {
    t.problems.push({ at: s, message: `\`${t.text.slice(s, e).trim().slice(0, 60)}\` is no expression.` });
    t.w.write('__unread', s, e);
  }
  t.w.write('\n)', s, e);
}

/** `a | async`, `(b | date: 'short').length` */
function expressionOf(text: string, at: Span): readonly Stretch[] {
  const [base = at, ...pipes] = splitAt(text, at, '|');
  const own = (code: string): Stretch => ({ text: code, s: at.s, e: at.e, copied: false });
  let code = groupsOf(text, base);
  for (const pipe of pipes) {
    const [name = pipe, ...args] = splitAt(text, pipe, ':');
    code = [
      own(`__pipe(${JSON.stringify(text.slice(name.s, name.e).trim())}, `),
      ...code,
      ...args.flatMap((it) => [own(', '), ...groupsOf(text, it)]),
      own(')'),
    ];
  }
  return code;
}

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** Pipes may stand in brackets. */
function groupsOf(text: string, { s, e }: Span): readonly Stretch[] {
  const found: Stretch[] = [];
  let start = s;
  const copy = (from: number, to: number) => found.push({ text: text.slice(from, to), s: from, e: to, copied: true });
  for (let at = s; at < e; at++) {
    const close = CLOSING[text[at] ?? ''];
    if (close === undefined) {
      if (/["'`]/.test(text[at] ?? '')) at = endOf(text, at + 1, e, text[at] ?? '');
      continue;
    }
    const end = endOf(text, at + 1, e, close);
    if (/(?<!\|)\|(?!\|)/.test(text.slice(at, end)) && close !== '}') {
      copy(start, at + 1);
      for (const [i, part] of splitAt(text, { s: at + 1, e: end }, ',').entries()) {
        if (i > 0) found.push({ text: ',', s: part.s, e: part.s, copied: false });
        found.push(...expressionOf(text, part));
      }
      start = end;
    }
    at = end;
  }
  copy(start, e);
  return found;
}
