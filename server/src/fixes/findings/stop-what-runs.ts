/**
 * `withdrawal-not-flushed`: the handler calls the opt-out of each SDK that this file has, or else loads the page again,
 * so that nothing that ran goes on and no queue is sent.
 */
import ts from 'typescript';
import type { TextEdit } from '../fix';
import { functionUseOf } from '../function-use';
import { type Insertion, toEdits } from '../insertion';
import type { Source } from '../source';
import { indentationAt } from '../style';
import { wrapAlone } from '../wrap-text';
import { insertion, type Mend, type MendInput, nodeAt, toFix } from './mend';

type Handler = ts.ArrowFunction | ts.FunctionExpression | ts.FunctionDeclaration | ts.MethodDeclaration;

export const stopWhatRuns: Mend = ({ text, facts: { path }, span: [start], rule, sdks }) => {
  const found = nodeAt({ path, text, span: [start, start + 1] }, isHandler);
  const body = found?.node.body;
  if (!body) return [{ why: 'No function stands exactly here.' }];
  const { source, node } = found;
  if (!ts.isBlock(body) && !functionUseOf(source, node).discarded)
    return [{ why: 'Its value is returned to the caller.' }];
  const stops = sdks.map(({ packages, method }) => {
    const name = importedFrom(source.file, packages);
    return name === undefined ? undefined : `${name}.${method}()`;
  });
  const known = stops.filter((it) => it !== undefined);
  const told =
    known.length > 0 && known.length === stops.length
      ? [toFix(rule, 'stop-sdk', `Call ${known.map((it) => `\`${it}\``).join(', ')} here`, atEnd(source, node, known))]
      : [];
  if (sendsUnawaited(body)) return [...told, { why: 'Loading the page again would cut off what is being sent.' }];
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

/** A request that nobody waits for, as far as names tell. */
function sendsUnawaited(node: ts.Node): boolean {
  const isRequest = ts.isCallExpression(node) && REQUESTS.test(node.expression.getText());
  const isSent = isRequest && !isAwaited(node) && !/\bkeepalive: true\b/.test(node.getText());
  return isSent || ts.forEachChild(node, (it) => sendsUnawaited(it) || undefined) === true;
}

function isAwaited({ parent }: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(parent) || ts.isCallExpression(parent)) return isAwaited(parent);
  return ts.isAwaitExpression(parent);
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

function wrapBody(source: Source, body: ts.Expression, calls: readonly string[]): readonly Insertion[] {
  const { semicolon } = source.style;
  const after = calls.map((it) => `${semicolon}\n${it}`).join('') + semicolon;
  return wrapAlone(source, [body.getStart(source.file), body.end], '', after);
}

function atEnd(source: Source, { body }: Handler, calls: readonly string[]): readonly TextEdit[] {
  if (!body) return [];
  const { path, style, file, text } = source;
  if (!ts.isBlock(body)) return toEdits(path, wrapBody(source, body, calls));
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

const REQUESTS = /^(?:fetch|axios|ky|got)\b|\.(?:post|put|patch|mutate|mutateAsync|submit)$/;
