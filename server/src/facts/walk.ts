/**
 * Every expression and statement of a file, in source order, each with the function whose code it is.
 *
 * A nested function is not entered where it stands: it has its own index and its own turn. What a
 * class runs where it stands (`extends`, keys, all decorators) belongs to the function around it.
 */
import { remembered } from '../std/remembered';
import type { Argument, ClassFacts, Expr, FileFacts, Pattern, Property, Stmt } from './ir';

export type Visit = (node: Expr | Stmt, f: number) => void;

export function forEachExpr(facts: FileFacts, visit: Visit): void {
  const { nodes, functions } = remembered(walks, facts, () => walked(facts));
  for (let i = 0; i < nodes.length; i++) visit(nodes[i] as Expr | Stmt, functions[i] as number);
}

/** Some thirty questions go through each file: to go through a list is far cheaper than to walk again. */
const walks = new WeakMap<FileFacts, Walked>();
interface Walked {
  readonly nodes: readonly (Expr | Stmt)[];
  /** Of each node, whose code it is. */
  readonly functions: Uint32Array;
}

function walked(facts: FileFacts): Walked {
  const nodes: (Expr | Stmt)[] = [];
  const functions: number[] = [];
  walkFunctions(facts, (node, f) => {
    nodes.push(node);
    functions.push(f);
  });
  return { nodes, functions: Uint32Array.from(functions) };
}

function walkFunctions(facts: FileFacts, visit: Visit): void {
  for (const [f, it] of facts.functions.entries()) {
    const walk = { facts, visit, f };
    const around = { facts, visit, f: Math.max(0, it.parent) };
    for (const param of it.params) {
      walkArguments(around, param.decorators ?? []);
      walkPattern(walk, param.target);
    }
    for (const stmt of it.body) walkStmt(walk, stmt);
  }
}

interface Walk {
  readonly facts: FileFacts;
  readonly visit: Visit;
  readonly f: number;
}

function walkStmts(w: Walk, nodes: readonly Stmt[]): void {
  for (const it of nodes) walkStmt(w, it);
}

function walkStmt(w: Walk, node: Stmt | undefined): void {
  if (!node) return;
  w.visit(node, w.f);
  switch (node.k) {
    case 'expr':
    case 'throw':
    case 'return':
      walkExpr(w, node.x);
      return;
    case 'var':
      for (const it of node.decls) {
        walkPattern(w, it.target);
        walkExpr(w, it.init);
      }
      return;
    case 'if':
      walkExpr(w, node.test);
      walkStmt(w, node.then);
      walkStmt(w, node.else);
      return;
    case 'for':
      walkStmt(w, node.init);
      walkExpr(w, node.test);
      walkExpr(w, node.update);
      walkStmt(w, node.body);
      return;
    case 'forin':
    case 'forof':
      walkPattern(w, node.target);
      walkExpr(w, node.x);
      walkStmt(w, node.body);
      return;
    case 'while':
      walkExpr(w, node.test);
      walkStmt(w, node.body);
      return;
    case 'do':
      walkStmt(w, node.body);
      walkExpr(w, node.test);
      return;
    case 'label':
      walkStmt(w, node.body);
      return;
    case 'block':
      walkStmts(w, node.body);
      return;
    case 'switch':
      walkExpr(w, node.x);
      for (const it of node.cases) {
        walkExpr(w, it.test);
        walkStmts(w, it.body);
      }
      return;
    case 'try':
      walkStmt(w, node.block);
      walkPattern(w, node.param);
      walkStmt(w, node.handler);
      walkStmt(w, node.finalizer);
      return;
    case 'classdecl':
      walkClass(w, w.facts.classes[node.c]);
      return;
    case 'function':
    case 'break':
    case 'continue':
      return;
  }
}

function walkExpr(w: Walk, node: Expr | undefined): void {
  if (!node) return;
  w.visit(node, w.f);
  switch (node.k) {
    case 'tpl':
      walkArguments(w, node.exprs);
      return;
    case 'member':
      walkExpr(w, node.obj);
      return;
    case 'index':
      walkExpr(w, node.obj);
      walkExpr(w, node.index);
      return;
    case 'call':
    case 'new':
      walkExpr(w, node.callee);
      walkArguments(w, node.args);
      return;
    case 'class':
      walkClass(w, w.facts.classes[node.c]);
      return;
    case 'obj':
      for (const it of node.props) walkProperty(w, it);
      return;
    case 'arr':
      walkArguments(w, node.elems);
      return;
    case 'un':
    case 'await':
    case 'yield':
    case 'chain':
      walkExpr(w, node.x);
      return;
    case 'bin':
    case 'log':
      walkExpr(w, node.a);
      walkExpr(w, node.b);
      return;
    case 'cond':
      walkExpr(w, node.test);
      walkExpr(w, node.a);
      walkExpr(w, node.b);
      return;
    case 'assign':
      walkPattern(w, node.target);
      walkExpr(w, node.value);
      return;
    case 'seq':
      walkArguments(w, node.xs);
      return;
    case 'jsx':
      if (typeof node.tag === 'object') walkExpr(w, node.tag);
      for (const it of node.attrs) walkExpr(w, it.value);
      walkArguments(w, node.children);
      return;
    case 'import':
      walkExpr(w, node.spec);
      return;
    case 'opaque':
      walkArguments(w, node.parts);
      return;
  }
}

function walkArguments(w: Walk, nodes: readonly Argument[]): void {
  for (const it of nodes) walkExpr(w, it.k === 'spread' ? it.x : it);
}

function walkProperty(w: Walk, node: Property): void {
  if (node.p !== 'spread') walkKey(w, node.key);
  walkExpr(w, node.value);
}

function walkKey(w: Walk, key: string | Expr): void {
  if (typeof key === 'object') walkExpr(w, key);
}

/** The target of an assignment to a property is an expression too. */
function walkPattern(w: Walk, node: Pattern | null | undefined): void {
  switch (node?.k) {
    case 'pmem':
      walkExpr(w, node.x);
      return;
    case 'pobj':
      for (const it of node.props) {
        walkKey(w, it.key);
        walkPattern(w, it.value);
      }
      walkPattern(w, node.rest);
      return;
    case 'parr':
      for (const it of node.elems) walkPattern(w, it);
      walkPattern(w, node.rest);
      return;
    case 'pdef':
      walkPattern(w, node.target);
      walkExpr(w, node.value);
      return;
  }
}

function walkClass(w: Walk, node: ClassFacts | undefined): void {
  if (!node) return;
  walkArguments(w, node.decorators ?? []);
  walkExpr(w, node.extends);
  for (const it of node.members) {
    walkArguments(w, it.decorators ?? []);
    walkKey(w, it.key);
  }
}
