/** The cells of a Markdown table's row. Splits where GFM does: at a pipe that no backslash escapes. */

/** Raw cells, spaces included; undefined when the line is no row. */
export function splitCells(line: string): string[] | undefined {
  const row = line.trim();
  if (!row.startsWith('|')) return undefined;
  const cells: string[] = [];
  let cell = '';
  for (let i = 1; i < row.length; i++) {
    const char = row[i] ?? '';
    if (char === '\\') {
      cell += char + (row[i + 1] ?? '');
      i++;
    } else if (char === '|') {
      cells.push(cell);
      cell = '';
    } else {
      cell += char;
    }
  }
  // The closing pipe leaves nothing behind it.
  return cell === '' ? cells : [...cells, cell];
}

export function isRule(cells: readonly string[]): boolean {
  return cells.length > 0 && cells.every((it) => /^\s*:?-+:?\s*$/.test(it));
}
