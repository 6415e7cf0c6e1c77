/** One script block of a markup file. */
import ts from 'typescript';
import { parse, syntaxErrors } from '../parse';
import type { Problem } from './language';

export interface Block {
  /** Its end, or where a last statement begins that would swallow what follows. */
  readonly e: number;
  /** With the offsets of the file. */
  readonly file: ts.SourceFile;
  readonly problems: readonly Problem[];
}

export function parseBlock(text: string, s: number, e: number, extension: string): Block {
  const padding = ' '.repeat(s);
  let problems: readonly Problem[] | undefined;
  for (let end = e; ; ) {
    const file = parse(`block${extension}`, padding + text.slice(s, end));
    const code = file.text.trimEnd().length;
    // An open brace, comment or template.
    const errors = syntaxErrors(file);
    problems ??= errors;
    const isOpen = errors.some((it) => code <= it.at);
    const last = file.statements.at(-1);
    const start = last ? Math.max(s, last.pos) : s;
    if (!isOpen || end <= s) return { e: end, file, problems };
    end = last && start < end ? start : s;
  }
}

/** Waits where it stands, not in a function. */
export function awaits(node: ts.Node): boolean {
  if (ts.isFunctionLike(node)) return false;
  if (ts.isAwaitExpression(node) || (ts.isForOfStatement(node) && node.awaitModifier !== undefined)) return true;
  return ts.forEachChild(node, (it) => awaits(it) || undefined) ?? false;
}

/** What the top of a script declares or imports. */
export function declaredNames(file: ts.SourceFile): string[] {
  return file.statements.flatMap((it): string[] => {
    if (ts.isImportDeclaration(it)) return it.importClause ? importedNames(it.importClause) : [];
    if (ts.isVariableStatement(it)) return it.declarationList.declarations.flatMap((d) => boundNames(d.name));
    if ((ts.isFunctionDeclaration(it) || ts.isClassDeclaration(it) || ts.isEnumDeclaration(it)) && it.name)
      return [it.name.text];
    return [];
  });
}

function importedNames({ name, namedBindings, phaseModifier }: ts.ImportClause): string[] {
  if (phaseModifier === ts.SyntaxKind.TypeKeyword) return [];
  const own = name ? [name.text] : [];
  if (!namedBindings) return own;
  if (ts.isNamespaceImport(namedBindings)) return [...own, namedBindings.name.text];
  return [...own, ...namedBindings.elements.filter((it) => !it.isTypeOnly).map((it) => it.name.text)];
}

export function boundNames(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((it) => (ts.isOmittedExpression(it) ? [] : boundNames(it.name)));
}
