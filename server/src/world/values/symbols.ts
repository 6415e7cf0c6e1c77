/** What `Symbol('choice')` makes: itself, wherever it is a key, and no object that has properties of its own. */
import type { ObjectRef, Ref } from './ref';

const made = new WeakSet<Ref>();

export function noteSymbol(ref: ObjectRef): void {
  made.add(ref);
}

export function isSymbol(ref: Ref): boolean {
  return made.has(ref);
}
