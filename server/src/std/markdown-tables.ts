/**
 * The tables of a Markdown text, as GFM reads them: a row of titles, a rule of as many cells, and rows up to a blank
 * line or the start of another block. Not those in code or in comments, in quotes or in lists.
 */
import { isRule } from './table-cells';

export interface Table {
  readonly head: TableRow;
  readonly rows: readonly TableRow[];
  /** The last row; without rows, the rule. */
  readonly last: TableRow;
}

export interface TableRow {
  /** 1-based. */
  readonly line: number;
  /** Offset of the line in the whole text. */
  readonly offset: number;
  /** The whole line, without its end. */
  readonly text: string;
  readonly cells: readonly TableCell[];
}

export interface TableCell {
  /** Trimmed, as written. */
  readonly text: string;
  /** Offset of the text in its line; of an empty cell, where it would begin. */
  readonly start: number;
  /** Of all that stands between the pipes. */
  readonly from: number;
  readonly to: number;
}

export function collectTables(text: string): Table[] {
  const lines = linesOf(text.replace(/^\uFEFF/, ' '));
  const tables: Table[] = [];
  let end: RegExp | undefined;
  let inParagraph = false;
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]?.text ?? '';
    if (end) {
      if (end.test(line)) end = undefined;
      continue;
    }
    end = endOfBlock(line);
    // It makes a heading of what stands above, and begins nothing.
    const isUnderline: boolean = inParagraph && /^ {0,3}(?:-+|=+)[ \t]*$/.test(line);
    const table: Table | undefined = end || isUnderline ? undefined : tableAt(lines, i);
    inParagraph = !end && !isUnderline && !table && (isRowLike(line) || (inParagraph && /^(?: {4}|\t).*\S/.test(line)));
    if (!table) continue;
    tables.push(table);
    i = table.last.line - 1;
  }
  return tables;
}

interface Line {
  readonly text: string;
  readonly offset: number;
}

/** Lines as editors count them. */
function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let offset = 0;
  for (const it of text.matchAll(/\r\n|\r|\n/g)) {
    lines.push({ text: text.slice(offset, it.index), offset });
    offset = it.index + it[0].length;
  }
  return [...lines, { text: text.slice(offset), offset }];
}

function tableAt(lines: readonly Line[], at: number): Table | undefined {
  const textOf = (i: number) => lines[i]?.text ?? '';
  const head = textOf(at);
  const rule = textOf(at + 1);
  if (!isRowLike(head) || !/^ {0,3}(?:[|:]|-+(?:[|:]|\s+\||$)|--)[\s|:-]*$/.test(rule) || !isRowLike(rule))
    return undefined;
  const titles = splitRow(head);
  const marks = splitRow(rule);
  if (titles.length !== marks.length || !isRule(marks.map((it) => it.text))) return undefined;
  // One column is a table only where a pipe says so, else it is a heading that is underlined.
  if (titles.length === 1 && !rule.includes('|') && !rule.includes(':')) return undefined;
  let end = at + 2;
  while (end < lines.length && isRowLike(textOf(end)) && !endOfBlock(textOf(end))) end++;
  const [first, last, ...rows] = lines.slice(at, end).map(toRow);
  return first && last && { head: first, rows, last: rows.at(-1) ?? last };

  function toRow({ text, offset }: Line, i: number): TableRow {
    return { line: at + 1 + i, offset, text, cells: splitRow(text) };
  }
}

/** What ends a block of code, a comment or HTML that begins on this line and goes beyond it. */
function endOfBlock(line: string): RegExp | undefined {
  const fence = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/.exec(line)?.[1];
  if (fence) return new RegExp(`^ {0,3}${fence[0]}{${fence.length},}[ \\t]*$`);
  const comment = /^ {0,3}<!--(.*)$/.exec(line);
  if (comment) return comment[1]?.includes('-->') ? undefined : /-->/;
  const raw = /^ {0,3}<(?:script|pre|style|textarea)(?=[\s>]|$)(.*)$/i.exec(line);
  if (raw) return RAW_END.test(raw[1] ?? '') ? undefined : RAW_END;
  return BLOCK_TAG.test(line.trimStart()) && !/^(?: {4}| {0,3}\t)/.test(line) ? /^\s*$/ : undefined;
}

const RAW_END = /<\/(?:script|pre|style|textarea)>/i;
const BLOCK_TAG =
  /^<(?:[!?]|\/?(?:address|article|aside|blockquote|body|center|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|html|iframe|legend|li|link|main|menu|nav|ol|p|section|summary|table|tbody|td|tfoot|th|thead|tr|ul)(?:\s|\/?>|$))/i;

/** Neither blank, nor indented code, nor the start of a heading, a quote, a list, a rule, HTML or a fence. */
function isRowLike(line: string): boolean {
  if (line.trim() === '' || /^(?: {4}| {0,3}\t)/.test(line)) return false;
  const bare = line.trimStart();
  return !(
    /^(?:#{1,6}(?:\s|$)|>|[-+*](?:\s|$)|\d{1,9}[.)](?:\s|$))/.test(bare) ||
    BLOCK_TAG.test(bare) ||
    /^([-*_])[ \t]*(?:\1[ \t]*){2,}$/.test(bare)
  );
}

/** With or without pipes at the ends of the line. */
function splitRow(line: string): TableCell[] {
  const cells: TableCell[] = [];
  const first = line.length - line.trimStart().length;
  let from = line[first] === '|' ? first + 1 : first;
  const last = line.trimEnd().length;
  for (let i = from; i < last; i++) {
    if (line[i] === '\\') i++;
    else if (line[i] === '|') {
      cells.push(toCell(line, from, i));
      from = i + 1;
    }
  }
  return from < last ? [...cells, toCell(line, from, last)] : cells;
}

function toCell(line: string, from: number, to: number): TableCell {
  const raw = line.slice(from, to);
  const blank = raw.length - raw.trimStart().length;
  const text = raw.trim();
  return { text, start: text === '' ? from + Math.min(1, raw.length) : from + blank, from, to };
}
