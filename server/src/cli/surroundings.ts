/**
 * All that a command touches besides files: streams, environment, clock and the engine. Passed in, so that tests run
 * commands without a process.
 */
import type { Engine, EngineOptions } from '../engine/engine';
import type { FileSystem } from '../host/file-system';
import type { KeptScan } from '../host/kept-scans';

export interface Surroundings {
  readonly folder: string;
  readonly env: { readonly [name: string]: string | undefined };
  /** The machine's day, `YYYY-MM-DD`. */
  readonly today: string;
  /** Milliseconds on a clock that only moves on. */
  readonly now: () => number;
  readonly out: Stream;
  readonly err: Stream;
  /** Standard input, until it ends. */
  readonly lines: () => AsyncIterable<string>;
  /** Over these files, or over the folder's. */
  readonly openEngine: (root: string, options: EngineOptions, files?: FileSystem) => Engine | Promise<Engine>;
  /** What an earlier run concluded of the same. Absent where nothing can be kept. */
  readonly openKept?: (root: string, options: EngineOptions) => KeptScan;
  /** Resolves when the editor has closed the connection. */
  readonly startServer: () => Promise<void>;
}

export interface Stream {
  readonly isTerminal: boolean;
  write(text: string): void;
}
