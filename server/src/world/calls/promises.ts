/** Promises: awaiting them, making them, and the methods that take callbacks. */
import { copyState, type Frame, joinStates } from '../machine/frame';
import { type Machine, type NativeCall, readCell, writeCell } from '../machine/machine';
import { dropViews } from '../machine/views';
import { elementsOf } from '../objects/list-elements';
import { defineProperty } from '../objects/members';
import { noteAwaited } from '../serving/order';
import { raise } from '../syntax/jumps';
import type { PromiseRef } from '../values/ref';
import type { Value } from '../values/value';
import { callValue, settled } from './calls';

export function awaitValue(m: Machine, f: Frame, value: Value): Value {
  if (!f.state) return m.values.never;
  f.leaves++;
  dropViews(f);
  for (const ref of value.refs) {
    if (ref.kind === 'promise') {
      const rejection = readCell(ref.rejection, f.ctx);
      if (rejection !== m.values.never) raise(m, f, rejection);
    }
    if (ref.kind === 'foreign') raise(m, f, m.values.unknown);
  }
  if (value.unknown) raise(m, f, m.values.unknown);
  noteAwaited(m, f, value);
  return m.values.withReads(settled(m, value, f.ctx), value.reads);
}

/** A promise of a value that is known already. */
export function promiseResolved(m: Machine, f: Frame, key: object, value: Value, slot = 'resolved'): Value {
  const promise = m.refs.promise(f.ctx, key, slot);
  writeCell(m, promise.value, settled(m, value, f.ctx), f.ctx);
  for (const ref of value.refs)
    if (ref.kind === 'promise') writeCell(m, promise.rejection, readCell(ref.rejection, f.ctx), f.ctx);
  return m.values.withReads(m.values.ref(promise), value.reads);
}

/** `promise.then(onValue, onError)`: what a callback throws rejects the new promise. */
export function thenDo(m: Machine, f: Frame, call: NativeCall): Value {
  const [onValue, onError] = call.args;
  const source = call.self;
  const next = m.refs.promise(f.ctx, call.site, 'then');
  const value = settled(m, source, f.ctx);
  if (value !== m.values.never) {
    const handled =
      onValue && isCallable(onValue) ? callApart(m, f, onValue, [value], call) : { value, thrown: m.values.never };
    settle(m, f, next, handled);
  }
  const rejection = rejectionOf(m, f, source);
  if (rejection !== m.values.never) settleRejection(m, f, onError, rejection, next, call);
  return m.values.withReads(m.values.ref(next), source.reads);
}

export function catchRejection(m: Machine, f: Frame, call: NativeCall): Value {
  return thenDo(m, f, { ...call, args: [m.values.undefined, call.args[0] ?? m.values.undefined] });
}

export function finallyDo(m: Machine, f: Frame, call: NativeCall): Value {
  const callback = call.args[0];
  const thrown = callback ? callApart(m, f, callback, [], call).thrown : m.values.never;
  if (thrown === m.values.never) return call.self;
  const next = promiseResolved(m, f, call.site, call.self, 'finally');
  for (const ref of next.refs) if (ref.kind === 'promise') writeCell(m, ref.rejection, thrown, f.ctx);
  return next;
}

function settleRejection(
  m: Machine,
  f: Frame,
  onError: Value | undefined,
  rejection: Value,
  next: PromiseRef,
  call: NativeCall,
): void {
  if (!onError || !isCallable(onError)) return writeCell(m, next.rejection, rejection, f.ctx);
  const handled = callApart(m, f, onError, [rejection], call);
  settle(m, f, next, handled);
}

/** A callback may answer with a promise, which may be rejected. */
function settle(m: Machine, f: Frame, next: PromiseRef, { value, thrown }: { value: Value; thrown: Value }): void {
  writeCell(m, next.value, settled(m, value, f.ctx), f.ctx);
  writeCell(m, next.rejection, thrown, f.ctx);
  for (const ref of value.refs)
    if (ref.kind === 'promise') writeCell(m, next.rejection, readCell(ref.rejection, f.ctx), f.ctx);
}

function rejectionOf(m: Machine, f: Frame, value: Value): Value {
  let rejection = value.unknown || value.refs.some((it) => it.kind === 'foreign') ? m.values.unknown : m.values.never;
  for (const ref of value.refs)
    if (ref.kind === 'promise') rejection = m.values.join(rejection, readCell(ref.rejection, f.ctx));
  return rejection;
}

function isCallable(value: Value): boolean {
  return value.unknown || value.refs.some((it) => it.kind !== 'object' && it.kind !== 'element');
}

/** Calls back later: what happens there does not touch the state here. */
export function callApart(
  m: Machine,
  f: Frame,
  callee: Value,
  args: readonly Value[],
  call: NativeCall,
  self = m.values.undefined,
): { value: Value; thrown: Value } {
  const before = copyState(f.state);
  const handler = f.handler;
  const caught = { state: null, value: m.values.never };
  f.handler = caught;
  // Who called this goes on with the state that it had.
  f.state = copyState(before);
  const value = callValue(m, f, { callee, self, args, site: call.site });
  f.handler = handler;
  f.state = joinStates(m.values, before, before);
  return { value, thrown: caught.value };
}

/** `Promise.all`, `allSettled`, `race`, `any` of a list. */
export function combine(m: Machine, f: Frame, call: NativeCall, how: string): Value {
  const { elements, exact } = elementsOf(m, f, call.args[0] ?? m.values.undefined, call.site);
  const next = m.refs.promise(f.ctx, call.site, how);
  const values = elements.map((it) => settled(m, it, f.ctx));
  const rejections = elements.map((it) => rejectionOf(m, f, it));
  if (how === 'all' || how === 'race') for (const it of rejections) writeCell(m, next.rejection, it, f.ctx);
  // Where each is rejected, with an error of its own: so is `any` of none.
  if (how === 'any' && (!exact || rejections.every((it) => it !== m.values.never)))
    writeCell(m, next.rejection, m.values.unknown, f.ctx);
  if (how === 'race' || how === 'any') {
    for (const value of values) writeCell(m, next.value, value, f.ctx);
    return m.values.ref(next);
  }
  // Not before each of them resolved, or was rejected where that is enough; a list may be empty.
  const waits = values.some(
    (it, i) => it === m.values.never && (how !== 'allSettled' || rejections[i] === m.values.never),
  );
  if (waits && exact) return m.values.ref(next);
  const list = m.refs.object(f.ctx, call.site, how, 'array');
  list.heap.exact = exact;
  values.forEach((value, i) => {
    const entry = how === 'allSettled' ? settledEntry(m, f, call, i, value, rejections[i] ?? m.values.unknown) : value;
    if (exact) defineProperty(m, f, list.heap, String(i), entry, true);
    else writeCell(m, list.heap.rest, entry, f.ctx);
  });
  writeCell(m, next.value, m.values.ref(list), f.ctx);
  return m.values.ref(next);
}

function settledEntry(m: Machine, f: Frame, call: NativeCall, i: number, value: Value, rejection: Value): Value {
  const entry = m.refs.object(f.ctx, call.site, `settled ${i}`, 'object');
  const outcomes = [
    ...(value === m.values.never ? [] : ['fulfilled']),
    ...(rejection === m.values.never ? [] : ['rejected']),
  ];
  const isMixed = outcomes.length !== 1;
  const reads = m.values.withReads(m.values.withReads(m.values.unknown, value.reads), rejection.reads).reads;
  defineProperty(m, f, entry.heap, 'status', m.values.make(outcomes, [], false, reads), true);
  const none = isMixed ? m.values.undefined : m.values.never;
  if (value !== m.values.never) defineProperty(m, f, entry.heap, 'value', m.values.join(value, none), !isMixed);
  if (rejection !== m.values.never)
    defineProperty(m, f, entry.heap, 'reason', m.values.join(rejection, none), !isMixed);
  return m.values.ref(entry);
}

/** `new Promise((resolve, reject) => …)`. */
export function newPromise(m: Machine, f: Frame, call: NativeCall): Value {
  const promise = m.refs.promise(f.ctx, call.site, 'new');
  const self = m.values.ref(promise);
  const resolve = m.refs.native(
    'resolve',
    (mm, ff, it) => {
      writeCell(mm, promise.value, settled(mm, it.args[0] ?? mm.values.undefined, ff.ctx), ff.ctx);
      return mm.values.undefined;
    },
    self,
  );
  const reject = m.refs.native(
    'reject',
    (mm, ff, it) => {
      writeCell(mm, promise.rejection, it.args[0] ?? mm.values.undefined, ff.ctx);
      return mm.values.undefined;
    },
    self,
  );
  const executor = call.args[0];
  if (executor) {
    const { thrown } = callApart(m, f, executor, [m.values.ref(resolve), m.values.ref(reject)], call);
    writeCell(m, promise.rejection, thrown, f.ctx);
  }
  return self;
}
