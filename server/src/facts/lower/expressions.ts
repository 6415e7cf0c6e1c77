/**
 * Every expression, by its kind.
 *
 * A table, not a switch: it is the hottest place of the analysis, and each group of kinds has its
 * own file. Parentheses and type assertions vanish; a kind that is not in the table (broken code)
 * becomes Opaque over the expressions in it.
 */
import ts from 'typescript';
import type { Expr } from '../ir';
import { lowerCall, lowerChain, lowerIndex, lowerMember, lowerMeta, lowerNew } from './calls';
import { lowerClassExpression } from './classes';
import { lowerArrow, lowerFunctionExpression } from './functions';
import { lowerJsxElement, lowerJsxFragment, lowerJsxSelfClosing } from './jsx';
import { lowerBigInt, lowerNumber, lowerRegex, lowerString, lowerTagged, lowerTemplate } from './literals';
import { type Lowering, startOf } from './lowering';
import { lowerArray, lowerObject } from './objects';
import {
  lowerBinary,
  lowerConditional,
  lowerDelete,
  lowerPostfix,
  lowerPrefix,
  lowerTypeOf,
  lowerVoid,
} from './operators';
import { lowerName } from './scopes';

const Kind = ts.SyntaxKind;
type LowerNode = (c: Lowering, node: ts.Node) => Expr;
const table: (LowerNode | undefined)[] = new Array(ts.SyntaxKind.Count).fill(undefined);

export function lowerExpr(c: Lowering, node: ts.Expression): Expr {
  const lower = table[node.kind];
  return lower ? lower(c, node) : lowerUnknown(c, node);
}

/** As `lowerExpr`; an anonymous function or class gets the name of what it is the value of. */
export function lowerNamed(c: Lowering, node: ts.Expression, name: string): Expr {
  switch (node.kind) {
    case Kind.ArrowFunction:
      return lowerArrow(c, node as ts.ArrowFunction, name);
    case Kind.FunctionExpression:
      return lowerFunctionExpression(c, node as ts.FunctionExpression, name);
    case Kind.ClassExpression:
      return lowerClassExpression(c, node as ts.ClassExpression, name);
    case Kind.ParenthesizedExpression:
    case Kind.AsExpression:
    case Kind.SatisfiesExpression:
    case Kind.TypeAssertionExpression:
    case Kind.NonNullExpression:
      return lowerNamed(c, (node as Wrapping).expression, name);
    default:
      return lowerExpr(c, node);
  }
}

type Wrapping = ts.Expression & { readonly expression: ts.Expression };

function on<N extends ts.Node>(kind: N['kind'], lower: (c: Lowering, node: N) => Expr): void {
  table[kind] = lower as LowerNode;
}

on<ts.Identifier>(Kind.Identifier, (c, node) => lowerName(c, node.text, startOf(c, node), node.end));
on<ts.PropertyAccessExpression>(Kind.PropertyAccessExpression, (c, node) => lowerChain(c, node, lowerMember));
on<ts.ElementAccessExpression>(Kind.ElementAccessExpression, (c, node) => lowerChain(c, node, lowerIndex));
on<ts.CallExpression>(Kind.CallExpression, (c, node) => lowerChain(c, node, lowerCall));
on<ts.NewExpression>(Kind.NewExpression, lowerNew);
on<ts.MetaProperty>(Kind.MetaProperty, lowerMeta);

on<ts.ArrowFunction>(Kind.ArrowFunction, (c, node) => lowerArrow(c, node, ''));
on<ts.FunctionExpression>(Kind.FunctionExpression, (c, node) => lowerFunctionExpression(c, node, ''));
on<ts.ClassExpression>(Kind.ClassExpression, (c, node) => lowerClassExpression(c, node, ''));

on<ts.StringLiteral>(Kind.StringLiteral, lowerString);
on<ts.NoSubstitutionTemplateLiteral>(Kind.NoSubstitutionTemplateLiteral, lowerString);
on<ts.NumericLiteral>(Kind.NumericLiteral, lowerNumber);
on<ts.BigIntLiteral>(Kind.BigIntLiteral, lowerBigInt);
on<ts.RegularExpressionLiteral>(Kind.RegularExpressionLiteral, lowerRegex);
on<ts.TemplateExpression>(Kind.TemplateExpression, lowerTemplate);
on<ts.TaggedTemplateExpression>(Kind.TaggedTemplateExpression, lowerTagged);
on<ts.TrueLiteral>(Kind.TrueKeyword, (c, node) => ({ k: 'lit', s: startOf(c, node), e: node.end, v: true }));
on<ts.FalseLiteral>(Kind.FalseKeyword, (c, node) => ({ k: 'lit', s: startOf(c, node), e: node.end, v: false }));
on<ts.NullLiteral>(Kind.NullKeyword, (c, node) => ({ k: 'lit', s: startOf(c, node), e: node.end, v: null }));
on<ts.ThisExpression>(Kind.ThisKeyword, (c, node) => ({ k: 'this', s: startOf(c, node), e: node.end }));
on<ts.SuperExpression>(Kind.SuperKeyword, (c, node) => ({ k: 'super', s: startOf(c, node), e: node.end }));
on<ts.OmittedExpression>(Kind.OmittedExpression, (_, node) => ({ k: 'undef', s: node.pos, e: node.end }));

on<ts.ObjectLiteralExpression>(Kind.ObjectLiteralExpression, lowerObject);
on<ts.ArrayLiteralExpression>(Kind.ArrayLiteralExpression, lowerArray);

on<ts.BinaryExpression>(Kind.BinaryExpression, lowerBinary);
on<ts.ConditionalExpression>(Kind.ConditionalExpression, lowerConditional);
on<ts.PrefixUnaryExpression>(Kind.PrefixUnaryExpression, lowerPrefix);
on<ts.PostfixUnaryExpression>(Kind.PostfixUnaryExpression, lowerPostfix);
on<ts.TypeOfExpression>(Kind.TypeOfExpression, lowerTypeOf);
on<ts.VoidExpression>(Kind.VoidExpression, lowerVoid);
on<ts.DeleteExpression>(Kind.DeleteExpression, lowerDelete);
on<ts.AwaitExpression>(Kind.AwaitExpression, (c, node) => {
  return { k: 'await', s: startOf(c, node), e: node.end, x: lowerExpr(c, node.expression) };
});
on<ts.YieldExpression>(Kind.YieldExpression, lowerYield);

on<ts.JsxElement>(Kind.JsxElement, lowerJsxElement);
on<ts.JsxSelfClosingElement>(Kind.JsxSelfClosingElement, lowerJsxSelfClosing);
on<ts.JsxFragment>(Kind.JsxFragment, lowerJsxFragment);

on<ts.ParenthesizedExpression>(Kind.ParenthesizedExpression, lowerInner);
on<ts.AsExpression>(Kind.AsExpression, lowerInner);
on<ts.SatisfiesExpression>(Kind.SatisfiesExpression, lowerInner);
on<ts.TypeAssertion>(Kind.TypeAssertionExpression, lowerInner);
on<ts.NonNullExpression>(Kind.NonNullExpression, lowerInner);
on<ts.ExpressionWithTypeArguments>(Kind.ExpressionWithTypeArguments, lowerInner);

function lowerInner(c: Lowering, node: ts.Node & { readonly expression: ts.Expression }): Expr {
  return lowerExpr(c, node.expression);
}

function lowerYield(c: Lowering, node: ts.YieldExpression): Expr {
  const s = startOf(c, node);
  const e = node.end;
  if (!node.expression) return { k: 'yield', s, e };
  const x = lowerExpr(c, node.expression);
  return node.asteriskToken ? { k: 'yield', s, e, x, star: true } : { k: 'yield', s, e, x };
}

function lowerUnknown(c: Lowering, node: ts.Node): Expr {
  const s = startOf(c, node);
  const parts: Expr[] = [];
  ts.forEachChild(node, (it) => {
    const lower = table[it.kind];
    if (lower) parts.push(lower(c, it));
  });
  return { k: 'opaque', s, e: node.end, parts };
}
