/**
 * Every statement, by its kind. One statement of the text gives none, one or several: types vanish,
 * `export default …` is a declaration. So each handler appends to a list.
 */
import ts from 'typescript';
import type { Stmt } from '../ir';
import { lowerClassDeclaration, lowerFunctionDeclaration, lowerVariableStatement } from './declarations';
import { lowerEnum } from './enums';
import { lowerExportAssignment, lowerExportDeclaration } from './exports';
import { lowerExpr } from './expressions';
import { declareBlock } from './hoist';
import { lowerImport, lowerImportEquals } from './imports';
import { lowerDo, lowerFor, lowerForIn, lowerForOf, lowerWhile } from './loops';
import { type Lowering, startOf } from './lowering';
import { lowerNamespace } from './namespaces';
import { closeScope, openScope } from './scopes';
import { lowerSwitch, lowerTry } from './switch-and-try';
import { lowerInterface, lowerTypeAlias } from './type-declarations';

const Kind = ts.SyntaxKind;
type LowerStatement = (c: Lowering, node: ts.Node, out: Stmt[]) => void;
const table: (LowerStatement | undefined)[] = new Array(ts.SyntaxKind.Count).fill(undefined);

/** The names that the statements declare are bound already. */
export function lowerStatements(c: Lowering, nodes: readonly ts.Statement[], out: Stmt[]): void {
  for (const it of nodes) table[it.kind]?.(c, it, out);
}

/** The body of a loop or a branch, as one statement. */
export function lowerSingle(c: Lowering, node: ts.Statement): Stmt {
  const out: Stmt[] = [];
  table[node.kind]?.(c, node, out);
  const [first] = out;
  if (first && out.length === 1) return first;
  return { k: 'block', s: startOf(c, node), e: node.end, body: out };
}

export function lowerBlock(c: Lowering, node: ts.Block): Stmt {
  const s = startOf(c, node);
  const body: Stmt[] = [];
  openScope(c);
  declareBlock(c, node.statements);
  lowerStatements(c, node.statements, body);
  closeScope(c);
  return { k: 'block', s, e: node.end, body };
}

function on<N extends ts.Node>(kind: N['kind'], lower: (c: Lowering, node: N, out: Stmt[]) => void): void {
  table[kind] = lower as LowerStatement;
}

on<ts.ExpressionStatement>(Kind.ExpressionStatement, (c, node, out) => {
  out.push({ k: 'expr', s: startOf(c, node), e: node.end, x: lowerExpr(c, node.expression) });
});
on<ts.VariableStatement>(Kind.VariableStatement, lowerVariableStatement);
on<ts.FunctionDeclaration>(Kind.FunctionDeclaration, lowerFunctionDeclaration);
on<ts.ClassDeclaration>(Kind.ClassDeclaration, lowerClassDeclaration);
on<ts.EnumDeclaration>(Kind.EnumDeclaration, lowerEnum);
on<ts.ModuleDeclaration>(Kind.ModuleDeclaration, lowerNamespace);
on<ts.InterfaceDeclaration>(Kind.InterfaceDeclaration, lowerInterface);
on<ts.TypeAliasDeclaration>(Kind.TypeAliasDeclaration, lowerTypeAlias);
on<ts.ImportDeclaration>(Kind.ImportDeclaration, lowerImport);
on<ts.ImportEqualsDeclaration>(Kind.ImportEqualsDeclaration, lowerImportEquals);
on<ts.ExportDeclaration>(Kind.ExportDeclaration, lowerExportDeclaration);
on<ts.ExportAssignment>(Kind.ExportAssignment, lowerExportAssignment);

on<ts.Block>(Kind.Block, (c, node, out) => {
  out.push(lowerBlock(c, node));
});
on<ts.IfStatement>(Kind.IfStatement, lowerIf);
on<ts.ReturnStatement>(Kind.ReturnStatement, lowerReturn);
on<ts.ThrowStatement>(Kind.ThrowStatement, (c, node, out) => {
  out.push({ k: 'throw', s: startOf(c, node), e: node.end, x: lowerExpr(c, node.expression) });
});
on<ts.ForStatement>(Kind.ForStatement, lowerFor);
on<ts.ForInStatement>(Kind.ForInStatement, lowerForIn);
on<ts.ForOfStatement>(Kind.ForOfStatement, lowerForOf);
on<ts.WhileStatement>(Kind.WhileStatement, lowerWhile);
on<ts.DoStatement>(Kind.DoStatement, lowerDo);
on<ts.SwitchStatement>(Kind.SwitchStatement, lowerSwitch);
on<ts.TryStatement>(Kind.TryStatement, lowerTry);
on<ts.BreakStatement>(Kind.BreakStatement, (c, node, out) => {
  out.push(jump(c, node, 'break'));
});
on<ts.ContinueStatement>(Kind.ContinueStatement, (c, node, out) => {
  out.push(jump(c, node, 'continue'));
});
on<ts.LabeledStatement>(Kind.LabeledStatement, (c, node, out) => {
  const s = startOf(c, node);
  out.push({ k: 'label', s, e: node.end, label: node.label.text, body: lowerSingle(c, node.statement) });
});
on<ts.WithStatement>(Kind.WithStatement, (c, node, out) => {
  const x = lowerExpr(c, node.expression);
  out.push({ k: 'expr', s: x.s, e: x.e, x }, lowerSingle(c, node.statement));
});

function lowerIf(c: Lowering, node: ts.IfStatement, out: Stmt[]): void {
  const s = startOf(c, node);
  const e = node.end;
  const test = lowerExpr(c, node.expression);
  const then = lowerSingle(c, node.thenStatement);
  if (!node.elseStatement) out.push({ k: 'if', s, e, test, then });
  else out.push({ k: 'if', s, e, test, then, else: lowerSingle(c, node.elseStatement) });
}

function lowerReturn(c: Lowering, node: ts.ReturnStatement, out: Stmt[]): void {
  const s = startOf(c, node);
  const e = node.end;
  if (!node.expression) out.push({ k: 'return', s, e });
  else out.push({ k: 'return', s, e, x: lowerExpr(c, node.expression) });
}

function jump(c: Lowering, node: ts.BreakOrContinueStatement, k: 'break' | 'continue'): Stmt {
  const s = startOf(c, node);
  return node.label ? { k, s, e: node.end, label: node.label.text } : { k, s, e: node.end };
}
