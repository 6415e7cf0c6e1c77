/**
 * What the editor saw change on disk. Events are hints: they come late, twice, or not at all.
 *
 * Large batches (another branch was checked out), and whatever may change which files count, list and
 * compare everything again instead.
 */
import { statSync } from 'node:fs';
import { FileChangeType, type FileEvent } from 'vscode-languageserver/node';
import type { Change } from '../../engine/engine';
import { fileKind } from '../../std/file-kind';
import type { Folder } from '../folder';
import type { Session } from '../session';
import { relativeTo, toFilePath } from '../uris';

const STORM = 2000;
const NEVER_LOOKED_AT = /(?:^|\/)(?:node_modules|\.git)(?:\/|$)/;

export function changeWatchedFiles(session: Session, events: readonly FileEvent[]): void {
  const latest = new Map<string, FileChangeType>();
  for (const { uri, type } of events) {
    const path = toFilePath(uri);
    if (path !== undefined) latest.set(path, type);
  }
  for (const folder of session.folders.all()) {
    const change = toChange(folder, latest, events.length);
    if (change === 'all' || change.length > 0) folder.request(change, session.parts.quiet);
  }
}

function toChange(folder: Folder, latest: ReadonlyMap<string, FileChangeType>, count: number): Change {
  const written: string[] = [];
  const created: string[] = [];
  for (const [absolute, type] of latest) {
    const path = relativeTo(folder.root, absolute);
    if (path === undefined || NEVER_LOOKED_AT.test(path)) continue;
    if (count >= STORM || path === '' || changesWhatCounts(folder, path, absolute, type)) return 'all';
    if (!folder.counts(path)) continue;
    const isListed = type === FileChangeType.Created && fileKind(path) !== undefined;
    (isListed ? created : written).push(path);
  }
  return [...written, ...listedOf(folder, created)];
}

function changesWhatCounts(folder: Folder, path: string, absolute: string, type: FileChangeType): boolean {
  const kind = fileKind(path);
  if (kind === 'configuration') return path.endsWith('.json') || path.endsWith('.yaml');
  if (kind !== undefined) return false;
  if (path.endsWith('.gitignore')) return true;
  if (type === FileChangeType.Deleted) return folder.hasFilesBelow(path);
  return type === FileChangeType.Created && isFolder(absolute);
}

/**
 * Whether git ignores a new file only a listing knows: build output must not be analysed as source.
 * A file that the engine has and that is gone by now has to be forgotten.
 */
function listedOf(folder: Folder, created: readonly string[]): readonly string[] {
  if (created.length === 0) return created;
  const listed = new Set(folder.listDisk().files);
  return created.filter((path) => listed.has(path) || folder.hasListed(path));
}

function isFolder(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  } catch {
    // Gone again, or not ours to enter: the listing of the next update will say so.
    return false;
  }
}
