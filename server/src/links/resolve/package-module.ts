/**
 * From a workspace package and a subpath to the source file behind it, through `exports`, the entry
 * fields or the folder itself. Built files that are not in the tree lead back to their sources.
 */
import { joinPath } from '../../std/path';
import { findSource } from './built-file';
import type { ModuleIndex } from './module-file';
import { targetsOf } from './package-exports';
import type { PackageJson } from './package-json';

/** `subpath`: '' for the package itself, `utils/x` for `name/utils/x`. */
export function findPackageModule(modules: ModuleIndex, target: PackageJson, subpath: string): string | undefined {
  const key = subpath === '' ? '.' : `./${subpath}`;
  const exported = firstModule(modules, target.folder, targetsOf(target.exports, key));
  if (exported) return exported;
  if (subpath !== '') return findSource(modules, target.folder, joinPath(target.folder, subpath) ?? subpath);

  const fields = firstModule(modules, target.folder, target.entryFields);
  if (fields) return fields;
  return ['index', 'src/index', 'src/main', 'lib/index']
    .map((it) => modules.find(target.folder === '' ? it : `${target.folder}/${it}`))
    .find((it) => it !== undefined);
}

/** A target that is in the tree as written wins over one that must be traced back to its source. */
export function firstModule(modules: ModuleIndex, folder: string, targets: readonly string[]): string | undefined {
  const paths = targets.flatMap((it) => joinPath(folder, it) ?? []);
  for (const path of paths) {
    const found = modules.findFile(path);
    if (found) return found;
  }
  for (const path of paths) {
    const found = findSource(modules, folder, path);
    if (found) return found;
  }
  return undefined;
}
