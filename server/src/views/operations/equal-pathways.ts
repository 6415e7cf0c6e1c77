/**
 * Which of several equal pathways a row was about: the same call, with the same texts, in the same function. Their ids
 * only count them; a mark says which family they are of, and what stands around each.
 */
import type { Pathway } from '../../../../shared/src/model';
import { groupBy } from '../../std/group-by';
import type { NotedRow } from './notes';

interface Told {
  fileNow(row: NotedRow): string;
  markOf(it: Pathway): string;
}

type Pair = readonly [NotedRow, Pathway];

export function pairEquals(rows: readonly NotedRow[], pathways: readonly Pathway[], told: Told): readonly Pair[] {
  const families = groupBy(pathways, (it) => familyIn(it.file, told.markOf(it)));
  return [...groupBy(rows, (it) => familyIn(told.fileNow(it), it.mark))].flatMap(([family, some]) =>
    pairUp(some, families.get(family) ?? [], told),
  );
}

function familyIn(file: string, mark: string): string | undefined {
  return mark === '' ? undefined : `${mark.slice(0, 4)} ${file}`;
}

/** Each other's only best, until there are none. */
function pairUp(rows: readonly NotedRow[], pathways: readonly Pathway[], { markOf }: Told): Pair[] {
  const pairs: Pair[] = [];
  const left = new Set(rows);
  const open = new Set(pathways);
  for (let known = -1; known < pairs.length; ) {
    known = pairs.length;
    for (const row of left) {
      const to = onlyBest([...open], (it) => score(row, it));
      if (!to || onlyBest([...left], (it) => score(it, to)) !== row) continue;
      pairs.push([row, to]);
      left.delete(row);
      open.delete(to);
    }
  }
  return pairs;

  function score(row: NotedRow, it: Pathway): number {
    const alike = likeness(row.mark, markOf(it));
    // What was removed comes back where it stood.
    if (row.isRemoved && alike < PARTS) return -1;
    return 2 * alike + (row.id === it.id ? 1 : 0) || -1;
  }
}

const PARTS = 3;

/** How many of the three parts are equal that tell what stands around. */
export function likeness(a: string, b: string): number {
  const part = (mark: string, i: number) => mark.slice(4 * i, 4 * i + 4);
  return [1, 2, 3].filter((i) => part(a, i) !== '' && part(a, i) === part(b, i)).length;
}

/** Undefined where none has more than -1, or two have the most. */
export function onlyBest<T>(items: readonly T[], score: (it: T) => number): T | undefined {
  let best: T | undefined;
  let most = -1;
  let isTied = false;
  for (const it of items) {
    const n = score(it);
    if (n < most || n === -1) continue;
    isTied = n === most;
    best = it;
    most = n;
  }
  return isTied ? undefined : best;
}
