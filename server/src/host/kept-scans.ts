/**
 * What an earlier scan concluded, kept for as long as nothing that it was told has changed:
 * the files, the configuration, the day, and the program itself.
 *
 * Nothing here fails: what cannot be read, is damaged or cannot be written is as if it were not there. A record is put in
 * place whole, so that two processes do not meet in it; there are only so many, and the oldest go first.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Analysis } from '../../../shared/src/model';
import { confirm, type NotedFiles, type Notes, noteFiles } from './noted-files';

export interface KeptScan {
  /** What was concluded, where it still holds. */
  find(): Analysis | undefined;
  /** The files to scan. */
  readonly files: NotedFiles;
  /** To be found by the next run, where the disk still says what was concluded from. */
  keep(analysis: Analysis): void;
}

export interface KeepingOptions {
  readonly folder: string;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

const MAX_RECORDS = 32;
const MAX_BYTES = 64 * 1024 * 1024;
const DAY = 24 * 60 * 60 * 1000;
const MAX_AGE = 30 * DAY;

interface KeptRecord {
  readonly notes: Notes;
  readonly analysis: Analysis;
}

/** `key`: all that a conclusion depends on beside the files, as of now. */
export function openKeptScan(root: string, key: () => readonly string[], { folder, now }: KeepingOptions): KeptScan {
  const files = noteFiles(root, now);
  return {
    files,
    find() {
      const path = recordPath();
      const record = readRecord(path);
      const notes = record && confirm(root, record.notes, now());
      if (!record || !notes) return undefined;
      if (notes === record.notes) touch(path, now());
      else writeRecord(path, { ...record, notes });
      return record.analysis;
    },
    keep(analysis) {
      const notes = files.hasNews() ? files.notes() : undefined;
      if (!notes) return;
      writeRecord(recordPath(), { notes, analysis });
      sweep(folder, now());
    },
  };

  function recordPath(): string {
    return join(folder, `${digest(JSON.stringify([root, ...key()])).slice(0, 40)}.json`);
  }
}

/** A build of the program, told by its own file. */
export function buildOf(file: string): string {
  const { size, mtimeMs } = statSync(file);
  return `${size} ${mtimeMs}`;
}

/** Where programs of this user keep what can be made again. Undefined: there is no such place. */
export function cacheFolder(
  env: { readonly [name: string]: string | undefined },
  platform: string,
): string | undefined {
  const home = homedir();
  if (env.XDG_CACHE_HOME?.startsWith('/')) return join(env.XDG_CACHE_HOME, 'optgate');
  if (platform === 'win32') return env.LOCALAPPDATA ? join(env.LOCALAPPDATA, 'optgate', 'cache') : undefined;
  if (home === '' || home === '/') return undefined;
  return platform === 'darwin' ? join(home, 'Library', 'Caches', 'optgate') : join(home, '.cache', 'optgate');
}

/** The digest of the rest stands in the first line. */
function readRecord(path: string): KeptRecord | undefined {
  return orNothing(() => {
    const text = readFileSync(path, 'utf8');
    const end = text.indexOf('\n');
    const body = text.slice(end + 1);
    return text.slice(0, end) === digest(body) ? (JSON.parse(body) as KeptRecord) : undefined;
  });
}

function writeRecord(path: string, record: KeptRecord): void {
  const beside = `${path}.${randomUUID()}.tmp`;
  const isWritten = orNothing(() => {
    const body = JSON.stringify(record);
    mkdirSync(join(path, '..'), { recursive: true, mode: 0o700 });
    writeFileSync(beside, `${digest(body)}\n${body}`, { mode: 0o600, flag: 'wx' });
    renameSync(beside, path);
    return true;
  });
  if (!isWritten) orNothing(() => rmSync(beside, { force: true }));
}

/** The order in which records go is that of their last use. */
function touch(path: string, now: number): void {
  orNothing(() => utimesSync(path, now / 1000, now / 1000));
}

/** Removes what is old or too much, and what killed processes left half written. */
function sweep(folder: string, now: number): void {
  const records = (orNothing(() => readdirSync(folder)) ?? []).flatMap((name) => {
    if (!/^[\da-f]{40}\.json(?:\.[\da-f-]{36}\.tmp)?$/.test(name)) return [];
    const path = join(folder, name);
    const stat = orNothing(() => statSync(path));
    return stat ? [{ path, isHalf: name.endsWith('.tmp'), size: stat.size, used: stat.mtimeMs }] : [];
  });
  let left = MAX_RECORDS;
  let bytes = MAX_BYTES;
  for (const it of records.sort((a, b) => b.used - a.used || (a.path < b.path ? -1 : 1))) {
    const isLeft = it.isHalf ? it.used > now - DAY : it.used > now - MAX_AGE && left > 0 && bytes >= it.size;
    if (!isLeft) orNothing(() => rmSync(it.path, { force: true }));
    else if (!it.isHalf) {
      left--;
      bytes -= it.size;
    }
  }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function orNothing<T>(attempt: () => T): T | undefined {
  try {
    return attempt();
  } catch {
    // Disk full, no permission, damaged, somebody else's: the next scan is a cold one.
    return undefined;
  }
}
