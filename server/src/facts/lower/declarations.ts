/** Declarations of variables, functions and classes, with the exports they make. */
import type ts from 'typescript';
import type { Declarator, Stmt } from '../ir';
import { lowerClass } from './classes';
import { exportDeclared, exportPattern } from './exports';
import { lowerNamed } from './expressions';
import { lowerFunction } from './functions';
import { isAmbient, type Lowering, startOf } from './lowering';
import { lowerBindingName, nameOf } from './patterns';
import { addBinding, declaredBinding, noteType } from './scopes';
import { lowerAmbientClass } from './type-declarations';
import { lowerType } from './types';

export function lowerVariableStatement(c: Lowering, node: ts.VariableStatement, out: Stmt[]): void {
  if (isAmbient(node)) return;
  const s = startOf(c, node);
  const decls = lowerDeclarators(c, node.declarationList);
  if (node.modifiers) for (const it of decls) exportPattern(c, node, it.target);
  out.push({ k: 'var', s, e: node.end, decls });
}

export function lowerDeclarators(c: Lowering, list: ts.VariableDeclarationList): readonly Declarator[] {
  const decls: Declarator[] = [];
  for (const it of list.declarations) decls.push(lowerDeclarator(c, it));
  return decls;
}

function lowerDeclarator(c: Lowering, node: ts.VariableDeclaration): Declarator {
  const target = lowerBindingName(c, node.name);
  if (node.type) {
    const type = lowerType(c, node.type);
    if (type) noteType(c, target, type);
  }
  if (!node.initializer) return { target };
  return { target, init: lowerNamed(c, node.initializer, nameOf(node.name)) };
}

export function lowerFunctionDeclaration(c: Lowering, node: ts.FunctionDeclaration, out: Stmt[]): void {
  if (!node.body || isAmbient(node)) return;
  const s = startOf(c, node);
  const at = node.name ? startOf(c, node.name) : s;
  const name = node.name?.text ?? '';
  const b = name === '' ? addBinding(c, 'default', 'function', at) : declaredBinding(c, name, at);
  exportDeclared(c, node, { name, b, at });
  out.push({ k: 'function', s, e: node.end, b, f: lowerFunction(c, node, 'function', name) });
}

export function lowerClassDeclaration(c: Lowering, node: ts.ClassDeclaration, out: Stmt[]): void {
  if (isAmbient(node)) {
    lowerAmbientClass(c, node);
    return;
  }
  const s = startOf(c, node);
  const at = node.name ? startOf(c, node.name) : s;
  const name = node.name?.text ?? '';
  const b = name === '' ? addBinding(c, 'default', 'class', at) : declaredBinding(c, name, at);
  exportDeclared(c, node, { name, b, at });
  out.push({ k: 'classdecl', s, e: node.end, b, c: lowerClass(c, node, name) });
}
