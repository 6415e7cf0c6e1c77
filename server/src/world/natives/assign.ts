/** `Object.assign`. */
import { escape } from '../calls/escape';
import type { Native } from '../machine/machine';
import { isFresh } from '../machine/regions';
import { spreadInto } from '../objects/spread';
import { writeAll } from '../outside/foreign-writes';

export const assign: Native = (m, f, call) => {
  const [target, ...sources] = call.args;
  for (const ref of target?.refs ?? []) {
    if (ref.kind === 'foreign') for (const source of sources) writeAll(m, f, ref, source, call.site);
    if (ref.kind === 'object' || ref.kind === 'function' || ref.kind === 'class')
      for (const [i, source] of sources.entries())
        spreadInto(m, f, ref, source, {
          at: `assign ${call.site.s}.${i}`,
          isSure: target?.refs.length === 1 && ref.kind === 'object' && isFresh(f, ref),
        });
    else for (const source of sources) escape(m, f, source, call.site);
  }
  return target ?? m.values.undefined;
};
