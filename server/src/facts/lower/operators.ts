/** Operators, assignments and conditions. */
import ts from 'typescript';
import type { Assign, Expr, Unary } from '../ir';
import { lowerExpr, lowerNamed } from './expressions';
import { type Lowering, startOf } from './lowering';
import { lowerTarget } from './patterns';

const Kind = ts.SyntaxKind;

/** Left-deep chains (`'a' + b + 'c' + …` can be thousands long) are followed in a loop, not by recursion. */
export function lowerBinary(c: Lowering, node: ts.BinaryExpression): Expr {
  const op = node.operatorToken.kind;
  if (isAssignment(op)) return lowerAssignment(c, node);
  if (op === Kind.CommaToken) return lowerSequence(c, node);
  const s = startOf(c, node);
  if (!isOperation(node.left)) return combine(c, s, node, lowerExpr(c, node.left));

  const pending = [node];
  let left: ts.Expression = node.left;
  for (; isOperation(left); left = left.left) pending.push(left);
  if (MAX_DEPTH < pending.length) return lowerParts(c, node, [...pending.map((it) => it.right), left].reverse());
  let x = lowerExpr(c, left);
  for (let it = pending.pop(); it; it = pending.pop()) x = combine(c, s, it, x);
  return x;
}

/** Past this, a left-deep tree would exhaust the stack of everyone who reads it. Its parts are still run. */
const MAX_DEPTH = 500;

function lowerParts(c: Lowering, node: ts.BinaryExpression, parts: readonly ts.Expression[]): Expr {
  return { k: 'opaque', s: startOf(c, node), e: node.end, parts: parts.map((it) => lowerExpr(c, it)) };
}

function combine(c: Lowering, s: number, node: ts.BinaryExpression, a: Expr): Expr {
  const op = node.operatorToken.kind;
  const e = node.end;
  const b = lowerExpr(c, node.right);
  if (op === Kind.AmpersandAmpersandToken) return { k: 'log', s, e, op: '&&', a, b };
  if (op === Kind.BarBarToken) return { k: 'log', s, e, op: '||', a, b };
  if (op === Kind.QuestionQuestionToken) return { k: 'log', s, e, op: '??', a, b };
  return { k: 'bin', s, e, op: ts.tokenToString(op) ?? '', a, b };
}

/** A binary expression that is neither an assignment nor a comma. */
function isOperation(node: ts.Expression): node is ts.BinaryExpression {
  if (node.kind !== Kind.BinaryExpression) return false;
  const op = (node as ts.BinaryExpression).operatorToken.kind;
  return op !== Kind.CommaToken && !isAssignment(op);
}

function isAssignment(op: ts.SyntaxKind): boolean {
  return Kind.FirstAssignment <= op && op <= Kind.LastAssignment;
}

function lowerSequence(c: Lowering, node: ts.BinaryExpression): Expr {
  const s = startOf(c, node);
  const rights: ts.Expression[] = [];
  let left: ts.Expression = node;
  while (ts.isBinaryExpression(left) && left.operatorToken.kind === Kind.CommaToken) {
    rights.push(left.right);
    left = left.left;
  }
  const xs = [lowerExpr(c, left)];
  for (let it = rights.pop(); it; it = rights.pop()) xs.push(lowerExpr(c, it));
  return { k: 'seq', s, e: node.end, xs };
}

function lowerAssignment(c: Lowering, node: ts.BinaryExpression): Expr {
  const s = startOf(c, node);
  const target = lowerTarget(c, node.left);
  const value = lowerNamed(c, node.right, assignedName(node.left));
  const op = ts.tokenToString(node.operatorToken.kind) ?? '=';
  return { k: 'assign', s, e: node.end, op, target, value };
}

/** `a = …` and `x.a = …` name a function `a`; `module.exports = …` names nothing. */
function assignedName(left: ts.Expression): string {
  if (ts.isIdentifier(left)) return left.text;
  if (!ts.isPropertyAccessExpression(left)) return '';
  const isWholeModule =
    left.name.text === 'exports' && ts.isIdentifier(left.expression) && left.expression.text === 'module';
  return isWholeModule ? '' : left.name.text;
}

export function lowerConditional(c: Lowering, node: ts.ConditionalExpression): Expr {
  const s = startOf(c, node);
  const test = lowerExpr(c, node.condition);
  const a = lowerExpr(c, node.whenTrue);
  return { k: 'cond', s, e: node.end, test, a, b: lowerExpr(c, node.whenFalse) };
}

export function lowerPrefix(c: Lowering, node: ts.PrefixUnaryExpression): Expr {
  const s = startOf(c, node);
  const e = node.end;
  const { operator, operand } = node;
  if (operator === Kind.PlusPlusToken || operator === Kind.MinusMinusToken) return lowerStep(c, s, node);
  if (operator === Kind.MinusToken && ts.isNumericLiteral(operand)) return { k: 'lit', s, e, v: -Number(operand.text) };
  return { k: 'un', s, e, op: ts.tokenToString(operator) as Unary['op'], x: lowerExpr(c, operand) };
}

export function lowerPostfix(c: Lowering, node: ts.PostfixUnaryExpression): Expr {
  return { ...lowerStep(c, startOf(c, node), node), postfix: true };
}

function lowerStep(c: Lowering, s: number, node: ts.PrefixUnaryExpression | ts.PostfixUnaryExpression): Assign {
  const e = node.end;
  const op = node.operator === Kind.PlusPlusToken ? '++' : '--';
  return { k: 'assign', s, e, op, target: lowerTarget(c, node.operand), value: { k: 'lit', s, e, v: 1 } };
}

export function lowerTypeOf(c: Lowering, node: ts.TypeOfExpression): Expr {
  return { k: 'un', s: startOf(c, node), e: node.end, op: 'typeof', x: lowerExpr(c, node.expression) };
}

export function lowerDelete(c: Lowering, node: ts.DeleteExpression): Expr {
  return { k: 'un', s: startOf(c, node), e: node.end, op: 'delete', x: lowerExpr(c, node.expression) };
}

export function lowerVoid(c: Lowering, node: ts.VoidExpression): Expr {
  const s = startOf(c, node);
  if (ts.isNumericLiteral(node.expression)) return { k: 'undef', s, e: node.end };
  return { k: 'un', s, e: node.end, op: 'void', x: lowerExpr(c, node.expression) };
}
