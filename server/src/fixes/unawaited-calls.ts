/**
 * Calls around a touchpoint that ask for the consumer's choice and are tested without `await`.
 */
import ts from 'typescript';
import { guardsOf } from './guards';
import { lastName } from './placement';
import { isMarkupOutsideScript, readSource, type Span } from './source';
import { nodeCovering } from './target';

export interface UnawaitedInput {
  readonly path: string;
  readonly text: string;
  /** The touchpoint, or the test itself. */
  readonly span: Span;
  readonly isPreferenceName: (name: string) => boolean;
}

export function unawaitedCalls({ path, text, span, isPreferenceName }: UnawaitedInput): Span[] {
  if (isMarkupOutsideScript(path, text, span)) return [];
  const { file } = readSource(path, text, span);
  const place = nodeCovering(file, span);
  const tests = [place, ...guardsOf(place).map((it) => it.test)];
  const spans = tests.flatMap((it) => callsIn(it)).map((it): Span => [it.getStart(file), it.end]);
  return spans.filter(([start], index) => spans.findIndex((it) => it[0] === start) === index);

  function callsIn(node: ts.Node): ts.CallExpression[] {
    if (ts.isFunctionLike(node)) return [];
    const inside: ts.CallExpression[] = [];
    ts.forEachChild(node, (it) => void inside.push(...callsIn(it)));
    if (!ts.isCallExpression(node) || ts.isAwaitExpression(node.parent)) return inside;
    return isPreferenceName(lastName(node.expression)) ? [node, ...inside] : inside;
  }
}
