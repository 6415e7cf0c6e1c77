/**
 * Can the code wait here, and what has to be written for that?
 *
 * A function is made async only where nobody can tell: its result is dropped or awaited, and nothing
 * in it runs after the touchpoint, so that only the touchpoint comes later than before.
 */
import ts from 'typescript';
import type { Surface } from '../../../shared/src/model';
import type { NoFix } from './fix';
import { functionUseOf, isAsync } from './function-use';
import type { Insertion } from './insertion';
import type { Source } from './source';

export interface Waiting {
  readonly insertions: readonly Insertion[];
}

/** `at`: the node before which `await` will be written. */
export function planWaiting(source: Source, at: ts.Node, surface: Surface, gate: string): Waiting | NoFix {
  if (ts.findAncestor(at, ts.isParameter)) return { why: 'A parameter cannot wait for a value.' };
  const fn = enclosingFunction(at);
  if (!fn) return { why: `\`${gate}\` is asynchronous, and the top level of a file does not wait.` };
  if (!isAsync(fn)) return makeAsync(source, fn, at, surface, gate);
  if (usesEventAfter(fn, at)) return { why: 'What follows acts on an event and cannot be kept waiting.' };
  return { insertions: [] };
}

/** The function whose code this is; undefined at the top level and in class bodies. */
export function enclosingFunction(node: ts.Node): ts.SignatureDeclaration | undefined {
  const found = ts.findAncestor(
    node.parent,
    (it) => isFunction(it) || ts.isClassStaticBlockDeclaration(it) || ts.isPropertyDeclaration(it),
  );
  return found && isFunction(found) ? found : undefined;
}

function makeAsync(
  source: Source,
  fn: ts.SignatureDeclaration,
  at: ts.Node,
  surface: Surface,
  gate: string,
): Waiting | NoFix {
  const no = { why: `\`${gate}\` is asynchronous, and ${nameOf(fn)} is not.` };
  if (!canBeAsync(fn)) return no;
  if (isServerPage(source, fn)) return { insertions: asyncInsertions(source, fn) };

  const use = functionUseOf(source, fn);
  if (!use.mayBeAsync) return no;
  if (use.unawaited && surface === 'server') {
    return { why: `${no.why.slice(0, -1)}; its callers do not wait, so a failure would be unhandled.` };
  }
  if (!isLastThing(fn, at)) return { why: `${no.why.slice(0, -1)}; what follows would run later.` };
  return { insertions: asyncInsertions(source, fn) };
}

function canBeAsync(fn: ts.SignatureDeclaration): boolean {
  if (ts.isArrowFunction(fn)) return true;
  return (ts.isFunctionDeclaration(fn) || ts.isFunctionExpression(fn)) && fn.asteriskToken === undefined;
}

function asyncInsertions(source: Source, fn: ts.SignatureDeclaration): Insertion[] {
  const keyword = ts.isArrowFunction(fn)
    ? fn
    : (fn.getChildren().find((it) => it.kind === ts.SyntaxKind.FunctionKeyword) ?? fn);
  const start: Insertion = { at: keyword.getStart(source.file), text: 'async ' };
  if (!fn.type) return [start];
  return [start, { at: fn.type.getStart(source.file), text: 'Promise<' }, { at: fn.type.end, text: '>' }];
}

/** A Next.js page or layout without hooks and without 'use client': the framework awaits it. */
function isServerPage(source: Source, fn: ts.SignatureDeclaration): boolean {
  if (!isServerPagePath(source.path) || hasDirective(source, 'use client')) return false;
  if (!ts.isFunctionDeclaration(fn)) return false;
  const isDefault = (ts.getModifiers(fn) ?? []).some((it) => it.kind === ts.SyntaxKind.DefaultKeyword);
  return isDefault && !/\buse[A-Z]\w*\(/.test(fn.getText());
}

export function isServerPagePath(path: string): boolean {
  return /(^|\/)app\/(.*\/)?(page|layout|template|default|not-found)\.[jt]sx?$/.test(path);
}

export function hasDirective(source: Source, directive: string): boolean {
  for (const statement of source.file.statements) {
    if (!ts.isExpressionStatement(statement) || !ts.isStringLiteral(statement.expression)) return false;
    if (statement.expression.text === directive) return true;
  }
  return false;
}

/** Does the function end with this node, on every way that passes it, outside loops? */
function isLastThing(fn: ts.SignatureDeclaration, at: ts.Node): boolean {
  let node: ts.Node = at;
  while (node !== fn) {
    const parent = node.parent;
    if (ts.isIterationStatement(parent, false) || ts.isCaseOrDefaultClause(parent)) return false;
    if (ts.isBlock(parent) && parent.statements.at(-1) !== node) return false;
    if (ts.isBinaryExpression(parent) && parent.left === node) return false;
    if (ts.isTryStatement(parent) && parent.finallyBlock && parent.finallyBlock !== node) return false;
    node = parent;
  }
  return true;
}

/** `preventDefault()` after the first `await` comes too late: the browser has gone on. */
function usesEventAfter(fn: ts.SignatureDeclaration, at: ts.Node): boolean {
  const text = fn.getText();
  const offset = at.getStart() - fn.getStart();
  return EVENT_USE.test(text.slice(offset)) && !/\bawait\b/.test(text.slice(0, offset));
}

function nameOf(fn: ts.SignatureDeclaration): string {
  const name = fn.name ?? (ts.isVariableDeclaration(fn.parent) ? fn.parent.name : undefined);
  return name ? `\`${name.getText()}\`` : 'the function around it';
}

function isFunction(node: ts.Node): node is ts.FunctionLikeDeclaration {
  return ts.isFunctionLike(node) && 'body' in node;
}

const EVENT_USE =
  /\.(?:preventDefault|stopPropagation|stopImmediatePropagation|respondWith|persist)\(|\.currentTarget\b/;
