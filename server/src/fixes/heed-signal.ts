/**
 * The quick fix for a gate that heeds the stored choice alone: the browser's signal (GPC) joins its condition.
 *
 * `if (optedOut()) return` becomes `if (optedOut() || navigator.globalPrivacyControl) return`.
 */
import ts from 'typescript';
import type { FileFacts } from '../facts/ir';
import type { Fix, NoFix } from './fix';
import { toEdits } from './insertion';
import { isMarkupOutsideScript, readSource, type Span } from './source';
import { nodeCovering } from './target';

export interface SignalInput {
  /** Of the file that holds the gate. */
  readonly text: string;
  readonly facts: Pick<FileFacts, 'path' | 'problems'>;
  /** The gate's test. */
  readonly span: Span;
}

export function heedSignal({ text, facts, span }: SignalInput): Fix | NoFix {
  if (facts.problems.length > 0) return { why: 'The file has a syntax error.' };
  if (isMarkupOutsideScript(facts.path, text, span)) return { why: 'The gate stands in a template.' };
  const source = readSource(facts.path, text, span);
  const test = wholeTest(nodeCovering(source.file, span));
  const stops = test && stopsWhenTrue(test);
  if (!test || stops === undefined) return { why: 'The gate is no condition that could ask for more.' };
  if (decidesMarkup(test)) return { why: 'It is asked while rendering, which a server does too.' };
  const signal = `${navigatorIn(source.file, facts.path)}.globalPrivacyControl`;
  const [open, close] = needsParentheses(test, stops) ? ['(', ')'] : ['', ''];
  const joined = stops ? ` || ${signal}` : ` && !${signal}`;
  return {
    id: `heed-signal:${facts.path}:${test.getStart(source.file)}`,
    title: 'Heed the browser signal (GPC) too',
    preferred: true,
    safe: false,
    promised: 'signal',
    edits: toEdits(facts.path, [
      ...(open === '' ? [] : [{ at: test.getStart(source.file), text: open }]),
      { at: test.end, text: close + joined },
    ]),
  };
}

/** The test as a whole, of which the gate may be an operand. */
function wholeTest(node: ts.Node): ts.Expression | undefined {
  if (!ts.isExpression(node)) return undefined;
  let it: ts.Expression = node;
  for (;;) {
    const { parent } = it;
    const isPart =
      ts.isParenthesizedExpression(parent) ||
      ts.isPrefixUnaryExpression(parent) ||
      ts.isAwaitExpression(parent) ||
      (ts.isBinaryExpression(parent) &&
        LOGICAL.has(parent.operatorToken.kind) &&
        parent.left === it &&
        !isJsx(parent.right));
    if (!isPart) return isAction(it) ? it.left : it;
    it = parent;
  }
}

/** `!optedOut() && send()` as a statement or the body of a handler: what stands last is done, not tested. */
function isAction(node: ts.Expression): node is ts.BinaryExpression {
  const { parent } = node;
  const isDone = ts.isExpressionStatement(parent) || (ts.isArrowFunction(parent) && parent.body === node);
  return isDone && ts.isBinaryExpression(node) && LOGICAL.has(node.operatorToken.kind) && !isJsx(node.right);
}

/** Of `if (x) return …` and `x || send()`: true. Of `if (x) send()` and `x && send()`: false. */
function stopsWhenTrue(test: ts.Expression): boolean | undefined {
  const { parent } = test;
  if (ts.isIfStatement(parent) && parent.expression === test) return leaves(parent.thenStatement);
  if (ts.isConditionalExpression(parent) && parent.condition === test) return isNothing(parent.whenTrue);
  if (!ts.isBinaryExpression(parent) || parent.left !== test) return undefined;
  if (parent.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken) return false;
  return parent.operatorToken.kind === ts.SyntaxKind.BarBarToken ? true : undefined;
}

function leaves(statement: ts.Statement): boolean {
  const last = ts.isBlock(statement) ? statement.statements.at(-1) : statement;
  return (
    last !== undefined &&
    (ts.isReturnStatement(last) || ts.isThrowStatement(last) || ts.isBreakOrContinueStatement(last))
  );
}

function isNothing(node: ts.Expression): boolean {
  return node.kind === ts.SyntaxKind.NullKeyword || node.getText() === 'undefined';
}

function decidesMarkup({ parent }: ts.Expression): boolean {
  if (ts.isBinaryExpression(parent)) return isJsx(parent.right);
  return ts.isConditionalExpression(parent) && [parent.whenTrue, parent.whenFalse].some(isJsx);
}

function isJsx(node: ts.Expression): boolean {
  if (ts.isParenthesizedExpression(node)) return isJsx(node.expression);
  return ts.isJsxElement(node) || ts.isJsxSelfClosingElement(node) || ts.isJsxFragment(node);
}

function needsParentheses(test: ts.Expression, stops: boolean): boolean {
  if (!ts.isBinaryExpression(test)) return ts.isConditionalExpression(test);
  const { kind } = test.operatorToken;
  return stops ? kind === ts.SyntaxKind.QuestionQuestionToken : kind === ts.SyntaxKind.BarBarToken;
}

/** TypeScript's own declarations do not know the signal; a file that declares it needs no cast. */
function navigatorIn(file: ts.SourceFile, path: string): string {
  const isTyped = /\.[cm]?tsx?$/.test(path);
  if (!isTyped || /\bnavigator\.globalPrivacyControl\b/.test(file.text)) return 'navigator';
  return '(navigator as Navigator & { globalPrivacyControl?: boolean })';
}

const LOGICAL: ReadonlySet<ts.SyntaxKind> = new Set([ts.SyntaxKind.AmpersandAmpersandToken, ts.SyntaxKind.BarBarToken]);
