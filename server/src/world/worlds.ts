/**
 * The worlds: what the consumer is assumed to have said. Everything else is unknown in all of them.
 *
 * An answer is what a source says: `no` (opted out, consent refused, signal on), `yes`, `unknown`
 * (either), `nothing` (no record at all, signal off).
 */
import type { PreferenceSource } from '../../../shared/src/model';
import type { Purpose } from '../catalogue/consent-platform';

import type { By } from './database/named-persons';

export type Answer = 'no' | 'yes' | 'unknown' | 'nothing';

export interface World {
  readonly name: string;
  readonly stored: Answer;
  readonly cmp: Answer;
  readonly gpc: Answer;
  /** Switches of the operator that the configuration counts as the consumer's preference. */
  readonly operator: Answer;
  /** What an SDK remembers of the consumer. */
  readonly vendor: Answer;
  /** Purposes of which this holds; of any other the answer is unknown. Absent: of all. */
  readonly only?: ReadonlySet<Purpose>;
  /** Whose choice it is: absent, of whoever is served or in hand; else of those whose rows are in hand, or of nobody but who asks. */
  readonly of?: 'rows' | 'requester';
  /** By what who asks is told, where something else tells other people. */
  readonly by?: By;
}

/** Nobody in particular: what can run at all. */
export const ANYONE: World = {
  name: 'anyone',
  stored: 'unknown',
  cmp: 'unknown',
  gpc: 'unknown',
  operator: 'unknown',
  vendor: 'unknown',
};
/** The consumer has opted out, everywhere and by every means. Decides the status. */
export const OPTED_OUT: World = { name: 'opted-out', stored: 'no', cmp: 'no', gpc: 'no', operator: 'no', vendor: 'no' };
/** The consumer has agreed: tells an inverted gate. */
export const AGREED: World = {
  name: 'agreed',
  stored: 'yes',
  cmp: 'yes',
  gpc: 'nothing',
  operator: 'yes',
  vendor: 'yes',
};

/** Somebody asks who may have said anything, for what is about others: these have opted out. */
export const OTHERS_OPTED_OUT: World = { ...OPTED_OUT, name: 'others opted out', of: 'rows' };

/** Who asks has opted out, and those whose rows are in hand, or who are told by something else, may have said anything. */
export function requesterOptedOut(by: By | undefined): World {
  return { ...OPTED_OUT, name: `requester opted out, by ${by}`, of: 'requester', ...(by ? { by } : {}) };
}

/** Only the stored choice and the consent platform say no. */
export const STORED_ONLY: World = {
  name: 'stored-only',
  stored: 'no',
  cmp: 'no',
  gpc: 'unknown',
  operator: 'no',
  vendor: 'no',
};
/** Only the browser says no: there is no record of the consumer. */
export const GPC_ONLY: World = {
  name: 'gpc-only',
  stored: 'nothing',
  cmp: 'nothing',
  gpc: 'no',
  operator: 'no',
  vendor: 'nothing',
};
/** The consumer has not been asked yet. */
export const UNDECIDED: World = {
  name: 'undecided',
  stored: 'nothing',
  cmp: 'nothing',
  gpc: 'nothing',
  operator: 'no',
  vendor: 'nothing',
};

/** The consumer has opted out of these purposes; what they said of others is not known. */
export function refusing(only: ReadonlySet<Purpose>): World {
  return { ...OPTED_OUT, name: `refusing ${[...only].join(', ')}`, only };
}

/** The same, where nobody knows of the browser's signal. */
export function withoutSignal(world: World): World {
  return { ...world, name: `${world.name}, without a signal`, gpc: 'unknown' };
}

/** What a read gives: of a purpose that this world says nothing of, anything. */
export function answerTo(world: World, read: Asked): Answer {
  if (world.of === 'rows' ? !read.ofRow : read.ofAnother) return 'unknown';
  if (isAside(world, read)) return 'unknown';
  if (read.isDoubted) return 'unknown';
  return isAsked(world, read.purpose) ? answerOf(world, read.source) : 'unknown';
}

/** It is about somebody else than the one whom this world is about. */
export function isAside({ of, by }: World, read: Asked): boolean {
  return of === 'requester' && (read.ofRow === true || (by !== undefined && read.by !== undefined && read.by !== by));
}

interface Asked {
  readonly source: PreferenceSource;
  readonly purpose: Purpose;
  /** It is about the row in hand. */
  readonly ofRow?: boolean;
  /** It is about another person than the one who asks. */
  readonly ofAnother?: boolean;
  readonly by?: By | undefined;
  /** It may have been set back since. */
  readonly isDoubted?: boolean;
}

export function isAsked({ only }: World, purpose: Purpose | undefined): boolean {
  return only === undefined || purpose === undefined || only.has(purpose);
}

export function answerOf(world: World, source: PreferenceSource): Answer {
  switch (source) {
    case 'stored':
      return world.stored;
    case 'cmp':
      return world.cmp;
    case 'gpc':
      return world.gpc;
    case 'operator':
      return world.operator;
    case 'vendor':
      return world.vendor;
    case 'dnt':
      return 'unknown';
  }
}

/** What a gate says that reads all of these: one that says no is enough. */
export function answerToAny(world: World, reads: readonly Asked[]): Answer {
  const answers = reads.map((it) => answerTo(world, it));
  return STRONGEST_FIRST.find((it) => answers.includes(it)) ?? 'unknown';
}

const STRONGEST_FIRST: readonly Answer[] = ['no', 'unknown', 'yes', 'nothing'];
