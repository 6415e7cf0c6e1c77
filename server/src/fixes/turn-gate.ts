/**
 * The quick fix for a gate that is the wrong way round: `if (optedOut) send()` becomes `if (!optedOut) send()`.
 *
 * Only where nothing but the touchpoint depends on the condition: whatever else stood there would be turned too.
 */
import ts from 'typescript';
import type { FileFacts } from '../facts/ir';
import type { Fix, NoFix, TextEdit } from './fix';
import { isNoFix } from './fix';
import { type Guard, guardsOf } from './guards';
import { isMarkupOutsideScript, readSource, type Source, type Span } from './source';
import { findTarget } from './target';

export interface TurnInput {
  readonly text: string;
  readonly facts: Pick<FileFacts, 'path' | 'problems'>;
  /** The touchpoint. */
  readonly span: Span;
  /** Does a name say what the consumer chose? */
  readonly isPreferenceName: (name: string) => boolean;
}

export function turnGate({ text, facts, span, isPreferenceName }: TurnInput): Fix | NoFix {
  if (facts.problems.length > 0) return { why: 'The file has a syntax error.' };
  if (isMarkupOutsideScript(facts.path, text, span)) return { why: 'The condition stands in a template.' };
  const source = readSource(facts.path, text, span);
  const target = findTarget(source, span);
  if (isNoFix(target)) return target;
  const place = target.k === 'statements' ? target.statements[0] : target.node;
  const guard = place && guardsOf(place).find((it) => mentions(it.test, isPreferenceName));
  if (!place || !guard) return { why: 'The inverted condition stands in another function.' };
  const test = guard.test.getText(source.file);
  if (guard.hasElse || !isAlone(guard, place))
    return { why: `Other code depends on \`${oneLine(test)}\` and would be turned with it.` };
  return {
    id: 'turn-gate',
    title: `Turn the condition \`${oneLine(test)}\` round`,
    preferred: true,
    safe: false,
    promised: 'gated',
    edits: negate(source, guard.test),
  };
}

function mentions(node: ts.Node, isPreferenceName: (name: string) => boolean): boolean {
  if ((ts.isIdentifier(node) || ts.isStringLiteralLike(node)) && isPreferenceName(node.text)) return true;
  return ts.forEachChild(node, (it) => mentions(it, isPreferenceName) || undefined) === true;
}

/** Does every statement of the branch do nothing but hold the touchpoint? */
function isAlone({ beside }: Guard, place: ts.Node): boolean {
  return beside.every((it) => it.pos <= place.pos && place.end <= it.end);
}

function negate({ path, file }: Source, test: ts.Expression): TextEdit[] {
  const inner = withoutParentheses(test);
  if (ts.isPrefixUnaryExpression(inner) && inner.operator === ts.SyntaxKind.ExclamationToken) {
    return [remove(path, inner.getStart(file), inner.operand.getStart(file))];
  }
  if (ts.isBinaryExpression(inner)) {
    const opposite = OPPOSITES.get(inner.operatorToken.getText(file));
    if (opposite) {
      const start = inner.operatorToken.getStart(file);
      return [{ file: path, start, end: inner.operatorToken.end, newText: opposite }];
    }
  }
  const needsParentheses = inner === test && !isSimple(inner);
  const [open, close] = needsParentheses ? ['!(', ')'] : ['!', ''];
  const edits = [insert(path, test.getStart(file), open)];
  return close === '' ? edits : [...edits, insert(path, test.end, close)];
}

function isSimple(node: ts.Expression): boolean {
  return (
    ts.isIdentifier(node) ||
    ts.isCallExpression(node) ||
    ts.isPropertyAccessExpression(node) ||
    ts.isElementAccessExpression(node)
  );
}

function withoutParentheses(node: ts.Expression): ts.Expression {
  let it = node;
  while (ts.isParenthesizedExpression(it)) it = it.expression;
  return it;
}

function insert(file: string, at: number, newText: string): TextEdit {
  return { file, start: at, end: at, newText };
}

function remove(file: string, start: number, end: number): TextEdit {
  return { file, start, end, newText: '' };
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}

const OPPOSITES: ReadonlyMap<string, string> = new Map([
  ['===', '!=='],
  ['!==', '==='],
  ['==', '!='],
  ['!=', '=='],
]);
