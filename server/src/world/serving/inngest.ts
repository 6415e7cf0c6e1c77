/** Inngest: functions that events call, and their steps: `await step.run('load', () => …)` gives what its callback does. */
import { settled } from '../calls/calls';
import { escape } from '../calls/escape';
import { callApart, promiseResolved } from '../calls/promises';
import type { Frame } from '../machine/frame';
import { type Machine, type Native, type NativeCall, writeCell } from '../machine/machine';
import { defineProperty } from '../objects/members';
import { nameless } from '../outside/nameless';
import type { Value } from '../values/value';
import { givenBy } from './client-data';

const run: Native = (m, f, call) => {
  const [, callback = m.values.unknown, ...args] = call.args;
  const { value, thrown } = callApart(m, f, callback, args, call);
  const promise = promiseResolved(m, f, call.site, settled(m, value, f.ctx), 'step');
  // Steps are tried again, and fail in the end.
  for (const ref of promise.refs)
    if (ref.kind === 'promise') writeCell(m, ref.rejection, m.values.join(thrown, m.values.unknown), f.ctx);
  return promise;
};

function optionsOf(m: Machine, f: Frame, call: NativeCall): Value {
  const options = m.refs.object(f.ctx, call.site, 'inngest', 'object', nameless(m));
  const step = m.refs.object(f.ctx, call.site, 'inngest step', 'object', nameless(m));
  defineProperty(
    m,
    f,
    step.heap,
    'run',
    m.values.ref(m.refs.native('inngest step.run', run, m.values.undefined)),
    true,
  );
  defineProperty(m, f, options.heap, 'step', m.values.ref(step), true);
  return m.values.ref(options);
}

/** `inngest.createFunction(options, trigger, handler)`. */
const createFunction: Native = (m, f, call) => {
  for (const arg of call.args)
    for (const ref of arg.refs) {
      const it = m.values.ref(ref);
      escape(m, f, ref.kind === 'function' ? m.values.ref(givenBy(m, it, optionsOf(m, f, call))) : it, call.site);
    }
  return m.values.unknown;
};

export const INNGEST: Readonly<Record<string, Native>> = { 'inngest#Inngest.createFunction()': createFunction };
