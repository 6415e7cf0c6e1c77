/**
 * Texts of the workspace inside Markdown: whatever they hold, a table row stays one row and a code span one span.
 */

/** A code span; in a table `tableRow` sees to its pipes. Empty for an empty text. */
export function codeSpan(text: string): string {
  const line = oneLine(text);
  if (line === '') return '';
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map((it) => it.length));
  const fence = '`'.repeat(longest + 1);
  const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${line}${pad}${fence}`;
}

/** Plain words: nothing in them is markup. */
export function plainText(text: string): string {
  return escaped(oneLine(text));
}

/** A sentence of ours, in which code stands in backticks. */
export function prose(sentence: string): string {
  const parts = oneLine(sentence).split('`');
  // An odd backtick belongs to the code that is quoted, and then nobody can tell what is code.
  if (parts.length % 2 === 0) return escaped(parts.join('`'));
  return parts.map((part, i) => (i % 2 === 1 ? codeSpan(part) : escaped(part))).join('');
}

/** As plain words, with the spaces around them: a part of a line. */
export function escaped(part: string): string {
  return part.replace(/[\\`*_[\]<>#|~$&]/g, '\\$&');
}

/** A pipe that is not escaped yet would end its cell, in code too. */
export function tableRow(cells: readonly string[]): string {
  const kept = cells.map((it) =>
    it.replace(/(\\*)\|/g, (all, before: string) => (before.length % 2 === 1 ? all : `${before}\\|`)),
  );
  return `| ${kept.join(' | ')} |`;
}

export function tableHead(titles: readonly string[]): string[] {
  return [tableRow(titles), tableRow(titles.map(() => '---'))];
}

/** No line end, no control or direction mark, no half of a pair: what stands in a file is read back as it was written. */
const UNSEEN = /[\s\p{Cc}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/gu;
const LONE_HALF = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A comment opened by the workspace's code could hide the rest of the page or pass for one of our markers. */
function oneLine(text: string): string {
  const line = text.replace(UNSEEN, ' ').replace(LONE_HALF, '?').trim();
  return line.replaceAll('<!--', '<! --').replaceAll('-->', '-- >');
}
