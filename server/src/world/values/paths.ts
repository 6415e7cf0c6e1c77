/** Paths below a value from outside: what is taken for the same, so that they have an end. */
import type { Access } from '../../catalogue/catalogue';

/** A name of which nothing is known. */
const ANY = '\u0000';
/** So many long ones below one global are told apart: `for (const name of names) target = target[name]` has no end of them. */
const MAX_LONG = 64;
const LONG = 4;

/** `target[key]`, where the key may be missing, is meant for those that are there. */
export function memberName(written: string): string {
  return written === 'undefined' ? ANY : written;
}

/** Below a member that may be any, any member is one of those. */
export function isAnyAgain(path: readonly string[], name: string): boolean {
  return name === ANY && path.at(-1) === ANY;
}

/** Beyond so many: any member of the global. */
export function createPathBound(): (access: Access) => Access {
  const counts = new Map<string, number>();
  return (access) => {
    const { root, path } = access;
    const [top = ''] = path;
    if (root.kind !== 'global' || path.length < LONG) return access;
    const count = (counts.get(top) ?? 0) + 1;
    counts.set(top, count);
    return count <= MAX_LONG ? access : { root, path: [top, ANY], steps: [] };
  };
}
