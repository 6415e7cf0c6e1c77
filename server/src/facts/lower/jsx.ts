/** JSX elements and fragments. An element spans from its `<` to its last `>`. */
import ts from 'typescript';
import type { Argument, Expr, Jsx } from '../ir';
import { lowerExpr, lowerNamed } from './expressions';
import { collapseJsxText, decodeEntities } from './jsx-text';
import { type Lowering, startOf } from './lowering';

const Kind = ts.SyntaxKind;
type Attribute = Jsx['attrs'][number];

export function lowerJsxElement(c: Lowering, node: ts.JsxElement): Jsx {
  const s = startOf(c, node);
  const tag = lowerTag(c, node.openingElement.tagName);
  const attrs = lowerAttributes(c, node.openingElement.attributes);
  return { k: 'jsx', s, e: node.end, tag, attrs, children: lowerChildren(c, node.children) };
}

export function lowerJsxSelfClosing(c: Lowering, node: ts.JsxSelfClosingElement): Jsx {
  const s = startOf(c, node);
  const tag = lowerTag(c, node.tagName);
  return { k: 'jsx', s, e: node.end, tag, attrs: lowerAttributes(c, node.attributes), children: [] };
}

export function lowerJsxFragment(c: Lowering, node: ts.JsxFragment): Jsx {
  const s = startOf(c, node);
  return { k: 'jsx', s, e: node.end, attrs: [], children: lowerChildren(c, node.children) };
}

/** React's rule: a lower-case first letter or a dash makes an intrinsic element, whatever is in scope. */
function lowerTag(c: Lowering, node: ts.JsxTagNameExpression): string | Expr {
  if (ts.isJsxNamespacedName(node)) return namespacedName(node);
  if (ts.isIdentifier(node) && /^[a-z]|-/.test(node.text)) return node.text;
  return lowerExpr(c, node);
}

function namespacedName(node: ts.JsxNamespacedName): string {
  return `${node.namespace.text}:${node.name.text}`;
}

function lowerAttributes(c: Lowering, node: ts.JsxAttributes): readonly Attribute[] {
  const attrs: Attribute[] = [];
  for (const it of node.properties) {
    if (ts.isJsxSpreadAttribute(it)) {
      attrs.push({ p: 'spread', value: lowerExpr(c, it.expression) });
    } else {
      const name = ts.isJsxNamespacedName(it.name) ? namespacedName(it.name) : it.name.text;
      attrs.push({ p: 'attr', name, value: lowerAttributeValue(c, it, name) });
    }
  }
  return attrs;
}

function lowerAttributeValue(c: Lowering, node: ts.JsxAttribute, name: string): Expr {
  const value = node.initializer;
  if (!value) return { k: 'lit', s: startOf(c, node), e: node.end, v: true };
  if (ts.isStringLiteral(value)) {
    return { k: 'lit', s: startOf(c, value), e: value.end, v: decodeEntities(value.text) };
  }
  if (!ts.isJsxExpression(value)) return lowerExpr(c, value);
  if (value.expression) return lowerNamed(c, value.expression, name);
  return { k: 'undef', s: startOf(c, value), e: value.end };
}

function lowerChildren(c: Lowering, nodes: readonly ts.JsxChild[]): readonly Argument[] {
  const children: Argument[] = [];
  for (const it of nodes) {
    const child = lowerChild(c, it);
    if (child) children.push(child);
  }
  return children;
}

function lowerChild(c: Lowering, node: ts.JsxChild): Argument | undefined {
  if (node.kind === Kind.JsxText) {
    const v = collapseJsxText(node.text);
    return v === '' ? undefined : { k: 'lit', s: node.pos, e: node.end, v };
  }
  if (node.kind !== Kind.JsxExpression) return lowerExpr(c, node);
  if (!node.expression) return undefined;
  const s = startOf(c, node);
  const x = lowerExpr(c, node.expression);
  return node.dotDotDotToken ? { k: 'spread', s, e: node.end, x } : x;
}
