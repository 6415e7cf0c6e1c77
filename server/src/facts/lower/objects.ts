/** Object and array literals. */
import ts from 'typescript';
import type { Expr, Property } from '../ir';
import { lowerArguments } from './calls';
import { lowerExpr, lowerNamed } from './expressions';
import { lowerMethod } from './functions';
import { keyName, lowerKey } from './keys';
import { type Lowering, startOf } from './lowering';
import { lowerName } from './scopes';

const Kind = ts.SyntaxKind;

export function lowerArray(c: Lowering, node: ts.ArrayLiteralExpression): Expr {
  const s = startOf(c, node);
  return { k: 'arr', s, e: node.end, elems: lowerArguments(c, node.elements) };
}

export function lowerObject(c: Lowering, node: ts.ObjectLiteralExpression): Expr {
  const s = startOf(c, node);
  const props: Property[] = [];
  for (const it of node.properties) props.push(lowerProperty(c, it));
  return { k: 'obj', s, e: node.end, props };
}

function lowerProperty(c: Lowering, node: ts.ObjectLiteralElementLike): Property {
  switch (node.kind) {
    case Kind.PropertyAssignment: {
      const key = lowerKey(c, node.name);
      return { p: 'value', key, value: lowerNamed(c, node.initializer, keyName(key)) };
    }
    case Kind.ShorthandPropertyAssignment: {
      const { text: key, end } = node.name;
      return { p: 'value', key, value: lowerName(c, key, startOf(c, node.name), end) };
    }
    case Kind.SpreadAssignment:
      return { p: 'spread', value: lowerExpr(c, node.expression) };
    case Kind.MethodDeclaration:
      return lowerObjectMethod(c, node, 'value');
    case Kind.GetAccessor:
      return lowerObjectMethod(c, node, 'get');
    case Kind.SetAccessor:
      return lowerObjectMethod(c, node, 'set');
  }
}

function lowerObjectMethod(
  c: Lowering,
  node: ts.MethodDeclaration | ts.AccessorDeclaration,
  p: 'value' | 'get' | 'set',
): Property {
  const s = startOf(c, node);
  const key = lowerKey(c, node.name);
  return { p, key, value: { k: 'fn', s, e: node.end, f: lowerMethod(c, node, keyName(key)) } };
}
