/**
 * Writes a file whole or not at all: beside it first and down to the disk, then renamed over it. A link is followed, so
 * that it stays a link, and the file's permissions are kept.
 *
 * Where the new text was made from the old, what another program writes meanwhile is never replaced unseen.
 */
import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { UserError } from './user-error';

export function writeWhole(path: string, text: string): void {
  orExplain(path, () => {
    mkdirSync(dirname(path), { recursive: true });
    const stat = statSync(path, { throwIfNoEntry: false });
    // A pipe or a device cannot be replaced, only written to.
    if (stat && !stat.isFile()) writeFileSync(path, text);
    else withFileBeside(stat ? realpathSync(path) : path, text, (beside, real) => renameSync(beside, real));
  });
}

/** Called after each step: for tests of what happens when the process ends there, or another program writes there. */
export type OnStep = (step: 'written' | 'kept' | 'compared' | 'renamed') => void;

/**
 * Replaces what a file held by what it is to hold. False, and nothing is changed, where it holds something else by
 * now. `before`: null where there was no file.
 */
export function replaceText(path: string, before: Buffer | null, after: string, onStep: OnStep = () => {}): boolean {
  return orExplain(path, () => {
    mkdirSync(dirname(path), { recursive: true });
    return withFileBeside(before === null ? path : realpathSync(path), after, (beside, real) => {
      onStep('written');
      return before === null
        ? create(beside, real)
        : exchange({ beside, real, before, after: Buffer.from(after), onStep });
    });
  });
}

/** Null where there is none. */
export function readBytes(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw new UserError(`\`${path}\` cannot be read: ${error instanceof Error ? error.message : error}`);
  }
}

/** A link is made only where nothing stands, unlike a rename. */
function create(beside: string, real: string): boolean {
  try {
    linkSync(beside, real);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    if (!NO_LINKS.has(codeOf(error))) throw error;
    // Without hard links the moment between the question and the rename stays.
    if (statSync(real, { throwIfNoEntry: false })) return false;
    renameSync(beside, real);
    return true;
  }
}

interface Exchange {
  readonly beside: string;
  readonly real: string;
  readonly before: Buffer;
  readonly after: Buffer;
  readonly onStep: OnStep;
}

/** Keeps a second name of the old file, so that who still writes into it after the rename is seen and put back. */
function exchange({ beside, real, before, after, onStep }: Exchange): boolean {
  const kept = `${beside}.old`;
  const isKept = tryToLink(real, kept);
  try {
    onStep('kept');
    if (!readFileSync(isKept ? kept : real).equals(before)) return false;
    onStep('compared');
    if (isKept && statSync(real).ino !== statSync(kept).ino) return false;
    renameSync(beside, real);
    onStep('renamed');
    if (!isKept) return true;
    // Nobody opens the old file any more; who has it open is given the time to write.
    pause(GRACE);
    if (readFileSync(kept).equals(before)) return true;
    if (!readFileSync(real).equals(after))
      throw new Error(`another program wrote it too; see \`${putAside(kept, real)}\``);
    renameSync(kept, real);
    return false;
  } finally {
    rmSync(kept, { force: true });
  }
}

/** Where two wrote into the old file and the new one at once, neither is lost. */
function putAside(kept: string, real: string): string {
  const aside = `${real}.${randomUUID().slice(0, 8)}.orig`;
  renameSync(kept, aside);
  return aside;
}

const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EXDEV', 'EACCES']);

function tryToLink(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (NO_LINKS.has(codeOf(error))) return false;
    throw error;
  }
}

/** The file beside is gone afterwards, whatever happens; of a process that was killed, after the next one's. */
function withFileBeside<T>(real: string, text: string, use: (beside: string, real: string) => T): T {
  const beside = join(dirname(real), `.${basename(real)}.${randomUUID()}.tmp`);
  sweep(real);
  try {
    const mode = statSync(real, { throwIfNoEntry: false })?.mode;
    const file = openSync(beside, 'wx');
    try {
      writeFileSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    if (mode !== undefined) chmodSync(beside, mode);
    return use(beside, real);
  } finally {
    rmSync(beside, { force: true });
  }
}

const GRACE = 20;

function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

const HOUR = 60 * 60 * 1000;

/** Removes what killed processes left. By the change of the name, since a kept file is as old as its text. */
function sweep(real: string): void {
  for (const name of readdirSync(dirname(real))) {
    if (!name.startsWith(`.${basename(real)}.`) || !/\.[\da-f]{8}-[\da-f-]{27}\.tmp(?:\.old)?$/.test(name)) continue;
    const left = join(dirname(real), name);
    const stat = statSync(left, { throwIfNoEntry: false });
    if (stat && stat.ctimeMs < Date.now() - HOUR) rmSync(left, { force: true });
  }
}

function orExplain<T>(path: string, write: () => T): T {
  try {
    return write();
  } catch (error) {
    throw new UserError(`\`${path}\` cannot be written: ${error instanceof Error ? error.message : error}`);
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
