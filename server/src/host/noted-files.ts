/**
 * The disk, with a note of all that was asked of it: whether it would answer the same can be told later, by walking and
 * asking for the state of each file, without reading any.
 *
 * States are taken before texts are read, so what changes in between counts as changed. A file that was written a
 * moment before cannot be told by its state from one that was written again within the same tick of the clock: its
 * text counts too.
 */
import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import type { FileSystem, Listing } from './file-system';
import { createNodeFileSystem } from './node-file-system';

export interface Notes {
  /** Digest of all paths that are listed, with the state of each. */
  readonly listed: string;
  /** What was asked of files that are not listed. */
  readonly unlisted: readonly (readonly [path: string, state: string])[];
  readonly above: readonly (readonly [name: string, answer: string])[];
  /** Files that had just changed, and the digest of their texts. */
  readonly recent: readonly string[];
  readonly texts: string;
}

export interface NotedFiles extends FileSystem {
  /** Who reads is about to read these again, and whatever else has changed since is not known to it. */
  tell(change: readonly string[] | 'all'): void;
  /** Whether the disk may say otherwise than when notes were last taken. */
  hasNews(): boolean;
  /** Undefined where the disk says by now something else than what was told. */
  notes(): Notes | undefined;
}

/** The coarsest clock of a file system that is in use. */
const TICK = 2_000;

/** `now`: milliseconds since the epoch. */
export function noteFiles(root: string, now: () => number): NotedFiles {
  const disk = createNodeFileSystem(root);
  /** As it was before the file was asked for. */
  const states = new Map<string, string>();
  /** What was read from files that had just changed: digests. */
  const recent = new Map<string, string>();
  const above = new Map<string, string>();
  /** Since the listing. */
  const told = new Set<string>();
  /** Answers that contradict each other. */
  const unsure = new Set<string>();
  let listing: Listing | undefined;
  let isNews = true;

  return {
    list() {
      const after = disk.list();
      if (listing && !isAsTold(listing, after)) unsure.add('');
      told.clear();
      listing = after;
      return after;
    },
    read(path) {
      const isRecent = note(path);
      const read = disk.read(path);
      if (isRecent) recent.set(path, digestOf(JSON.stringify(read)));
      return read;
    },
    exists(path) {
      note(path);
      return disk.exists(path);
    },
    above(name) {
      const found = disk.above?.(name);
      above.set(name, JSON.stringify(found) ?? '');
      return found;
    },
    tell,
    hasNews: () => isNews,
    notes() {
      const notes = listing && unsure.size === 0 ? take(listing) : undefined;
      isNews &&= notes === undefined;
      return notes;
    },
  };

  /** True for a file whose text counts. */
  function note(path: string): boolean {
    const { state, changed } = stateOf(root, path);
    const known = states.get(path);
    if (known !== undefined && known !== state) unsure.add(path);
    states.set(path, state);
    return changed >= now() - TICK;
  }

  function tell(change: readonly string[] | 'all'): void {
    if (change === 'all') {
      for (const it of [states, recent, above, told, unsure]) it.clear();
      listing = undefined;
      isNews = true;
      return;
    }
    for (const path of change) {
      isNews ||= states.get(path) !== stateOf(root, path).state;
      for (const it of [states, recent, unsure]) it.delete(path);
      told.add(path);
    }
  }

  function take(before: Listing): Notes | undefined {
    const since = now() - TICK;
    const after = disk.list();
    if (!isAsTold(before, after) || !isSaidAbove(disk, [...above])) return undefined;
    const listed = stateOfAll(root, after);
    const unlisted: [string, string][] = [];
    const moving: string[] = [];
    for (const [path, state] of states) {
      const it = listed.states.get(path) ?? stateOf(root, path);
      if (it.state !== state) return undefined;
      if (!listed.states.has(path)) unlisted.push([path, state]);
      const text = recent.get(path);
      if (text !== undefined && digestOf(JSON.stringify(disk.read(path))) !== text) return undefined;
      if (text !== undefined && it.changed >= since) moving.push(path);
    }
    moving.sort();
    return { listed: listed.digest, unlisted, above: [...above], recent: moving, texts: textsOf(disk, moving) };
  }

  /** Who was told of a file that has come or gone knows what to do about it. */
  function isAsTold(before: Listing, after: Listing): boolean {
    const [old, current] = [new Set(before.files), new Set(after.files)];
    const isKnown = (path: string) => (old.has(path) && current.has(path)) || told.has(path);
    return (
      JSON.stringify(before.notAnalysed) === JSON.stringify(after.notAnalysed) &&
      before.files.every(isKnown) &&
      after.files.every(isKnown)
    );
  }
}

/**
 * The notes, if a scan would be told now what it was told then: without the texts of files that have been at rest since.
 * Undefined if anything is not as it was.
 */
export function confirm(root: string, notes: Notes, now: number): Notes | undefined {
  const disk = createNodeFileSystem(root);
  if (!isSaidAbove(disk, notes.above)) return undefined;
  const since = now - TICK;
  const listed = stateOfAll(root, disk.list());
  if (listed.digest !== notes.listed) return undefined;
  let isMoving = [...listed.states.values()].some((it) => it.changed >= since);
  for (const [path, state] of notes.unlisted) {
    const it = stateOf(root, path);
    if (it.state !== state) return undefined;
    isMoving ||= it.changed >= since;
  }
  if (textsOf(disk, notes.recent) !== notes.texts) return undefined;
  return isMoving ? notes : { ...notes, recent: [], texts: textsOf(disk, []) };
}

interface Listed {
  readonly digest: string;
  readonly states: ReadonlyMap<string, FileState>;
}

/** `state`: equal for as long as nobody has written to the file, nor put another one in its place. */
interface FileState {
  readonly state: string;
  /** Milliseconds since the epoch. */
  readonly changed: number;
}

function stateOfAll(root: string, { files, notAnalysed }: Listing): Listed {
  const states = new Map<string, FileState>();
  const digest = createHash('sha256').update(JSON.stringify(notAnalysed));
  for (const path of files) {
    const it = stateOf(root, path);
    digest.update(`\n${path}\n${it.state}`);
    states.set(path, it);
  }
  return { digest: digest.digest('hex'), states };
}

function stateOf(root: string, path: string): FileState {
  try {
    const it = statSync(`${root}/${path}`, { throwIfNoEntry: false });
    if (!it) return { state: '', changed: 0 };
    return {
      state: `${it.dev} ${it.ino} ${it.mode} ${it.size} ${it.mtimeMs} ${it.ctimeMs}`,
      changed: Math.max(it.mtimeMs, it.ctimeMs),
    };
  } catch {
    // A folder on the way that may not be entered: to a scan the file is not there.
    return { state: '', changed: 0 };
  }
}

function isSaidAbove(disk: FileSystem, above: Notes['above']): boolean {
  return above.every(([name, answer]) => (JSON.stringify(disk.above?.(name)) ?? '') === answer);
}

function textsOf(disk: FileSystem, paths: readonly string[]): string {
  return digestOf(paths.map((path) => `${path}\n${JSON.stringify(disk.read(path))}\n`).join(''));
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
