/** Literals and templates. */
import ts from 'typescript';
import type { Expr, Template } from '../ir';
import { lowerExpr } from './expressions';
import { type Lowering, startOf } from './lowering';
import { markupIn } from './text-markup';
import { lowerTypeArguments } from './types';

export function lowerString(c: Lowering, node: ts.StringLiteralLike): Expr {
  const s = startOf(c, node);
  return { k: 'lit', s, e: node.end, v: node.text, ...markupIn([{ text: node.text, s: s + 1 }]) };
}

export function lowerNumber(c: Lowering, node: ts.NumericLiteral): Expr {
  return { k: 'lit', s: startOf(c, node), e: node.end, v: Number(node.text) };
}

export function lowerBigInt(c: Lowering, node: ts.BigIntLiteral): Expr {
  return { k: 'opaque', s: startOf(c, node), e: node.end, parts: [] };
}

export function lowerRegex(c: Lowering, node: ts.RegularExpressionLiteral): Expr {
  const close = Math.max(1, node.text.lastIndexOf('/'));
  return {
    k: 'regex',
    s: startOf(c, node),
    e: node.end,
    source: node.text.slice(1, close),
    flags: node.text.slice(close + 1),
  };
}

export function lowerTemplate(c: Lowering, node: ts.TemplateExpression): Template {
  const s = startOf(c, node);
  const parts = [{ text: node.head.text, s: s + 1 }];
  const exprs: Expr[] = [];
  for (const it of node.templateSpans) {
    exprs.push(lowerExpr(c, it.expression));
    parts.push({ text: it.literal.text, s: startOf(c, it.literal) + 1 });
  }
  return { k: 'tpl', s, e: node.end, strings: parts.map((it) => it.text), exprs, ...markupIn(parts) };
}

/** tag`a${x}b` is tag(`a…b`, x): the template holds the strings alone, so that `x` is run once. */
export function lowerTagged(c: Lowering, node: ts.TaggedTemplateExpression): Expr {
  const s = startOf(c, node);
  const e = node.end;
  const callee = lowerExpr(c, node.tag);
  const types = lowerTypeArguments(c, node.typeArguments);
  const full = lowerTagTemplate(c, node.template);
  const args: Expr[] = [{ ...full, exprs: [], tagged: true }, ...full.exprs];
  return types ? { k: 'call', s, e, callee, args, types } : { k: 'call', s, e, callee, args };
}

function lowerTagTemplate(c: Lowering, node: ts.TemplateLiteral): Template {
  if (ts.isTemplateExpression(node)) return lowerTemplate(c, node);
  const s = startOf(c, node);
  return { k: 'tpl', s, e: node.end, strings: [node.text], exprs: [], ...markupIn([{ text: node.text, s: s + 1 }]) };
}
