/**
 * The gates of a pathway: the tests that cut it in the opted-out world.
 *
 * Going back from the touchpoint: where its function runs at all in the opted-out world, a test in it
 * cuts the way to the place; where it does not, the gate is further up, in each of its callers.
 */
import type { Gate, PreferenceSource } from '../../../shared/src/model';
import { rangeOf } from '../facts/positions';
import type { Quote } from '../facts/quote';
import { remembered } from '../std/remembered';
import type { Branch, Context, Site } from '../world/machine/context';
import type { Machine } from '../world/machine/machine';
import { linkOf } from '../world/serving/link-of';
import { covers, isCut } from './branch-cuts';
import { grantsBehind } from './grant-gates';

export interface GateSearch {
  readonly anyone: Machine;
  readonly optedOut: Machine;
  readonly quote: Quote;
}

/** A function in whatever context. */
type Place = string;
const placeOf = (ctx: Context): Place => `${ctx.unit.path}#${ctx.unit.id}:${ctx.fn}`;

export interface FoundGate {
  readonly ctx: Context;
  readonly branch: Branch;
  readonly site: Site;
  /** It is in a link before the one that holds the place. */
  readonly behind?: boolean;
}

export function findGates(search: GateSearch, contexts: readonly Context[], site: Site): readonly FoundGate[] {
  const { gates, visited } = searchUp(search, contexts, site);
  return gates.length === 0 ? grantsBehind(search.optedOut, visited) : gates;
}

/** Whether gates in sight cut every way: nothing else has to be believed. */
export function isCutOff(search: GateSearch, contexts: readonly Context[], site: Site): boolean {
  return searchUp(search, contexts, site).isCutOff;
}

/** From the touchpoint up to where it is run from, as far as no gate stands in between. */
function searchUp(search: GateSearch, contexts: readonly Context[], site: Site) {
  const ran = ranByPlace(search.optedOut);
  const gates = new Map<object, FoundGate>();
  const seen = new Set<string>();
  const visited = new Set<string>();
  let isCutOff = true;
  for (const ctx of contexts) visit(ctx, site, false);
  return { gates: [...gates.values()], visited, isCutOff };

  /** `behind`: the place is in a server's link, and what is looked at comes before that link. */
  function visit(ctx: Context, at: Site, behind: boolean): void {
    const key = ctx.fn < 0 ? `hub ${ctx.id}` : `${placeOf(ctx)}@${at.s}-${at.e}`;
    if (seen.has(key)) return;
    seen.add(key);
    visited.add(ctx.unit.path);
    const here = ctx.fn < 0 ? [] : (ran.get(unitPlace(ctx)) ?? []);
    const before = here.flatMap((it) => cutsBefore(it, at));
    const within = before.length === 0 && behind ? here.flatMap((it) => cutsIn(it, at)) : before;
    const cuts = within.length > 0 ? within : cutsAround(ctx, ran);
    if (cuts.length > 0) {
      for (const cut of cuts) gates.set(cut.branch.test, { ...cut, behind });
      return;
    }
    if (here.length > 0)
      for (const cut of here.flatMap((it) => throwingCalls(it, ctx, at))) gates.set(cut.branch.test, cut);
    if (ctx.callers.size === 0) isCutOff = false;
    const isLink = linkOf(search.anyone, ctx) !== undefined || search.anyone.serving.behind.has(ctx);
    for (const [caller, sites] of ctx.callers) for (const it of sites) visit(caller, it, behind || isLink);
  }
}

/** Of machines that have come to rest. */
const ranIn = new WeakMap<Machine, ReadonlyMap<Place, readonly Context[]>>();

/** What ran in a world, by its function. */
export function ranByPlace(m: Machine): ReadonlyMap<Place, readonly Context[]> {
  return remembered(ranIn, m, () => {
    const ran = new Map<Place, Context[]>();
    for (const ctx of m.contexts.values()) if (ctx.ran) remembered(ran, unitPlace(ctx), () => []).push(ctx);
    return ran;
  });
}

/** Units of two worlds are different objects of the same file. */
export function unitPlace(ctx: Context): Place {
  return `${ctx.unit.path}:${ctx.unit.facts.functions.length}:${ctx.fn}`;
}

function cutsBefore(ctx: Context, at: Site): FoundGate[] {
  const found: FoundGate[] = [];
  for (const branch of [...ctx.trace.branches.values(), ...ctx.trace.cuts.values()]) {
    if (isCut(branch) && branch.reads.length > 0 && covers(branch, at)) found.push({ ctx, branch, site: at });
  }
  return found;
}

/** The function is made only where a test lets it be: nobody can call it otherwise. */
function cutsAround(ctx: Context, ran: ReadonlyMap<Place, readonly Context[]>): FoundGate[] {
  for (let it = ctx; it.scope; it = it.scope) {
    const made = it.unit.facts.functions[it.fn] as unknown as Site | undefined;
    const cuts = made ? (ran.get(unitPlace(it.scope)) ?? []).flatMap((outer) => cutsBefore(outer, made)) : [];
    if (cuts.length > 0) return cuts;
  }
  return [];
}

/** A link that does not call on, wherever in it that is decided. */
export function cutsIn(ctx: Context, at: Site): FoundGate[] {
  const cuts = [...ctx.trace.branches.values()].filter((it) => isCut(it) && it.reads.length > 0);
  return cuts.map((branch) => ({ ctx, branch, site: at }));
}

/** A guard that throws, or a callee that never returns: the test is in there. */
function throwingCalls(ctx: Context, _anyone: Context, at: Site): FoundGate[] {
  const found: FoundGate[] = [];
  for (const [site, targets] of ctx.trace.sites) {
    if (site.s >= at.s && site.e <= at.e) continue;
    for (const target of targets) {
      for (const branch of [...target.trace.branches.values(), ...target.trace.cuts.values()]) {
        if (
          branch.reads.length > 0 &&
          branch.kind !== 'markup' &&
          (isCut(branch) || branch.leavesWhenTrue || branch.leavesWhenFalse)
        )
          found.push({ ctx: target, branch, site });
      }
    }
  }
  return found;
}

export function toGate(search: GateSearch, { ctx, branch, site, behind }: FoundGate): Gate {
  const { test } = branch;
  const file = ctx.unit.path;
  const written = (s: number, e: number) => search.quote(file, s, e).replaceAll(/\s+/g, ' ').trim();
  const plain = behind ? 'middleware' : 'condition';
  const kind = branch.kind ?? (test === site || (test.k === 'call' && branch.whenTrue === test) ? 'callback' : plain);
  return {
    file,
    range: rangeOf(ctx.unit.facts, test.s, test.e),
    text: shortened(
      written(test.s, test.e),
      test.k === 'call' ? `${written(test.callee.s, test.callee.e)}(…)` : branch.reads[0]?.name,
    ),
    kind,
    reads: sourcesOf(branch),
  };
}

const MAX_TEXT = 200;

/** What holds whole functions may fill a page: it is known by what is called, or by what is asked for. */
function shortened(text: string, name: string | undefined): string {
  if (text.length <= MAX_TEXT) return text;
  return name !== undefined && name.length <= MAX_TEXT ? name : `${text.slice(0, MAX_TEXT - 1)}…`;
}

function sourcesOf(branch: Branch): readonly PreferenceSource[] {
  const order: readonly PreferenceSource[] = ['stored', 'cmp', 'gpc', 'dnt', 'vendor', 'operator'];
  return order.filter((source) => branch.reads.some((it) => it.source === source));
}
