/**
 * `namespace X { export const a = … }`, as `const X = (function () { const a = …; return { a }; })()`.
 *
 * A second namespace or enum of one name, or one beside a function or class, adds to the object:
 * `Object.assign(X, …)`. By its bare name, what another block exports is read from the object.
 */
import ts from 'typescript';
import type { Expr, FunctionFacts, Pattern, Stmt } from '../ir';
import { exportDeclared } from './exports';
import { closeFunction, openFunction } from './frames';
import { lowerCode } from './functions';
import { hasValues } from './hoist';
import { isAmbient, type Lowering, type Mutable, type NamespaceMember, startOf } from './lowering';
import { definedMembers, memberProperties, plainMembers } from './namespace-members';
import { closeScope, declare, declaredBinding, noteReadBy, openScope } from './scopes';
import { lowerAmbientClass, lowerInterface, lowerTypeAlias } from './type-declarations';

export function lowerNamespace(c: Lowering, node: ts.ModuleDeclaration, out: Stmt[]): void {
  if (isAmbient(node) || !ts.isIdentifier(node.name) || !hasValues(node)) {
    lowerTypesIn(c, node);
    return;
  }
  const at = startOf(c, node.name);
  const b = declaredBinding(c, node.name.text, at);
  // In `namespace A.B { }` the inner one is nested directly, without a block, and always exported.
  if (node.flags & ts.NodeFlags.NestedNamespace) c.namespaceMembers?.push({ name: node.name.text, b });
  else exportDeclared(c, node, { name: node.name.text, b, at });
  out.push(
    defineObject(c, { target: { k: 'pid', s: at, e: node.name.end, b }, value: lowerNamespaceBody(c, node, b) }),
  );
}

/** `declare global { interface Window { … } }`: no code, but types. */
function lowerTypesIn(c: Lowering, node: ts.ModuleDeclaration): void {
  for (const it of statementsOf(node)) {
    if (ts.isInterfaceDeclaration(it)) lowerInterface(c, it);
    else if (ts.isTypeAliasDeclaration(it)) lowerTypeAlias(c, it);
    else if (ts.isClassDeclaration(it)) lowerAmbientClass(c, it);
    else if (ts.isModuleDeclaration(it)) lowerTypesIn(c, it);
  }
}

/** Gives a name its object; adds to what the name already stands for. */
export function defineObject(
  c: Lowering,
  { target, value }: { readonly target: Extract<Pattern, { k: 'pid' }>; readonly value: Expr },
): Stmt {
  const { s, e } = value;
  const isFirst = !isThere(c, target.b);
  c.defined.add(target.b);
  if (isFirst) return { k: 'var', s, e, decls: [{ target, init: value }] };
  const object: Expr = { k: 'global', s, e: s, name: 'Object' };
  const callee: Expr = { k: 'member', s, e: s, obj: object, name: 'assign', n: s };
  return { k: 'expr', s, e, x: { k: 'call', s, e, callee, args: [{ ...target, k: 'ref' }, value] } };
}

/** Does the name stand for something already? */
function isThere(c: Lowering, b: number): boolean {
  const kind = c.bindings[b]?.kind;
  return c.defined.has(b) || kind === 'function' || kind === 'class';
}

function lowerNamespaceBody(c: Lowering, node: ts.ModuleDeclaration, object: number): Expr {
  const s = startOf(c, node);
  const e = node.end;
  const frame = openFunction(c, 'function');
  const members: NamespaceMember[] = [];
  c.namespaceMembers = members;
  const facts: Mutable<FunctionFacts> = {
    s,
    e,
    name: '',
    parent: frame.parent,
    kind: 'function',
    params: [],
    body: [],
  };
  openScope(c);
  declareOthers(c, object, s);
  lowerCode(c, statementsOf(node), facts);
  closeScope(c);
  const isFurther = isThere(c, object);
  if (isFurther) noteReadBy(c, object);
  const defined = isFurther ? definedMembers(c, object, members, { s, e }) : [];
  const props = memberProperties(c, isFurther ? plainMembers(c, members) : members, { s, e });
  facts.body = [...defined, ...facts.body, { k: 'return', s, e, x: { k: 'obj', s, e, props } }];
  const f = closeFunction(c, frame, facts);
  return { k: 'call', s, e, callee: { k: 'fn', s, e, f }, args: [] };
}

/** What the namespace's other blocks export; a block's own names stand nearer. */
function declareOthers(c: Lowering, object: number, at: number): void {
  const names = c.namespaceNames.get(object);
  if (!names || names.blocks < 2) return;
  for (const name of names.exported) c.memberOf.set(declare(c, name, 'const', at), { object, name });
}

function statementsOf(node: ts.ModuleDeclaration): readonly ts.Statement[] {
  const { body } = node;
  if (!body) return [];
  if (ts.isModuleBlock(body)) return body.statements;
  return ts.isModuleDeclaration(body) ? [body] : [];
}
