/** The contexts of one world as a graph: who runs whom, from which place. */
import type { Context, Site } from '../world/machine/context';
import { HUB } from '../world/machine/hubs';
import type { Machine } from '../world/machine/machine';

export interface Step {
  readonly from: Context;
  readonly site: Site;
  readonly to: Context;
}

/** Contexts from which one of the targets can be reached, the targets included; not beyond those where routes begin. */
export function leadingTo(targets: readonly Context[], isBeginning: (ctx: Context) => boolean): ReadonlySet<Context> {
  const leading = new Set(targets);
  const queue = [...targets];
  for (let ctx = queue.pop(); ctx; ctx = queue.pop()) {
    if (isBeginning(ctx)) continue;
    for (const caller of ctx.callers.keys()) {
      if (leading.has(caller)) continue;
      leading.add(caller);
      queue.push(caller);
    }
  }
  return leading;
}

/** A shortest way from an entry to one of the targets, entry first. */
export function shortestRoute(
  m: Machine,
  targets: readonly Context[],
): { root: Context; steps: readonly Step[] } | undefined {
  const next = new Map<Context, Step | undefined>();
  const queue: Context[] = [];
  for (const ctx of [...targets].sort(byPlace)) {
    next.set(ctx, undefined);
    queue.push(ctx);
  }
  for (let i = 0; i < queue.length; i++) {
    const ctx = queue[i] as Context;
    if (m.roots.has(ctx)) return { root: ctx, steps: follow(next, ctx) };
    for (const [from, sites] of [...ctx.callers].sort(([a], [b]) => byPlace(a, b))) {
      if (next.has(from)) continue;
      const [site] = [...sites].sort((a, b) => a.s - b.s);
      next.set(from, { from, site: site as Site, to: ctx });
      queue.push(from);
    }
  }
  return undefined;
}

/** Code that we cannot see is no place: who handed the value over stands for it. */
function follow(next: ReadonlyMap<Context, Step | undefined>, root: Context): Step[] {
  const steps: Step[] = [];
  let origin: Step | undefined;
  for (let step = next.get(root); step; step = next.get(step.to)) {
    origin ??= step;
    if (step.to.fn === HUB) continue;
    steps.push({ from: origin.from, site: origin.site, to: step.to });
    origin = undefined;
  }
  return steps;
}

/** Contexts are numbered in the order of the scan; places are not: equal programs give equal routes. */
function byPlace(a: Context, b: Context): number {
  if (a.unit.path !== b.unit.path) return a.unit.path < b.unit.path ? -1 : 1;
  return a.fn - b.fn || a.id - b.id;
}
