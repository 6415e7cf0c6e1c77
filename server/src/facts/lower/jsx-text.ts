/** Text in JSX, as React reads it: white space around line breaks collapses, entities are decoded. */

/** '' when nothing but blank lines is left. */
export function collapseJsxText(text: string): string {
  if (!/[\n\r]/.test(text)) return decodeEntities(text);
  const lines = text.split(/\r\n|[\n\r]/);
  const last = lines.length - 1;
  const kept: string[] = [];
  for (const [i, line] of lines.entries()) {
    const start = i === 0 ? line : line.replace(/^[ \t]+/, '');
    const trimmed = i === last ? start : start.replace(/[ \t]+$/, '');
    if (trimmed !== '') kept.push(trimmed);
  }
  return decodeEntities(kept.join(' '));
}

const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', '\u00a0'],
  ['copy', '\u00a9'],
  ['reg', '\u00ae'],
  ['hellip', '\u2026'],
  ['mdash', '\u2014'],
  ['ndash', '\u2013'],
  ['lsquo', '\u2018'],
  ['rsquo', '\u2019'],
  ['ldquo', '\u201c'],
  ['rdquo', '\u201d'],
  ['middot', '\u00b7'],
  ['bull', '\u2022'],
  ['times', '\u00d7'],
  ['laquo', '\u00ab'],
  ['raquo', '\u00bb'],
  ['rarr', '\u2192'],
  ['larr', '\u2190'],
]);

/** An entity that we do not know stays as written. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|(\w+));/g, (all, decimal, hex, name) => {
    if (name !== undefined) return NAMED.get(name) ?? all;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });
}
