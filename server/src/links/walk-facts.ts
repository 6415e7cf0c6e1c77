/**
 * Every node of a file's facts, each with the nodes around it. For questions about shape; what code
 * does is the evaluator's.
 */
import type { FileFacts } from '../facts/ir';

/** Anything of the intermediate form that is an object: expressions, statements, patterns, properties, declarators. */
export type FactNode = Readonly<Record<string, unknown>>;

/** `around`: innermost last. It is reused, so what is kept must be copied. */
export function walkFacts(facts: FileFacts, visit: (node: FactNode, around: readonly FactNode[]) => void): void {
  const around: FactNode[] = [];
  walk(facts.functions);
  walk(facts.classes);

  function walk(value: unknown): void {
    if (typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) {
      for (const it of value) walk(it);
      return;
    }
    const node = value as FactNode;
    visit(node, around);
    around.push(node);
    for (const key in node) walk(node[key]);
    around.pop();
  }
}
