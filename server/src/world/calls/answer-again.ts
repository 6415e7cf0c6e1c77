/** What a function that depends on no choice answers in a later world: what it did in the first (`slice.ts`). */
import type { FunctionFacts } from '../../facts/ir';
import type { Site } from '../machine/context';
import type { Frame } from '../machine/frame';
import { type Machine, writeCell } from '../machine/machine';
import type { Outcome } from '../relevance/slice';
import { raise } from '../syntax/jumps';
import type { Value } from '../values/value';
import { settled } from './calls';

export function answerAgain(m: Machine, f: Frame, site: Site, { async }: FunctionFacts, outcome: Outcome): Value {
  const result = inThisWorld(m, outcome.result);
  const thrown = inThisWorld(m, outcome.thrown);
  if (async) {
    const promise = m.refs.promise(f.ctx, site, 'answer');
    // A promise of a promise is a promise of its value: `async () => db.user.findUnique(…)`.
    writeCell(m, promise.value, settled(m, result, f.ctx), f.ctx);
    writeCell(m, promise.rejection, thrown, f.ctx);
    return m.values.ref(promise);
  }
  if (thrown !== m.values.never) raise(m, f, thrown);
  if (result === m.values.never) f.state = null;
  return result;
}

/** Only who does not look at it is answered more than data. */
function inThisWorld(m: Machine, values: readonly Value[]): Value {
  let joined = m.values.never;
  for (const { literals, refs, unknown } of values) {
    const foreign = refs.flatMap((it) =>
      it.kind === 'foreign' ? m.refs.foreign(it.access, it.origin, it.options, it.truth) : [],
    );
    const isOther = foreign.length < refs.length;
    for (const ref of foreign) joined = m.values.join(joined, m.values.ref(ref));
    if (literals.length > 0 || unknown || isOther)
      joined = m.values.join(joined, m.values.make(literals, [], unknown || isOther, []));
  }
  return joined;
}
