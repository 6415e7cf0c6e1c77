/**
 * What the language server needs from the rest of the program, and what it may not take from the
 * environment itself: the day and the files.
 *
 * Passed in, so that protocol conversations run against a known engine and files in memory.
 */
import type { Engine, EngineOptions } from '../engine/engine';
import type { FileSystem } from '../host/file-system';
import type { KeptScan } from '../host/kept-scans';

export interface ServerParts {
  createEngine(files: FileSystem, options: EngineOptions): Engine;
  /** The files of one folder as they are on disk. `root` is absolute. */
  openFiles(root: string): FileSystem;
  /** The same with what an earlier session concluded of them. `storage`: where the editor lets us keep such things. */
  openKept?(root: string, storage: string | undefined): KeptScan | undefined;
  /** Absolute: the folder with a page for each finding, where it was installed. */
  readonly pages?: string | undefined;
  /** `YYYY-MM-DD`. */
  today(): string;
  /** Quiet time before an edit is evaluated, in milliseconds. */
  readonly quiet: number;
  /** Time without any change before a conclusion is kept for the next session, in milliseconds. */
  readonly rest: number;
}
