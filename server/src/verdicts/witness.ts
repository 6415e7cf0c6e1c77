/** A route as places with plain words, entry first. */
import type { RouteStep } from '../../../shared/src/model';
import { touchpointWords } from '../../../shared/src/words';
import type { FileFacts } from '../facts/ir';
import { rangeOf } from '../facts/positions';
import type { Quote } from '../facts/quote';
import type { Context } from '../world/machine/context';
import type { Machine } from '../world/machine/machine';
import { linkOf } from '../world/serving/link-of';
import { type Step, shortestRoute } from './call-graph';
import type { Touchpoint } from './touchpoints';
import { shortText, writtenCallee } from './written-callee';

export interface Witness {
  readonly steps: readonly RouteStep[];
  /** The contexts on the route with the place in each, entry first. */
  readonly places: readonly { readonly ctx: Context; readonly site: Step['site'] }[];
  readonly entry: string;
}

export function findWitness(m: Machine, touchpoint: Touchpoint, quote: Quote): Witness | undefined {
  const route = shortestRoute(m, touchpoint.contexts);
  if (!route) return undefined;
  const entry = m.roots.get(route.root)?.label ?? 'entry';
  const [first, ...rest] = route.steps;
  const start = first?.to ?? route.root;
  const steps: RouteStep[] = [{ ...placeOf(start), label: linkOf(m, start)?.label ?? entryLabel(entry, start) }];
  const places: { ctx: Context; site: Step['site'] }[] = [];
  for (const step of rest) {
    places.push({ ctx: step.from, site: step.site });
    const { unit } = step.from;
    steps.push({
      file: unit.path,
      range: rangeOf(unit.facts, step.site.s, step.site.e),
      label: linkOf(m, step.to)?.label ?? stepLabel(step, quote),
    });
  }
  places.push({ ctx: rest.at(-1)?.to ?? start, site: touchpoint.sink.site });
  const { unit, sink } = touchpoint;
  const range = rangeOf(unit.facts, sink.span.s, sink.span.e);
  const { written = sink.match.callee } = writtenCallee(quote, touchpoint);
  steps.push({ file: unit.path, range, label: touchpointWords(sink.match.kind, written, sink.match.vendor.name) });
  return { steps, places, entry };
}

function placeOf(ctx: Context) {
  const { facts, path } = ctx.unit;
  const fn = facts.functions[ctx.fn];
  const start = ctx.fn <= 0 || !fn ? 0 : fn.s;
  return { file: path, range: rangeOf(facts, start, start) };
}

function entryLabel(label: string, ctx: Context): string {
  const name = nameOf(ctx.unit.facts, ctx.fn);
  return name && !label.includes(name) && label !== 'module' ? `${label} \`${name}\`` : label;
}

function stepLabel({ from, to, site }: Step, quote: Quote): string {
  const name = nameOf(to.unit.facts, to.fn);
  if (to.fn === 0) return `loads \`${to.unit.path}\``;
  if (site.k === 'jsx') return name ? `renders \`${name}\`` : 'renders a component';
  if (name) return `calls \`${name}\``;
  const caller = site.k === 'call' ? shortText(quote(from.unit.path, site.callee.s, site.callee.e)) : undefined;
  return caller === undefined ? 'calls back' : `\`${caller}\` calls back`;
}

function nameOf(facts: FileFacts, fn: number): string {
  return facts.functions[fn]?.name ?? '';
}
