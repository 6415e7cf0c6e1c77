/**
 * What stands around a place, as far as a person would tell it by: what it is in, what comes before it and what after.
 * Read from the lines, so it is the same question in every language. It tells equal calls of one function apart.
 */
import type { Range } from '../../../shared/src/model';
import { stableId } from '../std/stable-id';

/** Four digits each: what it is in, what comes before, what comes after. */
export function aroundOf(text: string, { start, end }: Range): string {
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/);
  const first = start.line - 1;
  const last = end.line - 1;
  const own = new Set(lines.slice(first, last + 1).map((it) => it.trim()));
  const tells = (line: string) => /\w/.test(line) && !own.has(line.trim());
  const before = lines.slice(0, first).findLast(tells) ?? '';
  const after = lines.slice(last + 1).find(tells) ?? '';
  const beside = lines[first]?.slice(0, start.character - 1) ?? '';
  return [[...headersOf(lines, first), beside].join('\n'), before, after].map(digits).join('');
}

/** The lines that what stands in this one is indented below, innermost first: of an `else` its `if` too. */
function headersOf(lines: readonly string[], at: number): string[] {
  const headers: string[] = [];
  let depth = indentOf(lines[at] ?? '');
  let goesOn = false;
  for (let i = at - 1; i >= 0 && (depth > 0 || goesOn); i--) {
    const line = lines[i] ?? '';
    const indent = indentOf(line);
    if (line.trim() === '' || indent > depth || (indent === depth && !goesOn)) continue;
    headers.push(line);
    depth = indent;
    goesOn = /^\s*(?:[})\]]|else\b|catch\b|finally\b|\{:|<\/|case\b|default\b)/.test(line);
  }
  return headers;
}

function indentOf(line: string): number {
  return /^[ \t]*/.exec(line)?.[0].replaceAll('\t', '  ').length ?? 0;
}

function digits(text: string): string {
  return stableId(text.trim().replaceAll(/\s+/g, ' ')).slice(-4);
}
