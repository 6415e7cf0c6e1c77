/**
 * Which note stands beside which pathway.
 *
 * Of equal pathways of one function, whose ids only count them, a note follows the one that what stands around it
 * tells. Any other follows its pathway's id, back from "Removed since" too. Of an id that is gone, it follows the same thing in
 * a renamed file, or the one other use of that touchpoint in the same file, renamed or not, where it is plain which
 * that is: a pathway that was not in the file before. What is left is kept as removed.
 */
import type { Pathway } from '../../../../shared/src/model';
import { contentOfId } from '../../std/stable-id';
import { likeness, onlyBest, pairEquals } from './equal-pathways';
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
  mark(pathway: Pathway): string;
}

export function followNotes(pathways: readonly Pathway[], rows: readonly NotedRow[], words: RowWords): FollowedNotes {
  const living = new Set(pathways.map((it) => it.id));
  const renamed = renamedFiles(
    rows.filter((it) => !it.isRemoved).map((it) => ({ ...it, file: words.file(it.place) })),
    pathways.map((it) => ({ file: it.file, vendor: words.vendor(it), touchpoint: words.touchpoint(it) })),
  );
  const fileNow = (row: NotedRow) => renamed.get(words.file(row.place)) ?? words.file(row.place);
  const notes = new Map<string, string>();
  // Those without a note too: what one of them became is not another one's.
  let vanished: readonly NotedRow[] = joinNotes(rows);
  let appeared = pathways;

  const equals = { fileNow, markOf: words.mark };
  for (const isRemoved of [false, true]) {
    followAll(
      pairEquals(
        vanished.filter((it) => it.isRemoved === isRemoved),
        appeared,
        equals,
      ),
    );
    const byId = new Map(appeared.map((it) => [it.id, it]));
    followAll(
      vanished.flatMap((row) => {
        const to = row.isRemoved === isRemoved ? byId.get(row.id) : undefined;
        return to ? [[row, to] as const] : [];
      }),
    );
  }
  const isSameThing = (row: NotedRow, it: Pathway) =>
    contentOfId(it.id) !== undefined && contentOfId(row.id) === contentOfId(it.id);
  const isInFile = (row: NotedRow, it: Pathway) =>
    !row.isRemoved &&
    fileNow(row) === it.file &&
    row.touchpoint === words.touchpoint(it) &&
    row.vendor === words.vendor(it);
  follow(isSameThing, ({ place }, { file }) => commonEnd(words.file(place), file));
  follow(isInFile, (row, it) => likeness(row.mark, words.mark(it)));
  const removed = vanished.filter((it) => it.note !== '');
  // The id of one that is gone may be an equal one's now.
  return {
    noteOf: (id) => notes.get(id) ?? '',
    removed: removed.map((it) => (living.has(it.id) ? { ...it, id: '' } : it)),
  };

  function followAll(pairs: Iterable<readonly [NotedRow, Pathway]>): void {
    const followed = new Map(pairs);
    for (const [row, to] of followed) notes.set(to.id, row.note);
    const taken = new Set(followed.values());
    vanished = vanished.filter((it) => !followed.has(it));
    appeared = appeared.filter((it) => !taken.has(it));
  }

  /** Pairs that are each other's only best match. */
  function follow(
    isMatch: (row: NotedRow, it: Pathway) => boolean,
    score: (row: NotedRow, it: Pathway) => number,
  ): void {
    for (const row of vanished) {
      const to = onlyBest(appeared, (it) => (isMatch(row, it) ? score(row, it) : -1));
      const back = to && onlyBest(vanished, (it) => (isMatch(it, to) ? score(it, to) : -1));
      if (to && back === row) followAll([[row, to]]);
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

/** How many names two paths have in common at their ends. */
function commonEnd(a: string, b: string): number {
  const x = a.split('/').reverse();
  const y = b.split('/').reverse();
  let n = 0;
  while (n < x.length && x[n] === y[n]) n++;
  return n;
}
