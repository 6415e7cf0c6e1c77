/**
 * A function evaluated under given arguments: the unit of the fixpoint.
 *
 * Contexts with different arguments are kept apart, so `getCookie('ccpa_opt_out')` and
 * `getCookie('theme')` have results of their own; past a cap they are merged and their arguments
 * joined. A context also keeps the trace of its last run: which calls ran, which branches were cut.
 */
import type { GateKind } from '../../../../shared/src/model';
import type { SinkMatch } from '../../catalogue/catalogue';
import type { Call, Expr, FileFacts, Jsx, New, Span } from '../../facts/ir';
import type { FoundExport } from '../calls/modules';
import type { PreferenceRead } from '../choice/preference-read';
import type { Modes } from '../sharing/opt-out-modes';
import type { OptOutEvent } from '../sharing/opt-outs';
import type { Whose } from '../sharing/whose-data';
import type { FunctionRef } from '../values/ref';
import type { Value } from '../values/value';
import type { Cell } from './cell';

/** What an evaluation has cost so far, in counts that are the same on every machine. */
export interface Work {
  /** Contexts run. */
  runs: number;
  /** Cells read: one run may go through thousands of objects. */
  reads: number;
}

/** A file in one world. */
export interface Unit {
  readonly facts: FileFacts;
  readonly path: string;
  readonly id: number;
  /** The context of the module's top level, once something runs it. */
  module: Context | undefined;
  /** `export default`, named exports and `*`: filled by the module's own bindings. */
  readonly exportCells: Map<string, Cell>;
  /** Where what it exports under a name stands; null where nothing does. */
  readonly exported: Map<string, FoundExport | null>;
  /** `module.exports` of a CommonJS file. */
  commonjs: Cell | undefined;
  /** Cells read in it: see `Work`. */
  reads: number;
  /** An inline script of a page: it runs in the browser, whatever its file is. */
  readonly isInline?: true;
  /** Its process serves nobody but the consumer who runs it. */
  readonly isOfOneUser: boolean;
  /** Names that its host declares for it: Astro's `define:vars`. */
  readonly given?: ReadonlyMap<string, Cell>;
}

/** Where and when code runs, as far as known. Interned. */
export interface Mode {
  readonly id: number;
  readonly side: 'client' | 'server' | 'unknown';
  /** A consumer's request or browser exists: false at build time and at a server module's top level. */
  readonly request: boolean;
  /** In a handler that is named for consenting: see `consent-act.ts`. */
  readonly act: boolean;
  /** In a handler of the consumer's event: see `react-state.ts`. */
  readonly event: boolean;
  /** A server makes markup of a page of the browser: no effect and no handler runs. */
  readonly markup: boolean;
  /** What was set back to allowed before: see `choice/set-back.ts`. */
  readonly setBack: readonly string[];
  /** Headers that what stands before has surely put on the request: see `serving/forwarded-headers.ts`. */
  readonly forwarded: readonly string[];
}

/** How code runs beside where it does. */
export type Manner = Partial<Omit<Mode, 'id' | 'side' | 'request'>>;

export interface Context {
  readonly id: number;
  readonly unit: Unit;
  readonly fn: number;
  /** Undefined for a module. */
  readonly callee: FunctionRef | undefined;
  readonly scope: Context | undefined;
  readonly mode: Mode;
  readonly merged: boolean;
  thisValue: Value;
  args: readonly Value[];
  /** An argument list of unknown length follows `args`. */
  restArgs: Value;
  /** Captured variables. */
  readonly cells: Map<number, Cell>;
  readonly result: Cell;
  readonly thrown: Cell;
  /** Modes that SDKs are certain to be in when it returns (`opt-out-modes.ts`). */
  readonly exits: Cell;
  /** Functions, classes and objects made here, by the place that makes them. */
  readonly made: Map<object, unknown>;
  running: boolean;
  queued: boolean;
  ran: boolean;
  /** Called directly by whom: for routes. */
  readonly callers: Map<Context, Set<Site>>;
  /** Who renders its markup, makes instances of its classes, or reads its exports without an import. */
  readonly actors: Set<Context>;
  readonly trace: Trace;
  /** Of the machine that it belongs to. */
  readonly work: Work;
  /** Cells that it read, as far as they tell what later worlds must run again (`slice.ts`). */
  readonly looked: Set<Cell> | undefined;
  /** Keys that string operations on a cookie jar asked for, here. */
  readonly probes: Set<string>;
}

/** The place of a call, an element, or anything else that runs another function. */
export type Site = Call | New | Jsx | Expr;

export interface Trace {
  readonly branches: Map<object, Branch>;
  /** By vendor's id. */
  readonly sinks: Map<Site, Map<string, Sink>>;
  /** Sites that were evaluated, with the contexts they run. */
  readonly sites: Map<Site, Set<Context>>;
  /** Promises of which not the value is looked at: tested, negated, compared, or dropped. */
  readonly unawaited: Map<Expr, Value>;
  /** Where a way ends in this world without a test (`cuts.ts`). */
  readonly cuts: Map<Site, Branch>;
  /** What is said to SDKs about stopping and limiting. */
  readonly optOuts: Map<Site, readonly OptOutEvent[]>;
  /** Modes that SDKs are certain to be in at touchpoints and calls, from this function alone. */
  readonly passed: Map<Site, Modes>;
  /** What is done with each of the rows of several consumers: see `database/several.ts`. */
  readonly eachOfSeveral: Set<Span>;
  /** What is done with each of what requests left: see `objects/left-data.ts`. */
  readonly eachLeft: Map<Span, Set<object>>;
}

/** A decision that was met. */
export interface Branch {
  readonly test: Expr;
  canBeTrue: boolean;
  canBeFalse: boolean;
  reads: readonly PreferenceRead[];
  value: Value;
  /** The parts that only run when true / when false, as offsets; and whether the taken side leaves for good. */
  readonly whenTrue: Span | undefined;
  readonly whenFalse: Span | undefined;
  leavesWhenTrue: boolean;
  leavesWhenFalse: boolean;
  /** Of a gate that is no plain condition. */
  readonly kind?: GateKind;
}

export interface Sink {
  readonly match: SinkMatch;
  readonly site: Site;
  /** The span to report, where it is not the site's own. */
  readonly span: Span;
  readonly data: readonly string[];
  readonly literals: readonly string[];
  readonly limited: boolean;
  /** The address it goes to, where that is what makes it one. */
  readonly url?: string | undefined;
  /** Which client of the SDK it is called on: see `opt-outs.ts`. */
  readonly instance?: string | undefined;
  /** Whom its data is about, as far as that is known. */
  readonly whose: Whose;
  /** Objects that it sends, by the places that make them. */
  readonly objects: ReadonlySet<object>;
}

/** Of the function that runs; '' where it has none. */
export function functionName({ unit, fn }: Pick<Context, 'unit' | 'fn'>): string {
  return unit.facts.functions[fn]?.name ?? '';
}
