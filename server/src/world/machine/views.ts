/**
 * What a frame knows of a variable that others can change: what it wrote or tested itself, until the next
 * call or `await` lets others run. `answer ??= read(); return answer;` returns an answer.
 *
 * What a server's module keeps may have been written for another consumer, but not by one who cannot have run since.
 */
import type { Value } from '../values/value';
import type { Frame } from './frame';

/** Below the slots of SDK modes. Certain slots are those that both sides of a join have. */
const FIRST = -1_000_000;

export function readView({ state }: Frame, b: number): Value | undefined {
  return state?.get(FIRST - b);
}

export function noteView({ state }: Frame, b: number, value: Value): void {
  state?.set(FIRST - b, value);
}

export function dropViews({ state }: Frame): void {
  if (!state) return;
  for (const slot of state.keys()) if (slot <= FIRST) state.delete(slot);
}
