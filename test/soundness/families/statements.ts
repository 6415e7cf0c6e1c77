/** Statements of generated programs out of families: their parts are written where they stand. */
import { type Scope, writeCondition, writeUnknown } from '../conditions';
import { inner, innerFunction, writeTouch } from '../statements';
import { choose } from './family';
import { FLOW, type Parts } from './flow';
import { HIDDEN_CALLS } from './hidden-calls';
import { WAITING } from './waiting';

export const STATEMENT_FAMILIES = { flow: FLOW, 'hidden calls': HIDDEN_CALLS, waiting: WAITING };

export function writeOfFamily(scope: Scope): string[] {
  const plain = { ...scope, async: false };
  const parts: Parts = {
    async: scope.async,
    when: (polarity) => writeCondition(scope, polarity, 1),
    plain: (polarity) => writeCondition(plain, polarity, 1),
    unknown: () => writeUnknown(plain),
    body: (more = {}) => inner(scope, more),
    other: (async = false) => innerFunction(scope, async),
    name: (stem) => scope.draft.name(stem),
    touch: () => writeTouch(scope),
  };
  return choose(scope.draft, STATEMENT_FAMILIES)(parts);
}
