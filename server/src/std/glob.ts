/**
 * Globs over paths as the core writes them: `*` within a folder, `**` across folders, `?`, `{a,b}`, `[ab]`.
 * A leading `./` and a trailing `/` mean nothing. A bracket or brace without its end is itself, and so are brackets that
 * a path has: `app/[slug]` is a folder of that name too.
 */
import { remembered } from './remembered';

const patterns = new Map<string, RegExp>();

export function matchesGlob(path: string, glob: string): boolean {
  return remembered(patterns, glob, () => globToRegExp(glob)).test(path);
}

export function globToRegExp(glob: string): RegExp {
  const tidy = glob.replace(/^\.?\//, '').replace(/\/$/, '');
  return new RegExp(`^${tidy.replace(TOKEN, toPattern)}$`);
}

/** Why a person's glob selects something else than it seems to, as the end of a sentence about it. */
export function findGlobFault(glob: string): string | undefined {
  if (/(?:^|\/)\.\.(?:\/|$)/.test(glob)) return 'leads out of the folder that it starts in';
  if (/^[a-z]:/i.test(glob)) return 'begins with a drive, and globs start in a folder';
  if (glob.includes('\\')) return 'has a backslash, and folders end with `/`';
  if (glob.startsWith('!')) return 'begins with `!`, which turns nothing round';
  const rest = glob.replace(/\{[^{}]*\}|\[\[?[^\]/]+\]\]?/g, '');
  if (/[{}]/.test(rest)) return 'has a brace without its other, or braces in braces';
  if (/[[\]]/.test(rest)) return 'has a bracket without its other';
  return undefined;
}

/** None for `[my-slug]`: a range that ends before it begins. */
function oneOf(brackets: string): string[] {
  const characters = brackets.replace(/^\[!/, '[^').replaceAll('\\', '\\\\');
  try {
    return [new RegExp(characters).source];
  } catch {
    return [];
  }
}

function escapeText(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

const TOKEN = /\*\*\/|\/\*\*$|\*\*|\*|\?|\{[^{}]*\}|\[[^\]/]+\]|[.+^$()|{}[\]\\]/g;

function toPattern(token: string): string {
  switch (token) {
    case '**/':
      return '(?:.*/)?';
    case '/**':
      return '(?:/.*)?';
    case '**':
      return '.*';
    case '*':
      return '[^/]*';
    case '?':
      return '[^/]';
  }
  if (token.length > 2 && token.startsWith('{')) return `(?:${alternatives(token)})`;
  if (token.length > 2 && token.startsWith('[')) return `(?:${[...oneOf(token), escapeText(token)].join('|')})`;
  return `\\${token}`;
}

function alternatives(braces: string): string {
  return braces
    .slice(1, -1)
    .split(',')
    .map((it) => it.replace(TOKEN, toPattern))
    .join('|');
}
