/** What holds touchpoints that the program still reaches: a vendor's own opt-out, and loads that never happen. */
import type { Reason } from '../../../shared/src/model';
import { createApps } from './apps';
import { applyLimitedLoads, applyLoaders, type Decided, toGated, toLimited } from './loader-gates';
import { createOptOuts } from './opt-outs';
import type { WorldRuns } from './pathways';
import type { Touchpoint } from './touchpoints';

export function restrict({ anyone, optedOut, quote }: WorldRuns, decided: readonly Decided[]): readonly Decided[] {
  const { links, openLoads } = optedOut;
  const apps = createApps(links);
  const open = decided.flatMap((it) => it.reached ?? []);
  const holds = createOptOuts({ anyone, optedOut, apps, quote, all: decided.map((it) => it.touchpoint), open });
  const told = decided.map((it): Decided => {
    const held = it.reached && holds(it.reached);
    if (!held)
      return it.reached && isToldLater(it.reached) && it.pathway.reason && AFTER_LATE.has(it.pathway.reason)
        ? { ...it, pathway: { ...it.pathway, reason: 'late-gate' } }
        : it;
    return {
      ...it,
      pathway: held.status === 'gated' ? toGated(it.pathway, held.gates) : toLimited(it.pathway, held.gates),
    };
  });
  const context = { apps, links, openLoads };
  return applyLimitedLoads(context, applyLoaders(context, told));
}

/** Reasons that are tried after `late-gate`. */
const AFTER_LATE: ReadonlySet<Reason> = new Set(['some-routes-ungated', 'leaky-gate', 'not-a-preference', 'no-gate']);

/** The vendor's opt-out is said, after the send. */
function isToldLater({ contexts, sink }: Touchpoint): boolean {
  return contexts.some((ctx) =>
    [...ctx.trace.optOuts].some(
      ([site, events]) =>
        site.s >= sink.site.e &&
        events.some(
          ({ mode, lifts, said }) =>
            !lifts &&
            said === 'call' &&
            mode.vendor.id === sink.match.vendor.id &&
            mode.optOut.effect !== 'nothing' &&
            !mode.optOut.processWide,
        ),
    ),
  );
}
