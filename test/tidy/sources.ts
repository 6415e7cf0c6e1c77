/** The project's own source files, for tests about the code itself. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface SourceFile {
  /** Relative to the repository, with `/`. */
  readonly path: string;
  readonly text: string;
}

export function sourcesIn(...folders: readonly string[]): SourceFile[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((it) => it.isFile() && /\.m?ts$/.test(it.name))
      .map((it) => join(it.parentPath, it.name).replaceAll('\\', '/'))
      .sort()
      .map((path) => ({ path, text: readFileSync(path, 'utf8') })),
  );
}
