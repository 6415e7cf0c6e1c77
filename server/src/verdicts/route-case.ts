/** Gathers what a reason is judged by from the route that still runs. */
import type { RouteCount } from '../../../shared/src/model';
import type { Call, FileFacts, Span } from '../facts/ir';
import { functionAt } from '../facts/positions';
import { forEachExpr } from '../facts/walk';
import { remembered } from '../std/remembered';
import type { PreferenceRead } from '../world/choice/preference-read';
import { type Branch, type Context, functionName, type Site } from '../world/machine/context';
import type { Machine } from '../world/machine/machine';
import { NOWHERE } from '../world/machine/root-frame';
import { linkOf } from '../world/serving/link-of';
import { contains, decidesOver } from './branch-cuts';
import type { OthersGates } from './others-gates';
import type { OnTheWay, PassedTest, UngatedCase } from './reasons/case';
import type { Witness } from './witness';

/** Calls of calls are looked into so deep, and so many functions. */
const MAX_DEPTH = 4;
const MAX_PASSED = 60;

interface Asked {
  readonly routes: RouteCount;
  readonly onlyWhenOptedOut: () => boolean;
  readonly others: OthersGates;
  /** Who is shared with. */
  readonly vendor: string;
}

export function routeCase(m: Machine, witness: Witness | undefined, asked: Asked): UngatedCase {
  const { routes, onlyWhenOptedOut, others, vendor } = asked;
  const found = witness?.places ?? [];
  const places = found.map((it, i) => {
    const reads = readsIn(m, it.ctx);
    const next = found[i + 1]?.ctx;
    const isLayer = next !== undefined && (it.site === NOWHERE || isBehind(m, next));
    const untested = reads.filter(
      (read) => !others.isTested(read) && !(isLayer && isKept(it.ctx, { s: read.start, e: read.end })),
    );
    return { ...it, reads, isLayer, untested };
  });
  const branches = places.flatMap(({ ctx, site, isLayer }) =>
    branchesOf(ctx).map((branch) => ({ ctx, site, branch, role: roleOf(ctx, branch, site, isLayer) })),
  );
  const deciding = branches.filter((it) => decidesOver(it.branch, it.site));
  const onRoute = new Set(places.map((it) => it.ctx));
  const passed = places.flatMap(({ ctx, site }, i) =>
    passedBefore(m, { ctx, site, onRoute, others }, i < places.length - 1),
  );
  return { catalogue: m.catalogue, routes, places, branches, deciding, passed, onlyWhenOptedOut };

  function roleOf(ctx: Context, branch: Branch, site: Site, isLayer: boolean): OnTheWay['role'] {
    // What leaves is meant for all of the function: `if (optedOut) return` after the send comes late.
    const isOpen = branch.leavesWhenTrue || branch.leavesWhenFalse || decidesOver(branch, site);
    const held = isOpen ? undefined : others.heldBy(ctx, branch.test);
    if (!held) return !isOpen && makesValue(ctx, branch, others, isLayer) ? 'makes a value' : 'open';
    return held.has(vendor) ? 'gates same vendor' : 'gates others';
  }
}

/** A server runs it after something else, which calls on or lets pass. */
function isBehind(m: Machine, ctx: Context): boolean {
  return linkOf(m, ctx) !== undefined || [...ctx.callers.keys()].some((it) => m.serving.behind.has(it));
}

/** `jar.get('consent')?.value ?? ''`: whether there is a value; or a part of what a layer keeps for those after it. */
function makesValue(ctx: Context, { test, reads }: Branch, others: OthersGates, isLayer: boolean): boolean {
  const isPresence = partsOf(ctx.unit.facts).ofPresence.get(test.s) === test.e;
  return (isPresence && reads.every(others.isTested)) || (isLayer && isKept(ctx, test));
}

/** `req.optedOut = gpc || cookie`, `c.set('optedOut', …)`, `const optedOut = …` */
function isKept({ unit, fn }: Context, part: Span): boolean {
  return partsOf(unit.facts).kept.some(({ x, f }) => f === fn && contains(x, part));
}

const WRITES = /^(?:set|header|setHeader|assign|append|decorate)$/;

function calleeName({ callee }: Call): string {
  return callee.k === 'member' ? callee.name : '';
}

/** In this function. */
interface Kept {
  readonly x: Span;
  readonly f: number;
}

interface Parts {
  readonly kept: readonly Kept[];
  readonly ofPresence: ReadonlyMap<number, number>;
}

const parts = new WeakMap<FileFacts, Parts>();

function partsOf(facts: FileFacts): Parts {
  return remembered(parts, facts, () => {
    const kept: Kept[] = [];
    const ofPresence = new Map<number, number>();
    forEachExpr(facts, (it, f) => {
      if (it.k === 'assign') kept.push({ x: it.value, f });
      else if (it.k === 'var') kept.push(...it.decls.flatMap(({ init }) => (init ? { x: init, f } : [])));
      else if (it.k === 'call' && WRITES.test(calleeName(it))) kept.push(...it.args.map((x) => ({ x, f })));
      if (it.k === 'log' && it.op === '??') ofPresence.set(it.a.s, it.a.e);
      else if ((it.k === 'member' || it.k === 'index') && it.opt) ofPresence.set(it.obj.s, it.obj.e);
      else if (it.k === 'call' && it.opt) ofPresence.set(it.callee.s, it.callee.e);
    });
    return { kept, ofPresence };
  });
}

function branchesOf(ctx: Context): Branch[] {
  return [...ctx.trace.branches.values()].sort((a, b) => a.test.s - b.test.s);
}

interface Passing {
  readonly ctx: Context;
  readonly site: Site;
  readonly onRoute: ReadonlySet<Context>;
  readonly others: OthersGates;
}

/** Tests in what is called before the place. `isOnward`: it is a call that leads on; what its parts read, it hands on. */
function passedBefore(m: Machine, { ctx, site, onRoute, others }: Passing, isOnward: boolean): PassedTest[] {
  const found: PassedTest[] = [];
  const seen = new Set<Context>(onRoute);
  const before = [...ctx.trace.sites].filter(([it]) => it.s < site.e && !contains(it, site));
  const queue = before.flatMap(([it, targets]) =>
    [...targets].map((callee) => ({
      callee,
      depth: 0,
      isPart: isOnward && contains(site, it) && callee.result.value.reads.length > 0,
    })),
  );
  for (let next = queue.shift(); next && seen.size < MAX_PASSED + onRoute.size; next = queue.shift()) {
    const { callee, depth, isPart } = next;
    if (seen.has(callee) || callee.fn === 0) continue;
    seen.add(callee);
    const stops = neverReturns(callee) || isGenerator(callee);
    const answers = isPart || (depth === 0 && isAnswer(m, callee, ctx, others));
    if (answers) found.push({ branch: undefined, stops, answers });
    for (const branch of branchesOf(callee)) found.push({ branch, stops, answers });
    if (depth >= MAX_DEPTH) continue;
    for (const targets of callee.trace.sites.values())
      for (const it of targets) queue.push({ callee: it, depth: depth + 1, isPart: false });
  }
  return found;
}

/** A function that is named for the preference which it read. */
function isAnswer(m: Machine, ctx: Context, caller: Context, others: OthersGates): boolean {
  const isOpen = ctx.result.value.reads.some((it) => !others.isTestedIn(caller, it));
  return isOpen && m.catalogue.polarityOfName(functionName(ctx)) !== undefined;
}

function neverReturns({ result: { value } }: Context): boolean {
  return value.literals.length === 0 && value.refs.length === 0 && !value.unknown;
}

/** What it leaves out is not sent; what it yields is. */
function isGenerator({ unit, fn }: Context): boolean {
  return unit.facts.functions[fn]?.generator === true;
}

function readsIn(m: Machine, ctx: Context): PreferenceRead[] {
  const { facts, path } = ctx.unit;
  // Code in a string has facts of its own.
  if (m.links.facts(path) !== facts) return [];
  // A parameter that is called `optedOut` is read where it is used.
  const declared = new Set(facts.bindings.filter((it) => it.kind === 'param').map((it) => it.at));
  const own = [...m.reads.values()].filter(
    (it) => it.file === path && it.end > it.start && functionAt(facts, it.start) === ctx.fn && !declared.has(it.start),
  );
  // A call that hands the answer to a callback: the read is in there.
  const handsOver = (it: PreferenceRead) =>
    [...ctx.trace.sites].some(([site, targets]) => site.s === it.start && site.e === it.end && targets.size > 0);
  return own.filter((it) => !handsOver(it));
}
