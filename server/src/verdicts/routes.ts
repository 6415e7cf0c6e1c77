/**
 * Counting routes: pairs of an entry and the call in it that enters the touchpoint's outermost wrapper.
 * A pair is gated when it leads to the touchpoint for somebody, and not in the opted-out world.
 */
import type { RouteCount } from '../../../shared/src/model';
import type { Context, Site } from '../world/machine/context';
import { HUB } from '../world/machine/hubs';
import type { Machine } from '../world/machine/machine';
import { linkOf } from '../world/serving/link-of';
import { leadingTo } from './call-graph';
import type { Touchpoint } from './touchpoints';

/** More pairs than this are not counted. */
const MAX_ROUTES = 100;

export function countRoutes(
  anyone: Machine,
  all: Touchpoint,
  optedOut: Machine,
  open: Touchpoint | undefined,
): RouteCount {
  const possible = pairsOf(anyone, all);
  const taken = open ? pairsOf(optedOut, open) : new Set<string>();
  const total = possible.size;
  let gated = 0;
  for (const pair of possible) if (!taken.has(pair)) gated++;
  if (total <= MAX_ROUTES)
    return { total: Math.max(total, 1), gated: open ? gated : Math.max(total, 1), capped: false };
  return { total: MAX_ROUTES, gated: Math.min(gated, open ? MAX_ROUTES - 1 : MAX_ROUTES), capped: true };
}

function pairsOf(m: Machine, touchpoint: Touchpoint): Set<string> {
  const leading = leadingTo(touchpoint.contexts, (it) => linkOf(m, it) !== undefined);
  const holding = new Set(touchpoint.contexts);
  const pairs = new Set<string>();
  for (const root of m.roots.keys()) {
    if (!leading.has(root)) continue;
    for (const entry of entriesBehind(root, leading)) addPairs(entry, '');
  }
  // A server's handler is an entry of its own, whatever middleware comes before it.
  for (const ctx of leading) {
    const link = linkOf(m, ctx);
    if (link) addPairs(ctx, link.label);
  }
  return pairs;

  function addPairs(entry: Context, label: string): void {
    if (label === '' && linkOf(m, entry)) return;
    const within = `${label}${entry.unit.path}:${entry.fn}`;
    if (holding.has(entry)) pairs.add(`${within}:${touchpoint.sink.site.s}`);
    for (const [site, targets] of entry.trace.sites) {
      if ([...targets].some((it) => leading.has(it))) pairs.add(`${within}:${siteKey(site)}`);
    }
  }
}

/** What a framework runs, directly or out of a value that it was handed. */
function entriesBehind(root: Context, leading: ReadonlySet<Context>): ReadonlySet<Context> {
  const entries = new Set<Context>();
  const seen = new Set<Context>();
  const queue = [root];
  for (let ctx = queue.pop(); ctx; ctx = queue.pop()) {
    for (const targets of ctx.trace.sites.values()) {
      for (const it of targets) {
        if (!leading.has(it) || seen.has(it)) continue;
        seen.add(it);
        if (it.fn === HUB) queue.push(it);
        else entries.add(it);
      }
    }
  }
  return entries;
}

function siteKey(site: Site): string {
  return `${site.s}-${site.e}`;
}
