/** The instance script of a Svelte component: its properties, and what runs again when something changes. */
import ts from 'typescript';
import { declaredNames } from '../script-block';
import type { VirtualWriter } from '../virtual-text';

export interface Instance {
  readonly s: number;
  readonly e: number;
  readonly file: ts.SourceFile;
}

export function writeImports(w: VirtualWriter, { s, file }: Instance): void {
  for (const it of file.statements) {
    if (!ts.isImportDeclaration(it)) continue;
    w.copy(Math.max(s, it.pos), it.end);
    w.write('\n', it.end, it.end);
  }
}

export function writeInstance(w: VirtualWriter, { s, e, file }: Instance): void {
  for (const name of undeclared(file)) w.write(`let ${name};\n`, s, s);
  let at = s;
  const upTo = (offset: number) => {
    w.copy(at, Math.max(at, offset));
    at = Math.max(at, offset);
  };
  const instead = (from: number, to: number, words: string) => {
    upTo(from);
    w.write(words, from, to);
    at = to;
  };
  for (const it of file.statements) {
    const start = it.getStart(file);
    if (ts.isImportDeclaration(it)) {
      upTo(start);
      at = it.end;
    } else if (ts.isExportDeclaration(it)) instead(start, it.end, renamedProps(it));
    else if (isReactive(it)) {
      const body = it.statement.getStart(file);
      instead(start, body, '__reactive(() => {');
      upTo(it.end);
      w.write('\n});', start, it.end);
    } else writeStatement(it, start);
  }
  upTo(e);
  w.write('\n;', e, e);
  const handedOut = file.statements.flatMap(exportedFunctions);
  if (handedOut.length > 0) w.write(`__handOut([${handedOut.join(', ')}]);\n`, e, e);

  function writeStatement(it: ts.Statement, start: number): void {
    const exported = ts.canHaveModifiers(it)
      ? it.modifiers?.find((m) => m.kind === ts.SyntaxKind.ExportKeyword)
      : undefined;
    if (exported) instead(start, exported.end, ' ');
    if (!ts.isVariableStatement(it)) return;
    const isProp = exported !== undefined && (it.declarationList.flags & ts.NodeFlags.Const) === 0;
    for (const { name, initializer } of it.declarationList.declarations) {
      if (isProp && ts.isIdentifier(name))
        writeProp(name.text, initializer, initializer?.getStart(file) ?? declarationEnd(it, name));
      else if (initializer && isDerived(initializer)) writeDerived(initializer);
    }
  }

  /** After its type, if it has one. */
  function declarationEnd(it: ts.VariableStatement, name: ts.Identifier): number {
    return it.declarationList.declarations.find((d) => d.name === name)?.end ?? name.end;
  }

  /** `export let name = value`. */
  function writeProp(name: string, initializer: ts.Expression | undefined, from: number): void {
    upTo(from);
    w.write(`${initializer ? '' : ' = '}__prop(__given, ${JSON.stringify(name)}, `, from, initializer?.end ?? from);
    if (initializer) upTo(initializer.end);
    else w.write('undefined', from, from);
    w.write(')', from, initializer?.end ?? from);
  }

  /** `$derived(value)` is computed again when what it reads changes. */
  function writeDerived(call: ts.CallExpression): void {
    const [value] = call.arguments;
    if (!value) return;
    instead(call.getStart(file), value.getStart(file), '__derived(() => (');
    upTo(value.end);
    w.write(')', value.end, value.end);
  }
}

/** `export function reset() {}`, `export const reset = …`: whoever has the component can call them. */
function exportedFunctions(it: ts.Statement): string[] {
  const isExported = ts.canHaveModifiers(it) && it.modifiers?.some((m) => m.kind === ts.SyntaxKind.ExportKeyword);
  if (!isExported) return [];
  if (ts.isFunctionDeclaration(it) || ts.isClassDeclaration(it)) return it.name ? [it.name.text] : [];
  if (!ts.isVariableStatement(it) || (it.declarationList.flags & ts.NodeFlags.Const) === 0) return [];
  return it.declarationList.declarations.flatMap(({ name }) => (ts.isIdentifier(name) ? name.text : []));
}

type Reactive = ts.LabeledStatement;

function isReactive(it: ts.Statement): it is Reactive {
  return ts.isLabeledStatement(it) && it.label.text === '$';
}

function isDerived(it: ts.Expression): it is ts.CallExpression {
  return ts.isCallExpression(it) && ts.isIdentifier(it.expression) && it.expression.text === '$derived';
}

/** `$: allowed = …` declares `allowed`. */
function undeclared(file: ts.SourceFile): string[] {
  const known = new Set(declaredNames(file));
  const names = file.statements.filter(isReactive).flatMap(({ statement }): string[] => {
    if (!ts.isExpressionStatement(statement)) return [];
    const inner = ts.isParenthesizedExpression(statement.expression)
      ? statement.expression.expression
      : statement.expression;
    if (!ts.isBinaryExpression(inner) || inner.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return [];
    return assignedNames(inner.left);
  });
  return [...new Set(names)].filter((it) => !known.has(it) && !it.startsWith('$'));
}

function assignedNames(target: ts.Expression): string[] {
  if (ts.isIdentifier(target)) return [target.text];
  if (ts.isArrayLiteralExpression(target)) return target.elements.flatMap(assignedNames);
  if (ts.isSpreadElement(target)) return assignedNames(target.expression);
  if (ts.isBinaryExpression(target)) return assignedNames(target.left);
  if (!ts.isObjectLiteralExpression(target)) return [];
  return target.properties.flatMap((it) => {
    if (ts.isShorthandPropertyAssignment(it)) return [it.name.text];
    if (ts.isPropertyAssignment(it)) return assignedNames(it.initializer);
    return ts.isSpreadAssignment(it) ? assignedNames(it.expression) : [];
  });
}

/** `export { className as class }`. */
function renamedProps({ exportClause }: ts.ExportDeclaration): string {
  if (!exportClause || !ts.isNamedExports(exportClause)) return ';';
  return exportClause.elements
    .map(({ name, propertyName }) => {
      const own = (propertyName ?? name).text;
      return `try { ${own} = __prop(__given, ${JSON.stringify(name.text)}, ${own}); } catch {}\n`;
    })
    .join('');
}
