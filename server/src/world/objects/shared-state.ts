/**
 * What a server keeps across requests: whatever is made outside of a request, and what requests put there.
 *
 * A consumer's answer kept there without their key may be read for the next consumer, so it says
 * nothing. In a browser the page's life belongs to one consumer, and so does a desktop program's.
 */
import { escape } from '../calls/escape';
import { askedName, isOfAnother } from '../database/several';
import type { Context, Site } from '../machine/context';
import type { Frame } from '../machine/frame';
import { type Machine, readCell, writeCell } from '../machine/machine';
import { isKeptOfAnother, nameless, ofAnother } from '../outside/nameless';
import type { ClassRef, ForeignRef, FunctionRef, ObjectRef, Ref } from '../values/ref';
import type { Value } from '../values/value';
import { asLeft, leftAt, leftKey, leftObjects, leftUnder, noteObjectLeft } from './left-keys';
import { allProperties } from './properties';

export type Holder = ObjectRef | FunctionRef | ClassRef;

/** A value as whoever reads it finds it in a variable of this context. */
export function keptInVariable(m: Machine, f: Frame, owner: Context, value: Value): Value {
  return isServing(f) && !isOfRequest(owner) ? keptForAll(m, f, value) : value;
}

/** The same for a global. */
export function keptOnGlobal(m: Machine, f: Frame, value: Value): Value {
  return isServing(f) ? keptForAll(m, f, value) : value;
}

/** The same for an object's property of a known name. */
export function keptInObject(m: Machine, f: Frame, holder: Holder, value: Value): Value {
  return isServing(f) && isKept(holder) ? keptForAll(m, f, value) : value;
}

/** What may be found under a known name though requests put it there under names that we do not know. */
export function foundByName(m: Machine, f: Frame, holder: Holder): Value {
  const { rest } = holder.heap;
  const held = readCell(rest, f.ctx);
  if (held === m.values.never || !isServing(f) || !isKept(holder) || ![...rest.writers].some(isOfRequest)) return held;
  const another = m.values.withReads(nameless(m), held.reads);
  return m.values.join(m.values.join(held, m.values.withReads(m.values.unknown, held.reads)), another);
}

/** An element of what requests fill, taken by its place: whichever consumer's it is, it is seldom this one's. */
export function takenByPlace(m: Machine, f: Frame, holders: readonly Ref[], value: Value): Value {
  if (!isServing(f) || value === m.values.never) return value;
  const filled = holders.filter(isFilledByRequests);
  if (filled.length === 0) return value;
  const left = filled.reduce((all, it) => leftUnder(m, it, all), leftObjects(m, f, value));
  return m.values.join(left, nameless(m));
}

function isRecord(ref: Ref): boolean {
  return ref.kind === 'choice' && ref.form !== 'string';
}

/** A key of what requests fill, taken from there: whichever consumer's it is, it is seldom this one's. */
export function keyOfAny(m: Machine, f: Frame, holders: readonly Ref[]): Value {
  if (!isServing(f)) return m.values.unknown;
  const filled = holders.filter(isFilledByRequests);
  return filled.length > 0 ? leftKey(m, f, filled) : m.values.unknown;
}

/** What stands under such a key. */
export function foundUnder(m: Machine, key: Value, value: Value): Value {
  const isSomebodys = key.refs.some(
    (it) =>
      it.kind === 'foreign' &&
      (isKeptOfAnother(it.access) || leftAt(it.access) !== undefined || isOfAnother(it.access)),
  );
  return isSomebodys && value !== m.values.never ? m.values.join(value, nameless(m)) : value;
}

function isFilledByRequests(holder: Ref): holder is ObjectRef {
  if (holder.kind !== 'object' || !isKept(holder)) return false;
  const { heap, shape } = holder;
  const cells = shape === 'exports' || shape === 'request' ? [] : [heap.rest, ...heap.props.values()];
  return cells.some(({ writers }) => [...writers].some(isOfRequest));
}

/** Many consumers, one after the other. */
export function isServing({ ctx: { mode, unit } }: Frame): boolean {
  return mode.side === 'server' && mode.request && !unit.isOfOneUser;
}

/** The same, or nothing says that it is no server. */
export function mayServe({ ctx: { mode, unit } }: Frame): boolean {
  return mode.side !== 'client' && mode.request && !unit.isOfOneUser;
}

/** Whatever else runs, a module's top level included, runs once for all requests. */
export function isOfRequest({ fn, mode }: Context): boolean {
  return fn !== 0 && mode.side === 'server' && mode.request;
}

export function isKept(holder: Holder): boolean {
  return holder.heap.isKept || !isOfRequest(holder.kind === 'object' ? holder.maker : holder.scope);
}

function keptForAll(m: Machine, f: Frame, given: Value): Value {
  const value = asLeft(m, f, given);
  // Whatever the members of a record are called, they are another consumer's.
  if (value.reads.length > 0)
    return m.values.withReads(value.refs.some(isRecord) ? ofAnother(m) : m.values.unknown, value.reads);
  for (const ref of value.refs) if (ref.kind === 'object') keepAll(m, f, ref);
  if (value.refs.some((it) => it.kind === 'promise')) return m.values.join(value, promisedToAll(m, f, value));
  return leaveCallbacks(m, f, value) ? m.values.join(value, m.values.unknown) : value;
}

/** Put among others that a server keeps: `queue.push(() => send(request.id))`. */
export function keptAmong(m: Machine, f: Frame, holder: Holder, value: Value): void {
  if (isServing(f) && isKept(holder)) leaveCallbacks(m, f, value);
}

/** A function of a request that is kept may be run in the next one's, whatever that one's consumer said. */
function leaveCallbacks(m: Machine, f: Frame, value: Value): boolean {
  const left = value.refs.filter((it): it is FunctionRef => it.kind === 'function' && seesRequest(f, it));
  for (const ref of left) {
    const made = ref.unit.facts.functions[ref.fn];
    if (made) escape(m, f, m.values.ref(ref), made as unknown as Site);
  }
  return left.length > 0;
}

/** Data of a request: what a function was given has it below a name. */
export function isOfConsumer(ref: Ref): ref is ForeignRef {
  if (ref.kind !== 'foreign') return false;
  // What a query for one consumer found.
  if (ref.access.steps.some(({ rows }) => rows?.whose === 'own')) return true;
  if (ref.origin !== 'unknown' && ref.origin !== 'request-data') return false;
  const isGiven = ref.access.steps.length === 0 || askedName(ref.access) !== undefined;
  return ref.origin === 'request-data' || (ref.access.path.length > 1 && isGiven);
}

/** `pending ??= load(id)`: what it comes to is another consumer's. */
function promisedToAll(m: Machine, f: Frame, value: Value): Value {
  let result = m.values.never;
  for (const ref of value.refs) {
    if (ref.kind !== 'promise') continue;
    const held = readCell(ref.value, f.ctx);
    const kept = keptForAll(m, f, held);
    if (kept === held) continue;
    const promise = m.refs.promise(f.ctx, ref, 'kept');
    writeCell(m, promise.value, kept, f.ctx);
    result = m.values.join(result, m.values.ref(promise));
  }
  return result;
}

/** It closes over a request, or over what the consumer said in it. */
function seesRequest(f: Frame, { scope }: FunctionRef): boolean {
  for (let it: Context | undefined = scope; it && isOfRequest(it); it = it.scope) {
    for (const cell of it.cells.values()) {
      const held = readCell(cell, f.ctx);
      if (held.reads.length > 0 || held.refs.some((ref) => ref.kind === 'object' && ref.shape === 'request'))
        return true;
    }
  }
  return false;
}

/** All of a summary are. */
export function markKept(m: Machine, ref: ObjectRef): void {
  if (ref.heap.isKept) return;
  ref.heap.isKept = true;
  if (isOfRequest(ref.maker)) {
    m.leftData.set(ref.place, 'alone');
    noteObjectLeft(m, ref);
  }
  for (const it of ref.heap.summary?.members ?? []) markKept(m, it);
}

/** What a kept object holds is kept too, what is put there later included. */
function keepAll(m: Machine, f: Frame, ref: ObjectRef): void {
  const { heap } = ref;
  if (heap.isKept) return;
  markKept(m, ref);
  for (const [, cell] of allProperties(heap, f.ctx)) writeCell(m, cell, keptForAll(m, f, readCell(cell, f.ctx)), f.ctx);
}
