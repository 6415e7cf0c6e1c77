/**
 * The disk, seen through the port. Synchronous on purpose: on a warm page cache that is several times
 * faster than promises, and the engine pauses between files anyway.
 */
import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { decode } from './decode';
import type { FileAbove, FileSystem, FileText } from './file-system';
import { foldersAround } from './git-ignore';
import { walk } from './walk';
import { whyNot } from './why-not';

/** Nearly every source fits; one buffer for all of them saves a third of the time. */
const buffer = Buffer.allocUnsafeSlow(512 * 1024);

export function createNodeFileSystem(root: string): FileSystem {
  const top = resolve(root);
  return {
    list: () => walk(top),
    read: (path) => readText(`${top}/${path}`),
    exists: (path) => isFile(`${top}/${path}`),
    above: (name) => fileAbove(top, name),
  };
}

function fileAbove(top: string, name: string): FileAbove | undefined {
  const folder = foldersAround(top).findLast((it) => isFile(join(it, name)));
  const read = folder === undefined ? undefined : readText(join(folder, name));
  if (folder === undefined || !read || !('text' in read)) return undefined;
  const slashed = (path: string) => path.replaceAll('\\', '/');
  return { path: slashed(relative(top, join(folder, name))), text: read.text, outside: slashed(relative(folder, top)) };
}

/** Of an absolute path. */
export function readText(path: string): FileText {
  try {
    return decode(readBytes(path));
  } catch (error) {
    return { why: whyNot(error) };
  }
}

/** Valid until the next call. */
function readBytes(path: string): Buffer {
  const file = openSync(path, 'r');
  try {
    const length = readSync(file, buffer, 0, buffer.length, 0);
    return length < buffer.length ? buffer.subarray(0, length) : readFileSync(path);
  } finally {
    closeSync(file);
  }
}

function isFile(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
  } catch {
    // A folder on the way that may not be entered: to us the file is not there.
    return false;
  }
}
