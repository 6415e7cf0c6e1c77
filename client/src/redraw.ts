/**
 * Which nodes of a tree are drawn again when it is made anew: those that say something else, and nothing around them.
 *
 * The editor knows a node by its object. So those that stay are kept, with what the new ones of their ids say.
 */
import { isDeepStrictEqual } from 'node:util';

/** Beyond so many, drawing all that stands beside them is less work for the editor: it lays out each by itself. */
const MOST_APART = 8;

interface Node {
  readonly id: string;
  readonly children?: readonly Node[];
}

export interface Redraw<T> {
  readonly roots: readonly T[];
  /** None where all is as it was; undefined: the whole tree. */
  readonly changed: readonly Node[] | undefined;
}

export function redraw<T extends Node>(before: readonly T[], now: readonly T[]): Redraw<T> {
  const changed: Node[] = [];
  const roots = kept(before, now, changed);
  return { roots, changed: hasSameIds(before, now) ? changed : undefined };
}

function kept<T extends Node>(before: readonly T[], now: readonly T[], changed: Node[]): T[] {
  const known = new Map(before.map((it) => [it.id, it]));
  return now.map((it) => {
    const old = known.get(it.id);
    return old === undefined ? it : brought(old, it, changed);
  });
}

/** A node that is drawn again is so with all that is below it. */
function brought<T extends Node>(old: T, now: T, changed: Node[]): T {
  if (isDeepStrictEqual(old, now)) return old;
  const below: Node[] = [];
  const children = now.children && kept(old.children ?? [], now.children, below);
  const isSame = hasSameIds(old.children, now.children) && isDeepStrictEqual(ownOf(old), ownOf(now));
  for (const name of Object.keys(old)) if (!(name in now)) delete (old as Record<string, unknown>)[name];
  Object.assign(old, now, children && { children });
  changed.push(...(isSame && below.length <= MOST_APART ? below : [old]));
  return old;
}

function ownOf({ children: _, ...own }: Node): object {
  return own;
}

function hasSameIds(a: readonly Node[] = [], b: readonly Node[] = []): boolean {
  return a.length === b.length && a.every((it, i) => it.id === b[i]?.id);
}
