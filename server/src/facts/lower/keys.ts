/** Property keys: a string where the text says which, an expression where it is computed. */
import ts from 'typescript';
import type { Expr } from '../ir';
import { lowerExpr } from './expressions';
import type { Lowering } from './lowering';

const Kind = ts.SyntaxKind;

export function lowerKey(c: Lowering, name: ts.PropertyName): string | Expr {
  const written = writtenKey(name);
  if (written !== undefined) return written;
  return lowerExpr(c, (name as ts.ComputedPropertyName).expression);
}

/** `a`, `'a'`, `1`, `#a` and `['a']`. */
export function writtenKey(name: ts.PropertyName): string | undefined {
  if (name.kind !== Kind.ComputedPropertyName) return name.text;
  const { expression } = name;
  return ts.isStringLiteralLike(expression) || ts.isNumericLiteral(expression) ? expression.text : undefined;
}

/** What a function that is the value of this key is called. */
export function keyName(key: string | Expr): string {
  return typeof key === 'string' ? key : '';
}
