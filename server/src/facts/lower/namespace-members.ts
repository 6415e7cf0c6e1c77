/**
 * What a namespace exports, as properties of its object. One that may be assigned is read and written through the object
 * too: `export let allowed = false` is `get allowed() { return allowed; }, set allowed(value) { allowed = value; }`.
 */
import ts from 'typescript';
import type { Expr, FunctionFacts, Property, Stmt } from '../ir';
import { closeFunction, openFunction } from './frames';
import { hasModifier, type Lowering, type NamespaceMember } from './lowering';
import { addBinding, noteAssignedBy, noteReadBy } from './scopes';

/** What a block of it exports is seen by its bare name in the others. */
export function noteExported(c: Lowering, node: ts.ModuleDeclaration, b: number): void {
  const names = c.namespaceNames.get(b) ?? { blocks: 0, exported: new Set<string>() };
  c.namespaceNames.set(b, names);
  names.blocks++;
  const { body } = node;
  if (body && ts.isModuleDeclaration(body)) names.exported.add(body.name.text);
  if (body && ts.isModuleBlock(body))
    for (const it of body.statements) for (const name of exportedBy(it)) names.exported.add(name);
}

function exportedBy(node: ts.Statement): readonly string[] {
  if (!ts.canHaveModifiers(node) || !hasModifier(node, ts.SyntaxKind.ExportKeyword)) return [];
  if (ts.isVariableStatement(node)) return node.declarationList.declarations.flatMap((it) => namesIn(it.name));
  const isNamed = ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node) || ts.isEnumDeclaration(node);
  const isInner = ts.isModuleDeclaration(node) && ts.isIdentifier(node.name);
  return (isNamed || isInner) && node.name ? [node.name.text] : [];
}

function namesIn(name: ts.BindingName): readonly string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((it) => (ts.isBindingElement(it) ? namesIn(it.name) : []));
}

export interface At {
  readonly s: number;
  readonly e: number;
}

/** Of a namespace's first object. */
export function memberProperties(c: Lowering, members: readonly NamespaceMember[], at: At): readonly Property[] {
  return members.flatMap((it): Property[] =>
    isVariable(c, it) ? accessors(c, it, at) : [{ p: 'value', key: it.name, value: ref(at.s, it.b) }],
  );
}

/** Of a further block: what may be assigned is defined on the object that is there, since copies are of values. */
export function definedMembers(c: Lowering, object: number, members: readonly NamespaceMember[], at: At): Stmt[] {
  return members.filter((it) => isVariable(c, it)).map((it) => definition(c, object, it, at));
}

export function plainMembers(c: Lowering, members: readonly NamespaceMember[]): readonly NamespaceMember[] {
  return members.filter((it) => !isVariable(c, it));
}

function isVariable(c: Lowering, { b }: NamespaceMember): boolean {
  const kind = c.bindings[b]?.kind;
  return kind === 'let' || kind === 'var';
}

function definition(c: Lowering, object: number, member: NamespaceMember, { s, e }: At): Stmt {
  const callee: Expr = {
    k: 'member',
    s,
    e: s,
    obj: { k: 'global', s, e: s, name: 'Object' },
    name: 'defineProperty',
    n: s,
  };
  const props = accessors(c, member, { s, e }).map((it): Property => ({ ...it, p: 'value', key: it.p }));
  const args: Expr[] = [
    { k: 'ref', s, e: s, b: object },
    { k: 'lit', s, e: s, v: member.name },
    { k: 'obj', s, e, props },
  ];
  return { k: 'expr', s, e, x: { k: 'call', s, e, callee, args } };
}

function accessors(
  c: Lowering,
  { name, b }: NamespaceMember,
  { s, e }: At,
): (Property & { readonly p: 'get' | 'set' })[] {
  const get = accessor(c, 'getter', name, { s, e }, () => {
    noteReadBy(c, b);
    return { params: [], body: [{ k: 'return', s, e, x: ref(s, b) }] };
  });
  const set = accessor(c, 'setter', name, { s, e }, () => {
    noteAssignedBy(c, b);
    const given = addBinding(c, 'value', 'param', s);
    const target = { k: 'pid', s, e: s, b } as const;
    const x: Expr = { k: 'assign', s, e, op: '=', target, value: ref(s, given) };
    return { params: [{ target: { k: 'pid', s, e: s, b: given } }], body: [{ k: 'expr', s, e, x }] };
  });
  return [
    { p: 'get', key: name, value: get },
    { p: 'set', key: name, value: set },
  ];
}

function accessor(
  c: Lowering,
  kind: 'getter' | 'setter',
  name: string,
  { s, e }: At,
  make: () => Pick<FunctionFacts, 'params' | 'body'>,
): Expr {
  const frame = openFunction(c, kind);
  const made = make();
  return { k: 'fn', s, e, f: closeFunction(c, frame, { s, e, name, parent: frame.parent, kind, ...made }) };
}

function ref(s: number, b: number): Expr {
  return { k: 'ref', s, e: s, b };
}
