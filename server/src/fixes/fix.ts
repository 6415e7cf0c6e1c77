/**
 * A fix as plain edits, and what is said where there is none.
 *
 * A fix is offered only where it keeps what the code does for a consumer who has not opted out.
 */
import type { RuleId } from '../../../shared/src/model';

export interface TextEdit {
  readonly file: string;
  /** Offsets in UTF-16 units of the original text. */
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/**
 * What must be so after it: `gated`, the pathway is; `signal`, it is and heeds the browser's signal too; `moved`, a
 * helper that is gated makes the call instead; `heeded`, one does that is gated by more than the signal; `awaited`, the
 * Promise is tested no more; `exempt`, the comment is taken as one; `asked`, it is taken as one that lacks its reason;
 * `settled`, one finding of the rule fewer stands, and none of any other rule more.
 */
export type Promised = 'gated' | 'signal' | 'moved' | 'heeded' | 'awaited' | 'exempt' | 'asked' | 'settled';

export interface Fix {
  readonly id: string;
  readonly title: string;
  /** The one to take when a person asks for a fix without choosing. */
  readonly preferred: boolean;
  /** May be applied with many others unseen: one expression statement, nothing else moved or delayed. */
  readonly safe: boolean;
  readonly promised: Promised;
  /** Of one that is promised to be settled. */
  readonly settles?: RuleId;
  /** Edits of a file that is not there make it. */
  readonly edits: readonly TextEdit[];
}

/** No fix, and the reason as one sentence. */
export interface NoFix {
  readonly why: string;
}

export function isNoFix(it: object): it is NoFix {
  return 'why' in it;
}

export function isFix(it: Fix | NoFix): it is Fix {
  return 'edits' in it;
}
