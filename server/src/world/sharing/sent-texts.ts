/** What texts are made of that a call sends: `JSON.stringify({ email })` in it, or in a variable that it names. */
import type { FileFacts, Span } from '../../facts/ir';
import { forEachExpr } from '../../facts/walk';
import { remembered } from '../../std/remembered';
import type { Context, Site } from '../machine/context';
import type { Frame } from '../machine/frame';
import type { Value } from '../values/value';

/** What a text was made of, by the place that makes it. */
const made = new WeakMap<Context, Map<Site, Value>>();

export function noteText({ ctx }: Frame, site: Site, of: Value): void {
  remembered(made, ctx, () => new Map<Site, Value>()).set(site, of);
}

export function madeAt({ ctx }: Frame, site: Site): Value | undefined {
  return made.get(ctx)?.get(site);
}

export function sentTexts(f: Frame, site: Site): readonly Value[] {
  const texts = made.get(f.ctx);
  if (!texts) return [];
  const places = [site, ...textsNamed(f.unit.facts, site)];
  return [...texts].flatMap(([it, value]) => (places.some(({ s, e }) => it.s >= s && it.e <= e) ? [value] : []));
}

interface Variables {
  /** What they are declared to be. */
  readonly init: Map<number, Span>;
  readonly uses: { readonly at: Span; readonly b: number }[];
}

const known = new WeakMap<FileFacts, Variables>();

/** Where the variables are made that a call names. */
function textsNamed(facts: FileFacts, { s, e }: Span): readonly Span[] {
  const { init, uses } = remembered(known, facts, () => variablesOf(facts));
  return uses.flatMap(({ at, b }) => (at.s >= s && at.e <= e ? (init.get(b) ?? []) : []));
}

function variablesOf(facts: FileFacts): Variables {
  const init = new Map<number, Span>();
  const uses: { at: Span; b: number }[] = [];
  forEachExpr(facts, (it) => {
    if (it.k === 'ref') uses.push({ at: it, b: it.b });
    if (it.k !== 'var') return;
    for (const { target, init: first } of it.decls)
      if (target.k === 'pid' && (first?.k === 'call' || first?.k === 'new')) init.set(target.b, first);
  });
  return { init, uses: uses.filter(({ b }) => init.has(b)) };
}
