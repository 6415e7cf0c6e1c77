/**
 * By which name a gate can be called at a place, and the import that has to be written for it.
 */
import ts from 'typescript';
import type { NoFix } from './fix';
import { addImport, addRequire } from './import-edit';
import type { Insertion } from './insertion';
import type { ProjectGate } from './project-gates';
import { namesInScope, type ScopeName } from './scope';
import { serviceAt } from './service-field';
import { canImport, type Source } from './source';
import { isModuleOf } from './specifier';

export interface Bound {
  /** `isUserOptedOut`, or `privacy.isUserOptedOut` where the file imports the namespace. */
  readonly callee: string;
  readonly insertions: readonly Insertion[];
}

export interface Binding {
  readonly gate: ProjectGate;
  /** How the gate's file is imported from here; undefined when it cannot be. */
  readonly specifier: string | undefined;
  /** Does importing this name from there give the gate, through re-exports? */
  readonly reaches?: (spec: string, name: string) => boolean;
}

/** Of most services of a project; nothing to tell people about. */
export const NOT_AT_HAND: NoFix = { why: 'No field of this class holds the service.' };

export function bindGate(source: Source, place: ts.Node, { gate, specifier, reaches }: Binding): Bound | NoFix {
  if (gate.owner !== undefined) {
    const service = serviceAt(source, place, { gate, specifier });
    return service === undefined ? NOT_AT_HAND : { callee: `${service}.${gate.name}`, insertions: [] };
  }
  if (gate.file === source.path) return bindOwn(place, gate);
  if (specifier === undefined) return { why: `\`${gate.file}\` cannot be imported from here.` };

  const existing = existingName(source, gate, specifier);
  if (existing) {
    if (isShadowed(place, existing.root)) return { why: `\`${existing.root.text}\` means something else here.` };
    return { callee: existing.callee, insertions: [] };
  }
  const taken = namesInScope(place).find((it) => it.name === gate.name);
  if (taken && reaches && isReExport(taken, gate, reaches)) return { callee: gate.name, insertions: [] };
  if (taken) return { why: `\`${gate.name}\` already means something else here.` };
  return bindNew(source, gate, specifier);
}

/** The name comes from another file that hands the gate on. */
function isReExport(
  { at, imported, typeOnly }: ScopeName,
  gate: ProjectGate,
  reaches: NonNullable<Binding['reaches']>,
): boolean {
  if (!imported || typeOnly || !ts.isStringLiteral(imported.moduleSpecifier)) return false;
  const name = ts.isImportSpecifier(at.parent) ? (at.parent.propertyName ?? at.parent.name).text : gate.exported;
  return reaches(imported.moduleSpecifier.text, name);
}

function bindNew(source: Source, gate: ProjectGate, specifier: string): Bound | NoFix {
  switch (moduleKind(source)) {
    case 'es':
      return { callee: gate.name, insertions: [addImport(source, gate, specifier)] };
    case 'commonjs':
      if (gate.esm) return { why: `\`${gate.file}\` is an ES module, and this file is CommonJS.` };
      return { callee: gate.name, insertions: [addRequire(source, gate, specifier)] };
    case 'script':
      return { why: 'This file is a plain script and can import nothing.' };
  }
}

/** A gate of this very file: callable once its declaration is there, and not inside itself. */
function bindOwn(place: ts.Node, gate: ProjectGate): Bound | NoFix {
  const own = namesInScope(place).find((it) => it.name === gate.name);
  if (!own) return { why: `\`${gate.name}\` has no name in its own file.` };
  const inside = ts.findAncestor(place, (it) => it === own.at.parent);
  if (inside) return { why: `\`${gate.name}\` cannot ask itself.` };
  const declared = ts.isFunctionDeclaration(own.at.parent) || !own.later || ts.findAncestor(place, ts.isFunctionLike);
  return declared ? { callee: gate.name, insertions: [] } : { why: `\`${gate.name}\` is declared further down.` };
}

interface Existing {
  readonly callee: string;
  readonly root: ts.Identifier;
}

/** The name by which the file has the gate already. */
function existingName(source: Source, gate: ProjectGate, specifier: string): Existing | undefined {
  for (const statement of source.file.statements) {
    const found = ts.isImportDeclaration(statement)
      ? fromImport(source, statement, gate, specifier)
      : fromRequire(source, statement, gate, specifier);
    if (found) return found;
  }
  return undefined;
}

function fromImport(
  source: Source,
  { importClause: clause, moduleSpecifier }: ts.ImportDeclaration,
  gate: ProjectGate,
  specifier: string,
): Existing | undefined {
  if (!clause || clause.phaseModifier !== undefined || !isModuleOf(source.path, moduleSpecifier, specifier, gate.file))
    return undefined;
  if (gate.exported === 'default' && clause.name) return { callee: clause.name.text, root: clause.name };
  const bindings = clause.namedBindings;
  if (bindings && ts.isNamespaceImport(bindings))
    return { callee: `${bindings.name.text}.${gate.exported}`, root: bindings.name };
  const named = bindings?.elements.find((it) => !it.isTypeOnly && (it.propertyName ?? it.name).text === gate.exported);
  return named && { callee: named.name.text, root: named.name };
}

/** `const { isOptedOut } = require('./privacy')`, `const privacy = require('./privacy')` */
function fromRequire(
  source: Source,
  statement: ts.Statement,
  gate: ProjectGate,
  specifier: string,
): Existing | undefined {
  if (!ts.isVariableStatement(statement)) return undefined;
  for (const { name, initializer } of statement.declarationList.declarations) {
    const required = initializer && requiredModule(initializer);
    if (!required || !isModuleOf(source.path, required, specifier, gate.file)) continue;
    if (ts.isIdentifier(name))
      return { callee: gate.exported === '*' ? name.text : `${name.text}.${gate.exported}`, root: name };
    if (!ts.isObjectBindingPattern(name)) continue;
    const named = name.elements.find((it) => (it.propertyName ?? it.name).getText() === gate.exported);
    if (named && ts.isIdentifier(named.name)) return { callee: named.name.text, root: named.name };
  }
  return undefined;
}

/** The argument of `require('…')`. */
function requiredModule(node: ts.Expression): ts.Expression | undefined {
  return ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'require'
    ? node.arguments[0]
    : undefined;
}

function isShadowed(place: ts.Node, root: ts.Identifier): boolean {
  return namesInScope(place).find((it) => it.name === root.text)?.at !== root;
}

function moduleKind({ path, text, file, codeStart }: Source): 'es' | 'commonjs' | 'script' {
  if (/\.html?$/i.test(path) || (codeStart > 0 && !canImport(path, text, codeStart))) return 'script';
  if (ts.isExternalModule(file) || codeStart > 0 || /\.(mjs|[mc]?tsx?|jsx)$/.test(path)) return 'es';
  return path.endsWith('.cjs') || /\brequire\(|\bmodule\.exports\b|\bexports\.\w/.test(file.text)
    ? 'commonjs'
    : 'script';
}
