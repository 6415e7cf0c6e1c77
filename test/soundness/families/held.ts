/**
 * A boolean that goes some long way before it is tested: a variable with the value of a condition, as the
 * families of ways make it. Some of them lose it, which execution shows.
 */
import { type Scope, writeCondition, writeUnknown } from '../conditions';
import type { Written } from '../statements';
import { choose } from './family';
import { HELD_CHANGED } from './held-changed';
import { HELD_BY_CONTROL, HELD_BY_PROMISES } from './held-control';
import { HELD_IN_LISTS } from './held-lists';
import { HELD_IN_OBJECTS } from './held-objects';
import { HELD_IN_TEXTS } from './held-texts';

export interface Held {
  /** The variable to declare; it should be what the condition is. */
  readonly name: string;
  /** A name for what holds it meanwhile. */
  readonly held: string;
  /** The condition; it may wait. */
  readonly value: string;
  /** A condition of the same sense that does not wait. */
  readonly plain: () => string;
  /** What cannot be known. */
  readonly unknown: () => string;
  /** The literal that says to share, and the one that says not to. */
  readonly yes: boolean;
  readonly no: boolean;
}

export const HELD_FAMILIES = {
  objects: HELD_IN_OBJECTS,
  lists: HELD_IN_LISTS,
  texts: HELD_IN_TEXTS,
  control: HELD_BY_CONTROL,
  changed: HELD_CHANGED,
};
export const WAITING_HELD_FAMILIES = { promises: HELD_BY_PROMISES };

export function writeHeldLong(scope: Scope): Written {
  const { draft } = scope;
  const polarity = draft.random.pick(['in', 'out'] as const);
  const name = draft.name(polarity === 'in' ? 'go' : 'stop');
  const plain = { ...scope, async: false };
  const write = choose(draft, scope.async ? { ...HELD_FAMILIES, ...WAITING_HELD_FAMILIES } : HELD_FAMILIES);
  const lines = write({
    name,
    held: draft.name(draft.random.pick(['held', 'state', 'choice'])),
    value: writeCondition(scope, polarity, 1),
    plain: () => writeCondition(plain, polarity, 1),
    unknown: () => writeUnknown(plain),
    yes: polarity === 'in',
    no: polarity === 'out',
  });
  return { lines, flag: { name, polarity, mutable: lines.some((it) => it.startsWith(`let ${name}`)) } };
}
