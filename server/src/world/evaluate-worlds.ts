/**
 * Evaluates a program in every world that a verdict needs: whole where that comes to rest, else in the
 * vicinity of its touchpoints, with the rest of it as code that we cannot see.
 */
import type { Catalogue } from '../catalogue/catalogue';
import type { Links } from '../links/links';
import type { Token } from '../std/token';
import type { Machine } from './machine';
import { priorOf } from './prior';
import { evaluateWorld } from './reach';
import { type Relevance, scopesOf } from './relevance';
import { AGREED, ANYONE, OPTED_OUT } from './worlds';

export interface WorldsInput {
  readonly links: Links;
  readonly catalogue: Catalogue;
  /** Files in which a touchpoint may be, and what leads to them. */
  readonly roots: readonly string[];
  /** Files in which a choice may be stored. */
  readonly writers: readonly string[];
}

export interface Worlds {
  readonly anyone: Machine;
  readonly optedOut: Machine;
  readonly agreed: Machine;
  readonly scope: 'whole' | 'vicinity';
  /** Neither came to rest: nothing is proven, neither that a gate holds nor that code is dead. */
  readonly isCutShort: boolean;
}

/** With more functions than this that lead to a touchpoint, a program is not tried as a whole. */
const MAX_WHOLE = 3000;

export async function evaluateWorlds(input: WorldsInput, token: Token): Promise<Worlds> {
  const scopes = scopesOf(input.links, input.catalogue, input.roots);
  if (scopes.whole.size <= MAX_WHOLE) {
    const worlds = await evaluateIn(scopes.whole, input, token);
    if (!worlds.isCutShort) return worlds;
  }
  return evaluateIn(scopes.vicinity(), input, token);
}

async function evaluateIn(relevance: Relevance, input: WorldsInput, token: Token): Promise<Worlds> {
  const { links, catalogue, roots, writers } = input;
  const scope = relevance.outOfSight ? 'vicinity' : 'whole';
  const reach = (...rest: Tail<Parameters<typeof evaluateWorld>>) =>
    evaluateWorld(links, catalogue, relevance, ...rest);
  // Who stores a choice need not be near a touchpoint.
  const all = roots.length > 0 ? [...new Set([...roots, ...writers])].sort() : roots;
  const anyone = await reach(ANYONE, all, undefined, token);
  const cut = {
    anyone: anyone.machine,
    optedOut: anyone.machine,
    agreed: anyone.machine,
    scope,
    isCutShort: true,
  } as const;
  // A program that does not come to rest for anyone is not tried again: nothing in it will be called gated.
  if (anyone.machine.exhausted) return cut;
  const prior = priorOf(anyone.machine);
  const optedOut = await reach(OPTED_OUT, roots, anyone.unseen, token, prior);
  if (optedOut.machine.exhausted) return { ...cut, optedOut: optedOut.machine };
  // Where nothing reads a preference, what a consumer who agreed meets is the same.
  const agreed = optedOut.machine.reads.size === 0 ? optedOut : await reach(AGREED, roots, anyone.unseen, token, prior);
  return { ...cut, optedOut: optedOut.machine, agreed: agreed.machine, isCutShort: false };
}

type Tail<T extends readonly unknown[]> = T extends readonly [unknown, unknown, unknown, ...infer Rest] ? Rest : never;
