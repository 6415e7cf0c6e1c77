/** A module script that stands in markup, as the body of an async function. */
import ts from 'typescript';
import type { Block } from './script-block';
import type { VirtualWriter } from './virtual-text';

/** `s`: where its code begins. What it imports is loaded before it runs. */
export function writeModuleCode(w: VirtualWriter, { file, e }: Block, s: number): void {
  let at = s;
  for (const it of file.statements) {
    if (!ts.isImportDeclaration(it) && !ts.isExportDeclaration(it)) continue;
    const start = it.getStart(file);
    w.copy(at, start);
    if (ts.isImportDeclaration(it) && !isForTypes(it)) writeImport(w, file, it);
    at = it.end;
  }
  w.copy(at, Math.max(at, e));
}

function isForTypes({ importClause }: ts.ImportDeclaration): boolean {
  return importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
}

/** `import a, { b as c } from 'x'` is `const { default: a, b: c } = await import('x')`. */
function writeImport(w: VirtualWriter, file: ts.SourceFile, it: ts.ImportDeclaration): void {
  const [s, e] = [it.getStart(file), it.end];
  const { name, namedBindings } = it.importClause ?? {};
  const names: [from: string, to: ts.Identifier][] = name ? [['default', name]] : [];
  if (namedBindings && ts.isNamedImports(namedBindings))
    for (const each of namedBindings.elements) names.push([(each.propertyName ?? each.name).text, each.name]);
  const isWhole = namedBindings && ts.isNamespaceImport(namedBindings);
  if (isWhole) w.write(`const ${namedBindings.name.text} = `, s, e);
  else if (names.length > 0) {
    w.write('const { ', s, e);
    for (const [from, to] of names) {
      w.write(`${JSON.stringify(from)}: `, s, e);
      w.copy(to.getStart(file), to.end);
      w.write(', ', s, e);
    }
    w.write('} = ', s, e);
  }
  w.write('await import(', s, e);
  w.copy(it.moduleSpecifier.getStart(file), it.moduleSpecifier.end);
  w.write(');', s, e);
}
