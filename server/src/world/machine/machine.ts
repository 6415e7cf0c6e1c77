/**
 * The abstract machine: all state of one evaluation in one world, and the worklist that runs it.
 *
 * Conditional constant propagation over the whole program: nothing runs until something reachable
 * runs it, values only grow, and a context whose inputs grew runs again. When the queue is empty,
 * what has not run cannot run in this world.
 */
import type { Surface } from '../../../../shared/src/model';
import type { Catalogue } from '../../catalogue/catalogue';
import type { Purpose } from '../../catalogue/consent-platform';
import type { FunctionFacts } from '../../facts/ir';
import type { Links } from '../../links/links';
import type { Mailbox } from '../calls/mailboxes';
import { type ComponentStates, createComponentStates } from '../calls/react-state';
import type { Deed } from '../choice/deeds';
import type { PreferenceRead } from '../choice/preference-read';
import type { DefaultRead, RecordRead } from '../choice/read-notes';
import type { Write } from '../choice/written';
import type { SetField } from '../database/saved-fields';
import type { LeftValue } from '../objects/left-by-others';
import { MAX_OBJECTS, summarized } from '../objects/summary-objects';
import type { Relevance } from '../relevance/relevance';
import { createServing, type Serving } from '../serving/serving';
import type { OptOutMode } from '../sharing/opt-out-modes';
import { meaningIn } from '../values/collapse';
import type { ObjectRef, Ref } from '../values/ref';
import { createRefs, type Refs } from '../values/refs';
import { createValues, type Literal, type Value, type Values } from '../values/value';
import type { World } from '../worlds';
import { type Cell, createCell, growCell } from './cell';
import type { Context, Manner, Mode, Site, Unit, Work } from './context';
import type { Frame } from './frame';
import type { Hub } from './hubs';
import type { Prior } from './prior';

/** Deeper calls wait in the queue: the machine must not exhaust its own stack. */
export const MAX_DEPTH = 120;
/** A program that takes more work to come to rest is not evaluated whole; one whose vicinity does is given up. */
const MAX_WORK: Readonly<Record<'whole' | 'vicinity', Work>> = {
  whole: { runs: 12_500, reads: 10_000_000 },
  vicinity: { runs: 25_000, reads: 20_000_000 },
};

export interface NativeCall {
  readonly self: Value;
  /** `this` of a method of a foreign class: an instance of a class of the workspace, where `self` is the method's owner. */
  readonly receiver?: Value;
  readonly args: readonly Value[];
  /** What a spread argument may add after `args`: NEVER without one. */
  readonly rest: Value;
  readonly site: Site;
  readonly isNew: boolean;
  /** It is called once, here and now, and no other may be meant. */
  readonly sure?: boolean;
  /** What the receiver depends on. */
  readonly reads?: Value['reads'];
}

export type Native = (m: Machine, f: Frame, call: NativeCall) => Value;

/** Where execution begins. `run` does it; it is done again when what it read grows. */
export interface Root {
  readonly label: string;
  /** Where the framework's file convention serves it. */
  readonly url?: string;
  readonly exported?: string;
  readonly surface: Surface;
  readonly run: () => void;
  /** It runs something that its module exports: the whole of the module has run by then. */
  readonly loaded?: boolean;
  /** Who left there what it runs. */
  readonly owner?: Context;
}

export interface Machine {
  readonly links: Links;
  readonly catalogue: Catalogue;
  readonly world: World;
  readonly values: Values;
  readonly refs: Refs;
  readonly units: Map<string, Unit>;
  readonly contexts: Map<string, Context>;
  readonly contextCounts: Map<string, number>;
  readonly modes: Map<string, Mode>;
  /** Variables of the global object that the workspace writes. */
  readonly globals: Map<string, Cell>;
  /** Names of the global object that the workspace fills and no platform knows: see `own-globals.ts`. */
  readonly ownGlobals: Set<string>;
  /** Paths below the global object that scripts fill as soon as they run. */
  readonly setOnGlobals: Set<string>;
  /** Functions that are being evaluated, innermost contexts included. */
  readonly active: Map<string, number>;
  readonly hubs: Map<Context, Hub>;
  /** What is not worth running. */
  readonly relevance: Relevance;
  readonly reads: Map<string, PreferenceRead>;
  /** Purposes that members of records were asked for. */
  readonly purposes: Set<Purpose>;
  /** What workspace code stores under keys: cookies, storage. */
  readonly writes: Map<string, Write>;
  /** What else is done for a consumer who chooses: see `deeds.ts`. */
  readonly deeds: Map<string, Deed>;
  /** What a function puts on rows in hand: see `database/saved-fields.ts`. */
  readonly setFields: Map<Context, Map<string, SetField>>;
  /** How choices are read: see `read-notes.ts`. */
  readonly defaults: Map<Site, DefaultRead>;
  readonly records: Map<Site, RecordRead>;
  /** Builders of queries that take in other rows too: see `database/chain-selections.ts`. */
  readonly widened: Set<string>;
  /** Some key of these could not be told. */
  readonly openKeys: Set<string>;
  /** Members of what is stored that are words for yes and no, so that being there says nothing. */
  readonly wordedMembers: Map<string, Set<Literal>>;
  /** What the run before this world told: absent in that run itself. */
  readonly prior: Prior | undefined;
  /** What requests leave for whoever comes next, by the place that makes it: see `left-data.ts`. */
  readonly leftData: Map<object, 'among' | 'alone'>;
  /** Keys that requests leave there by themselves, by where they do: see `left-keys.ts`. */
  readonly leftKeys: Set<string>;
  /** Functions that may set back what a consumer chose: see `choice/set-back.ts`. */
  readonly setBack: Set<FunctionFacts>;
  /** The same of what stands under keys, with what it is, and the number of each: see `choice/set-back.ts`. */
  readonly setBackBy: Map<Context, Set<string>>;
  readonly setBackMarks: Map<string, number>;
  /** What requests leave in what a server keeps: see `left-by-others.ts`. */
  readonly left: Map<object | string, Map<string, LeftValue>>;
  /** Keys that were looked for in cookie texts. */
  readonly jarKeys: Set<string>;
  /** Collects those that a part of the run looks for. */
  asked: Set<string> | undefined;
  /** Listeners by emitter and name, where they were registered, and what is emitted: see `mailboxes.ts`. */
  readonly channels: Map<string, Cell>;
  readonly mailboxes: Map<string, Mailbox>;
  readonly emitted: Set<string>;
  /** Contexts that stand for a framework or the outside, with the entry they run. */
  readonly roots: Map<Context, Root>;
  /** Ways in which SDKs are told to stop or to limit. */
  readonly optOutModes: Map<string, OptOutMode>;
  /** What may be certain at a place, with its number: see `opt-out-modes.ts`. */
  readonly certainties: Map<string, number>;
  readonly componentStates: ComponentStates;
  /** Files that inject a script whose address is not known. */
  readonly openLoads: Set<string>;
  /** What each context is handing to code that we cannot see right now. */
  readonly escaping: Map<Context, Set<Ref>>;
  /** What containers give, by what is asked for: see `provided.ts`. */
  readonly provided: Map<string, Cell>;
  /** Actions of Redux slices: their reducers have run where they were made. */
  readonly slices: Set<Ref>;
  /** What functions of libraries hold beside being called: `load.fulfilled`. */
  readonly nativeMembers: Map<Ref, ObjectRef>;
  /** What is to be done with new cells: see `objects/summary-objects.ts`. */
  readonly linked: WeakMap<Map<string, Cell>, (name: string, cell: Cell) => void>;
  /** Apps of server frameworks, and the chains that run their handlers. */
  readonly serving: Serving;
  readonly queue: Context[];
  depth: number;
  /** So far, and how much there may be: a bound against a program that never comes to rest. */
  readonly work: Work;
  readonly maxWork: Readonly<Work>;
  /** More objects than this are one in a value. */
  readonly maxObjects: number;
  /** The bound was met: what did not run so far may run. */
  exhausted: boolean;
}

export function createMachine(
  links: Links,
  catalogue: Catalogue,
  world: World,
  relevance: Relevance,
  prior?: Prior,
): Machine {
  let collapse: Refs['collapse'] = (it) => it;
  const values: Values = createValues((it) => collapse(it));
  const refs = createRefs(values, meaningIn(catalogue));
  const m: Machine = {
    links,
    catalogue,
    world,
    values,
    refs,
    units: new Map(),
    contexts: new Map(),
    contextCounts: new Map(),
    modes: new Map(),
    globals: new Map(),
    ownGlobals: new Set(),
    setOnGlobals: new Set(),
    reads: new Map(),
    purposes: new Set(),
    writes: new Map(),
    ...{ deeds: new Map(), setFields: new Map() },
    defaults: new Map(),
    records: new Map(),
    widened: new Set(),
    openKeys: new Set(),
    wordedMembers: new Map(),
    prior,
    ...{ left: new Map(), leftData: new Map(), leftKeys: new Set<string>(), jarKeys: new Set<string>() },
    ...{ setBack: new Set<FunctionFacts>(), setBackBy: new Map(), setBackMarks: new Map() },
    asked: undefined,
    channels: new Map(),
    mailboxes: new Map(),
    emitted: new Set(),
    ...{ optOutModes: new Map(), certainties: new Map() },
    componentStates: createComponentStates(),
    openLoads: new Set(),
    roots: new Map(),
    active: new Map(),
    hubs: new Map(),
    relevance,
    escaping: new Map(),
    provided: new Map(),
    slices: new Set(),
    nativeMembers: new Map(),
    ...{ linked: new WeakMap(), serving: createServing() },
    ...{ queue: [], depth: 0, work: { runs: 0, reads: 0 } },
    maxObjects: relevance.maxObjects ?? MAX_OBJECTS,
    maxWork: relevance.maxWork ?? (relevance.outOfSight ? MAX_WORK.vicinity : MAX_WORK.whole),
    exhausted: false,
  };
  collapse = (it) => summarized(m, refs.collapse(it));
  return m;
}

export function unitOf(m: Machine, path: string): Unit | undefined {
  const known = m.units.get(path);
  if (known) return known;
  const facts = m.links.facts(path);
  if (!facts) return undefined;
  const unit: Unit = {
    facts,
    path,
    id: m.units.size,
    module: undefined,
    exportCells: new Map(),
    exported: new Map(),
    commonjs: undefined,
    reads: 0,
    isOfOneUser: m.links.isRunByOneUser(path),
  };
  m.units.set(path, unit);
  return unit;
}

export function sideOf(surface: Surface): Mode['side'] {
  return surface === 'client' || surface === 'server' ? surface : 'unknown';
}

export function modeOf(m: Machine, side: Mode['side'], request: boolean, how: Manner = {}): Mode {
  const { act = false, event = false, markup = false, setBack = [], forwarded = [] } = how;
  const lists = [setBack, forwarded].map((it) => [...it].sort().join('\n')).join('\n\n');
  const key = `${side}${request}${act}${event}${markup}${lists}`;
  let mode = m.modes.get(key);
  if (!mode) m.modes.set(key, (mode = { id: m.modes.size, side, request, act, event, markup, setBack, forwarded }));
  return mode;
}

export function readCell(cell: Cell, reader: Context): Value {
  reader.looked?.add(cell);
  return glance(cell, reader);
}

/** Reads what only renders, or is only handed on: nothing that the reader does by itself depends on it. */
export function glance(cell: Cell, reader: Context): Value {
  cell.readers.add(reader);
  reader.work.reads++;
  reader.unit.reads++;
  return cell.value;
}

export function writeCell(m: Machine, cell: Cell, value: Value, writer: Context | undefined): void {
  if (value === m.values.never) return;
  if (writer) cell.writers.add(writer);
  if (growCell(m.values, cell, value)) for (const reader of cell.readers) enqueue(m, reader);
  for (const { into, listers } of cell.flows ?? []) {
    if (into.value === m.values.never) for (const lister of listers) enqueue(m, lister);
    writeCell(m, into, value, writer);
  }
}

export function newCell(m: Machine): Cell {
  return createCell(m.values.never);
}

export function cellIn<K>(m: Machine, cells: Map<K, Cell>, key: K): Cell {
  let cell = cells.get(key);
  if (!cell) {
    cells.set(key, (cell = newCell(m)));
    m.linked.get(cells as Map<unknown, Cell> as Map<string, Cell>)?.(key as string, cell);
  }
  return cell;
}

export function enqueue(m: Machine, ctx: Context): void {
  if (ctx.queued) return;
  ctx.queued = true;
  m.queue.push(ctx);
}
