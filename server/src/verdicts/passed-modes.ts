/**
 * Modes that SDKs are certain to be in at a place, over all ways there: what the function itself passed,
 * and what every caller had passed. An SDK that was told to stop stays so for as long as the page lives,
 * so what held where a callback was handed over holds when it runs.
 */
import type { Context, Site } from '../world/machine/context';
import type { Machine } from '../world/machine/machine';
import { exitModes, type Modes, NO_MODES } from '../world/sharing/opt-out-modes';

export function createPassed(m: Machine): (ctx: Context, site: Site) => Modes {
  const entered = findEntered(m);
  return (ctx, site) => union(ctx.trace.passed.get(site) ?? NO_MODES, entered.get(ctx) ?? NO_MODES);
}

/** At the start of each context. Begins with all and takes away, until no caller disagrees. */
function findEntered(m: Machine): ReadonlyMap<Context, Modes> {
  const all: Modes = new Set([...m.optOutModes.values()].map((it) => it.id));
  const contexts = [...m.contexts.values()];
  const begun = new Set([...m.roots.keys()].map((it) => it.unit));
  const entered = new Map<Context, Modes>();
  for (const ctx of contexts) entered.set(ctx, isBeginning(ctx) ? startOf(ctx) : all);
  for (let changed = true; changed; ) {
    changed = false;
    for (const ctx of contexts) {
      if (isBeginning(ctx)) continue;
      const before = entered.get(ctx) as Modes;
      const after = before.size === 0 ? before : meetOfCallers(ctx, before);
      if (after.size === before.size) continue;
      entered.set(ctx, after);
      changed = true;
    }
  }
  return entered;

  /** Nothing in sight runs it first; a module that is an entry itself may be run before its importers. */
  function isBeginning(ctx: Context): boolean {
    return ctx.callers.size === 0 || (ctx.fn === 0 && begun.has(ctx.unit));
  }

  function startOf(ctx: Context): Modes {
    const module = m.roots.get(ctx)?.loaded ? ctx.unit.module : undefined;
    return module ? exitModes(module) : NO_MODES;
  }

  function meetOfCallers(ctx: Context, before: Modes): Modes {
    let met = before;
    for (const [caller, sites] of ctx.callers) {
      const fromCaller = entered.get(caller) ?? NO_MODES;
      for (const site of sites) {
        const here = caller.trace.passed.get(site);
        met = new Set([...met].filter((it) => fromCaller.has(it) || here?.has(it)));
      }
    }
    return met;
  }
}

function union(a: Modes, b: Modes): Modes {
  return a.size === 0 ? b : b.size === 0 ? a : new Set([...a, ...b]);
}
