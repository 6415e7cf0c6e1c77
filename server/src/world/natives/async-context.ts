/**
 * `AsyncLocalStorage`: what a request's work finds there is what some request was run with.
 *
 * Which one is not told apart, and there may be none: outside of `run` it is undefined.
 */
import { callValue } from '../calls/calls';
import type { Frame } from '../machine/frame';
import { cellIn, type Machine, type Native, type NativeCall, readCell, writeCell } from '../machine/machine';
import { defineProperty } from '../objects/members';
import { othersIn } from '../objects/properties';
import { foreignUnknown } from '../outside/foreign';
import type { ObjectRef } from '../values/ref';
import type { Value } from '../values/value';
import { ownFunction } from './held-state';

const HELD = 'held by requests';

const make: Native = (m, f, call) => {
  const ref = m.refs.object(f.ctx, call.site, 'async context', 'object', foreignUnknown(m));
  const methods: Readonly<Record<string, Native>> = {
    run: (mm, ff, it) => {
      hold(mm, ff, ref, it.args[0]);
      return runWithin(mm, ff, it, 1);
    },
    exit: (mm, ff, it) => runWithin(mm, ff, it, 0),
    enterWith: (mm, ff, it) => {
      hold(mm, ff, ref, it.args[0]);
      return mm.values.undefined;
    },
    getStore: (mm, ff) => storeOf(mm, ff, ref),
  };
  for (const [name, native] of Object.entries(methods))
    defineProperty(m, f, ref.heap, name, ownFunction(m, ref, name, native), true);
  return m.values.ref(ref);
};

function hold(m: Machine, f: Frame, { heap }: ObjectRef, store: Value | undefined): void {
  writeCell(m, cellIn(m, heap.props, HELD), store ?? m.values.undefined, f.ctx);
}

function runWithin(m: Machine, f: Frame, { args, rest, site }: NativeCall, at: number): Value {
  const callee = args[at] ?? m.values.unknown;
  return callValue(m, f, { callee, self: m.values.undefined, args: args.slice(at + 1), rest, site });
}

function storeOf(m: Machine, f: Frame, { heap }: ObjectRef): Value {
  const held = m.values.join(readCell(cellIn(m, heap.props, HELD), f.ctx), m.values.undefined);
  const isOpen = othersIn(m, f, heap) !== m.values.never;
  return isOpen ? m.values.join(held, m.values.unknown) : held;
}

export const ASYNC_CONTEXT: Readonly<Record<string, Native>> = Object.fromEntries(
  ['node:async_hooks', 'async_hooks'].map((it) => [`new ${it}#AsyncLocalStorage`, make]),
);
