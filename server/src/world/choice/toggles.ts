/**
 * A consumer's own switch, turned round: `onChange={() => setAds(!ads)}`. Who refused does not turn it on: for them it
 * stays what it is. Only where nothing but the consumer's acts runs that code, which the first world knows.
 */
import type { Expr } from '../../facts/ir';
import { remembered } from '../../std/remembered';
import type { Context, Site } from '../machine/context';
import type { Frame } from '../machine/frame';
import type { Machine } from '../machine/machine';
import type { Ref } from '../values/ref';
import type { Value } from '../values/value';
import { readOf, seedBoolean } from './preferences';
import { togglesIn } from './toggle-places';

/** Of each function, where it was handed to the platform as a handler of such an event. */
const handlers = new WeakMap<Machine, Map<Ref, Set<Site>>>();

export function noteHandler(m: Machine, value: Value, site: Site): void {
  if (m.prior) return;
  const known = remembered(handlers, m, () => new Map<Ref, Set<Site>>());
  for (const it of value.refs) remembered(known, it, () => new Set<Site>()).add(site);
}

/** In a world after the first: what is turned round there, as it stays. */
export function toggled(m: Machine, f: Frame, x: Expr, value: Value): Value | undefined {
  if (!m.prior?.toggles.has(x)) return undefined;
  const name = togglesIn(f.unit.facts).get(x)?.name ?? '';
  const polarity = m.catalogue.polarityOfName(name) ?? (m.catalogue.isChoice(name) ? 'in' : undefined);
  if (polarity === 'in' || polarity === 'out')
    return seedBoolean(m, polarity, readOf(m, f, 'stored', m.catalogue.purposeOfName(name) ?? 'any', { name, at: x }));
  const isOfChoice = value.reads.some((it) => it.source === 'stored' || it.source === 'cmp');
  return isOfChoice && (m.world.stored === 'no' || m.world.stored === 'nothing') ? value : undefined;
}

/** Those that nothing but acts of the consumer's runs. */
export function actedToggles(m: Machine): ReadonlySet<Expr> {
  const acted = new Set<Expr>();
  const others = new Set<Expr>();
  for (const ctx of m.contexts.values())
    for (const { x, fn } of togglesIn(ctx.unit.facts).values())
      if (fn === ctx.fn) (isByActs(m, ctx, new Set()) ? acted : others).add(x);
  for (const it of others) acted.delete(it);
  return acted;
}

function isByActs(m: Machine, ctx: Context, seen: Set<Context>): boolean {
  if (seen.has(ctx)) return true;
  seen.add(ctx);
  if (m.roots.has(ctx) || ctx.fn === 0 || ctx.callers.size === 0) return false;
  const hub = m.hubs.get(ctx);
  for (const [caller, sites] of ctx.callers) {
    if (hub && [...sites].every((it) => isHandler(m, hub.of, it))) continue;
    if (hub || !isByActs(m, caller, seen)) return false;
  }
  return true;
}

function isHandler(m: Machine, { refs }: Value, site: Site): boolean {
  const known = handlers.get(m);
  return refs.every((it) => known?.get(it)?.has(site) === true);
}
