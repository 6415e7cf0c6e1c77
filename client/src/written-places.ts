/** Places in an explanation, as the server writes them: `  2. app/page.tsx:14:3  calls …`. */

export interface WrittenPlace {
  /** Where in the text; from 0. */
  readonly at: { readonly line: number; readonly start: number; readonly end: number };
  readonly file: string;
  /** From 1. */
  readonly position: { readonly line: number; readonly character: number };
}

const PLACE = /^( *(?:\d+\. )?)(\S.*?):(\d+):(\d+)(?= {2}\S)/;

export function writtenPlaces(lines: readonly string[]): WrittenPlace[] {
  return lines.flatMap((text, line) => {
    const [whole, before = '', file = '', ...position] = PLACE.exec(text) ?? [];
    if (whole === undefined) return [];
    const [row, character] = position.map(Number);
    const at = { line, start: before.length, end: whole.length };
    return [{ at, file, position: { line: row ?? 1, character: character ?? 1 } }];
  });
}
