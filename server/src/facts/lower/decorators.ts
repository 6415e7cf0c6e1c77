/** The expressions of a declaration's decorators; undefined when there are none. */
import ts from 'typescript';
import type { Expr } from '../ir';
import { lowerExpr } from './expressions';
import type { Lowering } from './lowering';

export function lowerDecorators(
  c: Lowering,
  node: { readonly modifiers?: ts.NodeArray<ts.ModifierLike> },
): readonly Expr[] | undefined {
  if (!node.modifiers) return undefined;
  let decorators: Expr[] | undefined;
  for (const it of node.modifiers) {
    if (it.kind !== ts.SyntaxKind.Decorator) continue;
    decorators ??= [];
    decorators.push(lowerExpr(c, it.expression));
  }
  return decorators;
}
