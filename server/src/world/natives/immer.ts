/** Immer: a recipe changes a draft of a state. The draft is taken for the state itself, which then holds both. */
import { callValue } from '../calls/calls';
import type { Frame } from '../machine/frame';
import type { Machine, Native, NativeCall } from '../machine/machine';
import type { Value } from '../values/value';
import { madeOf } from './made-of';

/** `produce(state, recipe)`, and `produce(recipe)`, which waits for its state. */
const produce: Native = (m, f, call) => {
  const [first = m.values.unknown, recipe] = call.args;
  if (recipe) return applied(m, f, call, first, recipe, []);
  const waiting =
    ([of]: readonly Value[]): Native =>
    (mm, ff, it) => {
      const [state = mm.values.undefined, ...more] = it.args;
      return applied(mm, ff, it, state, of as Value, more);
    };
  return m.values.ref(madeOf(m, f, call, `produce ${f.ctx.id}.${call.site.s}`, [first], waiting));
};

/** A recipe that returns something puts it in the state's place. */
function applied(
  m: Machine,
  f: Frame,
  { site }: NativeCall,
  state: Value,
  recipe: Value,
  more: readonly Value[],
): Value {
  const result = callValue(m, f, { callee: recipe, self: m.values.undefined, args: [state, ...more], site });
  return f.state ? m.values.join(state, result) : m.values.never;
}

export const IMMER: Readonly<Record<string, Native>> = {
  immer: produce,
  'immer#produce': produce,
  '@reduxjs/toolkit#createNextState': produce,
  '@reduxjs/toolkit#produce': produce,
};
