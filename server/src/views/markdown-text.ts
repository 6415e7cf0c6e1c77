/**
 * Texts of the workspace inside Markdown: whatever they hold, a table row stays one row and a code span one span.
 */

/** A code span, in or out of a table. Empty for an empty text. */
export function codeSpan(text: string): string {
  const line = oneLine(text);
  if (line === '') return '';
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map((it) => it.length));
  const fence = '`'.repeat(longest + 1);
  const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  // GFM takes `\\|` as a pipe inside a code span of a table too; backslashes before it are doubled to stay its own.
  const written = line.replace(/(\\*)\|/g, '$1$1\\|');
  return `${fence}${pad}${written}${pad}${fence}`;
}

/** Plain words: nothing in them is markup. */
export function plainText(text: string): string {
  return escaped(oneLine(text));
}

/** As plain words, with the spaces around them: a part of a line. */
export function escaped(part: string): string {
  return part.replace(/[\\`*_[\]<>#|]/g, '\\$&');
}

export function tableRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

export function tableHead(titles: readonly string[]): string[] {
  return [tableRow(titles), tableRow(titles.map(() => '---'))];
}

/** A comment opened by the workspace's code could hide the rest of the page or pass for one of our markers. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim().replaceAll('<!--', '<! --').replaceAll('-->', '-- >');
}
