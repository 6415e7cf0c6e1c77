/** Enums, as constant objects from member to value, and from number to member. */
import ts from 'typescript';
import type { Expr, Property, Stmt } from '../ir';
import { exportDeclared } from './exports';
import { lowerExpr } from './expressions';
import { writtenKey } from './keys';
import { isAmbient, type Lowering, startOf } from './lowering';
import { defineObject } from './namespaces';
import { declaredBinding } from './scopes';

const Kind = ts.SyntaxKind;
type Constant = string | number | undefined;

export function lowerEnum(c: Lowering, node: ts.EnumDeclaration, out: Stmt[]): void {
  if (isAmbient(node)) return;
  const at = startOf(c, node.name);
  const b = declaredBinding(c, node.name.text, at);
  exportDeclared(c, node, { name: node.name.text, b, at });
  const value: Expr = { k: 'obj', s: startOf(c, node), e: node.end, props: lowerMembers(c, node) };
  out.push(defineObject(c, { target: { k: 'pid', s: at, e: node.name.end, b }, value }));
}

function lowerMembers(c: Lowering, node: ts.EnumDeclaration): readonly Property[] {
  const known = new Map<string, string | number>();
  let previous: Constant = -1;
  return node.members.flatMap((it) => {
    const key = writtenKey(it.name) ?? '';
    const constant: Constant = it.initializer ? fold(it.initializer, known) : next(previous);
    previous = constant;
    if (constant !== undefined) known.set(key, constant);
    const member: Property = { p: 'value', key, value: memberValue(c, it, constant) };
    return typeof constant === 'string' ? [member] : [member, reverse(c, it, key, constant)];
  });
}

/** `Level[5]` is `'On'`. A value that is not known has its name under a key that is not known. */
function reverse(c: Lowering, node: ts.EnumMember, name: string, constant: number | undefined): Property {
  const at = { s: startOf(c, node), e: node.end };
  const key: string | Expr = constant === undefined ? { k: 'opaque', ...at, parts: [] } : String(constant);
  return { p: 'value', key, value: { k: 'lit', ...at, v: name } };
}

function next(previous: Constant): Constant {
  return typeof previous === 'number' ? previous + 1 : undefined;
}

function memberValue(c: Lowering, node: ts.EnumMember, constant: Constant): Expr {
  const s = startOf(c, node);
  if (constant !== undefined) return { k: 'lit', s, e: node.end, v: constant };
  if (node.initializer) return lowerExpr(c, node.initializer);
  return { k: 'opaque', s, e: node.end, parts: [] };
}

/** The value of a constant initialiser: literals, earlier members, and the operators used for flags. */
function fold(node: ts.Expression, known: ReadonlyMap<string, string | number>): Constant {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isNumericLiteral(node)) return Number(node.text);
  if (ts.isIdentifier(node)) return known.get(node.text);
  if (ts.isPropertyAccessExpression(node)) return known.get(node.name.text);
  if (ts.isParenthesizedExpression(node)) return fold(node.expression, known);
  if (ts.isPrefixUnaryExpression(node)) return foldPrefix(node.operator, fold(node.operand, known));
  if (!ts.isBinaryExpression(node)) return undefined;
  return foldBinary(node.operatorToken.kind, fold(node.left, known), fold(node.right, known));
}

function foldPrefix(operator: ts.PrefixUnaryOperator, x: Constant): Constant {
  if (typeof x !== 'number') return undefined;
  if (operator === Kind.MinusToken) return -x;
  if (operator === Kind.TildeToken) return ~x;
  return operator === Kind.PlusToken ? x : undefined;
}

function foldBinary(operator: ts.SyntaxKind, a: Constant, b: Constant): Constant {
  if (a === undefined || b === undefined) return undefined;
  if (operator === Kind.PlusToken && (typeof a === 'string' || typeof b === 'string')) return `${a}${b}`;
  if (typeof a === 'string' || typeof b === 'string') return undefined;
  switch (operator) {
    case Kind.PlusToken:
      return a + b;
    case Kind.MinusToken:
      return a - b;
    case Kind.AsteriskToken:
      return a * b;
    case Kind.BarToken:
      return a | b;
    case Kind.AmpersandToken:
      return a & b;
    case Kind.LessThanLessThanToken:
      return a << b;
    default:
      return undefined;
  }
}
