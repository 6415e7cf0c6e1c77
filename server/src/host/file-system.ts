/**
 * The port through which the engine sees files. The engine itself does no IO.
 *
 * Paths are relative to the scanned folder, with `/`, never starting with `./`.
 */
export interface FileSystem {
  /** Every file that could matter (sources and the configuration files that links read), sorted. Ignored ones are left out. */
  list(): Listing;
  /** The text, or why it cannot be had. Never throws. */
  read(path: string): FileText;
  exists(path: string): boolean;
  /** The nearest file of this name above the scanned folder, within the repository around it. */
  above?(name: string): FileAbove | undefined;
}

export interface FileAbove {
  /** From the scanned folder: `../../optgate.config.json`. */
  readonly path: string;
  readonly text: string;
  /** The scanned folder as seen from the file's. */
  readonly outside: string;
}

export interface Listing {
  readonly files: readonly string[];
  /** Folders and files that were left out with a reason a person should know (a symlink loop, no permission). */
  readonly notAnalysed: readonly { readonly file: string; readonly why: string }[];
}

export type FileText = { readonly text: string } | { readonly why: string };
