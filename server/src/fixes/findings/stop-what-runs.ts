/**
 * `withdrawal-not-flushed`: the handler calls the opt-out of each SDK that this file has, or else loads the page again,
 * so that nothing that ran goes on and no queue is sent.
 */
import ts from 'typescript';
import type { TextEdit } from '../fix';
import type { Source } from '../source';
import { indentationAt } from '../style';
import { insertion, type Mend, type MendInput, nodeAt, toFix } from './mend';

type Handler = ts.ArrowFunction | ts.FunctionExpression | ts.FunctionDeclaration | ts.MethodDeclaration;

export const stopWhatRuns: Mend = ({ text, facts: { path }, span: [start], rule, sdks }) => {
  const found = nodeAt({ path, text, span: [start, start + 1] }, isHandler);
  if (!found?.node.body) return [{ why: 'No function stands exactly here.' }];
  const { source, node } = found;
  const stops = sdks.map(({ packages, method }) => {
    const name = importedFrom(source.file, packages);
    return name === undefined ? undefined : `${name}.${method}()`;
  });
  const known = stops.filter((it) => it !== undefined);
  const told =
    known.length > 0 && known.length === stops.length
      ? [toFix(rule, 'stop-sdk', `Call ${known.map((it) => `\`${it}\``).join(', ')} here`, atEnd(source, node, known))]
      : [];
  const reload = atEnd(source, node, ['window.location.reload()']);
  return [...told, toFix(rule, 'reload', 'Load the page again here', reload)];
};

function isHandler(node: ts.Node): node is Handler {
  return (
    ts.isArrowFunction(node) ||
    ts.isFunctionExpression(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isMethodDeclaration(node)
  );
}

/** The name of a package's default import. */
function importedFrom(file: ts.SourceFile, packages: MendInput['packages'] | readonly string[]): string | undefined {
  const names = new Set(packages);
  for (const it of file.statements) {
    if (!ts.isImportDeclaration(it) || !ts.isStringLiteral(it.moduleSpecifier)) continue;
    if (names.has(it.moduleSpecifier.text) && it.importClause?.name && !it.importClause.isTypeOnly)
      return it.importClause.name.text;
  }
  return undefined;
}

function atEnd(source: Source, { body }: Handler, calls: readonly string[]): readonly TextEdit[] {
  if (!body) return [];
  const { path, style, file, text } = source;
  if (!ts.isBlock(body))
    return [insertion(path, body.getStart(file), '{ '), insertion(path, body.end, `; ${calls.join('; ')}; }`)];
  const last = body.statements.at(-1);
  const isLeaving = last !== undefined && ts.isReturnStatement(last);
  const isInline = !text.slice(body.getStart(file), body.end).includes('\n');
  if (isLeaving) {
    const gap = isInline ? ' ' : style.eol + indentationAt(text, last.getStart(file));
    return [insertion(path, last.getStart(file), calls.map((it) => `${it};${gap}`).join(''))];
  }
  const at = last ? last.end : body.getStart(file) + 1;
  const needsEnd = last !== undefined && isInline && text[last.end - 1] !== ';' && text[last.end - 1] !== '}';
  const indent = last
    ? indentationAt(text, last.getStart(file))
    : indentationAt(text, body.getStart(file)) + style.unit;
  const gap = isInline ? ' ' : style.eol + indent;
  const end = isInline ? ';' : style.semicolon;
  return [insertion(path, at, (needsEnd ? ';' : '') + calls.map((it) => `${gap}${it}${end}`).join(''))];
}
