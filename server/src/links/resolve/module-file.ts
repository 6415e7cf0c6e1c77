/**
 * From a path as an import names it to the file that is meant: extensions left out or written as the
 * built file's, folders with an index, the platform files of React Native.
 *
 * An index by path without extension, since most questions are about packages that are not here and
 * must cost one look.
 */
import { fileKind } from '../../std/file-kind';

export interface ModuleIndex {
  /** Every listed path, configuration files too. */
  has(path: string): boolean;
  /** The module that the path means: a file, or a folder's index. Undefined: there is none, or it is no script. */
  find(path: string): string | undefined;
  /** As `find`, for files only. */
  findFile(path: string): string | undefined;
  readonly scripts: readonly string[];
}

/** In the order of the compiler and of bundlers. */
const EXTENSIONS = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.vue', '.svelte', '.astro'];
/** What stands in the sources under the name of what is built from it. */
const SOURCES_OF: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx'],
  '.jsx': ['.tsx', '.ts'],
  '.mjs': ['.mts', '.ts'],
  '.cjs': ['.cts', '.ts'],
};
/** Several may exist; without a plain file, the first stands for them. */
const PLATFORMS = ['.web', '.native', '.ios', '.android'];

export function createModuleIndex(listed: readonly string[]): ModuleIndex {
  const all = new Set(listed);
  const scripts = listed.filter((it) => fileKind(it) === 'script');
  const byStem = new Map<string, string>();
  for (const path of scripts) if (EXTENSIONS.includes(extensionOf(path))) offer(byStem, stemOf(path), path, EXTENSIONS);
  for (const path of platformFiles(scripts)) offer(byStem, stemOf(stemOf(path)), path, []);

  return { scripts, has: (path) => all.has(path), findFile, find: (path) => findFile(path) ?? findIndex(path) };

  function findFile(path: string): string | undefined {
    const extension = extensionOf(path);
    const source = SOURCES_OF[extension] ? byStem.get(path.slice(0, -extension.length)) : undefined;
    if (source && SOURCES_OF[extension]?.includes(extensionOf(source))) return source;
    if (all.has(path) && fileKind(path) === 'script') return path;
    return byStem.get(path);
  }

  function findIndex(path: string): string | undefined {
    return byStem.get(path === '' ? 'index' : `${path}/index`);
  }
}

/** Keeps the file whose extension comes first; without an order, whoever was there. */
function offer(byStem: Map<string, string>, stem: string, path: string, order: readonly string[]): void {
  const known = byStem.get(stem);
  if (known === undefined || order.indexOf(extensionOf(path)) < order.indexOf(extensionOf(known)))
    byStem.set(stem, path);
}

function platformFiles(scripts: readonly string[]): string[] {
  const rank = (path: string) => PLATFORMS.indexOf(extensionOf(stemOf(path)));
  return scripts.filter((it) => rank(it) >= 0).sort((a, b) => rank(a) - rank(b));
}

function extensionOf(path: string): string {
  const dot = path.lastIndexOf('.');
  return dot > path.lastIndexOf('/') ? path.slice(dot) : '';
}

function stemOf(path: string): string {
  return path.slice(0, path.length - extensionOf(path).length);
}
