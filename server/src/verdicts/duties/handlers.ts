/**
 * Handlers of opt-outs and of consent: functions that a consumer's act or a request runs, which store a choice, or
 * are named for one.
 */
import { comparePlaces } from '../../../../shared/src/compare-places';
import type { ChoiceHandler, ChoiceWrite } from '../../../../shared/src/duties';
import type { Catalogue } from '../../catalogue/catalogue';
import { type Deed, isDueName, tellsOthers } from '../../world/choice/deeds';
import type { RowWrite } from '../../world/database/row-writes';
import { type Context, functionName } from '../../world/machine/context';
import type { Machine } from '../../world/machine/machine';
import { linkOf } from '../../world/serving/link-of';
import { type FoundWrite, placeOf } from './choice-writes';
import { dueDateIn } from './due-dates';
import { type FunctionWords, wordsOf } from './function-words';
import { vendorsStopped } from './handler-beginnings';
import { type Beginning, CONSUMER, procedureIn, treeOf } from './handler-trees';
import { mayStoreUnseen } from './unseen-stores';

/** One evaluation of the program, with what it stores. */
export interface HandlerRun {
  readonly m: Machine;
  readonly writes: readonly FoundWrite[];
  readonly beginnings: readonly Beginning[];
  /** What a handler of an evaluation before it runs is told there. */
  readonly isRest: boolean;
}

export function collectHandlers(runs: readonly HandlerRun[]): readonly ChoiceHandler[] {
  const found = new Map<string, ChoiceHandler[]>();
  /** What a handler runs is none of its own. */
  const covered = new Set<string>();
  for (const { m, writes, beginnings, isRest } of runs) {
    const inContext = byContext(writes);
    const deeds = byContext([...m.deeds.values()]);
    for (const it of beginnings) {
      const key = keyOf(it.ctx);
      if (isRest && covered.has(key) && !found.has(key)) continue;
      const handler = describe(m, it, inContext, deeds);
      for (const inner of treeOf(it.ctx)) covered.add(keyOf(inner));
      found.set(key, [...(found.get(key) ?? []), handler]);
    }
  }
  return [...found.values()].map(joined).sort(comparePlaces);
}

function keyOf({ unit, fn }: Context): string {
  return `${unit.path}:${fn}`;
}

interface Done {
  readonly tree: ReadonlySet<Context>;
  readonly words: readonly FunctionWords[];
  readonly deeds: readonly Deed[];
  readonly writes: readonly ChoiceWrite[];
}

type ByContext<T> = ReadonlyMap<Context, readonly T[]>;

function describe(
  m: Machine,
  { ctx, label }: Beginning,
  writes: ByContext<FoundWrite>,
  deeds: ByContext<Deed>,
): ChoiceHandler {
  const tree = treeOf(ctx);
  const all = [...tree];
  const done: Done = {
    tree,
    words: all.flatMap((it) => wordsOf(it.unit.facts, it.fn) ?? []),
    deeds: all.flatMap((it) => deeds.get(it) ?? []),
    writes: distinct(all.flatMap((it) => writes.get(it) ?? []).map((it) => it.write)),
  };
  const own = procedureIn(label, all) ?? ctx;
  const side = sideOf(m, ctx, label);
  const told = toldIn(m.catalogue, done);
  const consumes = label === CONSUMER;
  const mode = consumes ? 'queued' : modeOf(done);
  const calls = new Set(done.words.flatMap((it) => [...it.calls]));
  const sets = new Set(done.words.flatMap((it) => [...it.sets]));
  // What it runs itself is in sight.
  const followed = new Set(all.map(functionName));
  const left = [...calls].filter((it) => DELEGATES.test(it) && !followed.has(it));
  return {
    ...headOf(own),
    label:
      linkOf(m, ctx)?.label ??
      labelOf(
        label,
        ctx,
        all.find((it) => writes.has(it)),
      ),
    side,
    kind: done.writes.length > 0 && done.writes.every((it) => it.kind === 'consent') ? 'consent' : 'opt-out',
    mode,
    ...(consumes ? { consumes } : {}),
    writes: done.writes,
    tracked: isTracked(done),
    due: !consumes && (mode === 'queued' || leavesRest(done)) ? dueDateIn(m, tree) : undefined,
    confirms: confirms(own, side, done, mode, calls, sets),
    tells: told,
    stops: stopsIn(done),
    flushes: flushedIn(m.catalogue, done),
    reloads: calls.has('reload') || sets.has('href'),
    delegates: side === 'server' ? mayStoreUnseen(tree, done.deeds) : left.length > 0,
    onlyAsks: left.every((it) => ASKS.test(it)),
  };
}

/** A callback of markup runs in a browser, wherever the markup was made. */
function sideOf(m: Machine, ctx: Context, label: string): ChoiceHandler['side'] {
  if (label === CONSUMER) return 'server';
  if (label !== 'callback' || linkOf(m, ctx)) return ctx.mode.side;
  return m.links.surfaceOf(ctx.unit.facts) === 'server' ? 'server' : 'client';
}

const DELEGATES =
  /^(?:fetch|\$fetch|axios|post|put|patch|request|mutate\w*|execute|action|formAction|submit|send\w*|save\w*|update\w*|useFetch)$/;

const ASKS = /^(?:fetch|\$fetch|axios|post|put|patch|request|useFetch)$/;

function modeOf({ deeds, writes }: Done): ChoiceHandler['mode'] {
  const immediate = writes.some((it) => !isRequest(it.name));
  if (immediate) return 'real-time';
  const isKept = writes.length > 0 || deeds.some((it) => it.what.k === 'row' && isRequestRow(it.what));
  if (isKept || deeds.some((it) => it.what.k === 'job')) return 'queued';
  return deeds.some((it) => it.what.k === 'message' && it.what.to === 'inbox') ? 'inbox' : 'real-time';
}

/** Somebody's request, whatever the table is called. */
function isRequestRow({ model, action, columns }: RowWrite): boolean {
  return (
    action !== 'delete' && (isRequest(model) || columns.some((it) => /e?mail|user|contact|consumer|customer/i.test(it)))
  );
}

/** A table of requests that somebody works through: `optOutRequest`. */
function isRequest(name: string): boolean {
  return /request|ticket|queue|task|dsar|case/i.test(name);
}

/** Its due date is kept; or its state, with a date to count from. */
function isTracked({ deeds, writes }: Done): boolean {
  return deeds.some(({ what }) => {
    if (what.k === 'job') return what.due;
    if (what.k !== 'row') return false;
    const hasState = what.columns.some((it) => /^(?:request_?)?(?:status|state|stage)$/i.test(it));
    const isUndated = writes.some((it) => it.name === what.model && it.timed === false);
    return what.columns.some(isDueName) || (hasState && !isUndated);
  });
}

/** `removalTask.create({ dueAt })`: what is still to be done elsewhere. */
function leavesRest({ deeds }: Done): boolean {
  return deeds.some(
    ({ what }) =>
      what.k === 'row' && (isRequest(what.model) || /remov|suppress/i.test(what.model)) && what.columns.some(isDueName),
  );
}

const SHOWS =
  /^(?:set[A-Z]\w*|toast|success|alert|notify|message|reload|navigate|push|replace|redirect|assign|close\w*|hide\w*|show\w*|dispatch\w*|emit|\$emit|commit|remove|removeChild|append\w*|toggle|add|setAttribute|invalidate\w*|refresh|on[A-Z]\w*|render|confirm|update\w*|patch)$/;
const REPLIES = /^(?:json|send|redirect|render|html|text|body|view|sendFile|revalidatePath|revalidateTag|write)$/;
const MESSAGES =
  /^(?:send\w*(?:mail|confirmation|message|receipt)\w*|mail|notifyUser|notifyConsumer|confirm\w*(?:opt|request)\w*)$/i;

function confirms(
  ctx: Context,
  side: ChoiceHandler['side'],
  { deeds, words }: Done,
  mode: ChoiceHandler['mode'],
  calls: ReadonlySet<string>,
  sets: ReadonlySet<string>,
): boolean {
  const isTold = deeds.some((it) => it.what.k === 'message' && it.what.to === 'consumer');
  if (
    isTold ||
    (mode !== 'inbox' && [...calls].some((it) => MESSAGES.test(it)) && !deeds.some((it) => it.what.k === 'message'))
  )
    return true;
  if (mode !== 'real-time') return false;
  if (wordsOf(ctx.unit.facts, ctx.fn)?.responds === true) return true;
  if (side === 'unknown' && wordsOf(ctx.unit.facts, ctx.fn)?.answers === true) return true;
  if (side !== 'client' && [...calls].some((it) => REPLIES.test(it))) return true;
  if (side === 'server') return wordsOf(ctx.unit.facts, ctx.fn)?.answers === true;
  return sets.size > 0 || [...calls].some((it) => SHOWS.test(it)) || words.some((it) => it.calls.has('fetch'));
}

function toldIn(catalogue: Catalogue, { deeds, tree, words }: Done): readonly string[] {
  const told = new Set<string>();
  for (const { what } of deeds) {
    if (what.k === 'notice') told.add(what.whom);
    if (what.k === 'job' && what.tells) told.add(what.name);
  }
  for (const { unit, fn } of tree) {
    const name = unit.facts.functions[fn]?.name ?? '';
    const acts = [...(wordsOf(unit.facts, fn)?.calls ?? [])].some(
      (it) => it !== '' && !/^(?:log|info|debug|warn|error)$/.test(it),
    );
    if (tellsOthers(name) && acts) told.add(name);
  }
  for (const it of stopsIn({ tree })) told.add(it);
  for (const it of words) if (it.calls.has('new SendMessageCommand')) told.add('SendMessageCommand');
  return vendorNames(catalogue, told);
}

function flushedIn(catalogue: Catalogue, { deeds }: Done): readonly string[] {
  return vendorNames(
    catalogue,
    deeds.flatMap(({ what }) => (what.k === 'flush' ? [what.whom] : [])),
  );
}

/** Of ids, packages and globals. */
function vendorNames({ vendors }: Catalogue, all: Iterable<string>): readonly string[] {
  const nameOf = (it: string) =>
    vendors.find(({ id, packages = [], globals = [] }) => id === it || packages.includes(it) || globals.includes(it))
      ?.name ?? it;
  return [...new Set([...all].map(nameOf))].sort();
}

/** What limits the use of data stops nothing, and what lifts an opt-out even less. */
function stopsIn({ tree }: Pick<Done, 'tree'>): readonly string[] {
  return [...new Set([...tree].flatMap(vendorsStopped))].sort();
}

/** `onClick` says less than the name of what stores the choice for it. */
function labelOf(label: string, ctx: Context, storing: Context | undefined): string {
  const own = functionName(ctx);
  const inner = storing ? functionName(storing) : '';
  const name = (own === '' || /^on[A-Z]/.test(own)) && inner !== '' ? inner : own;
  if (name === '' || label.includes(name)) return label === '' ? 'callback' : label;
  return label === 'callback' ? `\`${name}\`` : `${label} \`${name}\``;
}

/** The function's first line. */
function headOf(ctx: Context) {
  const { facts } = ctx.unit;
  const { s = 0, e = 0 } = facts.functions[ctx.fn] ?? {};
  const next = facts.lineStarts.find((it) => it > s);
  return placeOf(ctx, { s, e: next === undefined ? e : Math.min(e, next - 1) });
}

function byContext<T extends { readonly ctx: Context }>(all: readonly T[]): ByContext<T> {
  const found = new Map<Context, T[]>();
  for (const it of all) {
    const list = found.get(it.ctx);
    if (list) list.push(it);
    else found.set(it.ctx, [it]);
  }
  return found;
}

export function distinct(writes: readonly ChoiceWrite[]): readonly ChoiceWrite[] {
  const found = new Map<string, ChoiceWrite>();
  for (const it of writes) {
    const key = `${it.file}:${it.range.start.line}:${it.range.start.character}:${it.name}`;
    const known = found.get(key);
    if (!known) found.set(key, it);
    else if (known.says !== it.says) found.set(key, { ...known, says: 'either' });
  }
  return [...found.values()].sort(comparePlaces);
}

/** The same function in several contexts. */
function joined(handlers: readonly ChoiceHandler[]): ChoiceHandler {
  const [first] = handlers as readonly [ChoiceHandler, ...ChoiceHandler[]];
  const some = (is: (it: ChoiceHandler) => boolean) => handlers.some(is);
  const all = (of: (it: ChoiceHandler) => readonly string[]) => [...new Set(handlers.flatMap(of))].sort();
  return {
    ...first,
    mode: handlers.find((it) => it.mode === 'real-time')?.mode ?? handlers.at(-1)?.mode ?? first.mode,
    writes: handlers.length === 1 ? first.writes : distinct(handlers.flatMap((it) => it.writes)),
    tracked: some((it) => it.tracked),
    confirms: some((it) => it.confirms),
    tells: handlers.length === 1 ? first.tells : all((it) => it.tells),
    stops: handlers.length === 1 ? first.stops : all((it) => it.stops),
    flushes: all((it) => it.flushes ?? []),
    reloads: some((it) => it.reloads),
    delegates: some((it) => it.delegates),
    onlyAsks: handlers.every((it) => it.onlyAsks),
  };
}
