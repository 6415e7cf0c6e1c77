/**
 * A condition around statements, or before the operand, body or return that a touchpoint is.
 */
import ts from 'typescript';
import { allows, allowsOperand, type Condition, forbids } from './condition';
import type { Insertion } from './insertion';
import type { Link } from './placement';
import type { Source, Span } from './source';
import { indentationAt, lineEnd } from './style';
import { hasOwnLines, wrapAlone, wrapAloneIn, wrapInBlock } from './wrap-text';

/** Statements in a row, with the comments that belong to them. */
export function wrapStatements(source: Source, statements: readonly ts.Statement[], condition: Condition): Insertion[] {
  const first = statements[0];
  const last = statements.at(-1);
  if (!first || !last) return [];
  const head = `if (${allows(condition)})`;
  const bare: Span = [first.getStart(source.file), last.end];
  if (!isInList(first)) return wrapBranch(source, first, head, 'condition');

  const whole: Span = [startWithComments(source, first), endWithComment(source, last)];
  return hasOwnLines(source, whole) ? wrapInBlock(source, whole, head) : inBraces(bare, `${head} { `, ' }');
}

/** `ok && send()` becomes `ok && allowed() && send()`. */
export function wrapOperand({ file }: Source, node: ts.Expression, link: Link, condition: Condition): Insertion[] {
  const span: Span = [node.getStart(file), node.end];
  const [open, close] = needsParentheses(node) ? ['(', ')'] : ['', ''];
  const around = link === 'or' ? ['(', ')'] : ['', ''];
  return inBraces(span, `${around[0]}${allowsOperand(condition)} && ${open}`, `${close}${around[1]}`);
}

/** `() => send()` becomes `() => { if (allowed()) send(); }`. An async arrow goes on waiting for what it returned. */
export function wrapBody(source: Source, body: ts.Expression, condition: Condition, isAsync: boolean): Insertion[] {
  const waits = isAsync && !ts.isAwaitExpression(body) ? 'await ' : '';
  const span: Span = [body.getStart(source.file), body.end];
  return wrapAloneIn(source, span, `if (${allows(condition)})`, [waits, source.style.semicolon]);
}

/** Alone as the branch of an `if` or a loop; the comment behind it stays with it. */
function wrapBranch(
  source: Source,
  statement: ts.Statement,
  before: string,
  kind: 'condition' | 'statement',
): Insertion[] {
  const start = statement.getStart(source.file);
  const end = endWithComment(source, statement);
  const isAlone = source.text.slice(end, lineEnd(source.text, end)).trim() === '';
  if (!isAlone)
    return inBraces([start, statement.end], `{ ${before.replace(/;?$/, kind === 'condition' ? ' ' : '; ')}`, ' }');
  if (kind === 'condition') return wrapAloneIn(source, [start, end], before, ['', '']);
  return wrapAlone(source, [start, end], `${before}\n`, '');
}

/** `if (forbidden()) return;` before the return. */
export function returnBefore(source: Source, statement: ts.ReturnStatement, condition: Condition): Insertion[] {
  const { text, style } = source;
  const span: Span = [statement.getStart(source.file), statement.end];
  const guard = `if (${forbids(condition)}) return${style.semicolon}`;
  if (!isInList(statement)) return wrapBranch(source, statement, guard, 'statement');
  const separator = hasOwnLines(source, [span[0], lineEnd(text, span[1])])
    ? style.eol + indentationAt(text, span[0])
    : ' ';
  return [{ at: span[0], text: (separator === ' ' ? guard.replace(/;?$/, ';') : guard) + separator }];
}

function inBraces([start, end]: Span, before: string, after: string): Insertion[] {
  return [
    { at: start, text: before },
    { at: end, text: after },
  ];
}

/** Does it stand among other statements, or alone as the branch of an `if` or a loop? */
function isInList(statement: ts.Statement): boolean {
  const parent = statement.parent;
  return ts.isBlock(parent) || ts.isSourceFile(parent) || ts.isCaseOrDefaultClause(parent) || ts.isModuleBlock(parent);
}

/** Comments directly above belong to it: `// @ts-expect-error` must stay above its line. */
function startWithComments({ text, file }: Source, statement: ts.Statement): number {
  let start = statement.getStart(file);
  if (statement === file.statements[0]) return start;
  for (const comment of (ts.getLeadingCommentRanges(text, statement.pos) ?? []).reverse()) {
    if (text.slice(comment.end, start).split('\n').length > 2) break;
    start = comment.pos;
  }
  return start;
}

function endWithComment({ text }: Source, statement: ts.Statement): number {
  const end = lineEnd(text, statement.end);
  const comments = ts.getTrailingCommentRanges(text, statement.end) ?? [];
  return comments.filter((it) => it.end <= end).at(-1)?.end ?? statement.end;
}

function needsParentheses(node: ts.Expression): boolean {
  return (
    ts.isConditionalExpression(node) ||
    ts.isArrowFunction(node) ||
    ts.isYieldExpression(node) ||
    (ts.isBinaryExpression(node) && node.operatorToken.kind !== ts.SyntaxKind.AmpersandAmpersandToken)
  );
}
