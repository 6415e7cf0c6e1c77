/**
 * The packages of the scanned folder: which one a file belongs to, and which one a name means there.
 *
 * A name means a package of the workspace only where npm, Yarn or pnpm would link it; an example folder
 * that happens to be called `react` must not take over `react`.
 */
import type { FileSystem } from '../../host/file-system';
import { matchesGlob } from '../../std/glob';
import { baseName, folderOf, foldersUp, isInside, joinPath, pathWithin } from '../../std/path';
import { type PackageJson, readPackageJson } from './package-json';
import { readPnpmPackages } from './pnpm-workspace';

export interface Workspace {
  readonly packages: readonly PackageJson[];
  /** The package whose folder holds the file, nearest first. */
  packageOf(path: string): PackageJson | undefined;
  /** The package whose `package.json` is in this very folder. */
  packageIn(folder: string): PackageJson | undefined;
  /** What `import 'name'` in `folder` means. */
  findPackage(folder: string, name: string): PackageJson | undefined;
  /** Any package of that name, for configuration that does not say who asks. */
  packageNamed(name: string): PackageJson | undefined;
}

interface Root {
  readonly folder: string;
  readonly members: ReadonlyMap<string, PackageJson>;
}

export function readWorkspace(files: FileSystem, listed: readonly string[]): Workspace {
  const packages = listed.filter((it) => baseName(it) === 'package.json').map((it) => readPackageJson(files, it));
  const byFolder = new Map(packages.map((it) => [it.folder, it]));
  const nearest = new Map<string, PackageJson | undefined>();
  const roots = readRoots(files, listed, packages);

  return {
    packages,
    packageOf: (path) => nearestTo(folderOf(path)),
    packageIn: (folder) => byFolder.get(folder),
    findPackage(folder, name) {
      const own = nearestTo(folder);
      if (own?.name === name) return own;
      const root = roots.find((it) => isInside(`${folder}/`, it.folder) && it.members.has(name));
      return root?.members.get(name) ?? linkedFolder(own, name);
    },
    packageNamed: (name) => packages.find((it) => it.name === name),
  };

  function nearestTo(folder: string): PackageJson | undefined {
    if (nearest.has(folder)) return nearest.get(folder);
    const found = byFolder.get(folder) ?? (folder === '' ? undefined : nearestTo(folderOf(folder)));
    nearest.set(folder, found);
    return found;
  }

  /** `"acme": "file:../acme"`. */
  function linkedFolder(own: PackageJson | undefined, name: string): PackageJson | undefined {
    const [, path] = /^(?:file|link|portal):(.*)$/.exec(own?.dependencies.get(name) ?? '') ?? [];
    const folder = own && path !== undefined ? joinPath(own.folder, path) : undefined;
    return folder === undefined ? undefined : byFolder.get(folder);
  }
}

/** Deepest first, so that a workspace inside another one answers for its own files. */
function readRoots(files: FileSystem, listed: readonly string[], packages: readonly PackageJson[]): Root[] {
  const globs = new Map<string, readonly string[]>();
  for (const { folder, workspaces } of packages) if (workspaces.length > 0) globs.set(folder, workspaces);
  for (const path of listed) {
    if (baseName(path) !== 'pnpm-workspace.yaml') continue;
    const read = files.read(path);
    if ('text' in read) globs.set(folderOf(path), readPnpmPackages(read.text));
  }
  return [...globs]
    .map(([folder, patterns]) => ({ folder, members: membersOf(folder, patterns, packages) }))
    .sort((a, b) => foldersUp(b.folder).length - foldersUp(a.folder).length);
}

function membersOf(root: string, globs: readonly string[], packages: readonly PackageJson[]): Map<string, PackageJson> {
  const members = new Map<string, PackageJson>();
  for (const it of packages) {
    if (it.name === undefined || !(it.folder === root || isInside(it.folder, root))) continue;
    const path = it.folder === root ? '' : pathWithin(it.folder, root);
    if (it.folder === root || isMember(path, globs)) members.set(it.name, it);
  }
  return members;
}

function isMember(path: string, globs: readonly string[]): boolean {
  const included = globs.some((glob) => !glob.startsWith('!') && matchesGlob(path, glob));
  return included && !globs.some((glob) => glob.startsWith('!') && matchesGlob(path, glob.slice(1)));
}
