/**
 * What links need of the `package.json` files of a workspace, read once per change of any of them.
 */
import type { FileSystem } from '../../host/file-system';
import { isRecord, parseJsoncObject } from '../../std/jsonc';
import { folderOf } from '../../std/path';

export interface PackageJson {
  readonly folder: string;
  readonly name: string | undefined;
  readonly private: boolean;
  /** Name to version, of every kind of dependency. */
  readonly dependencies: ReadonlyMap<string, string>;
  /** Entry fields in the order in which they lead to sources: `source`, `module`, `main`, `browser`, `types`. */
  readonly entryFields: readonly string[];
  readonly exports: unknown;
  readonly imports: unknown;
  /** Globs of the workspace's packages, relative to `folder`. */
  readonly workspaces: readonly string[];
  /** Files that `bin` names. */
  readonly bin: readonly string[];
  /** Says how it is published; what it shows then may differ from what the workspace sees. */
  readonly publishConfig: boolean;
  /** Runs inside VS Code: `engines.vscode`. */
  readonly vscode: boolean;
}

export function readPackageJson(files: FileSystem, path: string): PackageJson {
  const read = files.read(path);
  const json = 'text' in read ? parseJsoncObject(read.text) : {};
  return {
    folder: folderOf(path),
    name: stringOf(json.name),
    private: json.private === true,
    dependencies: dependenciesOf(json),
    entryFields: ['source', 'module', 'main', 'browser', 'types', 'typings'].flatMap(
      (key) => stringOf(json[key]) ?? [],
    ),
    exports: json.exports,
    imports: json.imports,
    workspaces: workspacesOf(json.workspaces),
    bin: stringsIn(json.bin),
    publishConfig: isRecord(json.publishConfig),
    vscode: isRecord(json.engines) && typeof json.engines.vscode === 'string',
  };
}

function dependenciesOf(json: Readonly<Record<string, unknown>>): Map<string, string> {
  const all = new Map<string, string>();
  for (const key of ['peerDependencies', 'optionalDependencies', 'devDependencies', 'dependencies']) {
    const block = json[key];
    if (!isRecord(block)) continue;
    for (const [name, version] of Object.entries(block)) all.set(name, String(version));
  }
  return all;
}

/** A list, or Yarn's `{ "packages": [] }`. */
function workspacesOf(value: unknown): readonly string[] {
  return stringsIn(isRecord(value) ? value.packages : value);
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (isRecord(value)) return stringsIn(Object.values(value));
  return Array.isArray(value) ? value.filter((it) => typeof it === 'string') : [];
}

function stringOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
