/**
 * Globs over paths as the core writes them: `*` within a folder, `**` across folders, `?`, `{a,b}`, `[ab]`.
 * A leading `./` and a trailing `/` mean nothing. A bracket or brace without its end is itself.
 */
import { remembered } from './remembered';

const patterns = new Map<string, RegExp>();

export function matchesGlob(path: string, glob: string): boolean {
  return remembered(patterns, glob, () => globToRegExp(glob)).test(path);
}

export function globToRegExp(glob: string): RegExp {
  const tidy = glob.replace(/^\.?\//, '').replace(/\/$/, '');
  try {
    return new RegExp(`^${tidy.replace(TOKEN, toPattern)}$`);
  } catch {
    // `[z-a]`: no range at all, so the glob is nothing but its own text.
    return new RegExp(`^${tidy.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`);
  }
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
  if (token.length > 2 && token.startsWith('[')) return token.replace(/^\[!/, '[^').replaceAll('\\', '\\\\');
  return `\\${token}`;
}

function alternatives(braces: string): string {
  return braces
    .slice(1, -1)
    .split(',')
    .map((it) => it.replace(TOKEN, toPattern))
    .join('|');
}
