/** Texts of SQL, as far as a query's conditions and columns are told by them. */

/** The parts between separators that stand outside of parentheses. */
export function splitOutside(text: string, separator: RegExp): readonly string[] {
  const flat = withoutInner(text);
  const found: string[] = [];
  let from = 0;
  for (const { index, 0: matched } of flat.matchAll(separator)) {
    found.push(text.slice(from, index));
    from = index + matched.length;
  }
  return [...found, text.slice(from)];
}

/** Of the same length, with blanks for what stands in parentheses. */
function withoutInner(text: string): string {
  let depth = 0;
  let flat = '';
  for (const it of text) {
    if (it === ')') depth--;
    flat += depth > 0 ? ' '.repeat(it.length) : it;
    if (it === '(') depth++;
  }
  return flat;
}

/** Tables that it reads. */
export function tablesIn(sql: string): readonly string[] {
  return [...sql.matchAll(/\b(?:from|join)\s+["'`[]?([\w.]+)/gi)].map((it) => it[1] ?? '');
}
