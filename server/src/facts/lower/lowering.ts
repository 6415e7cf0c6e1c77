/**
 * What one run of the lowering carries: the parsed file, the lists that become its facts, and where
 * it stands (the current function).
 *
 * One mutable record per file, handed to every function first. Nothing in it outlives the file.
 */
import ts from 'typescript';
import type { Binding, ClassFacts, ExportFacts, FunctionFacts, ImportFacts, TypeFacts, WordFacts } from '../ir';

export type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** A name that a namespace exports. */
export interface NamespaceMember {
  readonly name: string;
  readonly b: number;
}

export interface Lowering {
  readonly file: ts.SourceFile;
  readonly text: string;
  /** A script or CommonJS file: functions declared in blocks are visible in the whole function. */
  readonly sloppy: boolean;

  readonly functions: FunctionFacts[];
  readonly classes: ClassFacts[];
  readonly bindings: Mutable<Binding>[];
  readonly imports: ImportFacts[];
  readonly exports: ExportFacts[];
  readonly types: TypeFacts[];
  readonly words: WordFacts[];
  /** From the statements; `import.meta` sets it later. */
  esm: boolean;

  /** Index of the function whose code is being lowered. */
  fn: number;
  /** The nearest function around that has `arguments`; 0 is none. */
  argumentsOwner: number;
  /** Function index to its `arguments` binding, where mentioned. */
  readonly argumentsOf: Map<number, number>;
  /** Bindings of enums and namespaces whose object exists already. */
  readonly defined: Set<number>;
  /** What the blocks of each namespace export, by its binding. */
  readonly namespaceNames: Map<number, { blocks: number; readonly exported: Set<string> }>;
  /** Names that stand for a property of a namespace's object. */
  readonly memberOf: Map<number, { readonly object: number; readonly name: string }>;
  /** Set inside a namespace: its exports are properties, not exports of the file. */
  namespaceMembers: NamespaceMember[] | undefined;

  /** Name to the binding it means here. */
  readonly names: Map<string, number>;
  /** Depth of the scope that declares each binding. */
  readonly depths: number[];
  /** Undo log of `names`, one entry per declaration in the open scopes: the name, and what it meant before. */
  readonly shadowedNames: string[];
  readonly shadowedBindings: (number | undefined)[];
  /** Length of the undo log where each open scope begins. */
  readonly scopeMarks: number[];

  lastPos: number;
  lastStart: number;
}

export function createLowering(file: ts.SourceFile, isScript: boolean): Lowering {
  const esm = file.statements.some(isModuleSyntax);
  return {
    file,
    text: file.text,
    sloppy: isScript && !esm,
    functions: [],
    classes: [],
    bindings: [],
    imports: [],
    exports: [],
    types: [],
    words: [],
    esm,
    fn: 0,
    argumentsOwner: 0,
    argumentsOf: new Map(),
    defined: new Set(),
    namespaceNames: new Map(),
    memberOf: new Map(),
    namespaceMembers: undefined,
    names: new Map(),
    depths: [],
    shadowedNames: [],
    shadowedBindings: [],
    scopeMarks: [],
    lastPos: -1,
    lastStart: -1,
  };
}

function isModuleSyntax(node: ts.Statement): boolean {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isExportAssignment(node)) return true;
  if (ts.isImportEqualsDeclaration(node) && ts.isExternalModuleReference(node.moduleReference)) return true;
  return ts.canHaveModifiers(node) && hasModifier(node, ts.SyntaxKind.ExportKeyword);
}

/**
 * Offset of a node's first character: `node.getStart`, without its cost for the common case.
 * In `a.b.c()` four nodes begin at one place, so the last answer is kept.
 */
export function startOf(c: Lowering, node: ts.Node): number {
  const { pos } = node;
  if (pos === node.end) return pos;
  if (pos === c.lastPos) return c.lastStart;
  let at = pos;
  let char = c.text.charCodeAt(at);
  while (char === 32 || char === 10 || char === 9 || char === 13) char = c.text.charCodeAt(++at);
  c.lastPos = pos;
  c.lastStart = isPlainStart(char) ? at : node.getStart(c.file);
  return c.lastStart;
}

/** False for what can begin a comment, a shebang, a conflict marker or unusual white space. */
function isPlainStart(char: number): boolean {
  return (
    (char >= 97 && char <= 123) ||
    (char >= 64 && char <= 96) ||
    (char >= 48 && char <= 59) ||
    char === 39 ||
    char === 40 ||
    char === 34 ||
    char === 33
  );
}

export function hasModifier(
  node: { readonly modifiers?: ts.NodeArray<ts.ModifierLike> },
  kind: ts.SyntaxKind,
): boolean {
  const { modifiers } = node;
  if (!modifiers) return false;
  for (const it of modifiers) if (it.kind === kind) return true;
  return false;
}

export function isAmbient(node: { readonly modifiers?: ts.NodeArray<ts.ModifierLike> }): boolean {
  return hasModifier(node, ts.SyntaxKind.DeclareKeyword);
}
