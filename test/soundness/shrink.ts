/**
 * Makes a program that fails smaller while it still fails: files go, then statements, then what stands around
 * statements, then operands of conditions.
 */
import ts from 'typescript';
import type { Program } from './program';

/** More candidates than this are not tried; what is left is small enough to read. */
const MAX_TRIES = 600;

export async function shrink(program: Program, fails: (it: Program) => Promise<boolean>): Promise<Program> {
  let smallest = program;
  let tries = 0;
  for (let found = true; found; ) {
    found = false;
    // What could not go before seldom can when something else has gone: those come last again.
    for (let at = 0, all = [...candidatesOf(smallest)]; at < all.length; ) {
      const candidate = all[at] ?? smallest;
      if (tries++ >= MAX_TRIES) return smallest;
      if (await fails(candidate).catch(() => false)) {
        smallest = candidate;
        found = true;
        all = [...candidatesOf(smallest)];
      } else at++;
    }
  }
  return smallest;
}

function* candidatesOf(program: Program): Generator<Program> {
  for (const path of Object.keys(program.files)) {
    const { [path]: _gone, ...files } = program.files;
    if (Object.keys(files).length > 0) yield { files };
  }
  for (const [path, text] of Object.entries(program.files)) {
    for (const smaller of smallerTexts(text)) yield { files: { ...program.files, [path]: smaller } };
  }
}

/** Larger cuts first. */
function smallerTexts(text: string): string[] {
  const file = ts.createSourceFile('main.ts', text, ts.ScriptTarget.Latest, true);
  const cuts: { start: number; end: number; by: string }[] = [];
  visit(file);
  return cuts
    .map((it) => text.slice(0, it.start) + it.by + text.slice(it.end))
    .filter((it) => it.length < text.length)
    .sort((a, b) => a.length - b.length);

  function visit(node: ts.Node): void {
    const cut = (by: string): void => void cuts.push({ start: node.getStart(), end: node.end, by });
    if (ts.isStatement(node) && !ts.isBlock(node)) cut('');
    if (ts.isClassElement(node)) cut('');
    for (const part of partsOf(node)) cut(part.getText());
    if (ts.isBlock(node) && (ts.isBlock(node.parent) || ts.isSourceFile(node.parent))) cut(node.getText().slice(1, -1));
    ts.forEachChild(node, visit);
  }
}

/** What may stand for the whole. */
function partsOf(node: ts.Node): ts.Node[] {
  if (ts.isIfStatement(node)) return [node.thenStatement, ...(node.elseStatement ? [node.elseStatement] : [])];
  if (ts.isTryStatement(node)) return [node.tryBlock, ...(node.catchClause ? [node.catchClause.block] : [])];
  if (ts.isIterationStatement(node, false) || ts.isLabeledStatement(node)) return [node.statement];
  if (ts.isBinaryExpression(node) && node.operatorToken.kind !== ts.SyntaxKind.EqualsToken)
    return [node.left, node.right];
  if (ts.isConditionalExpression(node)) return [node.condition, node.whenTrue, node.whenFalse];
  if (ts.isParenthesizedExpression(node) || ts.isAwaitExpression(node)) return [node.expression];
  if (ts.isPrefixUnaryExpression(node)) return [node.operand];
  return [];
}
