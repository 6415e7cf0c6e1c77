/**
 * The quick fix for a gate whose Promise is tested: `if (isOptedOut(id))` becomes `if (await isOptedOut(id))`.
 */
import ts from 'typescript';
import type { Surface } from '../../../shared/src/model';
import type { FileFacts } from '../facts/ir';
import { planWaiting } from './awaiting';
import { type Fix, isNoFix, type NoFix } from './fix';
import { toEdits } from './insertion';
import { readSource, type Span } from './source';
import { nodeCovering } from './target';

export interface AwaitInput {
  readonly text: string;
  readonly facts: Pick<FileFacts, 'path' | 'problems'>;
  /** The call of the gate. */
  readonly span: Span;
  readonly surface: Surface;
}

export function addAwait({ text, facts, span, surface }: AwaitInput): Fix | NoFix {
  if (facts.problems.length > 0) return { why: 'The file has a syntax error.' };
  const source = readSource(facts.path, text, span);
  const call = nodeCovering(source.file, span);
  if (!ts.isCallExpression(call)) return { why: 'No call stands exactly here.' };
  if (isAwaited(call)) return { why: 'It is awaited already.' };

  const waiting = planWaiting(source, call, surface, call.expression.getText());
  if (isNoFix(waiting)) return waiting;
  const [open, close] = needsParentheses(call) ? ['(await ', ')'] : ['await ', ''];
  const insertions = [
    ...waiting.insertions,
    { at: call.getStart(source.file), text: open },
    { at: call.end, text: close },
  ].filter((it) => it.text !== '');
  return {
    id: 'add-await',
    title: `Await \`${call.expression.getText()}\``,
    preferred: true,
    safe: false,
    promised: 'gated',
    edits: toEdits(facts.path, insertions),
  };
}

function isAwaited(call: ts.CallExpression): boolean {
  let it: ts.Expression = call;
  while (ts.isParenthesizedExpression(it.parent)) it = it.parent;
  return ts.isAwaitExpression(it.parent);
}

/** Everywhere but as a whole test, argument or initialiser: `!(await x())`, `(await x()) && y`. */
function needsParentheses(call: ts.CallExpression): boolean {
  const { parent } = call;
  return (
    ts.isPrefixUnaryExpression(parent) ||
    ts.isBinaryExpression(parent) ||
    ts.isConditionalExpression(parent) ||
    ts.isPropertyAccessExpression(parent) ||
    ts.isElementAccessExpression(parent) ||
    (ts.isCallExpression(parent) && parent.expression === call) ||
    ts.isNonNullExpression(parent) ||
    ts.isAsExpression(parent)
  );
}
