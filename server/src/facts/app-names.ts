/**
 * What is given to a whole app of Vue, under the names that it has there: `$track` of `provide: { track }` and of
 * `nuxtApp.provide('track', …)` in a plugin of Nuxt, of `app.config.globalProperties.$track = …` and of
 * `Vue.prototype.$track = …`.
 */
import { remembered } from '../std/remembered';
import { globalNames } from './globals';
import type { FileFacts, Pattern } from './ir';
import { forEachExpr } from './walk';

/** To the function that gives it. */
export type ProvidedNames = ReadonlyMap<string, number>;

export function providedNames(facts: FileFacts): ProvidedNames {
  return remembered(known, facts, () => collect(facts));
}

/** By itself, or imported. */
export function namesInFile(facts: FileFacts, name: string): boolean {
  return globalNames(facts).read.has(name) || facts.bindings.some((it) => it.name === name);
}

/** They run before the app does: what is asked before it is given is not known. */
export function providersFirst(
  paths: readonly string[],
  factsOf: (path: string) => FileFacts | undefined,
): readonly string[] {
  const provides = (path: string) => {
    const facts = factsOf(path);
    return facts !== undefined && providedNames(facts).size > 0;
  };
  return [...paths.filter(provides), ...paths.filter((it) => !provides(it))];
}

const known = new WeakMap<FileFacts, ProvidedNames>();

function collect(facts: FileFacts): ProvidedNames {
  const names = new Map<string, number>();
  const isPlugin = namesInFile(facts, 'defineNuxtPlugin');
  forEachExpr(facts, (node, fn) => {
    if (node.k === 'assign') {
      const name = onInstances(node.target);
      if (name !== undefined) names.set(name, fn);
    } else if (!isPlugin) return;
    else if (node.k === 'obj') {
      const held = node.props.find((it) => it.p === 'value' && it.key === 'provide');
      if (held?.value.k !== 'obj') return;
      for (const it of held.value.props)
        if (it.p !== 'spread' && typeof it.key === 'string') names.set(`$${it.key}`, fn);
    } else if (node.k === 'call' && node.callee.k === 'member' && node.callee.name === 'provide') {
      const [name] = node.args;
      if (name?.k === 'lit' && typeof name.v === 'string') names.set(`$${name.v}`, fn);
    }
  });
  return names;
}

function onInstances(target: Pattern): string | undefined {
  if (target.k !== 'pmem' || target.x.k !== 'member' || !target.x.name.startsWith('$')) return undefined;
  const { obj, name } = target.x;
  return obj.k === 'member' && /^(?:globalProperties|prototype)$/.test(obj.name) ? name : undefined;
}
