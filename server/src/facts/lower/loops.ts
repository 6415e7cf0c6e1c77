/** Loops. What a loop's head declares is in a scope around the loop. */
import ts from 'typescript';
import type { Pattern, Stmt } from '../ir';
import { lowerDeclarators } from './declarations';
import { lowerExpr } from './expressions';
import { declareLexical } from './hoist';
import { type Lowering, type Mutable, startOf } from './lowering';
import { lowerBindingName, lowerTarget } from './patterns';
import { closeScope, openScope } from './scopes';
import { lowerSingle } from './statements';

type For = Extract<Stmt, { k: 'for' }>;

export function lowerFor(c: Lowering, node: ts.ForStatement, out: Stmt[]): void {
  const s = startOf(c, node);
  openHead(c, node.initializer);
  const init = node.initializer && lowerInit(c, node.initializer);
  const test = node.condition && lowerExpr(c, node.condition);
  const update = node.incrementor && lowerExpr(c, node.incrementor);
  const loop: Mutable<For> = { k: 'for', s, e: node.end, body: lowerSingle(c, node.statement) };
  if (init) loop.init = init;
  if (test) loop.test = test;
  if (update) loop.update = update;
  closeScope(c);
  out.push(loop);
}

function lowerInit(c: Lowering, node: ts.ForInitializer): Stmt {
  const s = startOf(c, node);
  if (ts.isVariableDeclarationList(node)) return { k: 'var', s, e: node.end, decls: lowerDeclarators(c, node) };
  return { k: 'expr', s, e: node.end, x: lowerExpr(c, node) };
}

/** `x` is evaluated outside of the head's scope; that it could see the head's names is an error anyway. */
export function lowerForIn(c: Lowering, node: ts.ForInStatement, out: Stmt[]): void {
  const s = startOf(c, node);
  const x = lowerExpr(c, node.expression);
  openHead(c, node.initializer);
  const target = lowerEachTarget(c, node.initializer);
  const body = lowerSingle(c, node.statement);
  closeScope(c);
  out.push({ k: 'forin', s, e: node.end, target, x, body });
}

export function lowerForOf(c: Lowering, node: ts.ForOfStatement, out: Stmt[]): void {
  const s = startOf(c, node);
  const e = node.end;
  const x = lowerExpr(c, node.expression);
  openHead(c, node.initializer);
  const target = lowerEachTarget(c, node.initializer);
  const body = lowerSingle(c, node.statement);
  closeScope(c);
  if (node.awaitModifier) out.push({ k: 'forof', s, e, target, x, body, await: true });
  else out.push({ k: 'forof', s, e, target, x, body });
}

function lowerEachTarget(c: Lowering, node: ts.ForInitializer): Pattern {
  if (!ts.isVariableDeclarationList(node)) return lowerTarget(c, node);
  const [first] = node.declarations;
  return first ? lowerBindingName(c, first.name) : { k: 'pobj', s: node.pos, e: node.end, props: [] };
}

export function lowerWhile(c: Lowering, node: ts.WhileStatement, out: Stmt[]): void {
  const s = startOf(c, node);
  const test = lowerExpr(c, node.expression);
  out.push({ k: 'while', s, e: node.end, test, body: lowerSingle(c, node.statement) });
}

export function lowerDo(c: Lowering, node: ts.DoStatement, out: Stmt[]): void {
  const s = startOf(c, node);
  const body = lowerSingle(c, node.statement);
  out.push({ k: 'do', s, e: node.end, test: lowerExpr(c, node.expression), body });
}

function openHead(c: Lowering, head: ts.ForInitializer | undefined): void {
  openScope(c);
  if (head && ts.isVariableDeclarationList(head) && head.flags & ts.NodeFlags.BlockScoped) declareLexical(c, head);
}
