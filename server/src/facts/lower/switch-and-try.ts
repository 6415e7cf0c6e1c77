/** `switch`, whose cases share one scope, and `try`. */
import type ts from 'typescript';
import type { Stmt } from '../ir';
import { lowerExpr } from './expressions';
import { declareBlock, declarePattern } from './hoist';
import { type Lowering, type Mutable, startOf } from './lowering';
import { lowerBindingName } from './patterns';
import { closeScope, openScope } from './scopes';
import { lowerBlock, lowerStatements } from './statements';

type Switch = Extract<Stmt, { k: 'switch' }>;
type Try = Extract<Stmt, { k: 'try' }>;

export function lowerSwitch(c: Lowering, node: ts.SwitchStatement, out: Stmt[]): void {
  const s = startOf(c, node);
  const x = lowerExpr(c, node.expression);
  const { clauses } = node.caseBlock;
  openScope(c);
  for (const it of clauses) declareBlock(c, it.statements);
  const cases = clauses.map((it) => lowerCase(c, it));
  closeScope(c);
  out.push({ k: 'switch', s, e: node.end, x, cases });
}

function lowerCase(c: Lowering, node: ts.CaseOrDefaultClause): Switch['cases'][number] {
  const test = 'expression' in node ? lowerExpr(c, node.expression) : undefined;
  const body: Stmt[] = [];
  lowerStatements(c, node.statements, body);
  return test ? { test, body } : { body };
}

export function lowerTry(c: Lowering, node: ts.TryStatement, out: Stmt[]): void {
  const s = startOf(c, node);
  const it: Mutable<Try> = { k: 'try', s, e: node.end, block: lowerBlock(c, node.tryBlock) };
  if (node.catchClause) lowerCatch(c, node.catchClause, it);
  if (node.finallyBlock) it.finalizer = lowerBlock(c, node.finallyBlock);
  out.push(it);
}

function lowerCatch(c: Lowering, node: ts.CatchClause, it: Mutable<Try>): void {
  openScope(c);
  if (node.variableDeclaration) {
    declarePattern(c, node.variableDeclaration.name, 'catch');
    it.param = lowerBindingName(c, node.variableDeclaration.name);
  }
  it.handler = lowerBlock(c, node.block);
  closeScope(c);
}
