/**
 * Touchpoints that send what is about others than who asks: rows of several consumers. What the one who asks has said
 * tells nothing of these, so they are looked at once more, where these have opted out.
 */
import { remembered } from '../std/remembered';
import type { Named } from '../world/database/named-persons';
import type { Context, Sink, Site } from '../world/machine/context';
import type { Machine } from '../world/machine/machine';
import type { Whose } from '../world/sharing/whose-data';
import { contains } from './branch-cuts';
import { type Touchpoint, touchpointsAs } from './touchpoints';

interface Runs {
  readonly anyone: Machine;
  readonly optedOut: Machine;
}

/** By key, each with the contexts in which its data is about others. `optedOut`: what these left for anyone. */
export function sharedOfOthers(m: Machine, { anyone, optedOut }: Runs): ReadonlyMap<string, Touchpoint> {
  return remembered(found, m, () => {
    const all = [...touchpointsAs(anyone, m).values()].flatMap((it): readonly Touchpoint[] => {
      const contexts = it.contexts.filter((ctx) => isOfOthers(ctx, it, optedOut.leftKeys));
      return contexts.length > 0 ? [{ ...it, contexts }] : [];
    });
    return new Map(all.map((it) => [it.key, it]));
  });
}

const found = new WeakMap<Machine, ReadonlyMap<string, Touchpoint>>();

/** It sends nothing but what is about another person, whom the program names: what that one has said decides. */
export function isOfAnother({ contexts, sink }: Touchpoint): boolean {
  return contexts.every((ctx) => whoseOf(ctx, sink).about === 'another');
}

function whoseOf(ctx: Context, sink: Sink): Whose {
  return (ctx.trace.sinks.get(sink.site)?.get(sink.match.vendor.id) ?? sink).whose;
}

function isOfOthers(ctx: Context, { sink }: Touchpoint, leftKeys: ReadonlySet<string>): boolean {
  const { about, left } = whoseOf(ctx, sink);
  if (about === 'others' && left) return [...left].some((it) => leftKeys.has(it));
  return about === 'others' || about === 'another' || (about === 'unknown' && isForEach(ctx, sink.site, new Set()));
}

/** Somewhere, rows of several are gone through. */
export function goesThroughOthers(m: Machine): boolean {
  return m.leftKeys.size > 0 || [...m.contexts.values()].some((it) => it.trace.eachOfSeveral.size > 0);
}

/** Touchpoints that name who asks: what others have said, whose rows are gone through, decides nothing over them. */
export function sharedOfAsking(anyone: Machine, m: Machine, named: Named): readonly Touchpoint[] {
  return [...touchpointsAs(anyone, m).values()].flatMap((it): readonly Touchpoint[] => {
    const contexts = it.contexts.filter((ctx) => whoseOf(ctx, it.sink).asking === named);
    return contexts.length > 0 ? [{ ...it, contexts }] : [];
  });
}

/** It is run with each of the rows of several. */
function isForEach(ctx: Context, site: Site, seen: Set<string>): boolean {
  return isWithin(ctx, site, seen, (it, at) => [...it.trace.eachOfSeveral].some((span) => contains(span, at)));
}

function isWithin(ctx: Context, site: Site, seen: Set<string>, holds: (ctx: Context, at: Site) => boolean): boolean {
  const key = `${ctx.id} ${site.s}`;
  if (seen.has(key)) return false;
  seen.add(key);
  if (holds(ctx, site)) return true;
  return [...ctx.callers].some(([caller, sites]) => [...sites].some((it) => isWithin(caller, it, seen, holds)));
}

/** By key: what a consumer who refused has left for whoever is served next, and one who did not then sends. */
export function leftByRefusing(m: Machine, { anyone, optedOut }: Runs): ReadonlyMap<string, Touchpoint> {
  // What a slice does not run may leave what it leaves for anyone.
  const left = optedOut.prior?.slice ? anyone.leftData : optedOut.leftData;
  if (left.size === 0) return new Map();
  const isEachLeft = (ctx: Context, at: Site) =>
    [...ctx.trace.eachLeft].some(([span, places]) => contains(span, at) && [...places].some((it) => left.has(it)));
  const sends = (ctx: Context, { sink }: Touchpoint) => {
    const { objects } = ctx.trace.sinks.get(sink.site)?.get(sink.match.vendor.id) ?? sink;
    return [...objects].some((it) => left.get(it) === 'alone') || isWithin(ctx, sink.site, new Set(), isEachLeft);
  };
  const all = [...touchpointsAs(anyone, m).values()].flatMap((it): readonly Touchpoint[] => {
    const contexts = it.contexts.filter((ctx) => sends(ctx, it));
    return contexts.length > 0 ? [{ ...it, contexts }] : [];
  });
  return new Map(all.map((it) => [it.key, it]));
}
