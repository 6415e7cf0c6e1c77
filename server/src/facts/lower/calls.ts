/**
 * Members, calls and optional chains.
 *
 * In the tree `a?.b.c()` is nested outside in; every part of the chain carries a flag. The outermost
 * one is wrapped in a Chain, the ones inside are lowered bare.
 */
import ts from 'typescript';
import type { Argument, Call, Expr, Index, Member } from '../ir';
import { lowerExpr } from './expressions';
import { type Lowering, startOf } from './lowering';
import { lowerTypeArguments } from './types';

const Kind = ts.SyntaxKind;

export function lowerChain<N extends ts.Expression>(c: Lowering, node: N, lower: (c: Lowering, node: N) => Expr): Expr {
  const x = lower(c, node);
  return node.flags & ts.NodeFlags.OptionalChain ? { k: 'chain', s: x.s, e: x.e, x } : x;
}

/** What stands left of a `.`, `[` or `(`: still the same chain, unless in parentheses. */
function lowerLeft(c: Lowering, node: ts.Expression): Expr {
  if ((node.flags & ts.NodeFlags.OptionalChain) === 0) return lowerExpr(c, node);
  switch (node.kind) {
    case Kind.PropertyAccessExpression:
      return lowerMember(c, node as ts.PropertyAccessExpression);
    case Kind.ElementAccessExpression:
      return lowerIndex(c, node as ts.ElementAccessExpression);
    case Kind.CallExpression:
      return lowerCall(c, node as ts.CallExpression);
    case Kind.NonNullExpression:
      return lowerLeft(c, (node as ts.NonNullExpression).expression);
    default:
      return lowerExpr(c, node);
  }
}

export function lowerMember(c: Lowering, node: ts.PropertyAccessExpression): Member {
  const s = startOf(c, node);
  const obj = lowerLeft(c, node.expression);
  const { name } = node;
  const n = startOf(c, name);
  return node.questionDotToken
    ? { k: 'member', s, e: node.end, obj, name: name.text, n, opt: true }
    : { k: 'member', s, e: node.end, obj, name: name.text, n };
}

export function lowerIndex(c: Lowering, node: ts.ElementAccessExpression): Index {
  const s = startOf(c, node);
  const obj = lowerLeft(c, node.expression);
  const index = lowerExpr(c, node.argumentExpression);
  return node.questionDotToken
    ? { k: 'index', s, e: node.end, obj, index, opt: true }
    : { k: 'index', s, e: node.end, obj, index };
}

export function lowerCall(c: Lowering, node: ts.CallExpression): Expr {
  const s = startOf(c, node);
  if (node.expression.kind === Kind.ImportKeyword) return lowerImportCall(c, node, s);
  const callee = lowerLeft(c, node.expression);
  const call: Call = { k: 'call', s, e: node.end, callee, args: lowerArguments(c, node.arguments) };
  if (!node.questionDotToken && !node.typeArguments) return call;
  const types = lowerTypeArguments(c, node.typeArguments);
  return { ...call, ...(node.questionDotToken && { opt: true }), ...(types && { types }) };
}

function lowerImportCall(c: Lowering, node: ts.CallExpression, s: number): Expr {
  const [spec, ...rest] = lowerArguments(c, node.arguments);
  if (!spec || spec.k === 'spread')
    return { k: 'opaque', s, e: node.end, parts: rest.filter((it) => it.k !== 'spread') };
  return { k: 'import', s, e: node.end, spec };
}

export function lowerNew(c: Lowering, node: ts.NewExpression): Expr {
  const s = startOf(c, node);
  const callee = lowerExpr(c, node.expression);
  return { k: 'new', s, e: node.end, callee, args: node.arguments ? lowerArguments(c, node.arguments) : [] };
}

const NONE: readonly Argument[] = [];

export function lowerArguments(c: Lowering, nodes: readonly ts.Expression[]): readonly Argument[] {
  if (nodes.length === 0) return NONE;
  const args: Argument[] = [];
  for (const it of nodes) args.push(lowerArgument(c, it));
  return args;
}

function lowerArgument(c: Lowering, node: ts.Expression): Argument {
  if (node.kind !== Kind.SpreadElement) return lowerExpr(c, node);
  const s = startOf(c, node);
  return { k: 'spread', s, e: node.end, x: lowerExpr(c, (node as ts.SpreadElement).expression) };
}

/** `import.meta` and `new.target`. */
export function lowerMeta(c: Lowering, node: ts.MetaProperty): Expr {
  const s = startOf(c, node);
  if (node.keywordToken !== Kind.ImportKeyword) return { k: 'opaque', s, e: node.end, parts: [] };
  c.esm = true;
  return { k: 'meta', s, e: node.end };
}
