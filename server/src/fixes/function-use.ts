/**
 * Who looks at a function's result, as far as its own file tells. Unknown counts as: somebody does.
 */
import ts from 'typescript';
import { lastName, placementOf } from './placement';
import type { Source } from './source';

export interface FunctionUse {
  /** Nobody looks at what it returns. */
  readonly discarded: boolean;
  /** It may return a Promise: callers drop it, or wait for it. */
  readonly mayBeAsync: boolean;
  /** Somewhere the Promise would be dropped, so a failure in it would be unhandled. */
  readonly unawaited: boolean;
}

export function functionUseOf(source: Source, fn: ts.SignatureDeclaration): FunctionUse {
  const use = ts.isFunctionDeclaration(fn)
    ? useOfName(source, fn, fn.name)
    : useOfValue(source, fn as ts.Expression & ts.SignatureDeclaration);
  return returnsNothing(fn) ? { ...use, discarded: true } : use;
}

/** Declared `: void`, or `: Promise<void>` of an async function. */
function returnsNothing(fn: ts.SignatureDeclaration): boolean {
  const type = fn.type?.getText();
  return type === 'void' || (type === 'Promise<void>' && isAsync(fn));
}

export function isAsync(fn: ts.Node): boolean {
  return ts.canHaveModifiers(fn) && (ts.getModifiers(fn) ?? []).some((it) => it.kind === ts.SyntaxKind.AsyncKeyword);
}

function useOfValue(source: Source, fn: ts.Expression): FunctionUse {
  const value = outermost(fn);
  const parent = value.parent;
  if (isHandlerPosition(value)) return DROPPED;
  if (isEffectPosition(value)) return EFFECT;
  if (isDroppedStep(value)) return AWAITED;
  if (ts.isCallExpression(parent) && parent.expression === value) return useOfCall(parent);
  if (ts.isCallExpression(parent) && MEMOS.has(lastName(parent.expression))) return useOfValue(source, parent);
  if (ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name) && isUnexportedConst(parent)) {
    return useOfName(source, parent, parent.name);
  }
  return KEPT;
}

/** Joins all mentions of the name in the file. A shadowing name is mistaken for it: that can only make the answer stricter. */
function useOfName(source: Source, declaration: ts.Node, name: ts.Identifier | undefined): FunctionUse {
  // A template calls the functions of its script by name.
  if (!name || isExported(declaration) || source.codeStart > 0) return KEPT;
  const mentions = mentionsOf(source.file, name.text).filter((it) => it !== name);
  return mentions.length === 0 ? KEPT : mentions.map(useOfMention).reduce(both);
}

function useOfMention(mention: ts.Identifier): FunctionUse {
  if (isHandlerPosition(mention)) return DROPPED;
  const parent = mention.parent;
  return ts.isCallExpression(parent) && parent.expression === mention ? useOfCall(parent) : KEPT;
}

function useOfCall(call: ts.CallExpression): FunctionUse {
  const placement = placementOf(call);
  const end = placement.k === 'operand' ? placement.end : placement;
  if (end !== undefined && end.k !== 'statement') return KEPT;
  return ts.isAwaitExpression(outermost(call).parent) ? AWAITED : DROPPED;
}

function both(a: FunctionUse, b: FunctionUse): FunctionUse {
  return {
    discarded: a.discarded && b.discarded,
    mayBeAsync: a.mayBeAsync && b.mayBeAsync,
    unawaited: a.unawaited || b.unawaited,
  };
}

/** `onClick={fn}`, `{ onClick: fn }`, `x.addEventListener('click', fn)`, `setTimeout(fn)`, `x.onclick = fn` */
function isHandlerPosition(value: ts.Expression): boolean {
  const parent = value.parent;
  if (ts.isBinaryExpression(parent) && parent.right === value && ts.isPropertyAccessExpression(parent.left))
    return parent.operatorToken.kind === ts.SyntaxKind.EqualsToken && HANDLER_PROPERTY.test(parent.left.name.text);
  if (ts.isPropertyAssignment(parent)) return parent.initializer === value && OF_A_CONTROL.test(parent.name.getText());
  if (ts.isJsxExpression(parent)) {
    return ts.isJsxAttribute(parent.parent) && /^on[A-Z]/.test(parent.parent.name.getText());
  }
  return (
    ts.isCallExpression(parent) && HANDLER_ARGUMENT.get(lastName(parent.expression)) === parent.arguments.indexOf(value)
  );
}

/** `.then(fn).then(() => …)`: the step after it takes nothing, or there is none and nobody looks at the whole. */
function isDroppedStep(value: ts.Expression): boolean {
  const call = value.parent;
  if (!ts.isCallExpression(call) || call.arguments[0] !== value) return false;
  return lastName(call.expression) === 'then' && isDroppedAfter(call);
}

function isDroppedAfter(step: ts.CallExpression): boolean {
  const { parent } = step;
  if (!ts.isPropertyAccessExpression(parent) || !ts.isCallExpression(parent.parent))
    return placementOf(step).k === 'statement';
  const [handler] = parent.parent.arguments;
  if (parent.name.text === 'then')
    return handler !== undefined && ts.isArrowFunction(handler) && handler.parameters.length === 0;
  return PASSES_ON.has(parent.name.text) && isDroppedAfter(parent.parent);
}

function isEffectPosition(value: ts.Expression): boolean {
  const parent = value.parent;
  return ts.isCallExpression(parent) && parent.arguments[0] === value && EFFECTS.has(lastName(parent.expression));
}

function outermost(node: ts.Expression): ts.Expression {
  let it = node;
  while (ts.isParenthesizedExpression(it.parent) || ts.isAsExpression(it.parent)) it = it.parent;
  return it;
}

function isUnexportedConst(declaration: ts.VariableDeclaration): boolean {
  return (declaration.parent.flags & ts.NodeFlags.Const) !== 0 && !isExported(declaration.parent.parent);
}

function isExported(node: ts.Node): boolean {
  return (
    ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some((it) => it.kind === ts.SyntaxKind.ExportKeyword)
  );
}

function mentionsOf(root: ts.Node, name: string): ts.Identifier[] {
  const found: ts.Identifier[] = [];
  visit(root);
  return found;

  function visit(node: ts.Node): void {
    if (ts.isIdentifier(node) && node.text === name) found.push(node);
    ts.forEachChild(node, visit);
  }
}

const AWAITED: FunctionUse = { discarded: true, mayBeAsync: true, unawaited: false };
const DROPPED: FunctionUse = { discarded: true, mayBeAsync: true, unawaited: true };
/** React takes what an effect returns for its clean-up, so an effect cannot be async. */
const EFFECT: FunctionUse = { discarded: true, mayBeAsync: false, unawaited: true };
const KEPT: FunctionUse = { discarded: false, mayBeAsync: false, unawaited: true };

const PASSES_ON: ReadonlySet<string> = new Set(['catch', 'finally']);
const MEMOS: ReadonlySet<string> = new Set(['useCallback', 'useEvent', 'useEffectEvent']);
const EFFECTS: ReadonlySet<string> = new Set([
  'useEffect',
  'useLayoutEffect',
  'useInsertionEffect',
  'createEffect',
  '$effect',
]);

/** Of those left out the browser asks what they return. */
const HANDLER_PROPERTY = /^on(?!error$|beforeunload$)[a-z]+$/;

/** Of an item of a menu or a table, as user interfaces are described: what else begins with `on` may be asked what it returns. */
const OF_A_CONTROL =
  /^on(?:Click|DoubleClick|Select|Press|Tap|Toggle|Focus|Blur|(?:Mouse|Pointer|Touch|Key)(?:Enter|Leave|Over|Out|Down|Up|Move|Start|End|Press))$/;

/** Which argument of a call is a function whose result nobody reads. */
const HANDLER_ARGUMENT: ReadonlyMap<string, number> = new Map([
  ['addEventListener', 1],
  ['setTimeout', 0],
  ['setInterval', 0],
  ['requestAnimationFrame', 0],
  ['requestIdleCallback', 0],
  ['queueMicrotask', 0],
  ['forEach', 0],
  ['on', 1],
  ['once', 1],
  ['onMounted', 0],
  ['onMount', 0],
  ['after', 0],
  ['watch', 1],
  ['watchEffect', 0],
  ['nextTick', 0],
  ['afterNavigate', 0],
  ['afterEach', 0],
]);
