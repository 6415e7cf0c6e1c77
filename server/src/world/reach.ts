/**
 * Runs one world to its fixpoint: from every entry, over everything that can run.
 *
 * A function that is referred to but that no call in sight runs (stored in a list that code we cannot
 * see drains) is an entry too. Which functions those are is found where anything may run, and then
 * holds in every world: a callback that is not called because its gate is closed is not one of them.
 */
import type { Catalogue } from '../catalogue/catalogue';
import { providersFirst } from '../facts/app-names';
import type { Entry, Links } from '../links/links';
import type { Token } from '../std/token';
import { callValue } from './calls/calls';
import { escape, escapeMethodsNamed, unknownArguments } from './calls/escape';
import { openMailboxes } from './calls/mailboxes';
import { exportedValue, runModule } from './calls/modules';
import { notePresses } from './choice/pressed-controls';
import type { Context, Site, Unit } from './machine/context';
import { createContext } from './machine/contexts';
import { drain } from './machine/drain';
import { copyState, type Frame } from './machine/frame';
import { createMachine, type Machine, modeOf, readCell, sideOf, unitOf } from './machine/machine';
import type { Prior } from './machine/prior';
import { NOWHERE, rootFrame } from './machine/root-frame';
import { runContext } from './machine/run';
import { isComponent } from './natives/angular-selectors';
import { settleReaders } from './natives/beside-provider';
import { settleStores } from './natives/redux/store';
import { noteRouter, settleRouter } from './natives/tanstack-router';
import { leaveWhatOthersLeft } from './objects/left-by-others';
import { allHeld } from './objects/properties';
import { isIdle } from './outside/idle-classes';
import { leftOnGlobals } from './outside/left-on-globals';
import { nameless } from './outside/nameless';
import { noteOwnGlobals } from './outside/own-globals';
import { leaveOut, useFromOutside } from './relevance/out-of-sight';
import { isNamedOnlyIn, isReferred } from './relevance/referred';
import type { Relevance } from './relevance/relevance';
import { behindServer } from './serving/behind-server';
import { eventOf } from './serving/cloud';
import { escapeWorker, messageFor } from './serving/messages';
import { isUsedOutside } from './serving/outside-requests';
import { giveData, givesData, isReadByPage, pagePropsOf } from './serving/page-data';
import { serve } from './serving/serve';
import { isSiteConfiguration, recordConfiguredLoads } from './sharing/configured-loads';
import { noteRendered } from './syntax/unrendered';
import { cellOf } from './syntax/variables';
import type { FunctionRef } from './values/ref';
import type { Value } from './values/value';
import type { World } from './worlds';

export interface Reach {
  readonly machine: Machine;
  /** Functions whose calls are not in sight, as `path:function`. */
  readonly unseen: ReadonlySet<string>;
}

export async function evaluateWorld(
  links: Links,
  catalogue: Catalogue,
  relevance: Relevance,
  world: World,
  roots: readonly string[],
  unseenBefore: ReadonlySet<string> | undefined,
  token: Token,
  prior?: Prior,
): Promise<Reach> {
  const m = createMachine(links, catalogue, world, relevance, prior);
  const step = (ctx: Context) => {
    const hub = m.roots.get(ctx) ?? m.hubs.get(ctx);
    if (hub) hub.run();
    else runContext(m, ctx);
  };
  for (const path of roots) {
    const facts = links.facts(path);
    if (!facts) continue;
    notePresses(m, facts);
    noteRendered(m, facts);
    noteRouter(m, facts);
    noteOwnGlobals(m, facts);
  }
  for (const path of relevance.outOfSight?.leftOut ?? []) {
    const unit = unitOf(m, path);
    if (unit) leaveOut(m, unit);
  }
  const waiting: Waiting[] = [];
  for (const path of providersFirst(roots, links.facts)) {
    const unit = unitOf(m, path);
    if (!unit) continue;
    for (const entry of links.entriesOf(unit.facts)) {
      if (!entry.ifIdle || unseenBefore?.has(keyOf(unit, entry))) addEntry(m, unit, entry);
      else waiting.push({ unit, entry });
    }
    await drain(m, token, step);
  }
  for (const path of relevance.outOfSight?.imported ?? []) {
    const unit = unitOf(m, path);
    if (unit) addImported(m, unit);
    await drain(m, token, step);
  }
  for (const { path, b } of relevance.outOfSight?.called ?? []) {
    const unit = unitOf(m, path);
    if (unit) addCalled(m, unit, b);
    await drain(m, token, step);
  }
  const unseen = new Set(unseenBefore);
  for (let grew = true; grew; ) {
    // What registers with a server waits for it; only what is left then waits for nobody in sight.
    grew = serve(m) || settle(m) || leaveWhatOthersLeft(m) || handOver(m, unseenBefore, unseen);
    if (!grew && !unseenBefore) grew = addIdle(m, waiting, unseen);
    await drain(m, token, step);
  }
  return { machine: m, unseen };
}

function settle(m: Machine): boolean {
  return settleStores(m) || settleReaders(m) || settleRouter(m);
}

/** An entry for as long as nothing in sight uses it. */
interface Waiting {
  readonly unit: Unit;
  readonly entry: Entry;
}

/** True when there was any. */
function addIdle(m: Machine, waiting: Waiting[], unseen: Set<string>): boolean {
  const idle = waiting.filter(({ unit, entry }) => {
    const module = unit.module;
    const name = entry.what.k === 'module' ? '' : entry.what.name;
    if (!module?.ran) return true;
    const { refs } = exportedValue(m, rootFrame(module), unit, name);
    return isIdle(
      m,
      refs.flatMap((it) => (it.kind === 'class' ? it : [])),
    );
  });
  for (const it of idle) {
    waiting.splice(waiting.indexOf(it), 1);
    unseen.add(keyOf(it.unit, it.entry));
    addEntry(m, it.unit, it.entry);
  }
  return idle.length > 0;
}

function keyOf(unit: Unit, { what }: Entry): string {
  return `entry ${unit.path}:${what.k}:${what.k === 'module' ? '' : what.name}`;
}

function addEntry(m: Machine, unit: Unit, entry: Entry): void {
  if (!canMatter(m, unit, entry)) return;
  const key = keyOf(unit, entry);
  beginAt(m, unit, entry, key, modeOf(m, sideOf(entry.surface), entry.request));
  if (entry.prerendered && entry.surface === 'client')
    beginAt(m, unit, entry, `${key} markup`, modeOf(m, 'server', entry.request, { markup: true }));
}

function beginAt(m: Machine, unit: Unit, entry: Entry, key: string, mode: Context['mode']): void {
  if (m.prior?.slice?.isIdle(key)) return;
  const ctx = rootContext(m, unit, key, mode);
  const name = entry.what.k === 'module' ? '' : entry.what.name;
  const run = () => {
    if (entry.what.k === 'module') {
      recordConfiguredLoads(m, unit, runModule(m, unit, ctx, NOWHERE));
      return;
    }
    const f = rootFrame(ctx);
    recordConfiguredLoads(m, unit, runModule(m, unit, ctx, undefined));
    behindServer(m, f, unit, entry, (inner, given = givenTo(m, inner, unit, entry)) => {
      if (given === m.values.never) return;
      const value = exportedValue(m, inner, unit, name);
      if (givesData(m, entry)) return giveData(m, inner, unit, name, value, unknownArguments(m, given));
      if (entry.label !== 'worker' || !escapeWorker(m, inner, value, NOWHERE))
        callEntry(m, inner, value, entry.methods, given);
    });
  };
  const { label, url, surface } = entry;
  const exported = entry.what.k === 'export' ? entry.what.name : undefined;
  m.roots.set(ctx, { label, url, exported, surface, run, loaded: exported !== undefined });
  run();
}

function givenTo(m: Machine, f: Frame, unit: Unit, entry: Entry): Value | undefined {
  return pagePropsOf(m, f, unit, entry) ?? eventOf(m, f, unit, entry) ?? messageFor(m, entry.label);
}

/** Code out of sight imports it. */
function addImported(m: Machine, unit: Unit): void {
  const key = `imported ${unit.path}`;
  if (m.prior?.slice?.isIdle(key)) return;
  const surface = m.links.surfaceOf(unit.facts);
  const ctx = rootContext(m, unit, key, modeOf(m, sideOf(surface), surface !== 'server'));
  const run = () => void runModule(m, unit, ctx, NOWHERE);
  m.roots.set(ctx, { label: 'code that imports the module', surface, run });
  run();
}

/** Code out of sight calls it with anything. */
function addCalled(m: Machine, unit: Unit, b: number): void {
  const binding = unit.facts.bindings[b];
  const key = `called ${unit.path}:${b}`;
  if (!binding || m.prior?.slice?.isIdle(key)) return;
  const surface = m.links.surfaceOf(unit.facts);
  const ctx = rootContext(m, unit, key, modeOf(m, sideOf(surface), !isUsedOutside(m.links, unit.path)));
  // What it is given may have any name and hold anything: its names promise nothing.
  const given = nameless(m);
  const run = () => {
    const module = runModule(m, unit, ctx, undefined);
    const value = readCell(cellOf(m, module, binding, b), ctx);
    for (const ref of value.refs) {
      const f = rootFrame(ctx);
      if (!useFromOutside(m, f, unit, b, ref)) callEntry(m, f, m.values.ref(ref), undefined, given);
    }
  };
  m.roots.set(ctx, { label: `code that uses \`${binding.name}\``, surface, run, loaded: true });
  run();
}

function canMatter(m: Machine, unit: Unit, entry: Entry): boolean {
  if (isSiteConfiguration(unit.path)) return true;
  if (entry.what.k === 'module') return m.relevance.leads(unit.facts, 0);
  if (isComponent(unit.facts, entry.what.name)) return true;
  return m.relevance.exports(unit.facts, entry.what.name) || isReadByPage(m, unit, entry);
}

/** Functions are called with what a framework passes; anything else that is exported escapes. */
function callEntry(m: Machine, f: Frame, value: Value, methods: Entry['methods'], given = m.values.unknown): void {
  const classes = value.refs.flatMap((it) => (it.kind === 'class' ? it : []));
  if (methods && classes.length === value.refs.length) {
    for (const cls of classes) escapeMethodsNamed(m, f, cls, methods, given);
    return;
  }
  const isCall = value.refs.length > 0 && value.refs.every((it) => it.kind === 'function');
  const named = isCall || given === m.values.unknown ? undefined : functionsIn(m, f, value);
  for (const it of named ?? []) callEntry(m, { ...f, state: copyState(f.state) }, it, undefined, given);
  if (named) return;
  if (!isCall) return escape(m, f, value, NOWHERE);
  const args = unknownArguments(m, given);
  const result = callValue(m, f, { callee: value, self: m.values.undefined, args, site: NOWHERE });
  if (f.state) escape(m, f, result, NOWHERE);
}

/** Form actions by their names. Undefined where there may be something else. */
function functionsIn(m: Machine, f: Frame, value: Value): readonly Value[] | undefined {
  const [ref] = value.refs;
  if (value.refs.length !== 1 || value.unknown || ref?.kind !== 'object' || ref.heap.open) return undefined;
  const held = allHeld(ref.heap, f.ctx).map((it) => readCell(it, f.ctx));
  const given = held.filter((it) => it !== m.values.never);
  return given.every((it) => it.refs.length > 0 && it.refs.every(({ kind }) => kind === 'function'))
    ? given
    : undefined;
}

function rootContext(m: Machine, unit: Unit, key: string, mode: Context['mode']): Context {
  const origin = { unit, fn: -1, callee: undefined, scope: undefined, mode };
  return createContext(m, key, origin, m.values.undefined, [], m.values.never, false);
}

/** Makes entries of what was put down and never taken up. True when there was any. */
function handOver(m: Machine, known: ReadonlySet<string> | undefined, unseen: Set<string>): boolean {
  // A listener whose mailbox is opened is called: it waits for nobody.
  if (openMailboxes(m, known, unseen)) return true;
  const called = new Set<string>();
  for (const ctx of m.contexts.values()) if (ctx.callee) called.add(nameOf(ctx.callee));
  const left = m.refs.functions.filter((it) => {
    const name = nameOf(it);
    if (called.has(name) || m.contexts.has(`unseen ${it.id}`) || it.home || m.relevance.isInert(it.unit.facts, it.fn))
      return false;
    if (m.prior?.slice?.outcomeOf(it.unit.facts, it.fn)) return false;
    return known ? known.has(name) : isReferred(it.unit.facts, it.fn, !m.relevance.outOfSight);
  });
  // Who is named by others that wait, or in other files, may be called by them.
  const waits = (it: FunctionRef) => isNamedOnlyIn(it.unit.facts, it.fn, (fn) => !called.has(nameOf({ ...it, fn })));
  const first = left.filter((it) => !waits(it));
  let grew = false;
  for (const ref of known || first.length === 0 ? left : first) {
    grew = true;
    unseen.add(nameOf(ref));
    const ctx = rootContext(m, ref.unit, `unseen ${ref.id}`, ref.scope.mode);
    const site = (ref.unit.facts.functions[ref.fn] ?? { s: 0, e: 0 }) as unknown as Site;
    const run = () => escape(m, rootFrame(ctx), m.values.ref(ref), site);
    m.roots.set(ctx, { label: 'callback', surface: 'unknown', run });
    ref.scope.trace.sites.set(site, ref.scope.trace.sites.get(site) ?? new Set());
    run();
  }
  for (const it of leftOnGlobals(m, known, (cls, fn) => called.has(nameOf({ unit: cls.unit, fn })))) {
    const key = `unseen ${it.key}`;
    if (m.contexts.has(key)) continue;
    grew = true;
    unseen.add(it.key);
    const ctx = rootContext(m, it.owner.unit, key, it.owner.mode);
    const run = () => it.run(rootFrame(ctx));
    m.roots.set(ctx, { label: it.label, surface: 'unknown', run, owner: it.owner });
    run();
  }
  return grew;
}

function nameOf(ref: Pick<FunctionRef, 'unit' | 'fn'>): string {
  return `${ref.unit.path}:${ref.unit.id > 0 && ref.unit.path.includes('#') ? ref.unit.id : ''}${ref.fn}`;
}
