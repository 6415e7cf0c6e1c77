/**
 * The Markdown that our regions are made of, as HTML: titles, paragraphs, lists of two levels, tables, code, bold and
 * links. No Markdown of people's: whatever is not one of these is text.
 *
 * Links into code become the place in words, since who reads a page has no repository; those within the page stay. The
 * marks that notes follow their pathway by are left out.
 */
import { folderOf, joinPath } from '../../std/path';
import { splitCells } from '../../std/table-cells';

export interface PageOptions {
  /** Instead of a diagram. */
  readonly figure: string;
  /** Columns that are left out, by title. */
  readonly without: readonly string[];
  /** The file that the links are relative to. */
  readonly from: string;
}

export function toHtml(lines: readonly string[], options: PageOptions): string[] {
  const html: string[] = [];
  for (let i = 0; i < lines.length; ) {
    const end = endOfBlock(lines, i);
    html.push(...renderBlock(lines.slice(i, end), options));
    i = end;
  }
  return html;
}

/** The line after the block that begins here. */
function endOfBlock(lines: readonly string[], start: number): number {
  const first = lines[start] ?? '';
  const isFence = first.startsWith('```');
  const kind = kindOf(first);
  let end = start + 1;
  if (isFence) {
    while (end < lines.length && lines[end] !== '```') end++;
    return end + 1;
  }
  while (kind !== '' && end < lines.length && kindOf(lines[end] ?? '') === kind) end++;
  return end;
}

/** `|`: row, `-`: item; all else is a block by itself. */
function kindOf(line: string): string {
  return line.startsWith('|') ? '|' : /^ *- /.test(line) ? '-' : '';
}

function renderBlock(lines: readonly string[], options: PageOptions): string[] {
  const [first = ''] = lines;
  const title = /^(#{2,6}) (.*)$/.exec(first);
  if (first.trim() === '') return [];
  if (first.startsWith('```')) return [options.figure];
  if (title) return [renderTitle(title[1]?.length ?? 2, title[2] ?? '', options.from)];
  if (first.startsWith('|')) return renderTable(lines, options);
  if (/^ *- /.test(first)) return renderList(lines, options.from);
  return [`<p>${inline(first, options.from)}</p>`];
}

function renderTitle(level: number, title: string, from: string): string {
  return `<h${level} id="${slug(title)}">${inline(title, from)}</h${level}>`;
}

/** As GitHub names the title of a section. */
export function slug(title: string): string {
  const words = title.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, '');
  return words.replaceAll(' ', '-');
}

function renderList(lines: readonly string[], from: string): string[] {
  const items: { readonly text: string; readonly below: string[] }[] = [];
  for (const line of lines) {
    const text = inline(line.replace(/^ *- /, ''), from);
    if (line.startsWith('  ')) items.at(-1)?.below.push(`<li>${text}</li>`);
    else items.push({ text, below: [] });
  }
  const inner = (below: readonly string[]) => (below.length === 0 ? '' : `<ul>${below.join('')}</ul>`);
  return ['<ul>', ...items.map((it) => `<li>${it.text}${inner(it.below)}</li>`), '</ul>'];
}

function renderTable(lines: readonly string[], { without, from }: PageOptions): string[] {
  const [titles = [], , ...rows] = lines.map((it) => (splitCells(it) ?? []).map(cellOf));
  const shown = titles.flatMap((it, i) => (without.includes(it) ? [] : [i]));
  const row = (cells: readonly string[], open: string, close: string) =>
    `<tr>${shown.map((i) => open + inline(cells[i] ?? '', from) + close).join('')}</tr>`;
  return [
    '<div class="wide"><table>',
    `<thead>${row(titles, '<th scope="col">', '</th>')}</thead>`,
    '<tbody>',
    ...rows.map((it) => row(it, '<td>', '</td>')),
    '</tbody></table></div>',
  ];
}

const TOKEN =
  /(`+)(.+?)(?<!`)\1(?!`)|\\([!-/:-@[-`{-~])|\[((?:\\.|(`+).+?(?<!`)\5(?!`)|[^\]\\`])*)\]\(([^()\s]*)\)|\*\*(.+?)\*\*| ?<!-- [\da-f]+ -->/gs;

export function inline(markdown: string, from: string): string {
  let html = '';
  let at = 0;
  for (const it of markdown.matchAll(TOKEN)) {
    html += escapeHtml(markdown.slice(at, it.index));
    at = it.index + it[0].length;
    const [, , code, escaped, label, , address, bold] = it;
    if (code !== undefined) html += `<code>${breakable(escapeHtml(codeOf(code)))}</code>`;
    else if (escaped !== undefined) html += escapeHtml(escaped);
    else if (label !== undefined) html += renderLink(inline(label, from), address ?? '', from);
    else if (bold !== undefined) html += renderBold(inline(bold, from));
  }
  return html + escapeHtml(markdown.slice(at));
}

/** A verdict has a colour beside its word. */
function renderBold(html: string): string {
  const verdict = /^(?:pass|fail)$/.test(html) ? ` class="${html}"` : '';
  return `<strong${verdict}>${html}</strong>`;
}

function renderLink(label: string, address: string, from: string): string {
  if (address.startsWith('#')) return `<a href="${escapeHtml(address)}">${label}</a>`;
  const place = breakable(escapeHtml(placeOf(address, from)));
  return label.includes(place) ? label : `${label} <span class="place">(${place})</span>`;
}

/** `../app/page.tsx#L14` as `app/page.tsx:14`. */
function placeOf(address: string, from: string): string {
  const [path = '', line] = address.split('#L');
  const file = joinPath(folderOf(from), decodeURIComponent(path)) ?? path;
  return line === undefined ? file : `${file}:${line}`;
}

/** Pipes are escaped for the table's sake, before anything else is read. */
function cellOf(raw: string): string {
  return raw.trim().replaceAll('\\|', '|');
}

/** Paths break behind their slashes. */
function breakable(html: string): string {
  return html.replace(/\/(?=[^/]{3})/g, '/<wbr>');
}

/** What `codeSpan` was given. */
function codeOf(written: string): string {
  return /^ .* $/s.test(written) ? written.slice(1, -1) : written;
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (it) => `&#${it.charCodeAt(0)};`);
}
