/**
 * What a file exports. Inside a namespace the same modifiers make properties of its object instead.
 *
 * `export default expr` and `export = expr` get a binding of their own, so that every export has one.
 */
import ts from 'typescript';
import type { ExportFacts, ImportFacts, Pattern, Stmt } from '../ir';
import { lowerNamed } from './expressions';
import { hasModifier, type Lowering, startOf } from './lowering';
import { addBinding } from './scopes';

const Kind = ts.SyntaxKind;

interface Declared {
  readonly name: string;
  readonly b: number;
  readonly at: number;
}

/** Records a declaration as exported when its modifiers say so. */
export function exportDeclared(
  c: Lowering,
  node: { readonly modifiers?: ts.NodeArray<ts.ModifierLike> },
  { name, b, at }: Declared,
): void {
  if (!hasModifier(node, Kind.ExportKeyword)) return;
  if (c.namespaceMembers) {
    c.namespaceMembers.push({ name, b });
    return;
  }
  c.exports.push({ x: 'local', name: hasModifier(node, Kind.DefaultKeyword) ? 'default' : name, b, at });
}

/** `export const { a, b: [c] } = …` exports every name that it binds. */
export function exportPattern(c: Lowering, node: ts.VariableStatement, target: Pattern): void {
  switch (target.k) {
    case 'pid':
      exportDeclared(c, node, { name: c.bindings[target.b]?.name ?? '', b: target.b, at: target.s });
      break;
    case 'pdef':
      exportPattern(c, node, target.target);
      break;
    case 'pobj':
      for (const it of target.props) exportPattern(c, node, it.value);
      if (target.rest) exportPattern(c, node, target.rest);
      break;
    case 'parr':
      for (const it of target.elems) if (it) exportPattern(c, node, it);
      if (target.rest) exportPattern(c, node, target.rest);
      break;
  }
}

/** `export default expr` and `export = expr`. */
export function lowerExportAssignment(c: Lowering, node: ts.ExportAssignment, out: Stmt[]): void {
  const s = startOf(c, node);
  const e = node.end;
  const name = node.isExportEquals ? 'export=' : 'default';
  const b = addBinding(c, name, 'const', s);
  const init = lowerNamed(c, node.expression, node.isExportEquals ? '' : name);
  c.exports.push(node.isExportEquals ? { x: 'assign', b, at: s } : { x: 'local', name, b, at: s });
  out.push({ k: 'var', s, e, decls: [{ target: { k: 'pid', s: init.s, e: init.e, b }, init }] });
}

/** `export { a as b }`, with or without `from`, and `export * from`. */
export function lowerExportDeclaration(c: Lowering, node: ts.ExportDeclaration): void {
  const from = node.moduleSpecifier;
  if (from && ts.isStringLiteral(from)) exportFrom(c, node, from.text);
  else if (node.exportClause && ts.isNamedExports(node.exportClause)) exportLocals(c, node, node.exportClause);
}

function exportFrom(c: Lowering, node: ts.ExportDeclaration, spec: string): void {
  const facts: ImportFacts = { s: startOf(c, node), e: node.end, spec, names: [] };
  c.imports.push(node.isTypeOnly ? { ...facts, typeOnly: true } : facts);
  const clause = node.exportClause;
  if (!clause) {
    addExport(c, { x: 'star', spec, at: startOf(c, node) }, node.isTypeOnly);
  } else if (ts.isNamespaceExport(clause)) {
    addExport(
      c,
      { x: 'from', name: clause.name.text, imported: '*', spec, at: startOf(c, clause.name) },
      node.isTypeOnly,
    );
  } else {
    for (const it of clause.elements) {
      const imported = (it.propertyName ?? it.name).text;
      const at = startOf(c, it.name);
      addExport(c, { x: 'from', name: it.name.text, imported, spec, at }, node.isTypeOnly || it.isTypeOnly);
    }
  }
}

function addExport(c: Lowering, facts: ExportFacts, isTypeOnly: boolean): void {
  c.exports.push(isTypeOnly ? { ...facts, typeOnly: true } : facts);
}

/** A name without a binding is a type or a global: nothing to export at run time. */
function exportLocals(c: Lowering, node: ts.ExportDeclaration, clause: ts.NamedExports): void {
  for (const it of clause.elements) {
    const b = c.names.get((it.propertyName ?? it.name).text);
    if (b === undefined) continue;
    const name = it.name.text;
    if (c.namespaceMembers) c.namespaceMembers.push({ name, b });
    else addExport(c, { x: 'local', name, b, at: startOf(c, it.name) }, node.isTypeOnly || it.isTypeOnly);
  }
}
