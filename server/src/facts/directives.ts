/**
 * Comments that begin with `optgate-ignore-…`.
 *
 * The comments are found through the tree's tokens, so text in a string, a template or JSX never
 * counts. Only files that mention the word pay for it.
 */
import type ts from 'typescript';
import type { DirectiveFacts } from './ir';

export const EXEMPTION_WORD = 'optgate-ignore';
const DIRECTIVE = /^[\s*]*optgate-ignore-(next-line|line|file)(?![\w-])([\s\S]*)$/;

export function collectDirectives(file: ts.SourceFile): readonly DirectiveFacts[] {
  if (!file.text.includes(EXEMPTION_WORD)) return [];
  const found: DirectiveFacts[] = [];
  visit(file);
  return found;

  function visit(node: ts.Node): void {
    if (!mentions(file.text, node.pos, node.end)) return;
    const children = node.getChildren(file);
    if (children.length === 0) readTrivia(node.pos, node.getStart(file));
    for (const it of children) visit(it);
  }

  function readTrivia(from: number, to: number): void {
    for (const { s, e, text } of commentsIn(file.text, from, to)) {
      const match = DIRECTIVE.exec(text);
      if (match) found.push({ s, e, form: match[1] as DirectiveFacts['form'], text: (match[2] ?? '').trim() });
    }
  }
}

function mentions(text: string, from: number, to: number): boolean {
  const at = text.indexOf(EXEMPTION_WORD, from);
  return 0 <= at && at < to;
}

interface Comment {
  readonly s: number;
  readonly e: number;
  /** Without its marks. */
  readonly text: string;
}

/** The comments in a stretch that holds nothing but comments and white space. */
function commentsIn(text: string, from: number, to: number): readonly Comment[] {
  const comments: Comment[] = [];
  const pattern = /\/\*([\s\S]*?)\*\/|\/\/([^\n\r\u2028\u2029]*)/g;
  for (const it of text.slice(from, to).matchAll(pattern)) {
    const s = from + it.index;
    comments.push({ s, e: s + it[0].length, text: it[1] ?? it[2] ?? '' });
  }
  return comments;
}
