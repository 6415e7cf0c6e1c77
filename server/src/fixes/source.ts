/**
 * One file as the fixes see it: its text, its syntax tree with the same offsets, its habits.
 *
 * Fixes need what the facts leave out (comments, parentheses, semicolons), so they parse the one file
 * that they change, with the parser only. Of markup files only the script blocks are code; the rest
 * is blanked, so that every offset stays.
 */
import ts from 'typescript';
import { detectStyle, type Style } from './style';

export interface Source {
  readonly path: string;
  readonly text: string;
  readonly file: ts.SourceFile;
  readonly style: Style;
  /** Where the code begins: 0, or the start of the script block. */
  readonly codeStart: number;
}

export type Span = readonly [start: number, end: number];

export function readSource(path: string, text: string, span: Span): Source {
  const block = MARKUP.test(path) ? scriptBlockAround(text, span) : undefined;
  const code = block ? blankOutside(text, block) : text;
  const file = ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true, scriptKind(path));
  return { path, text, file, style: detectStyle(text, file), codeStart: block ? block[0] : 0 };
}

/** Is the span in a markup file, outside its script blocks? */
export function isMarkupOutsideScript(path: string, text: string, span: Span): boolean {
  return MARKUP.test(path) && scriptBlockAround(text, span) === undefined;
}

/** The component's own script: in Astro the front matter, in Vue the one with `setup`, in Svelte that of the instance. */
export function codeOf(path: string, text: string): Span | undefined {
  const blocks = [...text.matchAll(SCRIPT_BLOCK)];
  const own = blocks.find(([it]) => {
    if (path.endsWith('.astro')) return it.startsWith('---');
    const head = /^<script\b[^>]*>/i.exec(it)?.[0] ?? '';
    return path.endsWith('.vue') ? /\ssetup\b/.test(head) : !/\s(?:module|context=)/.test(head);
  });
  return own?.indices?.[1] ?? own?.indices?.[2];
}

/**
 * Do imports of a component's block come to be resolved? Those of its own script do, and in Astro those of every script
 * that it bundles; a script in a template reaches the browser as it is written.
 */
export function canImport(path: string, text: string, codeStart: number): boolean {
  const head = /<script\b([^>]*)>$/i.exec(text.slice(Math.max(0, codeStart - 500), codeStart))?.[1];
  if (head === undefined) return true;
  if (path.endsWith('.astro')) return !/\S/.test(head.replace(/\s(?:src|lang)=("[^"]*"|'[^']*')/g, ''));
  return !/<(svelte:head|template)\b(?![\s\S]*<\/\1>)/.test(text.slice(0, codeStart));
}

function scriptBlockAround(text: string, [start, end]: Span): Span | undefined {
  for (const match of text.matchAll(SCRIPT_BLOCK)) {
    const block = match.indices?.[1] ?? match.indices?.[2];
    if (block && block[0] <= start && end <= block[1]) return block;
  }
  return undefined;
}

function blankOutside(text: string, [start, end]: Span): string {
  return blank(text.slice(0, start)) + text.slice(start, end) + blank(text.slice(end));
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}

function scriptKind(path: string): ts.ScriptKind {
  const extension = /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase() ?? '';
  return SCRIPT_KINDS[extension] ?? ts.ScriptKind.TS;
}

const MARKUP = /\.(vue|svelte|astro|mdx|html?)$/i;

/** `<script …>code</script>`, or the block between `---` lines at the start of a file. */
const SCRIPT_BLOCK = /<script\b[^>]*>([\s\S]*?)<\/script\s*>|^---[^\S\n]*\n([\s\S]*?)^---/dgim;

const SCRIPT_KINDS: { readonly [extension: string]: ts.ScriptKind } = {
  js: ts.ScriptKind.JSX,
  cjs: ts.ScriptKind.JSX,
  mjs: ts.ScriptKind.JSX,
  jsx: ts.ScriptKind.JSX,
  tsx: ts.ScriptKind.TSX,
};
