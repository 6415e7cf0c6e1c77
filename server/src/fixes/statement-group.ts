/**
 * A declared result and what is done with it: `const res = await send(); if (!res.ok) log(res);`
 *
 * They can be left out together where nothing else stands between and nothing after needs them.
 */
import ts from 'typescript';
import { enclosingFunction } from './awaiting';
import type { NoFix } from './fix';
import { functionUseOf } from './function-use';
import { lastName } from './placement';
import type { Source } from './source';

export function groupOf(source: Source, declared: ts.VariableStatement): readonly ts.Statement[] | NoFix {
  const { parent } = declared;
  const names = namesDeclaredBy(declared);
  const used = { why: `Its value is used: \`${[...names].join('`, `')}\`.` };
  if (!ts.isBlock(parent) && !ts.isSourceFile(parent)) return used;
  if (ts.getModifiers(declared)?.length) return { why: 'Its value is exported.' };
  if (declared.declarationList.declarations.length > 1) return used;

  const following = parent.statements.slice(parent.statements.indexOf(declared) + 1);
  const group: ts.Statement[] = [declared];
  for (let last = lastMention(following, names); group.length <= last + 1; last = lastMention(following, names)) {
    const next = following[group.length - 1];
    if (!next) break;
    if (!mentions(next, names)) return used;
    if (reachesOut(source, next, names)) return used;
    for (const name of namesDeclaredBy(next)) names.add(name);
    group.push(next);
  }
  return group;
}

/**
 * `const s = document.createElement('script'); s.async = true; s.src = url; document.head.append(s);`
 *
 * Without its address an element is of no use: all that is about it alone is left out together, or the statement by itself.
 */
export function elementGroupOf(source: Source, statement: ts.ExpressionStatement): readonly ts.Statement[] {
  const { parent, expression } = statement;
  const target = ts.isCallExpression(expression) ? expression.expression : assignmentTarget(expression);
  const name = target && ts.isPropertyAccessExpression(target) ? rootName(target) : '';
  if (name === '' || !(ts.isBlock(parent) || ts.isSourceFile(parent))) return [statement];
  const declared = parent.statements.find((it) => isElement(it) && namesDeclaredBy(it).has(name));
  const group = declared && groupOf(source, declared as ts.VariableStatement);
  return group && !('why' in group) && group.includes(statement) ? group : [statement];
}

function isElement(statement: ts.Statement): boolean {
  if (!ts.isVariableStatement(statement)) return false;
  const init = statement.declarationList.declarations[0]?.initializer;
  return init !== undefined && ts.isCallExpression(init) && lastName(init.expression) === 'createElement';
}

/** Statements that a person chose: may they become a block? */
export function canBeBlock(source: Source, statements: readonly ts.Statement[]): boolean {
  const names = new Set(statements.flatMap((it) => [...namesDeclaredBy(it)]));
  const last = statements.at(-1);
  if (!last || statements.some((it) => isDeclaration(it) || leaves(source, it))) return false;
  const following = (last.parent as ts.BlockLike).statements.filter((it) => it.pos >= last.end);
  return !following.some((it) => mentions(it, names));
}

function lastMention(statements: readonly ts.Statement[], names: ReadonlySet<string>): number {
  return statements.findLastIndex((it) => mentions(it, names));
}

/** Does it leave the block, declare what others may call, assign to what is not of the group, or do more than log? */
function reachesOut(source: Source, statement: ts.Statement, names: ReadonlySet<string>): boolean {
  if (isDeclaration(statement) || leaves(source, statement)) return true;
  return some(statement, (node) => {
    if (ts.isCallExpression(node) || ts.isTaggedTemplateExpression(node)) return doesMore(node, names);
    const target = assignmentTarget(node);
    return target !== undefined && !names.has(rootName(target));
  });
}

/**
 * `res.json(data)` would no more answer for one who opted out. What the result itself is asked, what puts it into the
 * page, what only computes and what logs is about this call alone.
 */
function doesMore(call: ts.CallExpression | ts.TaggedTemplateExpression, names: ReadonlySet<string>): boolean {
  const callee = ts.isCallExpression(call) ? call.expression : call.tag;
  if (names.has(rootName(callee)) || LOGGERS.test(callee.getText()) || COMPUTES.test(callee.getText())) return false;
  const [first] = ts.isCallExpression(call) ? call.arguments : [];
  return !(first && INSERTS.has(lastName(callee)) && names.has(rootName(first)));
}

function isDeclaration(statement: ts.Statement): boolean {
  return ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement) || ts.isImportDeclaration(statement);
}

/** Jumps, or returns a value that somebody reads. */
function leaves(source: Source, statement: ts.Statement): boolean {
  return some(statement, (node) => {
    if (ts.isReturnStatement(node)) return node.expression !== undefined && !isDiscarded(source, node);
    return ts.isBreakOrContinueStatement(node);
  });
}

function isDiscarded(source: Source, node: ts.Node): boolean {
  const fn = enclosingFunction(node);
  return fn !== undefined && functionUseOf(source, fn).discarded;
}

function assignmentTarget(node: ts.Node): ts.Expression | undefined {
  if (ts.isBinaryExpression(node)) {
    const { kind } = node.operatorToken;
    const assigns = kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
    return assigns ? node.left : undefined;
  }
  const isStep = ts.isPostfixUnaryExpression(node) || (ts.isPrefixUnaryExpression(node) && STEPS.has(node.operator));
  return isStep ? node.operand : undefined;
}

function rootName(target: ts.Expression): string {
  let it = target;
  while (ts.isPropertyAccessExpression(it) || ts.isElementAccessExpression(it) || ts.isNonNullExpression(it))
    it = it.expression;
  return ts.isIdentifier(it) ? it.text : '';
}

function namesDeclaredBy(statement: ts.Statement): Set<string> {
  const names = new Set<string>();
  if (!ts.isVariableStatement(statement)) return names;
  for (const { name } of statement.declarationList.declarations) add(name);
  return names;

  function add(name: ts.BindingName): void {
    if (ts.isIdentifier(name)) names.add(name.text);
    else for (const element of name.elements) if (ts.isBindingElement(element)) add(element.name);
  }
}

function mentions(statement: ts.Statement, names: ReadonlySet<string>): boolean {
  return some(statement, (it) => ts.isIdentifier(it) && names.has(it.text) && !isPropertyName(it));
}

function isPropertyName(it: ts.Identifier): boolean {
  const { parent } = it;
  return (
    (ts.isPropertyAccessExpression(parent) && parent.name === it) ||
    (ts.isPropertyAssignment(parent) && parent.name === it)
  );
}

function some(node: ts.Node, test: (it: ts.Node) => boolean): boolean {
  return test(node) || ts.forEachChild(node, (it) => some(it, test) || undefined) === true;
}

const LOGGERS = /^(?:this\.)?(?:console|\w*[lL]og(?:ger)?|debug)(?:\.\w+)?$/;
const COMPUTES = /^(?:JSON|Object|Array|Math|Number|String|Boolean|Date)(?:\.\w+)?$/;
const INSERTS: ReadonlySet<string> = new Set(['append', 'appendChild', 'prepend', 'insertBefore', 'before', 'after']);

const STEPS: ReadonlySet<ts.SyntaxKind> = new Set([ts.SyntaxKind.PlusPlusToken, ts.SyntaxKind.MinusMinusToken]);
