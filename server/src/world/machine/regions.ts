/**
 * Regions: stretches of a function that run to their end whenever they are entered.
 *
 * A branch, a loop's body and a `try` are regions of their own, and so is what follows a conditional jump.
 * A property that is written in the region in which its object was made is there for every later read.
 */

import type { ObjectRef } from '../values/ref';
import type { Value } from '../values/value';
import { type Frame, isConstructing } from './frame';

const madeIn = new WeakMap<ObjectRef, object>();

/** Runs what may not run, or not to its end. */
export function apart<T>(f: Frame, body: () => T): T {
  const outer = f.region;
  f.region = {};
  const result = body();
  f.region = outer;
  return result;
}

/** Runs the sides of a test: where one of them jumped, what follows may not run. */
export function branching(f: Frame, sides: () => void): void {
  const { jumps } = f;
  apart(f, sides);
  if (f.jumps !== jumps) f.region = {};
}

/** Where a jump ends, all that comes after it is the region around it again. */
export function untilJumpsEnd(f: Frame, body: () => void): void {
  const outer = f.region;
  body();
  f.region = outer;
}

export function noteMade(f: Frame, value: Value): void {
  for (const ref of value.refs) {
    if (ref.kind !== 'object' || ref.maker !== f.ctx) continue;
    if (f.region) madeIn.set(ref, f.region);
    else madeIn.delete(ref);
  }
}

/** What is written on it here is there before anyone else sees the object. */
export function isFresh(f: Frame, ref: ObjectRef): boolean {
  if (ref.heap.summary) return false;
  if (ref.maker === f.ctx) return madeIn.get(ref) === f.region;
  const [self] = f.ctx.thisValue.refs;
  return f.region === undefined && isConstructing(f) && self === ref && f.ctx.thisValue.refs.length === 1;
}
