/**
 * What a frame knows of a variable that others can change: what it wrote or tested itself, until the next
 * call or `await` lets others run. `answer ??= read(); return answer;` returns an answer.
 *
 * Only in a browser: what a server's module keeps may have been written for another consumer.
 */

import type { Value } from '../values/value';
import type { Frame } from './frame';

/** Below the slots of SDK modes. Certain slots are those that both sides of a join have. */
const FIRST = -1_000_000;

export function readView({ ctx, state }: Frame, b: number): Value | undefined {
  return ctx.mode.side === 'client' ? state?.get(FIRST - b) : undefined;
}

export function noteView({ ctx, state }: Frame, b: number, value: Value): void {
  if (ctx.mode.side === 'client') state?.set(FIRST - b, value);
}

export function dropViews({ ctx, state }: Frame): void {
  if (ctx.mode.side !== 'client' || !state) return;
  for (const slot of state.keys()) if (slot <= FIRST) state.delete(slot);
}
