/**
 * The template of an Angular component as a tree with exact places: elements, blocks (`@if (…) { … }`), and text with
 * its interpolations. What a block or an attribute means is the writer's business.
 */
interface At {
  readonly s: number;
  readonly e: number;
}
export interface Text extends At {
  readonly k: 'text';
}
export interface Element extends At {
  readonly k: 'element';
  readonly tag: string;
  readonly attributes: readonly Attribute[];
  readonly children: readonly Part[];
}
export interface Attribute extends At {
  readonly name: string;
  /** Without its quotes. */
  readonly value: At | undefined;
}
/** `@let` has parameters and no children. */
export interface Block extends At {
  readonly k: 'block';
  readonly name: string;
  readonly params: At | undefined;
  readonly children: readonly Part[];
}
export type Part = Text | Element | Block;

const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/i;
const TAG = /<([A-Za-z][\w:-]*)/y;
const NAME = /[^\s"'>/=]+/y;
const BLOCK = /@(else\s+if|if|else|for|empty|switch|case|default|defer|placeholder|loading|error)\b\s*/y;
const LET = /@let\s+/y;

export function scanTemplate(text: string, from: number, to: number): readonly Part[] {
  let at = from;
  return parts(false);

  function parts(inBlock: boolean): Part[] {
    const found: Part[] = [];
    while (at < to) {
      const block = readBlock();
      if (block) found.push(block);
      else if (text.startsWith('</', at) || (inBlock && text[at] === '}')) return found;
      else if (text.startsWith('<!--', at)) skipTo('-->');
      else if (matches(TAG)) found.push(element());
      else found.push(words(inBlock));
    }
    return found;
  }

  function words(inBlock: boolean): Text {
    const s = at;
    do {
      if (text.startsWith('{{', at)) skipTo('}}');
      else at++;
    } while (at < to && text[at] !== '<' && text[at] !== '@' && !(inBlock && text[at] === '}'));
    at = Math.min(at, to);
    return { k: 'text', s, e: at };
  }

  function readBlock(): Block | undefined {
    const s = at;
    const name = match(LET) ? 'let' : match(BLOCK)?.[1]?.replace(/\s+/g, ' ');
    if (name === undefined) return undefined;
    if (name === 'let') {
      const start = at;
      at = endOf(text, at, to, ';');
      const params = { s: start, e: at };
      at++;
      return { k: 'block', name, params, children: [], s, e: at };
    }
    const params = text[at] === '(' ? group() : undefined;
    match(/\s*/y);
    if (text[at] !== '{') return { k: 'block', name, params, children: [], s, e: at };
    at++;
    const children = parts(true);
    if (text[at] === '}') at++;
    return { k: 'block', name, params, children, s, e: at };
  }

  function group(): At {
    const s = ++at;
    at = endOf(text, at, to, ')');
    return { s, e: at++ };
  }

  function element(): Element {
    const s = at;
    const tag = match(TAG)?.[1] ?? '';
    const attributes: Attribute[] = [];
    for (match(/\s*/y); at < to && text[at] !== '>' && !text.startsWith('/>', at); match(/\s*/y)) {
      const before = at;
      attributes.push(attribute());
      if (at === before) at++;
    }
    const isOpen = text[at] === '>' && !VOID.test(tag);
    skipTo('>');
    const children = isOpen ? content(tag) : [];
    return { k: 'element', tag, attributes, children, s, e: at };
  }

  function content(tag: string): readonly Part[] {
    if (/^(?:script|style)$/i.test(tag)) {
      skipTo(`</${tag}`);
      skipTo('>');
      return [];
    }
    const children = parts(false);
    if (text.startsWith(`</${tag}`, at)) skipTo('>');
    // Of something that was never opened: else it belongs further out.
    else if (text.startsWith('</', at) && /^<\/(?:p|li|br)\b/i.test(text.slice(at, at + 6))) skipTo('>');
    return children;
  }

  function attribute(): Attribute {
    const s = at;
    const name = match(NAME)?.[0] ?? '';
    if (!match(/\s*=\s*/y)) return { name, value: undefined, s, e: at };
    const quote = text[at] === '"' || text[at] === "'" ? text[at] : undefined;
    if (quote === undefined) {
      const start = at;
      match(/[^\s>]*/y);
      return { name, value: { s: start, e: at }, s, e: at };
    }
    const start = ++at;
    const end = text.indexOf(quote, at);
    at = end < 0 || end > to ? to : end + 1;
    return { name, value: { s: start, e: Math.max(start, at - 1) }, s, e: at };
  }

  function match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (!found) return undefined;
    at += found[0].length;
    return found;
  }

  function matches(pattern: RegExp): boolean {
    pattern.lastIndex = at;
    return pattern.test(text);
  }

  function skipTo(words: string): void {
    const found = text.indexOf(words, at);
    at = found < 0 || found > to ? to : found + words.length;
  }
}

const CLOSED_BY: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** Where `end` stands outside brackets and texts, or the end of all. */
export function endOf(text: string, from: number, to: number, end: string): number {
  for (let at = from; at < to; at++) {
    const char = text[at] ?? '';
    if (char === end) return at;
    if (char in CLOSED_BY) at = endOf(text, at + 1, to, CLOSED_BY[char] ?? '');
    else if (char === '"' || char === "'" || char === '`')
      for (at++; at < to && text[at] !== char; at++) if (text[at] === '\\') at++;
  }
  return to;
}

/** Parts between `separator` outside brackets and texts. `||` is no separator `|`. */
export function splitAt(text: string, { s, e }: At, separator: string): readonly At[] {
  const found: At[] = [];
  let start = s;
  for (let at = s; at <= e; at++) {
    at = endOf(text, at, e, separator);
    if (separator === '|' && at < e && text[at + 1] === '|') at++;
    else {
      found.push({ s: start, e: at });
      start = at + 1;
    }
  }
  return found;
}
