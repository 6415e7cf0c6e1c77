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
  const held = new Map<number, number>();
  const names: [name: string, value: Expr][] = [];
  forEachExpr(facts, (node, fn) => {
    if (node.k === 'assign') {
      const name = globalPath(node.target);
      if (name && !name.includes('.')) names.push([name, node.value]);
    }
    if (node.k === 'var')
      for (const { target, init } of node.decls)
        if (target.k === 'pid' && init?.k === 'fn' && facts.bindings[target.b]?.kind === 'const')
          held.set(target.b, init.f);
    if (node.k !== 'call' || node.callee.k !== 'member' || node.callee.name !== 'push') return;
    if (node.args.some((it) => isAllGiven(facts, fn, it.k === 'spread' ? it.x : it))) pushing.add(fn);
  });
  for (const [name, value] of names) {
    const fn = functionIn(value, held);
    if (fn !== undefined) put.set(fn, name);
  }
  return new Map([...put].filter(([fn]) => pushing.has(fn)));
}

/** `window.fbq = function () {}`, `window.fbq ||= …`, `window.fbq = window.fbq || function () {}`, `window.rdt = rdt`. */
function functionIn(x: Expr, held: ReadonlyMap<number, number>): number | undefined {
  if (x.k === 'fn') return x.f;
  if (x.k === 'ref') return held.get(x.b);
  if (x.k === 'assign') return functionIn(x.value, held);
  return x.k === 'log' ? functionIn(x.b, held) : undefined;
}

/** `arguments`, or the rest parameter that takes all. */
function isAllGiven(facts: FileFacts, fn: number, x: Expr): boolean {
  const own = facts.functions[fn];
  const [first] = own?.params ?? [];
  if (!own || x.k !== 'ref') return false;
  return x.b === own.arguments || (first?.rest === true && first.target.k === 'pid' && first.target.b === x.b);
}
