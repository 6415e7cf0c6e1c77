/**
 * The worlds: what the consumer is assumed to have said. Everything else is unknown in all of them.
 *
 * An answer is what a source says: `no` (opted out, consent refused, signal on), `yes`, `unknown`
 * (either), `nothing` (no record at all, signal off).
 */
import type { PreferenceSource } from '../../../shared/src/model';

export type Answer = 'no' | 'yes' | 'unknown' | 'nothing';

export interface World {
  readonly name: string;
  readonly stored: Answer;
  readonly cmp: Answer;
  readonly gpc: Answer;
  /** Switches of the operator that the configuration counts as the consumer's preference. */
  readonly operator: Answer;
}

/** Nobody in particular: what can run at all. */
export const ANYONE: World = { name: 'anyone', stored: 'unknown', cmp: 'unknown', gpc: 'unknown', operator: 'unknown' };
/** The consumer has opted out, everywhere and by every means. Decides the status. */
export const OPTED_OUT: World = { name: 'opted-out', stored: 'no', cmp: 'no', gpc: 'no', operator: 'no' };
/** The consumer has agreed: tells an inverted gate. */
export const AGREED: World = { name: 'agreed', stored: 'yes', cmp: 'yes', gpc: 'nothing', operator: 'yes' };

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
    case 'dnt':
    case 'vendor':
      return 'unknown';
  }
}

/** What a gate says that reads all of these: one that says no is enough. */
export function answerOfAny(world: World, sources: readonly PreferenceSource[]): Answer {
  const answers = sources.map((it) => answerOf(world, it));
  return STRONGEST_FIRST.find((it) => answers.includes(it)) ?? 'unknown';
}

const STRONGEST_FIRST: readonly Answer[] = ['no', 'unknown', 'yes', 'nothing'];
