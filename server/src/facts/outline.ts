/**
 * A file's module specifiers without parsing it: enough to know which files belong together.
 *
 * An over-approximation: every specifier of the facts, and every literal of a `require` or `import()`,
 * is in here, and where one of these has none, every text of the file that could name a module; so may be
 * some that stand in comments and strings.
 */

/** A module of the workspace, relative or by an alias. */
export const MODULE_NAME = /(?:\.{1,2}\/|[@~#])[^'"`\n\\$]*/;

export interface Outline {
  /** Sorted, each once. */
  readonly specs: readonly string[];
}

/** The word, and all that may stand between it and the string: comments, parentheses, `?.`. */
const WORD = /\b(?:from|import|require)\b(?=((?:[\s().?!]|\/\*[\s\S]*?\*\/|\/\/[^\n\r\u2028\u2029]*)*)(['"`]))/g;
/** `import(PRIVACY)`: the module's name stands elsewhere. */
const COMPUTED = /\b(?:import|require)\s*\((?:\s|\/\*[\s\S]*?\*\/|\/\/[^\n]*)*[^\s'"`)/]/;
const MODULE = new RegExp(`(['"\`])(${MODULE_NAME.source})\\1`, 'g');
const STRING: Readonly<Record<string, RegExp>> = {
  "'": /'((?:[^'\\\n\r]|\\[\s\S])*)'/y,
  '"': /"((?:[^"\\\n\r]|\\[\s\S])*)"/y,
  '`': /`((?:[^`\\]|\\[\s\S])*)`/y,
};

export function outlineOf(text: string): Outline {
  const specs = new Set<string>();
  for (const it of text.matchAll(WORD)) {
    const start = it.index + it[0].length + (it[1] ?? '').length;
    const written = readString(text, start, it[2] ?? '');
    if (written !== undefined) specs.add(written.includes('\\') ? unescaped(written) : written);
  }
  if (COMPUTED.test(text)) for (const [, , written = ''] of text.matchAll(MODULE)) specs.add(written);
  return { specs: [...specs].sort() };
}

/** Words are matched ahead of their strings, never over them: a false `from '` must not swallow a true one. */
function readString(text: string, start: number, quote: string): string | undefined {
  const pattern = STRING[quote];
  if (!pattern) return undefined;
  pattern.lastIndex = start;
  return pattern.exec(text)?.[1];
}

const SIMPLE: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', v: '\v', f: '\f', '0': '\0' };

function unescaped(written: string): string {
  const pattern = /\\(?:u\{([\da-f]{1,6})\}|u([\da-f]{4})|x([\da-f]{2})|(\r\n|[\s\S]))/gi;
  return written.replace(pattern, (all, long, short, byte, char) => {
    if (char !== undefined) return /[\n\r\u2028\u2029]/.test(char) ? '' : (SIMPLE[char] ?? char);
    const code = Number.parseInt(long ?? short ?? byte, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });
}
