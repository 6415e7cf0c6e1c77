/** On how many others a class or an object is built. What is built on itself would have no end of them. */
import type { Ref } from './ref';
import type { Value } from './value';

/** More than any code has that a person wrote. */
const MAX_LEVELS = 16;

const levels = new WeakMap<Ref, number>();

export function isHighUp(value: Value): boolean {
  return levelOf(value) >= MAX_LEVELS;
}

/** Notes that it is built on this. */
export function builtOn<T extends Ref>(ref: T, value: Value): T {
  levels.set(ref, levelOf(value) + 1);
  return ref;
}

function levelOf({ refs }: Value): number {
  return refs.reduce((level, it) => Math.max(level, levels.get(it) ?? 0), 0);
}
