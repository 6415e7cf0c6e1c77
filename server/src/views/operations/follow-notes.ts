/**
 * Which note stands beside which pathway.
 *
 * A note follows its pathway's id, back from "Removed since" too. Of an id that is gone, it follows the same thing in
 * a renamed file, or the one other use of that touchpoint in the same file, renamed or not, where it is plain which
 * that is: a pathway that was not in the file before. What is left is kept as removed.
 */
import type { Pathway } from '../../../../shared/src/model';
import { contentOfId } from '../../std/stable-id';
import type { NotedRow } from './notes';
import { renamedFiles } from './renamed-files';

export interface FollowedNotes {
  noteOf(id: string): string;
  /** Rows with notes of pathways that are no more; none has the id of another. */
  readonly removed: readonly NotedRow[];
}

/** What the cells of a row say. */
export interface RowWords {
  touchpoint(pathway: Pathway): string;
  vendor(pathway: Pathway): string;
  file(place: string): string;
}

export function followNotes(pathways: readonly Pathway[], rows: readonly NotedRow[], words: RowWords): FollowedNotes {
  const written = joinNotes(rows);
  const living = new Set(pathways.map((it) => it.id));
  const before = new Set(rows.filter((it) => !it.isRemoved).map((it) => it.id));
  const notes = new Map(written.filter((it) => living.has(it.id)).map((it) => [it.id, it.note]));
  // Those without a note too: what one of them became is not another one's.
  let vanished = written.filter((it) => !living.has(it.id));
  let appeared = pathways.filter((it) => !before.has(it.id) && !notes.has(it.id));

  const renamed = renamedFiles(
    rows.filter((it) => !it.isRemoved).map((it) => ({ ...it, file: words.file(it.place) })),
    pathways.map((it) => ({ file: it.file, vendor: words.vendor(it), touchpoint: words.touchpoint(it) })),
  );

  const isSameThing = (row: NotedRow, it: Pathway) =>
    contentOfId(it.id) !== undefined && contentOfId(row.id) === contentOfId(it.id);
  const isInFile = (row: NotedRow, it: Pathway) =>
    !row.isRemoved &&
    (renamed.get(words.file(row.place)) ?? words.file(row.place)) === it.file &&
    row.touchpoint === words.touchpoint(it) &&
    row.vendor === words.vendor(it);
  follow(isSameThing, ({ place }, { file }) => commonEnd(words.file(place), file));
  follow(isInFile, () => 0);
  return { noteOf: (id) => notes.get(id) ?? '', removed: vanished.filter((it) => it.note !== '') };

  /** Pairs that are each other's only best match. */
  function follow(
    isMatch: (row: NotedRow, it: Pathway) => boolean,
    likeness: (row: NotedRow, it: Pathway) => number,
  ): void {
    for (const row of vanished) {
      const to = onlyBest(appeared, (it) => (isMatch(row, it) ? likeness(row, it) : -1));
      const back = to && onlyBest(vanished, (it) => (isMatch(it, to) ? likeness(it, to) : -1));
      if (!to || back !== row) continue;
      notes.set(to.id, row.note);
      vanished = vanished.filter((it) => it !== row);
      appeared = appeared.filter((it) => it !== to);
    }
  }
}

/** One row for each id; two notes of one id are kept side by side. */
function joinNotes(rows: readonly NotedRow[]): NotedRow[] {
  const byId = new Map<string, NotedRow>();
  for (const [i, row] of rows.entries()) {
    if (row.note === '' && (row.isRemoved || row.id === '')) continue;
    // A row that lost its id is nobody's: it stays by itself.
    const key = row.id === '' ? `row ${i}` : row.id;
    const earlier = byId.get(key);
    if (!earlier || earlier.note === '') byId.set(key, row);
    else if (row.note !== '' && !earlier.note.split('; ').includes(row.note))
      byId.set(key, { ...earlier, note: `${earlier.note}; ${row.note}` });
  }
  return [...byId.values()];
}

/** Undefined where none has more than -1, or two have the most. */
function onlyBest<T>(items: readonly T[], score: (it: T) => number): T | undefined {
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

/** How many names two paths have in common at their ends. */
function commonEnd(a: string, b: string): number {
  const x = a.split('/').reverse();
  const y = b.split('/').reverse();
  let n = 0;
  while (n < x.length && x[n] === y[n]) n++;
  return n;
}
