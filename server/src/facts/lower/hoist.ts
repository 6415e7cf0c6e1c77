/**
 * Which names a scope declares, found before any of its code is lowered.
 *
 * `declareBlock` looks at a block's own statements (let, const, class, function, import, enum,
 * namespace); `hoistVars` looks for `var` in all statements of a function, never inside expressions
 * or nested functions. Ambient (`declare …`) names are not bound: at run time they are globals.
 */
import ts from 'typescript';
import type { Binding } from '../ir';
import { hasModifier, isAmbient, type Lowering, startOf } from './lowering';
import { noteExported } from './namespace-members';
import { declare, declareInBody } from './scopes';

const Kind = ts.SyntaxKind;

/** Declares what the statements of a module, a namespace or a function's body declare for all of it. */
export function declareBody(c: Lowering, statements: readonly ts.Statement[]): void {
  for (const it of statements) hoistVars(c, it, true);
  declareStatements(c, statements, true);
}

/** Declares what the statements of a block declare for that block. */
export function declareBlock(c: Lowering, statements: readonly ts.Statement[]): void {
  declareStatements(c, statements, false);
}

function declareStatements(c: Lowering, statements: readonly ts.Statement[], isBody: boolean): void {
  for (const it of statements) {
    switch (it.kind) {
      case Kind.VariableStatement:
        declareVariables(c, it as ts.VariableStatement);
        break;
      case Kind.FunctionDeclaration:
        if (isBody || !c.sloppy) declareFunction(c, it as ts.FunctionDeclaration);
        break;
      case Kind.ClassDeclaration:
      case Kind.EnumDeclaration:
      case Kind.ModuleDeclaration:
        declareNamed(c, it as ts.ClassDeclaration | ts.EnumDeclaration | ts.ModuleDeclaration);
        break;
      case Kind.ImportDeclaration:
        declareImport(c, (it as ts.ImportDeclaration).importClause);
        break;
      case Kind.ImportEqualsDeclaration:
        declareImportEquals(c, it as ts.ImportEqualsDeclaration);
        break;
    }
  }
}

function declareVariables(c: Lowering, node: ts.VariableStatement): void {
  if (node.declarationList.flags & ts.NodeFlags.BlockScoped && !isAmbient(node)) {
    declareLexical(c, node.declarationList);
  }
}

/** `let`, `const` and `using`. */
export function declareLexical(c: Lowering, list: ts.VariableDeclarationList): void {
  const kind = list.flags & (ts.NodeFlags.Const | ts.NodeFlags.Using) ? 'const' : 'let';
  for (const it of list.declarations) declarePattern(c, it.name, kind);
}

/** Every name that a binding pattern binds. */
export function declarePattern(c: Lowering, name: ts.BindingName, kind: Binding['kind']): void {
  if (name.kind === Kind.Identifier) {
    declare(c, name.text, kind, startOf(c, name));
    return;
  }
  for (const it of name.elements) if (it.kind === Kind.BindingElement) declarePattern(c, it.name, kind);
}

/** An overload signature has no body and declares nothing. */
function declareFunction(c: Lowering, node: ts.FunctionDeclaration): void {
  if (!node.name || !node.body || isAmbient(node)) return;
  const known = c.bindings.length;
  const b = declareInBody(c, node.name.text, 'function', startOf(c, node.name));
  const binding = c.bindings[b];
  if (binding && b < known) binding.assigned = true;
}

function declareNamed(c: Lowering, node: ts.ClassDeclaration | ts.EnumDeclaration | ts.ModuleDeclaration): void {
  if (node.name?.kind !== Kind.Identifier || isAmbient(node)) return;
  if (ts.isModuleDeclaration(node) && !hasValues(node)) return;
  const kind = ts.isClassDeclaration(node) ? 'class' : ts.isEnumDeclaration(node) ? 'enum' : 'const';
  const b = declare(c, node.name.text, kind, startOf(c, node.name));
  if (ts.isModuleDeclaration(node)) noteExported(c, node, b);
}

/** A namespace of types alone does not exist at run time. */
export function hasValues(node: ts.ModuleDeclaration): boolean {
  const { body } = node;
  if (!body) return false;
  if (ts.isModuleDeclaration(body)) return hasValues(body);
  return ts.isModuleBlock(body) && body.statements.some(isValueStatement);
}

function isValueStatement(node: ts.Statement): boolean {
  if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return false;
  if (ts.isModuleDeclaration(node)) return !isAmbient(node) && hasValues(node);
  return !(ts.canHaveModifiers(node) && hasModifier(node, Kind.DeclareKeyword));
}

function declareImport(c: Lowering, clause: ts.ImportClause | undefined): void {
  if (!clause) return;
  if (clause.name) declare(c, clause.name.text, 'import', startOf(c, clause.name));
  const names = clause.namedBindings;
  if (!names) return;
  if (ts.isNamespaceImport(names)) {
    declare(c, names.name.text, 'import', startOf(c, names.name));
  } else {
    for (const it of names.elements) declare(c, it.name.text, 'import', startOf(c, it.name));
  }
}

/** `import x = require('y')` imports; `import x = A.B` is a constant. */
function declareImportEquals(c: Lowering, node: ts.ImportEqualsDeclaration): void {
  const kind = ts.isExternalModuleReference(node.moduleReference) ? 'import' : 'const';
  declare(c, node.name.text, kind, startOf(c, node.name));
}

/** Finds `var` in a statement and the statements in it. */
function hoistVars(c: Lowering, node: ts.Statement | undefined, isTop: boolean): void {
  if (!node) return;
  switch (node.kind) {
    case Kind.VariableStatement:
      if (!isAmbient(node as ts.VariableStatement)) hoistList(c, (node as ts.VariableStatement).declarationList, false);
      return;
    case Kind.FunctionDeclaration:
      if (!isTop && c.sloppy) declareFunction(c, node as ts.FunctionDeclaration);
      return;
    case Kind.Block:
      hoistEach(c, (node as ts.Block).statements);
      return;
    case Kind.IfStatement:
      hoistVars(c, (node as ts.IfStatement).thenStatement, false);
      hoistVars(c, (node as ts.IfStatement).elseStatement, false);
      return;
    case Kind.ForStatement:
      hoistHead(c, (node as ts.ForStatement).initializer, false);
      hoistVars(c, (node as ts.ForStatement).statement, false);
      return;
    case Kind.ForInStatement:
    case Kind.ForOfStatement:
      hoistHead(c, (node as ts.ForInOrOfStatement).initializer, true);
      hoistVars(c, (node as ts.ForInOrOfStatement).statement, false);
      return;
    case Kind.WhileStatement:
    case Kind.DoStatement:
    case Kind.LabeledStatement:
    case Kind.WithStatement:
      hoistVars(c, (node as ts.WhileStatement | ts.LabeledStatement | ts.WithStatement).statement, false);
      return;
    case Kind.SwitchStatement:
      for (const it of (node as ts.SwitchStatement).caseBlock.clauses) hoistEach(c, it.statements);
      return;
    case Kind.TryStatement:
      hoistVars(c, (node as ts.TryStatement).tryBlock, false);
      hoistVars(c, (node as ts.TryStatement).catchClause?.block, false);
      hoistVars(c, (node as ts.TryStatement).finallyBlock, false);
      return;
  }
}

function hoistEach(c: Lowering, statements: readonly ts.Statement[]): void {
  for (const it of statements) hoistVars(c, it, false);
}

function hoistHead(c: Lowering, head: ts.ForInitializer | undefined, isEach: boolean): void {
  if (head?.kind === Kind.VariableDeclarationList) hoistList(c, head as ts.VariableDeclarationList, isEach);
}

function hoistList(c: Lowering, list: ts.VariableDeclarationList, isEach: boolean): void {
  if (list.flags & ts.NodeFlags.BlockScoped) return;
  for (const it of list.declarations) hoistPattern(c, it.name, isEach || it.initializer !== undefined);
}

/** A second `var x = …` is an assignment to the first. */
function hoistPattern(c: Lowering, name: ts.BindingName, isGiven: boolean): void {
  if (name.kind !== Kind.Identifier) {
    for (const it of name.elements) if (it.kind === Kind.BindingElement) hoistPattern(c, it.name, isGiven);
    return;
  }
  const known = c.bindings.length;
  const b = declareInBody(c, name.text, 'var', startOf(c, name));
  const binding = c.bindings[b];
  if (binding && b < known && isGiven) binding.assigned = true;
}
