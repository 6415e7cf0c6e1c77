/**
 * Names that can be read at a place: what encloses it declares them, and before it.
 */
import ts from 'typescript';

export interface ScopeName {
  readonly name: string;
  /** The declaring identifier. */
  readonly at: ts.Identifier;
  /** Of an import: the declaration. */
  readonly imported?: ts.ImportDeclaration;
  readonly typeOnly?: true;
  /** Declared later in the text: not readable yet. */
  readonly later: boolean;
}

/** Innermost first, so the first of a name is the one that is meant. */
export function namesInScope(place: ts.Node): ScopeName[] {
  const names: ScopeName[] = [];
  const from = place.getStart();
  for (let node = place.parent; node; node = node.parent) {
    if (ts.isFunctionLike(node)) addFunction(node);
    else if ('statements' in node) (node as ts.BlockLike).statements.forEach(addStatement);
    else if (ts.isForStatement(node) || ts.isForOfStatement(node) || ts.isForInStatement(node)) addLoop(node);
    else if (ts.isCatchClause(node) && node.variableDeclaration) addBinding(node.variableDeclaration.name);
  }
  return names;

  function addFunction(fn: ts.SignatureDeclaration): void {
    for (const parameter of fn.parameters) addBinding(parameter.name);
    if (ts.isFunctionExpression(fn) && fn.name) add(fn.name);
  }

  function addLoop(loop: ts.ForStatement | ts.ForOfStatement | ts.ForInStatement): void {
    if (loop.initializer && ts.isVariableDeclarationList(loop.initializer)) addList(loop.initializer);
  }

  function addStatement(statement: ts.Statement): void {
    if (ts.isVariableStatement(statement)) addList(statement.declarationList);
    else if (ts.isImportDeclaration(statement)) addImport(statement);
    else if ((ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) && statement.name) {
      add(statement.name, { later: ts.isClassDeclaration(statement) && statement.end > from });
    }
  }

  function addList(list: ts.VariableDeclarationList): void {
    for (const declaration of list.declarations) addBinding(declaration.name, { later: declaration.end > from });
  }

  function addBinding(name: ts.BindingName, extra?: Partial<ScopeName>): void {
    if (ts.isIdentifier(name)) add(name, extra);
    else for (const element of name.elements) if (ts.isBindingElement(element)) addBinding(element.name, extra);
  }

  function addImport(imported: ts.ImportDeclaration): void {
    const clause = imported.importClause;
    if (!clause) return;
    const whole = clause.phaseModifier === ts.SyntaxKind.TypeKeyword;
    if (clause.name) add(clause.name, { imported, ...typeOnly(whole) });
    const bindings = clause.namedBindings;
    if (bindings && ts.isNamespaceImport(bindings)) add(bindings.name, { imported, ...typeOnly(whole) });
    if (!bindings || !ts.isNamedImports(bindings)) return;
    for (const it of bindings.elements) add(it.name, { imported, ...typeOnly(whole || it.isTypeOnly) });
  }

  function add(at: ts.Identifier, extra?: Partial<ScopeName>): void {
    names.push({ name: at.text, at, later: false, ...extra });
  }
}

function typeOnly(it: boolean): { typeOnly?: true } {
  return it ? { typeOnly: true } : {};
}
