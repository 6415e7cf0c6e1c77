/**
 * JSON with comments and trailing commas, with the place of every error: for files that people write
 * for us. What other tools own is read by `std/jsonc.ts`, which only says whether it is readable.
 */
import { type ParseError, parse, printParseErrorCode } from 'jsonc-parser';

export interface JsonText {
  /** What could be read; undefined when nothing could. */
  readonly value: unknown;
  /** Offsets in UTF-16 units. */
  readonly errors: readonly { readonly offset: number; readonly length: number; readonly message: string }[];
}

export function parseJson(text: string): JsonText {
  const errors: ParseError[] = [];
  const value: unknown = parse(text, errors, { allowTrailingComma: true });
  return { value, errors: errors.map(({ error, offset, length }) => ({ offset, length, message: toWords(error) })) };
}

/** `PropertyNameExpected` -> `property name expected`. */
function toWords(error: number): string {
  return printParseErrorCode(error)
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase();
}
