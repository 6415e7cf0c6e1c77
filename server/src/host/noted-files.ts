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
  /** Undefined where answers contradicted each other: something changed meanwhile. */
  notes(): Notes | undefined;
}

/** The coarsest clock of a file system that is in use. */
const TICK = 2_000;

/** `now`: milliseconds since the epoch, when the scan begins. */
export function noteFiles(root: string, now: number): NotedFiles {
  const disk = createNodeFileSystem(root);
  const since = now - TICK;
  const unlisted = new Map<string, string>();
  const above = new Map<string, string>();
  const recent = new Map<string, string>();
  let listed: Listed | undefined;
  let isUnsure = false;

  return {
    list() {
      const listing = disk.list();
      const before = listed?.digest;
      listed = stateOfAll(root, listing, since);
      isUnsure ||= before !== undefined && before !== listed.digest;
      return listing;
    },
    read(path) {
      const isRecent = note(path);
      const read = disk.read(path);
      if (isRecent) recent.set(path, JSON.stringify(read));
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
    notes() {
      if (!listed || isUnsure) return undefined;
      const paths = [...recent.keys()].sort();
      const texts = digestOf(paths, (it) => recent.get(it) ?? '');
      return { listed: listed.digest, unlisted: [...unlisted], above: [...above], recent: paths, texts };
    },
  };

  /** True for a file whose text counts. */
  function note(path: string): boolean {
    if (listed?.paths.has(path)) return listed.recent.has(path);
    const { state, changed } = stateOf(root, path);
    const known = unlisted.get(path);
    isUnsure ||= known !== undefined && known !== state;
    unlisted.set(path, state);
    return changed >= since;
  }
}

/**
 * The notes, if a scan would be told now what it was told then: without the texts of files that have been at rest since.
 * Undefined if anything is not as it was.
 */
export function confirm(root: string, notes: Notes, now: number): Notes | undefined {
  const disk = createNodeFileSystem(root);
  if (notes.above.some(([name, answer]) => (JSON.stringify(disk.above?.(name)) ?? '') !== answer)) return undefined;
  const listed = stateOfAll(root, disk.list(), now - TICK);
  if (listed.digest !== notes.listed) return undefined;
  let isMoving = false;
  for (const [path, state] of notes.unlisted) {
    const it = stateOf(root, path);
    if (it.state !== state) return undefined;
    isMoving ||= it.changed >= now - TICK;
  }
  if (digestOf(notes.recent, (it) => JSON.stringify(disk.read(it))) !== notes.texts) return undefined;
  return isMoving || listed.recent.size > 0 ? notes : { ...notes, recent: [], texts: digestOf([], String) };
}

interface Listed {
  readonly digest: string;
  readonly paths: ReadonlySet<string>;
  readonly recent: ReadonlySet<string>;
}

function stateOfAll(root: string, { files, notAnalysed }: Listing, since: number): Listed {
  const recent = new Set<string>();
  const digest = createHash('sha256').update(JSON.stringify(notAnalysed));
  for (const path of files) {
    const { state, changed } = stateOf(root, path);
    digest.update(`\n${path}\n${state}`);
    if (changed >= since) recent.add(path);
  }
  return { digest: digest.digest('hex'), paths: new Set(files), recent };
}

/** Equal for as long as nobody has written to the file, nor put another one in its place. */
function stateOf(root: string, path: string): { state: string; changed: number } {
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

function digestOf(paths: readonly string[], textOf: (path: string) => string): string {
  const digest = createHash('sha256');
  for (const path of paths) digest.update(`${path}\n${textOf(path)}\n`);
  return digest.digest('hex');
}
