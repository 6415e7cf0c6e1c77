/**
 * A program as functions: each file becomes CommonJS that runs inside a global object, and it is known where
 * execution can begin.
 *
 * Entries are those of the specification: modules that nobody imports, and exported functions that no code
 * imports. A re-export hands a name on and is no use of it. A class that its own file uses is exported for its
 * type.
 */
import { posix } from 'node:path';
import ts from 'typescript';
import type { Program } from './program';

export type Instantiate = (
  window: object,
) => (require: (spec: string) => object, module: object, exports: object) => void;

export interface Compiled {
  readonly modules: ReadonlyMap<string, Instantiate>;
  /** It serves requests. */
  readonly isServer: boolean;
  /** Modules that nobody imports. */
  readonly roots: readonly string[];
  /** Names of exports, by file, that no code imports. */
  readonly entries: ReadonlyMap<string, readonly string[]>;
}

export function compile(program: Program): Compiled {
  const outlines = new Map(Object.entries(program.files).map(([path, text]) => [path, outlineOf(path, text)]));
  const imported = new Set([...outlines.values()].flatMap((it) => [...it.specs].map((spec) => resolve(it.path, spec))));
  const used = collectUsed(outlines);
  const modules = new Map(Object.entries(program.files).map(([path, text]) => [path, instantiator(text)]));
  return {
    modules,
    isServer: 'server.ts' in program.files,
    roots: [...outlines.keys()].filter((path) => !imported.has(path)),
    entries: new Map(
      [...outlines.values()].map((it) => [
        it.path,
        [...it.exports].filter((name) => !used.has(`${it.path} ${name}`) && !used.has(`${it.path} *`)),
      ]),
    ),
  };
}

/** `./x` seen from `a/b.ts` is `a/x.ts`; a package is itself. */
export function resolve(from: string, spec: string): string {
  return spec.startsWith('.') ? `${posix.join(posix.dirname(from), spec)}.ts` : spec;
}

function instantiator(text: string): Instantiate {
  const { outputText } = ts.transpileModule(text, {
    // Old enough that async functions use the global `Promise`, which is the quiet one.
    compilerOptions: {
      module: ts.ModuleKind.CommonJS,
      target: ts.ScriptTarget.ES2016,
      esModuleInterop: true,
      experimentalDecorators: true,
    },
  });
  return new Function(
    'window',
    `with (window) { return function (require, module, exports) { ${outputText}\n} }`,
  ) as Instantiate;
}

interface Outline {
  readonly path: string;
  readonly specs: Set<string>;
  /** Own exports, by name. */
  readonly exports: Set<string>;
  /** `file name` pairs that the code uses; `*` is every name. */
  readonly uses: Set<string>;
  /** Names handed on: own name to `file name`. */
  readonly handedOn: Map<string, string>;
  /** Files of which every name is handed on. */
  readonly stars: Set<string>;
}

function outlineOf(path: string, text: string): Outline {
  const it: Outline = {
    path,
    specs: new Set(),
    exports: new Set(),
    uses: new Set(),
    handedOn: new Map(),
    stars: new Set(),
  };
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  for (const statement of file.statements) collectStatement(statement, it);
  collectDynamicImports(file, it);
  return it;
}

function collectStatement(node: ts.Statement, it: Outline): void {
  if (ts.isImportDeclaration(node)) collectImport(node, it);
  else if (ts.isExportDeclaration(node)) collectExport(node, it);
  else if (ts.isExportAssignment(node)) it.exports.add('default');
  else if (ts.isClassDeclaration(node) && isUsedBeside(node)) return;
  else if (ts.canHaveModifiers(node) && ts.getModifiers(node)?.some((m) => m.kind === ts.SyntaxKind.ExportKeyword)) {
    if (ts.getModifiers(node)?.some((m) => m.kind === ts.SyntaxKind.DefaultKeyword)) it.exports.add('default');
    else for (const name of declaredNames(node)) it.exports.add(name);
  }
}

function isUsedBeside(declared: ts.ClassDeclaration): boolean {
  return declared.getSourceFile().statements.some((it) => it !== declared && mentions(it));

  function mentions(node: ts.Node): boolean {
    if (ts.isIdentifier(node) && node.text === declared.name?.text) return true;
    return ts.forEachChild(node, (child) => mentions(child) || undefined) ?? false;
  }
}

function declaredNames(node: ts.Statement): string[] {
  if (ts.isVariableStatement(node)) return node.declarationList.declarations.flatMap((d) => boundNames(d.name));
  const { name } = node as ts.FunctionDeclaration | ts.ClassDeclaration;
  return name ? [name.text] : [];
}

function boundNames(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((it) => (ts.isBindingElement(it) ? boundNames(it.name) : []));
}

function collectImport(node: ts.ImportDeclaration, it: Outline): void {
  const spec = (node.moduleSpecifier as ts.StringLiteral).text;
  const target = resolve(it.path, spec);
  it.specs.add(spec);
  const clause = node.importClause;
  if (clause?.name) it.uses.add(`${target} default`);
  const bindings = clause?.namedBindings;
  if (bindings && ts.isNamespaceImport(bindings)) it.uses.add(`${target} *`);
  else
    for (const element of bindings?.elements ?? [])
      it.uses.add(`${target} ${(element.propertyName ?? element.name).text}`);
}

function collectExport(node: ts.ExportDeclaration, it: Outline): void {
  const spec = node.moduleSpecifier && (node.moduleSpecifier as ts.StringLiteral).text;
  const target = spec && resolve(it.path, spec);
  if (spec) it.specs.add(spec);
  if (!node.exportClause) {
    if (target) it.stars.add(target);
  } else if (ts.isNamedExports(node.exportClause)) {
    for (const element of node.exportClause.elements) {
      if (target) it.handedOn.set(element.name.text, `${target} ${(element.propertyName ?? element.name).text}`);
      else it.exports.add(element.name.text);
    }
  }
}

function collectDynamicImports(node: ts.Node, it: Outline): void {
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    const [spec] = node.arguments;
    if (spec && ts.isStringLiteralLike(spec)) {
      it.specs.add(spec.text);
      it.uses.add(`${resolve(it.path, spec.text)} *`);
    }
  }
  ts.forEachChild(node, (child) => collectDynamicImports(child, it));
}

/** All uses, those of names that were handed on counted where they are defined. */
function collectUsed(outlines: ReadonlyMap<string, Outline>): ReadonlySet<string> {
  const used = new Set<string>();
  const add = (use: string): void => {
    if (used.has(use)) return;
    used.add(use);
    const [path = '', name = ''] = use.split(' ');
    const outline = outlines.get(path);
    if (!outline) return;
    for (const [own, target] of outline.handedOn) if (name === own || name === '*') add(target);
    for (const target of outline.stars) add(`${target} ${name}`);
  };
  for (const it of outlines.values()) for (const use of it.uses) add(use);
  return used;
}
