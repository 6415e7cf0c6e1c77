/** A route as places with plain words, entry first. */
import type { RouteEntry, RouteStep } from '../../../shared/src/model';
import { touchpointWords } from '../../../shared/src/words';
import type { FileFacts } from '../facts/ir';
import { rangeOf } from '../facts/positions';
import type { Quote } from '../facts/quote';
import type { Context } from '../world/machine/context';
import type { Machine } from '../world/machine/machine';
import { NOWHERE } from '../world/machine/root-frame';
import { linkOf } from '../world/serving/link-of';
import { type Step, shortestRoute } from './call-graph';
import { entryName } from './entry-name';
import type { Touchpoint } from './touchpoints';
import { shortText, writtenCallee } from './written-callee';

export interface Witness {
  readonly steps: readonly RouteStep[];
  /** The contexts on the route with the place in each, entry first. */
  readonly places: readonly { readonly ctx: Context; readonly site: Step['site'] }[];
  readonly entry: RouteEntry;
}

export function findWitness(m: Machine, touchpoint: Touchpoint, quote: Quote): Witness | undefined {
  const route = shortestRoute(m, touchpoint.contexts);
  if (!route) return undefined;
  const entry = m.roots.get(route.root)?.label ?? 'entry';
  const [first, ...rest] = route.steps;
  const start = first?.to ?? route.root;
  const passed = passedTo(route.root, start, rest);
  const startLabel = passed ? 'middleware' : (linkOf(m, start)?.label ?? entryLabel(entry, start));
  const steps: RouteStep[] = [{ ...placeOf(start), label: startLabel }];
  const places: { ctx: Context; site: Step['site'] }[] = [];
  for (const step of rest) {
    places.push({ ctx: step.from, site: step.site });
    if (!isWritten(step)) continue;
    const { unit } = step.from;
    if (step === passed) {
      steps.push({ ...placeOf(step.to), label: entryLabel(entry, step.to) });
      continue;
    }
    const place =
      step.site === NOWHERE
        ? placeOf(step.to)
        : { file: unit.path, range: rangeOf(unit.facts, step.site.s, step.site.e) };
    steps.push({ ...place, label: linkOf(m, step.to)?.label ?? stepLabel(step, quote) });
  }
  places.push({ ctx: rest.at(-1)?.to ?? start, site: touchpoint.sink.site });
  const { unit, sink } = touchpoint;
  const range = rangeOf(unit.facts, sink.span.s, sink.span.e);
  const { written = sink.match.callee } = writtenCallee(quote, touchpoint);
  steps.push({ file: unit.path, range, label: touchpointWords(sink.match.kind, written, sink.match.vendor.name) });
  return { steps, places, entry: entryName(m, route.root, route.steps) };
}

/** The step by which Next.js' middleware lets a request pass to the entry's own file. */
function passedTo(root: Context, start: Context, rest: readonly Step[]): Step | undefined {
  if (start.unit === root.unit || !MIDDLEWARE.test(start.unit.path)) return undefined;
  return rest.find((it) => it.from.unit === start.unit && it.to.unit === root.unit);
}

const MIDDLEWARE = /(?:^|\/)(?:middleware|proxy)\.[cm]?[jt]sx?$/;

function placeOf(ctx: Context) {
  const { facts, path } = ctx.unit;
  const fn = facts.functions[ctx.fn];
  const start = ctx.fn <= 0 || !fn ? 0 : fn.s;
  return { file: path, range: rangeOf(facts, start, start) };
}

/** What a template is made into is a function that nobody wrote (`facts/languages`). */
function isWritten({ to }: Step): boolean {
  return !nameOf(to.unit.facts, to.fn).startsWith('__');
}

function entryLabel(label: string, ctx: Context): string {
  const name = nameOf(ctx.unit.facts, ctx.fn);
  if (isHandler(name) && !label.includes(`\`${name}\``)) return `${handlerOf(label)} \`${name}\``;
  if (name === 'MDXContent') return 'MDX page';
  if (label === 'exported function' && COMPONENT.test(ctx.unit.path)) return `component \`${name}\``;
  return name && !label.includes(name) && label !== 'module' ? `${label} \`${name}\`` : label;
}

/** A page's own handlers are entries with it. */
function handlerOf(label: string): string {
  if (label === 'exported function' || label === 'module') return 'handler';
  return label.includes('`') ? `${label}, its` : `${label}'s`;
}

function stepLabel({ from, to, site }: Step, quote: Quote): string {
  const named = nameOf(to.unit.facts, to.fn);
  const name = named === 'default' ? '' : named;
  if (site === NOWHERE)
    return name ? `code that was not followed calls \`${name}\`` : 'code that was not followed calls this';
  if (to.fn === 0) return `loads \`${to.unit.path}\``;
  if (site.k === 'jsx' && isHandler(name)) return `hands on \`${name}\``;
  if (site.k === 'jsx') return name ? `renders \`${name}\`` : 'renders a component';
  if (name) return `calls \`${name}\``;
  const caller = site.k === 'call' ? shortText(quote(from.unit.path, site.callee.s, site.callee.e)) : undefined;
  if (caller !== undefined && named === 'default') return `calls \`${caller}\``;
  return caller === undefined ? 'runs an inner function' : `\`${caller}\` calls back`;
}

function isHandler(name: string): boolean {
  return /^(?:on[A-Z:]|handle[A-Z])/.test(name);
}

function nameOf(facts: FileFacts, fn: number): string {
  return facts.functions[fn]?.name ?? '';
}

const COMPONENT = /\.(?:vue|svelte|astro)$/;
