/** What runs when the program starts, or once for a component's life: whatever it reads there, it reads once. */
import { lastName } from '../../../facts/last-name';
import type { Context, Site } from '../../../world/machine/context';
import { HUB } from '../../../world/machine/hubs';
import type { Machine } from '../../../world/machine/machine';
import { definitionsIn } from './definitions';

const MAX_UP = 12;

/** Modules, and functions that only modules run. */
export function runsAtStart(m: Machine, ctx: Context, depth = 0): boolean {
  if (ctx.fn === 0) return true;
  if (isOutside(m, ctx) || ctx.callers.size === 0 || depth > MAX_UP || isRenderedAgain(ctx)) return false;
  return [...ctx.callers.keys()].every((it) => it !== ctx && runsAtStart(m, it, depth + 1));
}

/** A component of React or a hook in it: what it reads, it reads at each render. */
function isRenderedAgain({ unit: { facts }, fn }: Context): boolean {
  const isReact = /\.[jt]sx$/.test(facts.path) || facts.imports.some((it) => /^p?react(?:$|[-/])/.test(it.spec));
  return isReact && definitionsIn(facts).calls.some((it) => it.fn === fn && HOOK.test(lastName(facts, it.call.callee)));
}

const HOOK = /^use[A-Z]/;

/** That, and effects of a mount. */
export function runsOnce(m: Machine, ctx: Context, depth = 0): boolean {
  if (ctx.fn === 0) return true;
  if (isOutside(m, ctx) || ctx.callers.size === 0 || depth > MAX_UP) return false;
  return [...ctx.callers].every(
    ([it, sites]) => it !== ctx && ([...sites].every((site) => isMount(it, site)) || runsOnce(m, it, depth + 1)),
  );
}

const EFFECTS = /^use(?:Layout|Insertion)?Effect$/;
const MOUNTS = /^(?:onMount|onMounted|onBeforeMount)$/;

/** `useEffect(…, [])` */
function isMount({ unit: { facts } }: Context, site: Site): boolean {
  if (site.k !== 'call') return false;
  const name = lastName(facts, site.callee);
  const deps = site.args[1];
  return MOUNTS.test(name) || (EFFECTS.test(name) && deps?.k === 'arr' && deps.elems.length === 0);
}

export function isOutside(m: Machine, ctx: Context): boolean {
  return ctx.fn === HUB || ctx.fn < 0 || m.roots.has(ctx);
}
