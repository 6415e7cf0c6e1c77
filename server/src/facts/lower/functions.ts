/**
 * Functions of every form: to an index into the file's functions.
 *
 * Three scopes, from outside in: a function expression's own name, the parameters, the body. The
 * body is apart from the parameters so that a default (`(a = x) => { const x … }`) does not see it.
 */
import ts from 'typescript';
import type { Expr, FunctionFacts, Stmt } from '../ir';
import { lowerExpr } from './expressions';
import { closeFunction, openFunction } from './frames';
import { declareBody } from './hoist';
import { hasModifier, type Lowering, type Mutable, startOf } from './lowering';
import { declareParameters, lowerParameterDecorators, lowerParameters } from './parameters';
import { closeScope, declare, openScope } from './scopes';
import { lowerStatements } from './statements';
import { lowerType } from './types';

const Kind = ts.SyntaxKind;
type FunctionNode = ts.FunctionDeclaration | ts.FunctionExpression | ts.ArrowFunction | MethodNode;
type MethodNode = ts.MethodDeclaration | ts.AccessorDeclaration | ts.ConstructorDeclaration;

export function lowerArrow(c: Lowering, node: ts.ArrowFunction, name: string): Expr {
  return { k: 'fn', s: startOf(c, node), e: node.end, f: lowerFunction(c, node, 'arrow', name) };
}

export function lowerFunctionExpression(c: Lowering, node: ts.FunctionExpression, name: string): Expr {
  const s = startOf(c, node);
  if (!node.name) return { k: 'fn', s, e: node.end, f: lowerFunction(c, node, 'function', name) };
  openScope(c);
  const self = declare(c, node.name.text, 'self', startOf(c, node.name));
  const f = lowerFunction(c, node, 'function', node.name.text, self);
  closeScope(c);
  return { k: 'fn', s, e: node.end, f };
}

export function lowerMethod(c: Lowering, node: MethodNode, name: string): number {
  return lowerFunction(c, node, methodKind(node), name);
}

function methodKind(node: MethodNode): FunctionFacts['kind'] {
  switch (node.kind) {
    case Kind.GetAccessor:
      return 'getter';
    case Kind.SetAccessor:
      return 'setter';
    case Kind.Constructor:
      return 'constructor';
    default:
      return 'method';
  }
}

/** `self`: the binding of a function expression's own name, declared around it. */
export function lowerFunction(
  c: Lowering,
  node: FunctionNode,
  kind: FunctionFacts['kind'],
  name: string,
  self?: number,
): number {
  const s = startOf(c, node);
  const decorators = lowerParameterDecorators(c, node.parameters);
  const frame = openFunction(c, kind);
  const facts: Mutable<FunctionFacts> = { s, e: node.end, name, parent: frame.parent, kind, params: [], body: [] };
  if (self !== undefined) adoptSelf(c, facts, self);
  openScope(c);
  declareParameters(c, node.parameters);
  facts.params = lowerParameters(c, node.parameters, decorators);
  if (hasModifier(node, Kind.AsyncKeyword)) facts.async = true;
  if (node.asteriskToken) facts.generator = true;
  const type = lowerType(c, node.type);
  if (type) facts.type = type;
  if (node.body) lowerBody(c, node.body, facts);
  closeScope(c);
  return closeFunction(c, frame, facts);
}

function adoptSelf(c: Lowering, facts: Mutable<FunctionFacts>, self: number): void {
  facts.self = self;
  const binding = c.bindings[self];
  if (binding) binding.owner = c.fn;
}

function lowerBody(c: Lowering, body: ts.ConciseBody, facts: Mutable<FunctionFacts>): void {
  if (ts.isBlock(body)) {
    lowerCode(c, body.statements, facts);
    return;
  }
  const x = lowerExpr(c, body);
  facts.body = [{ k: 'return', s: x.s, e: x.e, x }];
}

/** The statements of a module, namespace or function, in a scope of their own. Directives are taken out. */
export function lowerCode(c: Lowering, statements: readonly ts.Statement[], facts: Mutable<FunctionFacts>): void {
  openScope(c);
  declareBody(c, statements);
  const directives = readDirectives(statements);
  const body: Stmt[] = [];
  lowerStatements(c, directives.length === 0 ? statements : statements.slice(directives.length), body);
  facts.body = body;
  if (directives.length !== 0) facts.directives = directives;
  closeScope(c);
}

const NONE: readonly string[] = [];

/** `'use client'` and the like, which only count before the first statement. */
function readDirectives(statements: readonly ts.Statement[]): readonly string[] {
  const first = statements[0];
  if (!first || !directiveOf(first)) return NONE;
  const directives: string[] = [];
  for (const it of statements) {
    const literal = directiveOf(it);
    if (!literal) break;
    directives.push(literal.text);
  }
  return directives;
}

function directiveOf(node: ts.Statement): ts.StringLiteral | undefined {
  if (node.kind !== Kind.ExpressionStatement) return undefined;
  const { expression } = node as ts.ExpressionStatement;
  return ts.isStringLiteral(expression) ? expression : undefined;
}
