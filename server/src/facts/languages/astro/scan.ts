/**
 * The markup of an Astro component as a tree with exact places: tags, and expressions whose code may hold
 * tags again. Astro's own parser is five megabytes of WebAssembly and tells no ends of expressions.
 */
import type { Span } from '../../ir';

export type Part = Element | Expression | Text | Comment;

export interface Text extends Span {
  readonly k: 'text';
}
export interface Comment extends Span {
  readonly k: 'comment';
}
/** Code from `s` to `e`, without its braces; the markup in it, in order. */
export interface Expression extends Span {
  readonly k: 'expression';
  readonly markup: readonly Element[];
}
export interface Element extends Span {
  readonly k: 'element';
  /** '' is a fragment. */
  readonly tag: string;
  readonly attributes: readonly Attribute[];
  readonly children: readonly Part[];
}
export interface Attribute extends Span {
  /** '' for a spread. */
  readonly name: string;
  /** Absent: true. Its span leaves quotes and braces out. */
  readonly value?: (Span & { readonly k: 'text' | 'template' }) | Expression;
}

const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/i;
const RAW = /^(?:script|style)$/i;
const NAME = /[A-Za-z][\w.:-]*/y;
const ATTRIBUTE = /[^\s"'>/={}`]+/y;

export function scanMarkup(text: string, from: number): readonly Part[] {
  let at = from;
  return parts(undefined);

  /** Until the closing tag of `parent`, which is left to the caller. */
  function parts(parent: string | undefined): Part[] {
    const found: Part[] = [];
    while (at < text.length) {
      if (text.startsWith('</', at)) {
        if (parent !== undefined) return found;
        skipTo('>');
      } else if (text.startsWith('<!--', at)) {
        const s = at;
        skipTo('-->');
        found.push({ k: 'comment', s, e: at });
      } else if (text.startsWith('<!', at)) skipTo('>');
      else if (startsTag(at)) found.push(element());
      else if (text[at] === '{') found.push(expression());
      else {
        const s = at++;
        while (at < text.length && text[at] !== '{' && text[at] !== '<') at++;
        found.push({ k: 'text', s, e: at });
      }
    }
    return found;
  }

  function startsTag(i: number): boolean {
    return text[i] === '<' && /[A-Za-z>]/.test(text[i + 1] ?? '');
  }

  function skipTo(words: string): void {
    const found = text.indexOf(words, at);
    at = found < 0 ? text.length : found + words.length;
  }

  function step(by: number): void {
    at = Math.min(at + by, text.length);
  }

  function match(pattern: RegExp): string {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0] ?? '';
    at += found.length;
    return found;
  }

  function element(): Element {
    const s = at++;
    const tag = match(NAME);
    const attributes: Attribute[] = [];
    for (;;) {
      match(/\s*/y);
      if (at >= text.length) return { k: 'element', s, e: at, tag, attributes, children: [] };
      if (text.startsWith('/>', at)) {
        at += 2;
        return { k: 'element', s, e: at, tag, attributes, children: [] };
      }
      if (text[at] === '>') break;
      const before = at;
      const it = attribute();
      if (it) attributes.push(it);
      if (at === before) at++;
    }
    at++;
    if (VOID.test(tag)) return { k: 'element', s, e: at, tag, attributes, children: [] };
    const children = RAW.test(tag) ? raw(tag) : parts(tag);
    if (text.startsWith('</', at) && closes(tag)) skipTo('>');
    return { k: 'element', s, e: at, tag, attributes, children };
  }

  /** A closing tag of something further out is left to that. */
  function closes(tag: string): boolean {
    NAME.lastIndex = at + 2;
    return (NAME.exec(text)?.[0] ?? '').toLowerCase() === tag.toLowerCase();
  }

  function raw(tag: string): Text[] {
    const s = at;
    const end = text.slice(at).search(new RegExp(`</${tag}\\b`, 'i'));
    at = end < 0 ? text.length : at + end;
    return at > s ? [{ k: 'text', s, e: at }] : [];
  }

  function attribute(): Attribute | undefined {
    const s = at;
    if (text[at] === '{') {
      const value = expression();
      const name = text.slice(value.s, value.e).trim();
      return { name: name.startsWith('...') ? '' : name, value, s, e: at };
    }
    const name = match(ATTRIBUTE);
    if (name === '') return undefined;
    match(/\s*(?==)/y);
    if (text[at] !== '=') return { name, s, e: at };
    at++;
    match(/\s*/y);
    const quote = text[at] ?? '';
    if (quote === '{') return { name, value: expression(), s, e: at };
    if (quote === '"' || quote === "'" || quote === '`') {
      const start = ++at;
      skipTo(quote);
      const value = {
        k: quote === '`' ? ('template' as const) : ('text' as const),
        s: start,
        e: Math.max(start, at - 1),
      };
      return { name, value, s, e: at };
    }
    const start = at;
    match(/[^\s>]*/y);
    return { name, value: { k: 'text', s: start, e: at }, s, e: at };
  }

  function expression(): Expression {
    const s = ++at;
    const markup: Element[] = [];
    code(markup, '}');
    const e = at;
    step(1);
    return { k: 'expression', s, e, markup };
  }

  /** Code up to a closing brace of its own. */
  function code(markup: Element[], end: string): void {
    let last = '';
    while (at < text.length && text[at] !== end) {
      const char = text[at] ?? '';
      if (char === '{') {
        at++;
        code(markup, '}');
        step(1);
        last = '}';
      } else if (startsTag(at) && canStart(last)) {
        markup.push(element());
        last = ')';
      } else if (char === '"' || char === "'") {
        match(char === '"' ? /"(?:[^"\\\n]|\\[\s\S])*"?/y : /'(?:[^'\\\n]|\\[\s\S])*'?/y);
        last = char;
      } else if (char === '`') {
        template(markup);
        last = char;
      } else if (text.startsWith('//', at) && last !== ':') match(/[^\n]*/y);
      else if (text.startsWith('/*', at)) skipTo('*/');
      else if (/[\w$]/.test(char)) last = match(/[\w$]+/y);
      else {
        at++;
        if (!/\s/.test(char)) last = char;
      }
    }
  }

  /** Markup stands where a value is expected. */
  function canStart(last: string): boolean {
    return last === '' || last === 'return' || last === 'default' || /^[(,?:&|>{[=;!]$/.test(last);
  }

  function template(markup: Element[]): void {
    at++;
    while (at < text.length && text[at] !== '`') {
      if (text.startsWith('${', at)) {
        at += 2;
        code(markup, '}');
        step(1);
      } else step(text[at] === '\\' ? 2 : 1);
    }
    step(1);
  }
}
