/**
 * The slice of a program that the worlds after the first run again.
 *
 * In the first world anyone may run anything, so what runs there and what it reads takes in all that runs and is read in
 * any other world. Going back from touchpoints and preference reads over who calls whom, and over who wrote what is read,
 * gives the functions on which a later world's answer depends. Whatever else they call answers the same in every world:
 * what it answered in the first.
 */
import type { FileFacts } from '../../facts/ir';
import { functionAt } from '../../facts/positions';
import { remembered } from '../../std/remembered';
import type { Cell } from '../machine/cell';
import { type Context, functionName, type Site } from '../machine/context';
import type { Machine } from '../machine/machine';
import type { PromiseRef, Ref } from '../values/ref';
import type { Value } from '../values/value';

export interface Slice {
  /** Undefined: to be run. */
  outcomeOf(facts: FileFacts, fn: number): Outcome | undefined;
  /** Is there nothing to run behind this root? */
  isIdle(root: string): boolean;
}

/** What a function gave in the first world, whoever called it. */
export interface Outcome {
  readonly result: readonly Value[];
  readonly thrown: readonly Value[];
}

/** Undefined where something counts that no cell tells: what stands before all routes of a Nest application. */
export function sliceOf(m: Machine): Slice | undefined {
  if (m.relevance.runsAll || m.serving.nest.controllers.size > 0) return undefined;
  const needed = neededIn(m);
  const outcomes = new Map<FileFacts, Map<number, Outcome>>();
  for (const [{ unit, fn }, all] of byFunction(m)) {
    if (fn < 0 || all.some((it) => needed.has(it))) continue;
    const result = all.map((it) => it.result.value);
    const thrown = all.map((it) => it.thrown.value);
    remembered(outcomes, unit.facts, () => new Map()).set(fn, { result, thrown });
  }
  const idle = new Set([...m.contexts].flatMap(([key, ctx]) => (m.roots.has(ctx) && !needed.has(ctx) ? key : [])));
  return {
    outcomeOf: (facts, fn) => outcomes.get(facts)?.get(fn),
    isIdle: (root) => idle.has(root),
  };
}

/** Contexts of one function, under the first of them. */
function byFunction(m: Machine): Map<Context, Context[]> {
  const first = new Map<FileFacts, Map<number, Context>>();
  const all = new Map<Context, Context[]>();
  for (const ctx of m.contexts.values()) {
    if (ctx.fn < 0) continue;
    const known = remembered(first, ctx.unit.facts, () => new Map<number, Context>());
    const one = remembered(known, ctx.fn, () => ctx);
    remembered(all, one, () => []).push(ctx);
  }
  return all;
}

/** `upward`: with all who call it; what only answers is called by who asks. */
interface Need {
  readonly ctx: Context;
  readonly upward: boolean;
}

function neededIn(m: Machine): ReadonlySet<Context> {
  const answering = answersOf(m);
  const declared = declaredIn(m);
  const reading = readingIn(m);
  const siblings = new Map<Context, readonly Context[]>();
  const written = callbacksIn(m);
  const plain = new Set<Context>();
  const meeting = new Set([...m.contexts.values()].filter(meetsChoice));
  const differing = differingIn(m, meeting);
  for (const all of byFunction(m).values()) {
    for (const it of all) siblings.set(it, all);
    if (all.every((it) => !differing.has(it) && answersPlainly(m, it))) for (const it of all) plain.add(it);
  }
  const needed = new Set<Context>();
  const reached = new Set<Context>();
  const queue: Need[] = [];
  const choosing = choosingIn(m);
  for (const ctx of m.contexts.values())
    if (m.setBackBy.has(ctx) || isSought(m, ctx) || servesRequests(m, ctx) || choosing.get(ctx.unit.path)?.has(ctx.fn))
      need(ctx, true);
  for (let next = queue.pop(); next; next = queue.pop()) follow(next);
  return needed;

  function need(ctx: Context, upward: boolean): void {
    if (!needed.has(ctx) || (upward && !reached.has(ctx))) queue.push({ ctx, upward });
  }

  function follow({ ctx, upward }: Need): void {
    if (upward && !reached.has(ctx)) {
      reached.add(ctx);
      for (const caller of [...ctx.callers.keys(), ...ctx.actors]) need(caller, true);
      const owner = m.roots.get(ctx)?.owner;
      if (owner) need(owner, true);
    }
    if (needed.has(ctx)) return;
    needed.add(ctx);
    // A function is run whole or not at all, whatever it is given.
    for (const it of siblings.get(ctx) ?? []) need(it, false);
    // Whoever has a function of a module's has run the module.
    if (ctx.scope) need(ctx.scope, !isModule(ctx.scope));
    for (const maker of makersOf(m, ctx)) need(maker, true);
    // What is asked of a choice is written in a function that is handed on: `rows.every((it) => it.analytics)`.
    if (meeting.has(ctx)) for (const it of written.get(ctx) ?? []) need(it, false);
    const isHub = m.hubs.has(ctx);
    // What it answers is handed on to code out of sight.
    const counts = (it: Context, site: Site) => (isHub ? holdsCode(it) : site.k !== 'jsx' && reading.has(it));
    for (const [site, targets] of ctx.trace.sites) for (const it of targets) if (counts(it, site)) need(it, false);
    for (const cell of ctx.looked ?? []) {
      const asked = answering.get(cell);
      // Whoever reads what a module declares runs the module.
      if (!asked)
        for (const writer of [...cell.writers, ...(cell.declarers ?? [])]) need(writer, declared.get(cell) !== writer);
      else if (!plain.has(asked) && !(isHub && hasMakers(asked))) need(asked, false);
    }
  }
}

/** It shares, reads a preference, or does for the consumer what verdicts speak of. */
function isSought(m: Machine, ctx: Context): boolean {
  const { trace, mode, result, unit } = ctx;
  if (trace.sinks.size + trace.cuts.size + trace.optOuts.size > 0 || mode.act || m.openLoads.has(unit.path))
    return true;
  if (valuesIn(ctx).some(holdsChoice)) return true;
  return result.value.reads.length > 0 && m.catalogue.polarityOfName(functionName(ctx)) !== undefined;
}

/** It holds an app or a request: what it does with them is noted beside them, not only in cells. */
function servesRequests({ serving: { apps, tracked, behind } }: Machine, ctx: Context): boolean {
  if (behind.has(ctx)) return true;
  if (apps.size + tracked.size === 0) return false;
  return valuesIn(ctx).some(({ refs }) => refs.some((it) => it.kind === 'object' && (apps.has(it) || tracked.has(it))));
}

/** The functions of each file in which a preference is read. */
function choosingIn(m: Machine): ReadonlyMap<string, ReadonlySet<number>> {
  const found = new Map<string, Set<number>>();
  for (const { file, start } of m.reads.values()) {
    const facts = m.links.facts(file);
    if (facts) remembered(found, file, () => new Set<number>()).add(functionAt(facts, start));
  }
  return found;
}

/**
 * Contexts whose answers worlds may tell apart: those that meet a choice, those that run only where one of these runs
 * them, and those that read what such a one wrote.
 */
function differingIn(m: Machine, meetingChoice: ReadonlySet<Context>): ReadonlySet<Context> {
  const all = [...m.contexts.values()];
  // An act of consenting ends where the consumer has said no.
  const meeting = new Set([...meetingChoice, ...all.filter((it) => it.mode.act)]);
  // What some way leads to that no choice decides over runs in every world.
  const certain = new Set(all.filter((it) => m.roots.has(it) || (it.fn === 0 && it.callers.size === 0)));
  for (const ctx of certain)
    if (!meeting.has(ctx)) for (const targets of ctx.trace.sites.values()) for (const it of targets) certain.add(it);
  // What a cookie jar is compared with is told apart only where all keys are known: no value says so before.
  const differing = new Set(all.filter((it) => !certain.has(it) || valuesIn(it).some(holdsChoice)));
  const readers = readersOf(all);
  for (const ctx of differing) for (const it of readers.get(ctx) ?? []) differing.add(it);
  for (const ctx of meeting) differing.add(ctx);
  return differing;
}

/** Contexts of nameless functions, by the one in which these are written. */
function callbacksIn(m: Machine): ReadonlyMap<Context, readonly Context[]> {
  const written = new Map<Context, Context[]>();
  for (const ctx of m.contexts.values())
    if (ctx.scope && ctx.unit.facts.functions[ctx.fn]?.name === '') remembered(written, ctx.scope, () => []).push(ctx);
  return written;
}

/** Who reads data that a context wrote. */
function readersOf(all: readonly Context[]): ReadonlyMap<Context, ReadonlySet<Context>> {
  const readers = new Map<Context, Set<Context>>();
  for (const ctx of all) {
    for (const cell of ctx.looked ?? []) {
      if (isCodeOnly(cell.value)) continue;
      for (const writer of cell.writers) remembered(readers, writer, () => new Set<Context>()).add(ctx);
    }
  }
  return readers;
}

function isCodeOnly({ literals, refs, unknown, reads }: Value): boolean {
  return (
    !unknown &&
    literals.length + reads.length === 0 &&
    refs.every((it) => it.kind === 'function' || it.kind === 'class')
  );
}

function meetsChoice(ctx: Context): boolean {
  if (valuesIn(ctx).some((it) => it.reads.length > 0 || holdsChoice(it))) return true;
  return [...ctx.trace.branches.values()].some(({ reads }) => reads.length > 0);
}

function valuesIn({ args, thisValue, restArgs, result, looked }: Context): readonly Value[] {
  return [...args, thisValue, restArgs, result.value, ...[...(looked ?? [])].map((it) => it.value)];
}

function holdsChoice({ refs }: Value): boolean {
  return refs.some((it) => it.kind === 'choice');
}

/** Contexts in which a preference counts, or in what they call. */
function readingIn(m: Machine): ReadonlySet<Context> {
  const found = new Set<Context>();
  for (const ctx of m.contexts.values()) {
    const isTested = [...ctx.trace.branches.values()].some(({ reads }) => reads.length > 0);
    if (isTested || ctx.result.value.reads.length > 0) found.add(ctx);
  }
  for (const ctx of found) for (const caller of ctx.callers.keys()) found.add(caller);
  return found;
}

function isModule({ fn, unit }: Context): boolean {
  return fn === 0 && unit.facts.esm;
}

/** The variables of ES modules, with the module that declares them. */
function declaredIn({ contexts }: Machine): ReadonlyMap<Cell, Context> {
  const cells = new Map<Cell, Context>();
  for (const ctx of contexts.values()) if (isModule(ctx)) for (const cell of ctx.cells.values()) cells.set(cell, ctx);
  return cells;
}

/** Cells that hold what a function answered, with the context that did. */
function answersOf(m: Machine): ReadonlyMap<Cell, Context> {
  const cells = new Map<Cell, Context>();
  for (const ctx of m.contexts.values()) {
    for (const cell of [ctx.result, ctx.thrown, ctx.exits]) cells.set(cell, ctx);
    for (const slots of ctx.made.values()) {
      if (!(slots instanceof Map)) continue;
      for (const ref of slots.values()) if (isPromise(ref)) noteResolved(ref);
    }
  }
  return cells;

  function noteResolved(ref: PromiseRef): void {
    const ctx = m.serving.results.get(ref);
    if (ctx) for (const cell of [ref.value, ref.rejection]) cells.set(cell, ctx);
  }
}

function isPromise(ref: unknown): ref is PromiseRef {
  return (ref as Ref).kind === 'promise';
}

/** Who made what this context was handed, or handed over: nothing else need tell. */
function makersOf(m: Machine, ctx: Context): Context[] {
  const hub = m.hubs.get(ctx);
  const refs = hub ? hub.of.refs : [...ctx.thisValue.refs, ...ctx.args.flatMap((it) => it.refs), ...ctx.restArgs.refs];
  return refs.flatMap((it) => {
    if (it.kind === 'object' || it.kind === 'element') return it.maker;
    if (it.kind === 'function' || it.kind === 'class') return it.scope;
    return [];
  });
}

function holdsCode({ result, thrown }: Context): boolean {
  return [...result.value.refs, ...thrown.value.refs].some((it) => it.kind !== 'foreign');
}

/** What code out of sight is answered it goes on with, and finds who made it: see `makersOf`. */
function hasMakers({ result, thrown }: Context): boolean {
  return [result.value, thrown.value].every(({ refs }) =>
    refs.every((it) => it.kind !== 'native' && it.kind !== 'module'),
  );
}

/** The same in every world, and data only. A name that promises something is kept: reasons speak of it. */
function answersPlainly(m: Machine, { result, thrown, unit, fn }: Context): boolean {
  const facts = unit.facts.functions[fn];
  if (!facts || facts.generator || m.catalogue.polarityOfName(facts.name) !== undefined) return false;
  if (result.value.reads.length + thrown.value.reads.length > 0) return false;
  return result.value.refs.every((it) => it.kind === 'foreign') && thrown.value.refs.every(isData);
}

/** An error, as the language makes it. */
function isData(ref: Ref): boolean {
  if (ref.kind === 'foreign') return true;
  if (ref.kind !== 'object' || !(ref.proto?.refs ?? []).every((it) => it.kind === 'foreign' || it.kind === 'native'))
    return false;
  return [...ref.heap.props.values(), ref.heap.rest].every(({ value }) =>
    value.refs.every((it) => it.kind === 'foreign'),
  );
}
