/**
 * A token that gives the event loop a turn every few milliseconds.
 *
 * Cancelling arrives as a message, and messages are read only when the loop turns: long work that
 * never pauses cannot be cancelled, and keystrokes wait behind it.
 */
import { Cancelled, type Token } from '../std/token';

const SLICE_MS = 10;

export function createTimeSlice(isCancelled: () => boolean, untilQuiet?: () => Promise<void>): Token {
  let sliceStart = performance.now();
  return {
    pause: () => (performance.now() - sliceStart < SLICE_MS ? undefined : turn()),
    async beforeLong() {
      await untilQuiet?.();
      await turn();
    },
  };

  async function turn(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    if (isCancelled()) throw new Cancelled();
    sliceStart = performance.now();
  }
}
