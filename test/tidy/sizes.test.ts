/** Small files, small functions. What is larger stands here with its reason; an entry that is no longer needed fails. */
import ts from 'typescript';
import { expect, test } from 'vitest';
import { sourcesIn } from './sources';

const FILE_LINES = 300;
const FUNCTION_LINES = 60;

/** Path -> why it is one file. */
const LARGE_FILES: Readonly<Record<string, string>> = {
  'server/src/facts/ir.ts': 'the whole intermediate form is read as one page',
};

/** `path function` -> why it is one function. */
const LARGE_FUNCTIONS: Readonly<Record<string, string>> = {
  'server/src/facts/walk.ts walkExpr': 'one flat switch over the kinds of expressions',
  'server/src/facts/walk.ts walkStmt': 'one flat switch over the kinds of statements',
  'server/src/world/relevance/mentions.ts visit': 'one flat switch over the kinds of expressions and statements',
  'server/src/world/syntax/expressions.ts evaluateKind': 'one flat switch over the kinds of expressions',
};

const files = sourcesIn('shared/src', 'server/src', 'client/src').filter((it) => !isData(it.path));

test('files', () => {
  const large = files.filter((it) => it.text.trimEnd().split('\n').length > FILE_LINES).map((it) => it.path);
  expect(large).toEqual(Object.keys(LARGE_FILES).sort());
});

test('functions', () => {
  const large = files.flatMap(({ path, text }) => largeFunctions(path, text));
  expect(large.sort()).toEqual(Object.keys(LARGE_FUNCTIONS).sort());
}, 600_000);

/** Tables of third parties are as long as there are third parties. */
function isData(path: string): boolean {
  return /^server\/src\/catalogue\/(?:vendors|consent-platforms|lexicon)\//.test(path);
}

/** Functions nested in another are counted by themselves and taken off it: a closure below a `return` is its own. */
function largeFunctions(path: string, text: string): string[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const large: string[] = [];
  visit(file);
  return large;

  /** Lines of the declared functions inside. */
  function visit(node: ts.Node): number {
    let inside = 0;
    ts.forEachChild(node, (child) => {
      inside += visit(child);
    });
    if (!ts.isFunctionLike(node) || !('body' in node) || !node.body) return inside;
    const lines = lineOf(node.end) - lineOf(node.getStart(file)) + 1;
    if (lines - inside > FUNCTION_LINES) large.push(`${path} ${nameOf(node)}`);
    return ts.isFunctionDeclaration(node) ? lines : inside;
  }

  function lineOf(offset: number): number {
    return file.getLineAndCharacterOfPosition(offset).line;
  }
}

function nameOf(node: ts.SignatureDeclaration): string {
  const named = node.name ?? ('name' in node.parent ? (node.parent.name as ts.Node) : undefined);
  return named?.getText() ?? 'function';
}
