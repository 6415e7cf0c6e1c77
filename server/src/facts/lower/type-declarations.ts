/**
 * Interfaces and type aliases as member tables: property name to declared type. They follow an injected
 * service from the place where it is used to its class.
 */
import ts from 'typescript';
import type { TypeFacts, TypeRef } from '../ir';
import { writtenKey } from './keys';
import type { Lowering, Mutable } from './lowering';
import { lowerHeritage, lowerType } from './types';
import { lowerMemberWords, lowerTypeWords } from './words';

export function lowerInterface(c: Lowering, node: ts.InterfaceDeclaration): void {
  const bases = node.heritageClauses?.flatMap((it) => lowerHeritage(c, it.types)) ?? [];
  const members = noMembers();
  collectMembers(c, node.members, members);
  c.types.push(typeFacts(node.name.text, bases, members));
}

export function lowerTypeAlias(c: Lowering, node: ts.TypeAliasDeclaration): void {
  const bases: TypeRef[] = [];
  const members = noMembers();
  lowerTypeWords(c, node);
  if (ts.isTypeLiteralNode(node.type)) collectMembers(c, node.type.members, members);
  else if (ts.isIntersectionTypeNode(node.type)) collectParts(c, node.type.types, bases, members);
  const facts = typeFacts(node.name.text, bases, members);
  const alias = bases.length === 0 ? lowerType(c, node.type) : undefined;
  if (alias) facts.alias = alias;
  if (alias || bases.length > 0 || ts.isTypeLiteralNode(node.type)) c.types.push(facts);
}

/** `declare class` has members but no code. */
export function lowerAmbientClass(c: Lowering, node: ts.ClassDeclaration): void {
  if (!node.name) return;
  const bases = node.heritageClauses?.flatMap((it) => lowerHeritage(c, it.types)) ?? [];
  const members = noMembers();
  collectMembers(c, node.members, members);
  c.types.push(typeFacts(node.name.text, bases, members));
}

function typeFacts(name: string, bases: readonly TypeRef[], members: Members): Mutable<TypeFacts> {
  return bases.length === 0 ? { name, members } : { name, extends: bases, members };
}

type Members = { [property: string]: TypeRef };

/** Without a prototype: `members['constructor']` must find nothing that nobody declared. */
function noMembers(): Members {
  return Object.create(null) as Members;
}

function collectParts(c: Lowering, parts: readonly ts.TypeNode[], bases: TypeRef[], members: Members): void {
  for (const it of parts) {
    if (ts.isTypeLiteralNode(it)) {
      collectMembers(c, it.members, members);
      continue;
    }
    const base = lowerType(c, it);
    if (base) bases.push(base);
  }
}

function collectMembers(c: Lowering, nodes: readonly (ts.TypeElement | ts.ClassElement)[], members: Members): void {
  for (const it of nodes) {
    if (!ts.isPropertySignature(it) && !ts.isPropertyDeclaration(it) && !ts.isGetAccessorDeclaration(it)) continue;
    const name = writtenKey(it.name);
    lowerMemberWords(c, it);
    const type = lowerType(c, it.type);
    if (name !== undefined && type) members[name] = type;
  }
}
