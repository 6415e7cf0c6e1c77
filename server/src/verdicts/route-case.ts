/** Gathers what a reason is judged by from the route that still runs. */
import type { RouteCount } from '../../../shared/src/model';
import { functionAt } from '../facts/positions';
import type { PreferenceRead } from '../world/choice/preference-read';
import type { Branch, Context, Site } from '../world/machine/context';
import type { Machine } from '../world/machine/machine';
import { contains, decidesOver } from './branch-cuts';
import type { PassedTest, UngatedCase } from './reasons/case';
import type { Witness } from './witness';

/** Calls of calls are looked into so deep, and so many functions. */
const MAX_DEPTH = 4;
const MAX_PASSED = 60;

export function routeCase(
  m: Machine,
  witness: Witness | undefined,
  routes: RouteCount,
  onlyWhenOptedOut: boolean,
): UngatedCase {
  const places = (witness?.places ?? []).map((it) => ({ ...it, reads: readsIn(m, it.ctx) }));
  const branches = places.flatMap(({ ctx, site }) => branchesOf(ctx).map((branch) => ({ ctx, site, branch })));
  const deciding = branches.filter((it) => decidesOver(it.branch, it.site));
  const onRoute = new Set(places.map((it) => it.ctx));
  const passed = places.flatMap(({ ctx, site }, i) => passedBefore(m, ctx, site, onRoute, i < places.length - 1));
  return { catalogue: m.catalogue, routes, places, branches, deciding, passed, onlyWhenOptedOut };
}

function branchesOf(ctx: Context): Branch[] {
  return [...ctx.trace.branches.values()].sort((a, b) => a.test.s - b.test.s);
}

/** Tests in what is called before the place. `isOnward`: it is a call that leads on; what its parts read, it hands on. */
function passedBefore(
  m: Machine,
  ctx: Context,
  site: Site,
  onRoute: ReadonlySet<Context>,
  isOnward: boolean,
): PassedTest[] {
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
    const answers = isPart || (depth === 0 && isAnswer(m, callee));
    if (answers) found.push({ branch: undefined, stops, answers });
    for (const branch of branchesOf(callee)) found.push({ branch, stops, answers });
    if (depth >= MAX_DEPTH) continue;
    for (const targets of callee.trace.sites.values())
      for (const it of targets) queue.push({ callee: it, depth: depth + 1, isPart: false });
  }
  return found;
}

/** A function that is named for the preference which it read. */
function isAnswer(m: Machine, { result: { value }, unit, fn }: Context): boolean {
  const name = unit.facts.functions[fn]?.name ?? '';
  return value.reads.length > 0 && m.catalogue.polarityOfName(name) !== undefined;
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
  const own = [...m.reads.values()].filter(
    (it) => it.file === path && it.end > it.start && functionAt(facts, it.start) === ctx.fn,
  );
  // A call that hands the answer to a callback: the read is in there.
  const handsOver = (it: PreferenceRead) =>
    [...ctx.trace.sites].some(([site, targets]) => site.s === it.start && site.e === it.end && targets.size > 0);
  return own.filter((it) => !handsOver(it));
}
