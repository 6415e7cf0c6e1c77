/**
 * Regions: stretches of a function that run to their end whenever they are entered.
 *
 * A branch, a loop's body and a `try` are regions of their own, and so is what follows a conditional jump.
 * A property that is written in the region in which its object was made is there for every later read.
 */
import type { FunctionRef, ObjectRef, Ref } from '../values/ref';
import type { Value } from '../values/value';
import type { Context } from './context';
import { type Frame, isConstructing } from './frame';

const madeIn = new WeakMap<ObjectRef, object>();

/** Back in the region around it, unless something in it left for good. */
export function goOn(f: Frame, { region, ends }: Pick<Frame, 'region' | 'ends'>): void {
  f.region = f.ends === ends ? region : {};
}

/** Runs what may not run, or not to its end. */
export function apart<T>(f: Frame, body: () => T): T {
  const { region, ends } = f;
  f.region = {};
  const result = body();
  goOn(f, { region, ends });
  return result;
}

/** Runs the sides of a test: where one of them jumped, what follows may not run. */
export function branching(f: Frame, sides: () => void): void {
  const { jumps } = f;
  apart(f, sides);
  if (f.jumps !== jumps) f.region = {};
}

/** Where a jump ends, all that comes after it is the region around it again, unless something went further. */
export function untilJumpsEnd(f: Frame, body: () => void): void {
  const { region, ends } = f;
  body();
  goOn(f, { region, ends });
}

export function noteMade(f: Frame, value: Value): void {
  for (const ref of value.refs) {
    if (ref.kind !== 'object' || ref.maker !== f.ctx) continue;
    if (f.region) madeIn.set(ref, f.region);
    else madeIn.delete(ref);
  }
}

/** `new Tracker()`, where that is a function. */
export function noteInstance(ref: ObjectRef, by: FunctionRef): void {
  instances.set(ref, by);
}

/** It fills an instance, which whoever asked for it gets however it ends. */
export function isMaking(f: Frame): boolean {
  const { callee, thisValue } = f.ctx;
  const isOwn = (it: Ref) => it.kind === 'object' && callee !== undefined && instances.get(it) === callee;
  return isConstructing(f) || thisValue.refs.some(isOwn);
}

const instances = new WeakMap<ObjectRef, FunctionRef>();

/** Others may see it from here on, as far as it is filled. */
export function noteShown(f: Frame, { refs }: Value): void {
  for (const it of refs) if (it.kind === 'object' && !shown.has(it)) shown.set(it, { by: f.ctx, leaves: f.leaves });
}

const shown = new WeakMap<ObjectRef, { readonly by: Context; readonly leaves: number }>();

function isLeftUnfilled(f: Frame, ref: ObjectRef): boolean {
  const at = shown.get(ref);
  return at?.by === f.ctx && f.leaves > at.leaves;
}

/** What is written on it here is there before anyone else sees the object. */
export function isFresh(f: Frame, ref: ObjectRef): boolean {
  if (ref.heap.summary || isLeftUnfilled(f, ref)) return false;
  if (ref.maker === f.ctx) return madeIn.get(ref) === f.region;
  const [self] = f.ctx.thisValue.refs;
  return f.region === undefined && isMaking(f) && self === ref && f.ctx.thisValue.refs.length === 1;
}
