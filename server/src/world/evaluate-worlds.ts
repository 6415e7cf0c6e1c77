/**
 * Evaluates a program in every world that a verdict needs: whole where that comes to rest, else in the
 * vicinity of its touchpoints, with the rest of it as code that we cannot see.
 */
import type { Catalogue } from '../catalogue/catalogue';
import type { Links } from '../links/links';
import type { Token } from '../std/token';
import { unfilledStores } from './choice/kept-answers';
import type { Machine } from './machine/machine';
import { type Prior, priorOf } from './machine/prior';
import { hasShown } from './natives/angular-templates';
import { hasStore } from './natives/redux/store';
import { evaluateWorld } from './reach';
import { canBeLeftOut } from './relevance/left-out';
import { type Relevance, type Scopes, scopesOf } from './relevance/relevance';
import { NOTHING_ABOVE } from './relevance/vicinity';
import { ANYONE, OPTED_OUT, type World } from './worlds';

export interface WorldsInput {
  readonly links: Links;
  readonly catalogue: Catalogue;
  /** Files in which a touchpoint may be, and what leads to them. */
  readonly roots: readonly string[];
  /** Files in which a choice may be stored. */
  readonly writers: readonly string[];
  /** A Prisma schema's text. */
  readonly schema?: string | undefined;
  /** Runs more of a program, or less, than would be run: for tests of what that leaves out. */
  readonly narrow?: (scopes: Scopes) => Scopes;
}

export interface Worlds {
  readonly anyone: Machine;
  readonly optedOut: Machine;
  readonly scope: Scope;
  /** Files of which nothing was followed. */
  readonly leftOut: readonly string[];
  /** Evaluates the same program in a further world: the slice of it that counts there (`slice.ts`), or all of it. */
  further(world: World, runsAll?: boolean): Promise<Machine>;
}

/** What came to rest. `nothing`: then nothing is proven, neither that a gate holds nor that code is dead. */
export type Scope = 'whole' | 'vicinity' | 'nothing';

/** Files that alone took too much, one after the other. */
const MAX_LEFT_OUT = 2;
/** With more functions than this that lead to a touchpoint, a program is not tried as a whole. */
const MAX_WHOLE = 3000;

export async function evaluateWorlds(input: WorldsInput, token: Token): Promise<Worlds> {
  const { links, catalogue, roots, writers, narrow } = input;
  // Who stores a choice need not be near a touchpoint.
  const all = roots.length > 0 ? [...new Set([...roots, ...writers])].sort() : roots;
  const found = scopesOf(links, catalogue, all);
  const scopes = narrow ? narrow(found) : found;
  if (scopes.whole.size <= MAX_WHOLE) {
    const worlds = await evaluateIn(scopes.whole, input, all, token);
    if (worlds.scope !== 'nothing') return worlds;
  }
  const leftOut = new Set<string>();
  for (;;) {
    const worlds = await evaluateIn(scopes.vicinity(undefined, leftOut), input, all, token);
    if (worlds.scope !== 'nothing') return worlds;
    const heavy = leftOut.size < MAX_LEFT_OUT ? heaviestOf(worlds.optedOut) : undefined;
    if (heavy === undefined || leftOut.has(heavy)) break;
    leftOut.add(heavy);
  }
  // What was given up halfway has not met all touchpoints: those who share are run by themselves.
  return evaluateIn(scopes.vicinity(NOTHING_ABOVE, leftOut), input, all, token);
}

/** The one file that alone took most of what was too much: a library that somebody checked in. */
function heaviestOf({ units, work, catalogue }: Machine): string | undefined {
  const [most] = [...units.values()].sort((a, b) => b.reads - a.reads);
  return most && most.reads > work.reads / 2 && canBeLeftOut(most.facts, catalogue) ? most.path : undefined;
}

async function evaluateIn(
  relevance: Relevance,
  { links, catalogue, roots, schema }: WorldsInput,
  all: readonly string[],
  token: Token,
): Promise<Worlds> {
  const reach = (world: World, paths: readonly string[], unseen?: ReadonlySet<string>, prior?: Prior) =>
    evaluateWorld(links, catalogue, relevance, world, paths, unseen, token, prior);
  const leftOut = [...(relevance.outOfSight?.leftOut ?? [])];
  const { machine: anyone, unseen } = await reach(ANYONE, all);
  let prior: Prior | undefined;
  const further = async (world: World, runsAll = false) => {
    const known = (prior ??= priorOf(anyone, schema));
    // A template shows components of files that it does not import; who reads a store need not import it.
    const paths = hasShown(anyone) || hasStore(anyone) ? all : roots;
    const run = async (it: Prior) =>
      (await reach(world, paths, unseen, runsAll ? { ...it, slice: undefined } : it)).machine;
    const machine = await run(known);
    const unfilled = unfilledStores(machine);
    if (unfilled.length === 0) return machine;
    const keptStores = new Map([...known.keptStores].filter(([place]) => !unfilled.includes(place)));
    return run((prior = { ...known, keptStores }));
  };
  // A program that does not come to rest for anyone is not tried again: nothing in it will be called gated.
  if (anyone.exhausted) return { anyone, optedOut: anyone, scope: 'nothing', leftOut, further };
  // Where nothing is shared, no choice decides over anything.
  const optedOut = sharesAnything(anyone) ? await further(OPTED_OUT) : anyone;
  if (optedOut.exhausted) return { anyone, optedOut, scope: 'nothing', leftOut, further };
  return { anyone, optedOut, scope: relevance.outOfSight ? 'vicinity' : 'whole', leftOut, further };
}

function sharesAnything({ contexts }: Machine): boolean {
  for (const { trace } of contexts.values()) if (trace.sinks.size > 0) return true;
  return false;
}
