/** What is done with what a native is given: calling it where the native is called, or leaving it to code out of sight. */
import { callValue } from '../calls/calls';
import { escape } from '../calls/escape';
import type { Frame } from '../machine/frame';
import type { Machine, Native, NativeCall } from '../machine/machine';
import { nameless } from '../outside/nameless';
import type { Value } from '../values/value';

export function called(
  m: Machine,
  f: Frame,
  { site }: Pick<NativeCall, 'site'>,
  callee: Value,
  args: readonly Value[] = [],
): Value {
  return callValue(m, f, { callee, self: m.values.undefined, args, site });
}

/** Who sets what is made of it may be out of sight: then its names promise nothing. */
export function unfollowed(m: Machine, f: Frame, { args, site }: Pick<NativeCall, 'args' | 'site'>): Value {
  for (const it of args) escape(m, f, it, site);
  return nameless(m);
}

/** It gives what it is given. */
export const itself: Native = (m, _f, call) => call.args[0] ?? m.values.undefined;
