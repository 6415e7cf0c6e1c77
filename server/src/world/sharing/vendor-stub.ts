/**
 * A vendor's stub that the program keeps in a variable too: `const fbq = (window.fbq = function () { fbq.queue.push(arguments); })`.
 * Calling it is calling the vendor's global.
 */
import { globalNames, globalPath } from '../../facts/globals';
import type { Expr, FileFacts } from '../../facts/ir';
import { forEachExpr } from '../../facts/walk';
import { remembered } from '../../std/remembered';

const stubs = new WeakMap<FileFacts, ReadonlyMap<number, string>>();

/** The global that this function is put under, where it queues what it is given. */
export function globalOfStub(facts: FileFacts, fn: number): string | undefined {
  if (globalNames(facts).written.size === 0) return undefined;
  return remembered(stubs, facts, () => collect(facts)).get(fn);
}

function collect(facts: FileFacts): ReadonlyMap<number, string> {
  const pushing = new Set<number>();
  const put = new Map<number, string>();
  forEachExpr(facts, (node, fn) => {
    if (node.k === 'assign') {
      const name = globalPath(node.target);
      const held = name && !name.includes('.') ? functionIn(node.value) : undefined;
      if (name && held !== undefined) put.set(held, name);
    }
    if (node.k !== 'call' || node.callee.k !== 'member' || node.callee.name !== 'push') return;
    if (node.args.some((it) => isAllGiven(facts, fn, it.k === 'spread' ? it.x : it))) pushing.add(fn);
  });
  return new Map([...put].filter(([fn]) => pushing.has(fn)));
}

/** `window.fbq = function () {}`, `window.fbq ||= …`, `window.fbq = window.fbq || function () {}`. */
function functionIn(x: Expr): number | undefined {
  if (x.k === 'fn') return x.f;
  if (x.k === 'assign') return functionIn(x.value);
  return x.k === 'log' ? functionIn(x.b) : undefined;
}

/** `arguments`, or the rest parameter that takes all. */
function isAllGiven(facts: FileFacts, fn: number, x: Expr): boolean {
  const own = facts.functions[fn];
  const [first] = own?.params ?? [];
  if (!own || x.k !== 'ref') return false;
  return x.b === own.arguments || (first?.rest === true && first.target.k === 'pid' && first.target.b === x.b);
}
