/**
 * Classes: to an index into the file's classes.
 *
 * A declaration's body sees the class by its outer binding; only a named class expression gets a
 * binding of its own (`self`). Keys, decorators and `extends` are run around the class, so they are
 * expressions of the enclosing function; everything else is a function.
 */
import ts from 'typescript';
import type { ClassFacts, ClassMember, Expr, FunctionFacts } from '../ir';
import { lowerDecorators } from './decorators';
import { lowerExpr, lowerNamed } from './expressions';
import { closeFunction, openFunction } from './frames';
import { lowerCode, lowerMethod } from './functions';
import { keyName, lowerKey } from './keys';
import { hasModifier, type Lowering, type Mutable, startOf } from './lowering';
import { closeScope, declare, openScope } from './scopes';
import { lowerHeritage, lowerType } from './types';
import { lowerMemberWords } from './words';

const Kind = ts.SyntaxKind;
const PENDING: ClassFacts = { s: 0, e: 0, name: '', members: [] };

export function lowerClassExpression(c: Lowering, node: ts.ClassExpression, name: string): Expr {
  const s = startOf(c, node);
  if (!node.name) return { k: 'class', s, e: node.end, c: lowerClass(c, node, name) };
  openScope(c);
  const self = declare(c, node.name.text, 'self', startOf(c, node.name));
  const index = lowerClass(c, node, node.name.text, self);
  closeScope(c);
  return { k: 'class', s, e: node.end, c: index };
}

export function lowerClass(c: Lowering, node: ts.ClassLikeDeclaration, name: string, self?: number): number {
  const index = c.classes.length;
  c.classes.push(PENDING);
  const facts: Mutable<ClassFacts> = { s: startOf(c, node), e: node.end, name, members: [] };
  if (self !== undefined) facts.self = self;
  const decorators = lowerDecorators(c, node);
  if (decorators) facts.decorators = decorators;
  readHeritage(c, node, facts);
  facts.members = lowerMembers(c, node);
  c.classes[index] = facts;
  return index;
}

function readHeritage(c: Lowering, node: ts.ClassLikeDeclaration, facts: Mutable<ClassFacts>): void {
  for (const it of node.heritageClauses ?? []) {
    const [first] = it.types;
    if (it.token === Kind.ImplementsKeyword) facts.implements = lowerHeritage(c, it.types);
    else if (first) facts.extends = lowerExpr(c, first.expression);
  }
}

function lowerMembers(c: Lowering, node: ts.ClassLikeDeclaration): readonly ClassMember[] {
  const members: ClassMember[] = [];
  for (const it of node.members) {
    const member = lowerMember(c, it);
    if (member) members.push(member);
  }
  return members;
}

/** Undefined for what vanishes: overload signatures, abstract members, index signatures. */
function lowerMember(c: Lowering, node: ts.ClassElement): ClassMember | undefined {
  switch (node.kind) {
    case Kind.MethodDeclaration:
      return lowerFunctionMember(c, node as ts.MethodDeclaration, 'method');
    case Kind.GetAccessor:
      return lowerFunctionMember(c, node as ts.GetAccessorDeclaration, 'getter');
    case Kind.SetAccessor:
      return lowerFunctionMember(c, node as ts.SetAccessorDeclaration, 'setter');
    case Kind.Constructor:
      return lowerConstructor(c, node as ts.ConstructorDeclaration);
    case Kind.PropertyDeclaration:
      return lowerField(c, node as ts.PropertyDeclaration);
    case Kind.ClassStaticBlockDeclaration:
      return lowerStaticBlock(c, node as ts.ClassStaticBlockDeclaration);
    default:
      return undefined;
  }
}

function lowerFunctionMember(
  c: Lowering,
  node: ts.MethodDeclaration | ts.AccessorDeclaration,
  m: 'method' | 'getter' | 'setter',
): ClassMember | undefined {
  if (!node.body) return undefined;
  const member = startMember(c, node, m);
  member.f = lowerMethod(c, node, keyName(member.key));
  return member;
}

function lowerConstructor(c: Lowering, node: ts.ConstructorDeclaration): ClassMember | undefined {
  if (!node.body) return undefined;
  const s = startOf(c, node);
  return { m: 'constructor', s, e: node.end, key: 'constructor', f: lowerMethod(c, node, 'constructor') };
}

function lowerField(c: Lowering, node: ts.PropertyDeclaration): ClassMember | undefined {
  if (hasModifier(node, Kind.AbstractKeyword)) return undefined;
  const member = startMember(c, node, 'field');
  // `context!: Choices`: somebody else fills it.
  if (hasModifier(node, Kind.DeclareKeyword) || node.exclamationToken) member.declared = true;
  const type = lowerType(c, node.type);
  if (type) member.type = type;
  lowerMemberWords(c, node);
  if (node.initializer) member.f = lowerInitializer(c, node.initializer, keyName(member.key));
  return member;
}

function startMember(
  c: Lowering,
  node: ts.MethodDeclaration | ts.AccessorDeclaration | ts.PropertyDeclaration,
  m: ClassMember['m'],
): Mutable<ClassMember> {
  const s = startOf(c, node);
  const decorators = lowerDecorators(c, node);
  const member: Mutable<ClassMember> = { m, s, e: node.end, key: lowerKey(c, node.name) };
  if (hasModifier(node, Kind.StaticKeyword)) member.static = true;
  if (decorators) member.decorators = decorators;
  return member;
}

/** A field's initialiser runs once per instance, with its `this`: a method that returns it. */
function lowerInitializer(c: Lowering, node: ts.Expression, name: string): number {
  const frame = openFunction(c, 'method');
  const x = lowerNamed(c, node, name);
  const { s, e } = x;
  const body = [{ k: 'return', s, e, x }] as const;
  return closeFunction(c, frame, { s, e, name, parent: frame.parent, kind: 'method', params: [], body });
}

function lowerStaticBlock(c: Lowering, node: ts.ClassStaticBlockDeclaration): ClassMember {
  const s = startOf(c, node);
  const e = node.end;
  const kind = 'static-block';
  const frame = openFunction(c, kind);
  const facts: Mutable<FunctionFacts> = { s, e, name: '', parent: frame.parent, kind, params: [], body: [] };
  lowerCode(c, node.body.statements, facts);
  return { m: kind, s, e, key: '', static: true, f: closeFunction(c, frame, facts) };
}
