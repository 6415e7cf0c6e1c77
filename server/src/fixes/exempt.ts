/**
 * The quick fix that records a person's decision: a comment with a reason, directly above the line.
 */
import ts from 'typescript';
import { EXEMPT_FIX, NO_REASON } from '../../../shared/src/ids';
import type { RuleId } from '../../../shared/src/model';
import type { Fix, NoFix } from './fix';
import { isMarkupOutsideScript, readSource, type Source, type Span } from './source';
import { indentationAt, lineStart } from './style';
import { nodeCovering } from './target';

export interface ExemptInput {
  readonly text: string;
  readonly path: string;
  /** The touchpoint. */
  readonly span: Span;
  readonly rule: RuleId;
  /** What the person says, or `NO_REASON`: who asks for it in the editor need not be us. */
  readonly reason: string;
  /** `YYYY-MM-DD` */
  readonly until?: string;
}

export function exempt({ text, path, span, rule, reason, until }: ExemptInput): Fix | NoFix {
  const source = readSource(path, text, span);
  const start = lineStart(text, span[0]);
  const isMarkup = isMarkupOutsideScript(path, text, span);
  if (isMarkup && !(isMarkupOutsideScript(path, text, [start, start]) && beginsWithTag(path, text, start)))
    return { why: 'The line does not begin with a tag, so a comment above it could be part of one.' };
  const form = path.endsWith('.mdx') ? '{/* */}' : isMarkup ? '<!-- -->' : commentForm(source, start);
  if (!form) return { why: 'The line begins inside a text, where a comment would be text.' };
  const words = [`optgate-ignore-next-line ${rule}`, until && `until=${until}`, `-- ${oneLine(reason, form)}`];
  const comment = COMMENTS[form](words.filter(Boolean).join(' '));
  const newText = indentationAt(text, span[0]) + comment + source.style.eol;
  return {
    id: EXEMPT_FIX,
    title: 'Exempt with a reason',
    preferred: false,
    safe: false,
    promised: reason === NO_REASON ? 'asked' : 'exempt',
    edits: [{ file: path, start, end: start, newText }],
  };
}

/** A tag or a block that stands after another, not among attributes or in an expression. */
function beginsWithTag(path: string, text: string, start: number): boolean {
  const before = text.slice(0, start).trimEnd();
  // A blank line ends a paragraph of Markdown.
  if (path.endsWith('.mdx') && /\n[^\S\n]*\r?\n$/.test(text.slice(0, start))) return text.slice(start).startsWith('<');
  return /^\s*(?:<[\w!]|\{[#@])/.test(text.slice(start)) && (before === '' || /(?:[^=]>|\})$/.test(before));
}

type Form = '//' | '{/* */}' | '<!-- -->';

const COMMENTS: { readonly [form in Form]: (words: string) => string } = {
  '//': (words) => `// ${words}`,
  '{/* */}': (words) => `{/* ${words} */}`,
  '<!-- -->': (words) => `<!-- ${words} -->`,
};

/** Which comment can be written at the start of a line: none in a template, braces among JSX children. */
function commentForm({ file, text }: Source, start: number): Form | undefined {
  const at = text.slice(start).search(/\S/) + start;
  const node = nodeCovering(file, [start, start]);
  if ((ts.isTemplateLiteralToken(node) || ts.isStringLiteralLike(node)) && node.getStart(file) < start)
    return undefined;
  if (ts.isJsxText(node)) return '{/* */}';
  const here = nodeCovering(file, [at, at]);
  const child = ts.findAncestor(
    here,
    (it) => it.parent !== undefined && isJsxParent(it.parent) && it.getStart(file) === at,
  );
  return child && !isTagPart(child) ? '{/* */}' : '//';
}

function isJsxParent(node: ts.Node): boolean {
  return ts.isJsxElement(node) || ts.isJsxFragment(node);
}

function isTagPart(node: ts.Node): boolean {
  return ts.isJsxOpeningElement(node) || ts.isJsxOpeningFragment(node);
}

/** On one line, and without what would end the comment. */
function oneLine(reason: string, form: Form): string {
  const line = reason.replace(/\s+/g, ' ').trim();
  if (form === '{/* */}') return line.replaceAll('*/', '* /');
  return form === '<!-- -->' ? line.replaceAll('--', '- -') : line;
}
