/**
 * Which files a package shows to the outside: what `exports` or the entry fields lead to. A private
 * package shows nothing; an editor extension is started by name and shows nothing either.
 */
import { globToRegExp } from '../std/glob';
import { isInside, joinPath } from '../std/path';
import { findSource } from './resolve/built-file';
import type { ModuleIndex } from './resolve/module-file';
import { allTargets, subpathsOf, targetsOf } from './resolve/package-exports';
import type { PackageJson } from './resolve/package-json';
import { findPackageModule, firstModule } from './resolve/package-module';

export function publicModules(modules: ModuleIndex, it: PackageJson): ReadonlySet<string> {
  if (!isPublished(it)) return new Set();
  const found = it.exports === undefined ? entryModules(modules, it) : exportedModules(modules, it);
  for (const path of it.bin) {
    const module = findSource(modules, it.folder, joinPath(it.folder, path) ?? path);
    if (module) found.push(module);
  }
  return new Set(found);
}

/**
 * Many a workspace package is internal and does not say so. One that leads to TypeScript sources cannot
 * be used from `node_modules`, so it is; the package of the whole repository is taken at its word.
 */
function isPublished(it: PackageJson): boolean {
  if (it.private || it.name === undefined || it.vscode) return false;
  if (it.folder === '') return true;
  const targets = it.exports === undefined ? it.entryFields : allTargets(it.exports);
  const code = targets.filter((target) => /\.[cm]?[jt]sx?$/.test(target));
  const isSource = (target: string) => /\.[cm]?tsx?$/.test(target);
  return it.publishConfig || code.length === 0 || code.some((target) => !isSource(target));
}

function entryModules(modules: ModuleIndex, it: PackageJson): string[] {
  const main = findPackageModule(modules, it, '');
  return main ? [main] : [];
}

function exportedModules(modules: ModuleIndex, it: PackageJson): string[] {
  return subpathsOf(it.exports).flatMap((key) => {
    const targets = targetsOf(it.exports, key);
    return key.includes('*') ? matching(modules, it, targets) : (firstModule(modules, it.folder, targets) ?? []);
  });
}

/** A pattern over built files cannot be traced back name by name: then every file of the package may be meant. */
function matching(modules: ModuleIndex, it: PackageJson, targets: readonly string[]): string[] {
  const own = modules.scripts.filter((path) => isInside(path, it.folder));
  const patterns = targets.flatMap((target) => globToRegExp(joinPath(it.folder, target.replace('*', '**')) ?? target));
  const exact = own.filter((path) => patterns.some((pattern) => pattern.test(path)));
  return exact.length > 0 ? exact : own;
}
