/**
 * JSON as tools write it for themselves: with comments, trailing commas and a byte order mark
 * (`tsconfig.json`). Only whether and what it is; where an error stands is `host/json.ts`'s work.
 */
export function parseJsonc(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not plain JSON: once more without what JSON does not know.
  }
  try {
    return JSON.parse(toPlainJson(text));
  } catch {
    return undefined;
  }
}

/** The object that `text` holds, or an empty one. */
export function parseJsoncObject(text: string): Readonly<Record<string, unknown>> {
  const value = parseJsonc(text);
  return isRecord(value) ? value : {};
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const STRING_OR_COMMENT = /"(?:[^"\\]|\\.)*"|\/\/[^\n\r]*|\/\*[\s\S]*?\*\//g;
const STRING_OR_TRAILING_COMMA = /"(?:[^"\\]|\\.)*"|,(?=\s*[}\]])/g;

function toPlainJson(text: string): string {
  return text
    .replace(/^\uFEFF/, '')
    .replace(STRING_OR_COMMENT, keepString)
    .replace(STRING_OR_TRAILING_COMMA, keepString);
}

function keepString(match: string): string {
  return match.startsWith('"') ? match : ' ';
}
