/**
 * What a program does with the consumers' choices: who stores them, who answers requests, who reads them. The
 * evidence of the second and the third check, as plain data.
 */
import type { Place } from './model';

/** What a choice is about; `any`: the whole of it. */
export type ProcessingType = 'analytics' | 'advertising' | 'functional' | 'sale' | 'any';

/** `page`: state that lasts as long as the page is open. */
export type StoredIn = 'cookie' | 'storage' | 'kv' | 'row' | 'page';

/** `refuses`: an opt-out or a withdrawal. `either`: what the consumer chose decides. */
export type Stance = 'refuses' | 'allows' | 'either';

export interface DateColumn {
  readonly name: string;
  /** The database fills it in. */
  readonly automatic: boolean;
}

/** One place that stores a choice. */
export interface ChoiceWrite extends Place {
  /** The key, or the table. */
  readonly name: string;
  readonly storedIn: StoredIn;
  /** Of a right to stop sale or sharing (`opt-out`), or of a consent that was given. */
  readonly kind: 'opt-out' | 'consent';
  readonly says: Stance;
  readonly about: ProcessingType;
  /** What is stored, where that is one text under a cookie or in `localStorage`. */
  readonly text?: string;
  /** A date goes with it; undefined where that is not in sight. */
  readonly timed: boolean | undefined;
  /** Rows are only ever added, so that the newest one counts. */
  readonly appends: boolean;
  /** Columns of the table that hold a date, as far as a write or a schema tells. */
  readonly dates: readonly DateColumn[];
}

export interface DueDate extends Place {
  readonly days: number;
  readonly counts: 'calendar' | 'business';
}

/** A function that the consumer's act runs, or a request that is received. */
export interface ChoiceHandler extends Place {
  readonly label: string;
  readonly side: 'client' | 'server' | 'unknown';
  readonly kind: 'opt-out' | 'consent';
  /** `inbox`: all it does is send a message to a fixed address. */
  readonly mode: 'real-time' | 'queued' | 'inbox';
  /** It works off what other handlers have queued. */
  readonly consumes?: boolean;
  readonly writes: readonly ChoiceWrite[];
  /** Of a queued one: a due date or a status is kept. */
  readonly tracked: boolean;
  /** When it is due, where the code counts that out. */
  readonly due?: DueDate | undefined;
  /** The consumer is told: a message, or an answer that states the result. */
  readonly confirms: boolean;
  /** Whom it tells: vendors' own opt-outs, suppression calls, notices. */
  readonly tells: readonly string[];
  /** Vendors whose opt-out or reset it calls in the browser. */
  readonly stops: readonly string[];
  /** Vendors whose queue it sends. */
  readonly flushes?: readonly string[];
  /** The page is loaded again, so that nothing that ran goes on. */
  readonly reloads: boolean;
  /** Another handler of the workspace, or a server, does the rest. */
  readonly delegates: boolean;
  /** All that it leaves to others is a request to a server, which stops nothing in a page. */
  readonly onlyAsks?: boolean;
}

/** A place that reads a choice in a way that a check is about. */
export interface ChoiceRead extends Place {
  readonly name: string;
  readonly text: string;
  /** Pathways that it gates. */
  readonly pathways: readonly string[];
  /** Where the value is used. */
  readonly source?: Place;
  /** Of one that is read once: where it is kept. */
  readonly keeping?: Keeping;
}

/**
 * Since the program started, in an object that lives as long, in a cache without end, by a function that answers once,
 * in a closure that outlives what it closes over; `for-all`: by a server for every consumer alike.
 */
export type Keeping = 'at-start' | 'in-object' | 'in-cache' | 'memo' | 'closure' | 'for-all';

/** A consent platform, where it is first loaded. */
export interface LoadedPlatform extends Place {
  readonly id: string;
  readonly name: string;
  /** It shows a control of its own on each page. */
  readonly staysOpen: boolean;
  /** What opens its dialog again. */
  readonly opener: Place | undefined;
}

export interface Duties {
  readonly handlers: readonly ChoiceHandler[];
  readonly writes: readonly ChoiceWrite[];
  /** Consent platforms that are loaded. */
  readonly platforms: readonly LoadedPlatform[];
  /** Vendors whose own opt-out is called anywhere. */
  readonly vendorOptOuts: readonly string[];
  /** Something that is rendered depends on the choice; undefined where the program renders nothing. */
  readonly showsStatus: boolean | undefined;
  /** Names of stored choices that a test anywhere depends on. */
  readonly read: readonly string[];
  /** A test on the way to a touchpoint reads a choice whose store is not told. */
  readonly readsUnnamed: boolean;
  /** A missing record counts as consent. */
  readonly defaults: readonly ChoiceRead[];
  /** A record of a log is read that need not be the newest. */
  readonly unordered: readonly ChoiceRead[];
  /** Read once, and used as a gate later. */
  readonly stale: readonly ChoiceRead[];
  /** A key is read that nothing writes. */
  readonly unwritten: readonly ChoiceRead[];
  /** False: not all code that serves choices could be followed, so nothing is said to be missing. */
  readonly complete: boolean;
}

export const NO_DUTIES: Duties = {
  handlers: [],
  writes: [],
  platforms: [],
  vendorOptOuts: [],
  showsStatus: undefined,
  read: [],
  readsUnnamed: false,
  defaults: [],
  unordered: [],
  stale: [],
  unwritten: [],
  complete: true,
};

/** A consumer can stop sharing by it; one that only grants is no opt-out handler. */
export function canRefuse({ writes, mode, kind }: ChoiceHandler): boolean {
  if (writes.length === 0) return kind === 'opt-out' || mode !== 'real-time';
  return writes.some((it) => it.says !== 'allows');
}
