/**
 * Cancelling, and giving the event loop a turn.
 *
 * Long work awaits `pause()` per file and per worklist round; it throws `Cancelled` when nobody
 * wants the result any more. That is the only exception type the core lets through.
 */
export interface Token {
  /** Undefined when there is no need to wait, so that the hot path stays synchronous. */
  pause(): Promise<void> | undefined;
  /** Awaited before work that takes longer than people wait for: until nobody types any more. */
  beforeLong?(): Promise<void>;
}

export class Cancelled extends Error {
  override readonly name = 'Cancelled';
}

/** Runs to the end without a break: for the command line and tests. */
export const UNINTERRUPTED: Token = { pause: () => undefined };
