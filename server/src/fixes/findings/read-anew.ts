/**
 * `stale-consent`: a module's constant becomes a function that reads the choice each time, or a dependency list names
 * what its closure tests.
 */
import ts from 'typescript';
import type { TextEdit } from '../fix';
import type { Source } from '../source';
import { nodeCovering } from '../target';
import { insertion, type Mend, nodeAt, toFix } from './mend';

export const readAnew: Mend = ({ text, facts: { path }, span, related, rule }) => {
  const found = nodeAt({ path, text, span }, ts.isIdentifier);
  if (!found) return [{ why: 'No name stands exactly here.' }];
  const { source, node } = found;
  const list = related && dependencyList(source, related[0], node.text);
  if (list) return [toFix(rule, 'name-dependency', `Name \`${node.text}\` in the dependency list`, [list])];
  const declaration = node.parent;
  if (!ts.isVariableDeclaration(declaration) || declaration.name !== node || !isOwnConstant(declaration))
    return [{ why: 'It is no constant that this file alone uses.' }];
  const edits = asFunction(source, declaration, node.text);
  if (!edits) return [{ why: `\`${node.text}\` is used in a way that a function would change.` }];
  return [toFix(rule, 'read-anew', `Read \`${node.text}\` each time it is asked for`, edits)];
};

const KEEPS = /^use(?:Callback|Memo|(?:Layout|Insertion)?Effect)$/;

function dependencyList(source: Source, at: number, name: string): TextEdit | undefined {
  let node: ts.Node | undefined = nodeCovering(source.file, [at, at + 1]);
  while (node) {
    const list = ts.isCallExpression(node) && KEEPS.test(lastWord(node.expression)) ? node.arguments[1] : undefined;
    if (list && ts.isArrayLiteralExpression(list)) {
      const last = list.elements.at(-1);
      const place = last ? last.end : list.getStart(source.file) + 1;
      return insertion(source.path, place, last ? `, ${name}` : name);
    }
    node = node.parent;
  }
  return undefined;
}

function lastWord(node: ts.Expression): string {
  if (ts.isPropertyAccessExpression(node)) return node.name.text;
  return ts.isIdentifier(node) ? node.text : '';
}

/** At the top level, not exported, without `await`. */
function isOwnConstant({ parent, initializer, type }: ts.VariableDeclaration): boolean {
  if (!initializer || type || !ts.isVariableDeclarationList(parent) || (parent.flags & ts.NodeFlags.Const) === 0)
    return false;
  const statement = parent.parent;
  if (!ts.isVariableStatement(statement) || !ts.isSourceFile(statement.parent)) return false;
  if (statement.modifiers?.some((it) => it.kind === ts.SyntaxKind.ExportKeyword)) return false;
  return !holdsAwait(initializer);
}

function holdsAwait(node: ts.Node): boolean {
  return ts.isAwaitExpression(node) || ts.forEachChild(node, (it) => holdsAwait(it) || undefined) === true;
}

/** Undefined where another thing has the name too, or where it is exported or changed. */
function asFunction(
  source: Source,
  declaration: ts.VariableDeclaration,
  name: string,
): readonly TextEdit[] | undefined {
  const { path, file } = source;
  const { initializer } = declaration;
  const uses: TextEdit[] = [];
  let isClear = initializer !== undefined;
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && node.text === name && node !== declaration.name) {
      const { parent } = node;
      const isProperty =
        (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
        (ts.isPropertyAssignment(parent) && parent.name === node);
      if (ts.isShorthandPropertyAssignment(parent)) uses.push(insertion(path, node.end, `: ${name}()`));
      else if (!isProperty && isPlainUse(node)) uses.push(insertion(path, node.end, '()'));
      else if (!isProperty) isClear = false;
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  if (!isClear || !initializer) return undefined;
  const [open, close] = ts.isObjectLiteralExpression(initializer) ? ['(', ')'] : ['', ''];
  const head = insertion(path, initializer.getStart(file), `() => ${open}`);
  const tail = close === '' ? [] : [insertion(path, initializer.end, close)];
  return [head, ...tail, ...uses].toSorted((a, b) => a.start - b.start);
}

/** A value is taken of it: it is no declaration, no target and no name in an export. */
function isPlainUse(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isExportSpecifier(parent) || ts.isTypeQueryNode(parent) || ts.isJsxAttribute(parent)) return false;
  if ('name' in parent && parent.name === node) return false;
  if (ts.isBinaryExpression(parent) && parent.left === node)
    return (
      parent.operatorToken.kind < ts.SyntaxKind.FirstAssignment ||
      parent.operatorToken.kind > ts.SyntaxKind.LastAssignment
    );
  return ts.isExpression(node) && !ts.isBindingElement(parent);
}
