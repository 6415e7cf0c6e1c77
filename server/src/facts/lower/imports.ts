/** What a file imports. The names are bound already (hoist.ts). */
import ts from 'typescript';
import type { Expr, ImportFacts, Stmt } from '../ir';
import { exportDeclared } from './exports';
import { type Lowering, type Mutable, startOf } from './lowering';
import { declaredBinding, lowerName } from './scopes';

type ImportedName = ImportFacts['names'][number];

export function lowerImport(c: Lowering, node: ts.ImportDeclaration): void {
  if (!ts.isStringLiteral(node.moduleSpecifier)) return;
  const facts: Mutable<ImportFacts> = {
    s: startOf(c, node),
    e: node.end,
    spec: node.moduleSpecifier.text,
    names: importedNames(c, node.importClause),
  };
  if (node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword) facts.typeOnly = true;
  c.imports.push(facts);
}

function importedNames(c: Lowering, clause: ts.ImportClause | undefined): readonly ImportedName[] {
  const names: ImportedName[] = [];
  if (clause?.name) names.push({ imported: 'default', b: bindingOf(c, clause.name) });
  const named = clause?.namedBindings;
  if (!named) return names;
  if (ts.isNamespaceImport(named)) {
    names.push({ imported: '*', b: bindingOf(c, named.name) });
    return names;
  }
  for (const it of named.elements) {
    const imported = (it.propertyName ?? it.name).text;
    const b = bindingOf(c, it.name);
    names.push(it.isTypeOnly ? { imported, b, typeOnly: true } : { imported, b });
  }
  return names;
}

function bindingOf(c: Lowering, name: ts.Identifier): number {
  return declaredBinding(c, name.text, startOf(c, name));
}

/** `import x = require('y')` is an import; `import x = A.B` is a constant. */
export function lowerImportEquals(c: Lowering, node: ts.ImportEqualsDeclaration, out: Stmt[]): void {
  const b = bindingOf(c, node.name);
  const at = startOf(c, node.name);
  exportDeclared(c, node, { name: node.name.text, b, at });
  const { moduleReference: reference } = node;
  if (!ts.isExternalModuleReference(reference)) {
    if (node.isTypeOnly) return;
    const target = { k: 'pid', s: at, e: node.name.end, b } as const;
    out.push({ k: 'var', s: startOf(c, node), e: node.end, decls: [{ target, init: lowerEntityName(c, reference) }] });
    return;
  }
  if (!ts.isStringLiteralLike(reference.expression)) return;
  const facts: ImportFacts = {
    s: startOf(c, node),
    e: node.end,
    spec: reference.expression.text,
    names: [{ imported: '*', b }],
    commonjs: true,
  };
  c.imports.push(node.isTypeOnly ? { ...facts, typeOnly: true } : facts);
}

function lowerEntityName(c: Lowering, node: ts.EntityName): Expr {
  const s = startOf(c, node);
  if (ts.isIdentifier(node)) return lowerName(c, node.text, s, node.end);
  const obj = lowerEntityName(c, node.left);
  return { k: 'member', s, e: node.end, obj, name: node.right.text, n: startOf(c, node.right) };
}
