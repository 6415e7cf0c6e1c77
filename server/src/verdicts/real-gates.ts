/** Which predicates, evaluated in the opted-out world, really say no: those that do not are offered as gates nowhere. */
import type { Machine } from '../world/machine/machine';
import { truthOf, type Value } from '../world/values/value';

export interface EvaluatedPredicate {
  /** It returns a Promise of its answer. */
  readonly promise: boolean;
}

/** Undefined where it is no gate; `unseen` where nothing called it. */
export function evaluatedPredicate(
  optedOut: Machine,
  path: string,
  name: string,
  polarity: 'in' | 'out',
): EvaluatedPredicate | 'unseen' | undefined {
  let answer = optedOut.values.never;
  let promise = false;
  let isSeen = false;
  for (const ctx of optedOut.contexts.values()) {
    const facts = ctx.unit.facts.functions[ctx.fn];
    if (ctx.unit.path !== path || ctx.fn < 1 || facts?.name !== name || facts.parent !== 0) continue;
    isSeen = true;
    promise ||= facts.async === true || ctx.result.value.refs.some((it) => it.kind === 'promise');
    answer = optedOut.values.join(answer, resolved(optedOut, ctx.result.value));
  }
  if (!isSeen) return 'unseen';
  const { canBeTrue, canBeFalse } = truthOf(answer);
  const says = polarity === 'out' ? canBeTrue && !canBeFalse : canBeFalse && !canBeTrue;
  return says ? { promise } : undefined;
}

function resolved(m: Machine, value: Value): Value {
  let result = m.values.make(
    value.literals,
    value.refs.filter((it) => it.kind !== 'promise'),
    value.unknown,
    [],
  );
  for (const ref of value.refs) if (ref.kind === 'promise') result = m.values.join(result, ref.value.value);
  return result;
}
