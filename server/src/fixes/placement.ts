/**
 * Where a touchpoint's value goes. Only where nobody looks at it can the touchpoint be left out.
 */
import ts from 'typescript';

export type Placement =
  /** The whole statement is the touchpoint. */
  | { readonly k: 'statement'; readonly statement: ts.ExpressionStatement }
  /** One operand: `ok && send()`. `end` is where the value of the whole goes; absent where it is dropped at once. */
  | { readonly k: 'operand'; readonly node: ts.Expression; readonly link: Link; readonly end: Placement | undefined }
  /** `() => send()` */
  | { readonly k: 'body'; readonly arrow: ts.ArrowFunction; readonly body: ts.Expression }
  | { readonly k: 'return'; readonly statement: ts.ReturnStatement; readonly value: ts.Expression }
  | { readonly k: 'declared'; readonly statement: ts.VariableStatement }
  | { readonly k: 'used'; readonly why: string };

/** What an operand is joined by: decides the parentheses around a condition put before it. */
export type Link = 'and' | 'or' | 'branch' | 'comma' | 'element';

export function placementOf(touchpoint: ts.Expression): Placement {
  let node = touchpoint;
  let operand: { node: ts.Expression; link: Link } | undefined;
  for (;;) {
    const parent = node.parent;
    const link = discardingLink(parent, node);
    if (link) operand ??= { node, link };
    if (link === 'comma' && isLeftOf(parent, node))
      return { k: 'operand', ...(operand ?? { node, link }), end: undefined };
    const next = link ? elementOwner(parent) : passThrough(parent, node);
    if (!next) return asOperand(endOf(parent, node));
    node = next;
  }

  function asOperand(end: Placement): Placement {
    return operand ? { k: 'operand', ...operand, end } : end;
  }
}

function endOf(parent: ts.Node, node: ts.Expression): Placement {
  if (ts.isExpressionStatement(parent)) return { k: 'statement', statement: parent };
  if (ts.isArrowFunction(parent) && parent.body === node) return { k: 'body', arrow: parent, body: node };
  if (ts.isReturnStatement(parent)) return { k: 'return', statement: parent, value: node };
  if (ts.isVariableDeclaration(parent)) {
    const statement = parent.parent.parent;
    if (ts.isVariableStatement(statement)) return { k: 'declared', statement };
  }
  if (ts.isPropertyAccessExpression(parent) && parent.name.text === 'then')
    return { k: 'used', why: 'What `then` does after it may be other work.' };
  return { k: 'used', why: 'Its value is used where it stands.' };
}

/** A parent that hands the value on unchanged, or only waits for it. */
function passThrough(parent: ts.Node, node: ts.Expression): ts.Expression | undefined {
  if (
    ts.isParenthesizedExpression(parent) ||
    ts.isAwaitExpression(parent) ||
    ts.isVoidExpression(parent) ||
    ts.isNonNullExpression(parent) ||
    ts.isAsExpression(parent) ||
    ts.isSatisfiesExpression(parent)
  ) {
    return parent;
  }
  if (ts.isCallExpression(parent) && parent.arguments.includes(node) && WAITERS.has(lastName(parent.expression))) {
    return parent;
  }
  return caughtBy(parent, node);
}

/** `send().catch(ignore)`: the handler is about this call only. After `.then` other work may follow, so that is a use. */
function caughtBy(parent: ts.Node, node: ts.Expression): ts.Expression | undefined {
  if (!ts.isPropertyAccessExpression(parent) || parent.expression !== node || parent.name.text !== 'catch')
    return undefined;
  return ts.isCallExpression(parent.parent) && parent.parent.expression === parent ? parent.parent : undefined;
}

function discardingLink(parent: ts.Node, node: ts.Expression): Link | undefined {
  if (ts.isBinaryExpression(parent)) {
    if (parent.operatorToken.kind === ts.SyntaxKind.CommaToken) return 'comma';
    if (parent.right !== node) return undefined;
    if (parent.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken) return 'and';
    return OR_TOKENS.has(parent.operatorToken.kind) ? 'or' : undefined;
  }
  if (ts.isConditionalExpression(parent)) return parent.condition === node ? undefined : 'branch';
  return ts.isArrayLiteralExpression(parent) && waiterOfAll(parent) ? 'element' : undefined;
}

function elementOwner(parent: ts.Node): ts.Expression | undefined {
  if (ts.isArrayLiteralExpression(parent)) return waiterOfAll(parent);
  return parent as ts.Expression;
}

/** `Promise.all([…])` */
function waiterOfAll(array: ts.ArrayLiteralExpression): ts.CallExpression | undefined {
  const call = array.parent;
  if (!ts.isCallExpression(call) || call.arguments[0] !== array) return undefined;
  return /^Promise\.all(Settled)?$/.test(call.expression.getText()) ? call : undefined;
}

function isLeftOf(parent: ts.Node, node: ts.Expression): boolean {
  return ts.isBinaryExpression(parent) && parent.left === node;
}

export function lastName(callee: ts.Expression): string {
  if (ts.isPropertyAccessExpression(callee)) return callee.name.text;
  return ts.isIdentifier(callee) ? callee.text : '';
}

const OR_TOKENS: ReadonlySet<ts.SyntaxKind> = new Set([ts.SyntaxKind.BarBarToken, ts.SyntaxKind.QuestionQuestionToken]);

/** Calls that only keep the process awake for a promise. */
const WAITERS: ReadonlySet<string> = new Set(['waitUntil', 'after', 'unstable_after']);
