/**
 * Does anything that is rendered depend on the consumer's choice? A component that only holds back a script
 * shows nothing.
 */
import type { Context } from '../../world/machine/context';
import type { Machine } from '../../world/machine/machine';
import type { Value } from '../../world/values/value';
import { wordsOf } from './function-words';
import { carries } from './stale/held';

const UNSEEN = new Set([
  'script',
  'iframe',
  'img',
  'noscript',
  'html',
  'head',
  'body',
  'link',
  'meta',
  'style',
  'title',
]);

/** Undefined: nothing is rendered. */
export function showsStatus(machines: readonly Machine[], paths: readonly string[]): boolean | undefined {
  const [first] = machines;
  if (!first) return undefined;
  if (machines.some((m) => [...m.contexts.values()].some(isShowing))) return true;
  const rendersAny = paths.some((path) => {
    const facts = first.links.facts(path);
    return facts?.functions.some((_, fn) => showsSomething(facts, fn));
  });
  return rendersAny ? false : undefined;
}

function showsSomething(facts: Context['unit']['facts'], fn: number): boolean {
  return [...(wordsOf(facts, fn)?.tags ?? [])].some((it) => !UNSEEN.has(it));
}

function isShowing(ctx: Context): boolean {
  if (ctx.fn < 0 || !showsSomething(ctx.unit.facts, ctx.fn)) return false;
  if ([...ctx.trace.branches.values()].some((it) => it.reads.length > 0)) return true;
  return [...ctx.made.values()].some((slots) => slots instanceof Map && [...slots.values()].some(isElementThatReads));
}

function isElementThatReads(made: unknown): boolean {
  const ref = made as Partial<Extract<Value['refs'][number], { kind: 'element' }>>;
  if (ref.kind !== 'element') return false;
  // What stands between its tags is shown, a state object (`{{ allowed }}`) too.
  return [...(ref.props?.heap.props ?? [])].some(([name, { value }]) =>
    carries(value, () => true, name === 'children' ? 3 : 0),
  );
}
