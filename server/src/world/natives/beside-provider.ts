/**
 * Who asks for what a component gives to those below it, and does not stand below it: `<Provider><Shop /></Provider>`
 * with `<Footer />` beside it, or another tree that is mounted without it. These find the default, or nothing.
 *
 * Asked once, where anything may run and all has come to rest. A page that a framework renders stands below whatever
 * its layout gives, so only what stands beside a provider, or in a tree that is mounted in sight, is told to be outside.
 */
import type { Call, Expr, FileFacts, Jsx, Span } from '../../facts/ir';
import { forEachExpr } from '../../facts/walk';
import { remembered } from '../../std/remembered';
import type { Context, Site } from '../machine/context';
import type { Frame } from '../machine/frame';
import { cellIn, type Machine, readCell, writeCell } from '../machine/machine';

/** From a component to what it renders. */
const MAX_DEPTH = 3;

interface Given {
  /** Contexts of which everything that they render is below. */
  readonly within: Set<Context>;
  /** Elements of which the children are below, with who makes them. */
  readonly around: Map<Expr | Jsx, Context>;
  toAll: boolean;
}

interface Reader {
  readonly id: string;
  readonly key: string;
  readonly ctx: Context;
  readonly site: Span;
}

interface Notes {
  readonly given: Map<string, Given>;
  readonly readers: Map<string, Reader>;
  /** Who makes the elements that ask by themselves. */
  readonly makers: Map<Span, Set<Context>>;
  readonly beside: Set<string>;
}

const notes = new WeakMap<Machine, Notes>();
const notesOf = (m: Machine) =>
  remembered(notes, m, (): Notes => ({ given: new Map(), readers: new Map(), makers: new Map(), beside: new Set() }));
const givenUnder = (m: Machine, key: string) =>
  remembered(notesOf(m).given, key, (): Given => ({ within: new Set(), around: new Map(), toAll: false }));

/** `provide(key, …)` in a component's setup; `isForAll`: of an app, or under a key that is not known. */
export function noteWithin(m: Machine, { ctx }: Frame, key: string, isForAll = false): void {
  const given = givenUnder(m, key);
  given.within.add(ctx);
  if (isForAll) given.toAll = true;
}

/** `<Context.Provider value={…}>` */
export function noteAround(m: Machine, key: string, node: Expr | Jsx, maker: Context): void {
  givenUnder(m, key).around.set(node, maker);
}

/** `<Context.Consumer>`, an element of a class with a `contextType`: it asks for itself, whoever renders it. */
export function noteAsking(m: Machine, element: Span, maker: Context): void {
  remembered(notesOf(m).makers, element, () => new Set<Context>()).add(maker);
}

/** May whoever asks here stand where nothing is given? */
export function isBeside(m: Machine, { ctx, unit }: Frame, key: string, site: Span): boolean {
  const { readers, makers } = notesOf(m);
  const [maker] = makers.get(site) ?? [];
  const id = `${(maker ?? { unit }).unit.path}:${site.s}`;
  if (m.prior) return m.prior.beside.has(id);
  readers.set(`${ctx.id}:${id}:${key}`, { id, key, ctx, site });
  return readCell(cellOf(m, id), ctx) !== m.values.never;
}

/** Places that are told, for the worlds after this one. */
export function besideOf(m: Machine): ReadonlySet<string> {
  return notesOf(m).beside;
}

/** Tells those who stand outside. True when there was any that had not been told. */
export function settleReaders(m: Machine): boolean {
  if (m.prior) return false;
  const { given: all, readers, makers, beside } = notesOf(m);
  const ofKey = new Map<string, Providers>();
  let grew = false;
  for (const { id, key, ctx, site } of readers.values()) {
    const given = all.get(key);
    if (!given || given.toAll || beside.has(id)) continue;
    const providers = remembered(ofKey, key, () => closureOf(given));
    const asking = makers.get(site);
    const isAnyOutside = asking
      ? [...asking].some((it) => standsOutside(it, site as Site, providers, new Set(), false))
      : isOutside(ctx, providers, new Set(), false);
    if (!isAnyOutside) continue;
    beside.add(id);
    writeCell(m, cellOf(m, id), m.values.true, undefined);
    grew = true;
  }
  return grew;
}

function cellOf(m: Machine, id: string) {
  return cellIn(m, m.provided, `beside ${id}`);
}

interface Providers {
  /** Components that call a function that gives something. */
  readonly within: ReadonlySet<Context>;
  readonly around: Given['around'];
  /** Components that put elements around their children, too. */
  readonly all: ReadonlySet<Context>;
  /** What is known by now: nothing runs while it is asked. */
  readonly places: Map<Context, Map<Site, Stands>>;
  /** By depth. */
  readonly giving: readonly Map<Context, boolean>[];
}

type Stands = 'below' | 'beside' | 'elsewhere';

/** A hook gives what it gives in the name of the component that calls it. */
function closureOf({ within, around }: Given): Providers {
  const all = new Set(within);
  for (const ctx of all)
    for (const [caller, sites] of ctx.callers) if ([...sites].some((it) => !isElement(caller, it))) all.add(caller);
  const giving = Array.from({ length: MAX_DEPTH }, () => new Map<Context, boolean>());
  return { within: all, around, all: new Set([...all, ...around.values()]), places: new Map(), giving };
}

/** `isApart`: a component on the way renders a provider beside it. */
function isOutside(ctx: Context, given: Providers, seen: Set<Context>, isApart: boolean): boolean {
  if (given.within.has(ctx) || seen.has(ctx)) return false;
  seen.add(ctx);
  if (ctx.callers.size === 0) return isApart;
  return [...ctx.callers].some(([caller, sites]) =>
    [...sites].some((site) => standsOutside(caller, site, given, seen, isApart)),
  );
}

function standsOutside(maker: Context, site: Site, given: Providers, seen: Set<Context>, isApart: boolean): boolean {
  const ofMaker = remembered(given.places, maker, () => new Map<Site, Stands>());
  const stands = remembered(ofMaker, site, () => placeOf(maker, site, given));
  if (stands === 'below') return false;
  if (maker.fn <= 0 && isMounted(maker.unit.facts, site)) return true;
  return isOutside(maker, given, seen, isApart || stands === 'beside');
}

function placeOf(maker: Context, site: Site, given: Providers): Stands {
  if (!isElement(maker, site)) return 'elsewhere';
  const providers = [
    ...[...given.around].flatMap(([node, by]) => (by === maker ? [node] : [])),
    ...[...maker.trace.sites].flatMap(([it, run]) => ([...run].some((target) => gives(target, given, 0)) ? [it] : [])),
  ].filter((it) => it !== site);
  if (providers.some((it) => holds(it, site))) return 'below';
  const root = rootsIn(maker.unit.facts).find((it) => holds(it, site));
  return providers.some((it) => root && holds(root, it) && !holds(site, it)) ? 'beside' : 'elsewhere';
}

/** It, or what it renders, gives something to its children. */
function gives(ctx: Context, given: Providers, depth: number): boolean {
  const known = given.giving[depth];
  if (!known || given.all.has(ctx)) return given.all.has(ctx);
  return remembered(known, ctx, () =>
    [...ctx.trace.sites].some(
      ([site, run]) => isElement(ctx, site) && [...run].some((it) => gives(it, given, depth + 1)),
    ),
  );
}

function holds(outer: Span, inner: Span): boolean {
  return outer.s <= inner.s && inner.e <= outer.e && outer !== inner;
}

function isElement({ unit }: Context, site: Site): boolean {
  return site.k === 'jsx' && rootsIn(unit.facts).some((it) => it.s <= site.s && site.e <= it.e);
}

const roots = new WeakMap<FileFacts, readonly Jsx[]>();
/** Elements that stand in no other. */
function rootsIn(facts: FileFacts): readonly Jsx[] {
  return remembered(roots, facts, () => {
    const all: Jsx[] = [];
    forEachExpr(facts, (it) => {
      if (it.k === 'jsx') all.push(it);
    });
    let end = -1;
    return all
      .sort((a, b) => a.s - b.s || b.e - a.e)
      .filter((it) => {
        const isRoot = it.s >= end;
        if (isRoot) end = it.e;
        return isRoot;
      });
  });
}

const MOUNTS = /^(?:render|hydrate|hydrateRoot|mount|createApp|createSSRApp)$/;
const mounts = new WeakMap<FileFacts, readonly Call[]>();
function isMounted(facts: FileFacts, site: Site): boolean {
  const calls = remembered(mounts, facts, () => {
    const found: Call[] = [];
    forEachExpr(facts, (it) => {
      if (it.k !== 'call') return;
      const { callee } = it;
      const name = callee.k === 'ref' ? facts.bindings[callee.b]?.name : callee.k === 'member' ? callee.name : '';
      if (MOUNTS.test(name ?? '')) found.push(it);
    });
    return found;
  });
  return site.k === 'new' || calls.some((it) => it.s <= site.s && site.e <= it.e);
}
