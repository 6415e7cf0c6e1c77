/** `Object.assign`, and what does the same by another name. */
import { escape } from '../calls/escape';
import type { Frame } from '../machine/frame';
import type { Machine, Native, NativeCall } from '../machine/machine';
import { isFresh } from '../machine/regions';
import { spreadInto, surelySpread } from '../objects/spread';
import { writeAll } from '../outside/foreign-writes';
import type { Value } from '../values/value';

export const assign: Native = (m, f, call) => assignBy(m, f, call, () => true);

/** `isWhole`: what this source has is written as it is, whatever was there before. */
export function assignBy(m: Machine, f: Frame, call: NativeCall, isWhole: (source: Value) => boolean): Value {
  const [target, ...given] = call.args;
  const sources = call.rest === m.values.never ? given : [...given, call.rest];
  const isCounted = call.rest === m.values.never;
  for (const ref of target?.refs ?? []) {
    if (ref.kind === 'foreign') for (const source of sources) writeAll(m, f, ref, source, call.site);
    const isSure = target?.refs.length === 1 && ref.kind === 'object' && isFresh(f, ref);
    if (ref.kind === 'object' || ref.kind === 'function' || ref.kind === 'class')
      for (const [i, source] of sources.entries())
        spreadInto(m, f, ref, source, {
          at: `assign ${call.site.s}.${i}`,
          later: new Set(isCounted ? sources.slice(i + 1).flatMap((it) => (isWhole(it) ? surelySpread(it) : [])) : []),
          isSure: isSure && isCounted && isWhole(source),
        });
    else for (const source of sources) escape(m, f, source, call.site);
  }
  return target ?? m.values.undefined;
}
