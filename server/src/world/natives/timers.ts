/** Functions that call back later. */
import { callApart } from '../calls/promises';
import type { Native } from '../machine/machine';
import { nameless } from '../outside/nameless';

const later: Native = (m, f, call) => {
  const [callback, ...rest] = call.args;
  // `this` is the page, or a timer.
  if (callback) callApart(m, f, callback, rest.slice(1), call, nameless(m));
  return m.values.unknown;
};

export const TIMERS: Readonly<Record<string, Native>> = {
  setTimeout: later,
  setInterval: later,
  setImmediate: later,
  queueMicrotask: later,
  requestAnimationFrame: later,
  requestIdleCallback: later,
  'process.nextTick': later,
  'next/server#after': later,
  'next/server#unstable_after': later,
};
