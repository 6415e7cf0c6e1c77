/**
 * Putting a text range into a block or parentheses, one step deeper, by insertions only.
 *
 * Lines inside a template or a multi-line string keep their column: there, white space is content.
 */
import ts from 'typescript';
import type { Insertion } from './insertion';
import type { Source, Span } from './source';
import { indentationAt, lineEnd, lineStart } from './style';

/** `if (…) {` above, `}` below, the lines between one step deeper. */
export function wrapInBlock(source: Source, [start, end]: Span, head: string): Insertion[] {
  const { text, style } = source;
  const indent = indentationAt(text, start);
  return [
    { at: start, text: `${head} {${style.eol}${indent}${style.unit}` },
    ...indentLines(source, [start, end]),
    { at: end, text: `${style.eol}${indent}}` },
  ];
}

/**
 * Braces around what stands alone as a body or a branch: `before`, it and `after` on lines of their own, one step
 * deeper. What begins on a line of its own stays there. Line breaks in `before`
 * and `after` become the file's.
 */
export function wrapAlone(source: Source, span: Span, before: string, after: string): Insertion[] {
  return alone(source, span, { before, after, depth: 1 });
}

/** The same under a condition, in braces of its own where it would not fit on one line. */
export function wrapAloneIn(source: Source, [start, end]: Span, head: string, [first, last]: Ends): Insertion[] {
  const { text, style } = source;
  const code = first + text.slice(start, end) + last;
  const width = indentationAt(text, start).length + style.unit.length + head.length + 1 + code.length;
  const fits = !code.includes('\n') && width <= MAX_LINE;
  if (fits) return wrapAlone(source, [start, end], `${head} ${first}`, last);
  return alone(source, [start, end], { before: `${head} {\n${style.unit}${first}`, after: `${last}\n}`, depth: 2 });
}

/** What is written directly before and behind it. */
type Ends = readonly [first: string, last: string];

interface Around {
  readonly before: string;
  readonly after: string;
  /** Steps of indentation that its lines gain; one less where they are deeper already. */
  readonly depth: 1 | 2;
}

function alone(source: Source, [start, end]: Span, { before, after, depth }: Around): Insertion[] {
  const { text, style } = source;
  const gap = LINE_BREAK_BEFORE_BODY.exec(text.slice(Math.max(0, start - 200), start))?.[1];
  const opening = start - (gap?.length ?? 0);
  const indent = indentationAt(text, opening);
  const inner = style.eol + (gap === undefined ? indent + style.unit : indentationAt(text, start));
  const head = before.replaceAll('\n', inner);
  const close = { at: end, text: `${after.replaceAll('\n', inner)}${style.eol}${indent}}` };
  const deeper = indentLines(source, [start, end]);
  if (gap !== undefined)
    return [{ at: opening, text: ' {' }, { at: start, text: head }, ...(depth === 2 ? deeper : []), close];
  return [{ at: start, text: `{${inner}${head}` }, ...deeper, ...(depth === 2 ? deeper : []), close];
}

/** One step of indentation before every line that begins in the range, its first one left out. */
export function indentLines({ text, file, style }: Source, [start, end]: Span): Insertion[] {
  const frozen = literalRanges(file, [start, end]);
  const insertions: Insertion[] = [];
  for (let at = lineEnd(text, start); at < end; at = lineEnd(text, at)) {
    at = text.indexOf('\n', at) + 1;
    if (at === 0 || at >= end) break;
    const blank = lineEnd(text, at) === at;
    if (!blank && !frozen.some(([from, to]) => from < at && at < to)) insertions.push({ at, text: style.unit });
  }
  return insertions;
}

/** Do only white space before it, and white space or a comment after it, share its lines? */
export function hasOwnLines({ text }: Source, [start, end]: Span): boolean {
  return text.slice(lineStart(text, start), start).trim() === '' && text.slice(end, lineEnd(text, end)).trim() === '';
}

function literalRanges(file: ts.SourceFile, [start, end]: Span): Span[] {
  const ranges: Span[] = [];
  visit(file);
  return ranges;

  function visit(node: ts.Node): void {
    if (node.end <= start || node.pos >= end) return;
    if (ts.isStringLiteral(node) || ts.isTemplateLiteralToken(node)) ranges.push([node.getStart(file), node.end]);
    ts.forEachChild(node, visit);
  }
}

const LINE_BREAK_BEFORE_BODY = /(?:\)|=>|\belse|\bdo)([^\S\r\n]*\r?\n\s*)$/;
const MAX_LINE = 80;
