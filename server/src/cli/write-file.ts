/**
 * Writes a file whole or not at all: beside it first, then renamed over it. A link is followed, so that it stays a
 * link, and the file's permissions are kept.
 */
import { chmodSync, mkdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { UserError } from './user-error';

export function writeWhole(path: string, text: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    const stat = statSync(path, { throwIfNoEntry: false });
    // A pipe or a device cannot be replaced, only written to.
    if (stat && !stat.isFile()) writeFileSync(path, text);
    else replace(stat ? realpathSync(path) : path, text, stat?.mode);
  } catch (error) {
    throw new UserError(`\`${path}\` cannot be written: ${error instanceof Error ? error.message : error}`);
  }
}

function replace(path: string, text: string, mode: number | undefined): void {
  const beside = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    writeFileSync(beside, text, { flag: 'wx' });
    if (mode !== undefined) chmodSync(beside, mode);
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}
