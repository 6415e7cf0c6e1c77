/** What was not analysed, with files that have one reason told together: two hundred pages of a manual are one line. */
import type { NotAnalysed } from './model';

export interface LeftOut {
  readonly why: string;
  /** The folder that all of them are in, '' for the scanned one. */
  readonly folder: string;
  /** Relative to the folder. */
  readonly files: readonly string[];
}

/** So many stand for themselves. */
const FEW = 3;

export function groupNotAnalysed(all: readonly NotAnalysed[]): LeftOut[] {
  const byReason = new Map<string, string[]>();
  for (const { file, why } of all) {
    const known = byReason.get(why);
    if (known) known.push(file);
    else byReason.set(why, [file]);
  }
  return [...byReason].flatMap(([why, files]) =>
    files.length > FEW ? [together(why, files)] : files.map((file) => ({ why, folder: '', files: [file] })),
  );
}

/** What stands for the program in a file's place. */
export const WHOLE_PROGRAM = '.';

/** `docs/a.mdx`, or `214 files below docs`; `name` writes what is a name. */
export function namesLeftOut({ folder, files }: LeftOut, name: (it: string) => string): string {
  const [first = '', ...rest] = files;
  if (first === WHOLE_PROGRAM) return 'The program as a whole';
  if (rest.length === 0) return name(first);
  return folder === '' ? `${files.length} files` : `${files.length} files below ${name(folder)}`;
}

function together(why: string, files: readonly string[]): LeftOut {
  const folder = commonFolder(files);
  return { why, folder, files: files.map((it) => (folder === '' ? it : it.slice(folder.length + 1))) };
}

function commonFolder(files: readonly string[]): string {
  const [first = [], ...others] = files.map((it) => it.split('/').slice(0, -1));
  const shared = first.findIndex((name, i) => others.some((it) => it[i] !== name));
  return (shared === -1 ? first : first.slice(0, shared)).join('/');
}
