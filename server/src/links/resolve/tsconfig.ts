/**
 * Path aliases of `tsconfig.json` and `jsconfig.json`: `paths` and `baseUrl`, through `extends` and,
 * for a configuration that only refers to others, `references`.
 *
 * Read through the port alone: what an installed package's configuration says is not seen.
 */
import type { FileSystem } from '../../host/file-system';
import { isRecord, parseJsoncObject } from '../../std/jsonc';
import { folderOf, joinPath } from '../../std/path';

export interface PathAliases {
  readonly paths: readonly Alias[];
  /** Folder below which plain names are looked up. */
  readonly baseUrl?: string;
}

export interface Alias {
  readonly prefix: string;
  readonly suffix: string;
  readonly star: boolean;
  /** Paths in the workspace, with `*` where the rest of the name goes. */
  readonly targets: readonly string[];
}

export interface TsconfigReader {
  readonly files: FileSystem;
  /** The folder of a workspace package, for `"extends": "@acme/tsconfig/base.json"`. */
  packageFolder(name: string): string | undefined;
  /** Told of every file read, so that its change is noticed. */
  onRead(path: string): void;
}

export function readAliases(reader: TsconfigReader, path: string): PathAliases {
  return read(reader, path, { leaf: folderOf(path), seen: new Set() }) ?? { paths: [] };
}

interface Walk {
  /** What `${configDir}` means. */
  readonly leaf: string;
  readonly seen: Set<string>;
}

function read(reader: TsconfigReader, path: string, walk: Walk): PathAliases | undefined {
  if (walk.seen.has(path)) return undefined;
  walk.seen.add(path);
  reader.onRead(path);
  const text = reader.files.read(path);
  if (!('text' in text)) return undefined;

  const config = parseJsoncObject(text.text);
  const own = ownAliases(config, folderOf(path), walk.leaf);
  const inherited = extendedBy(config).flatMap((spec) => {
    const target = extendsPath(reader, folderOf(path), spec);
    return (target === undefined ? undefined : read(reader, target, walk)) ?? [];
  });
  // The last of several wins, and each option is taken as a whole.
  const paths = own.paths ?? inherited.findLast((it) => it.paths.length > 0)?.paths;
  const baseUrl = own.baseUrl ?? inherited.findLast((it) => it.baseUrl !== undefined)?.baseUrl;
  if (paths || baseUrl !== undefined) return { paths: paths ?? [], baseUrl };
  return firstReference(reader, config, path, walk);
}

function ownAliases(config: Readonly<Record<string, unknown>>, folder: string, leaf: string) {
  const options = isRecord(config.compilerOptions) ? config.compilerOptions : {};
  const baseUrl = typeof options.baseUrl === 'string' ? place(options.baseUrl, folder, leaf) : undefined;
  const paths = isRecord(options.paths) ? toAliases(options.paths, baseUrl ?? folder, leaf) : undefined;
  return { baseUrl, paths };
}

function toAliases(paths: Readonly<Record<string, unknown>>, base: string, leaf: string): Alias[] {
  return Object.entries(paths)
    .map(([pattern, targets]) => {
      const star = pattern.indexOf('*');
      return {
        prefix: star < 0 ? pattern : pattern.slice(0, star),
        suffix: star < 0 ? '' : pattern.slice(star + 1),
        star: star >= 0,
        targets: (Array.isArray(targets) ? targets : []).flatMap((it) => place(String(it), base, leaf) ?? []),
      };
    })
    .sort((a, b) => Number(a.star) - Number(b.star) || b.prefix.length - a.prefix.length);
}

function place(path: string, folder: string, leaf: string): string | undefined {
  const [, inLeaf] = /^\$\{configDir\}(.*)$/.exec(path) ?? [];
  return inLeaf === undefined ? joinPath(folder, path) : joinPath(leaf, inLeaf);
}

function extendedBy(config: Readonly<Record<string, unknown>>): string[] {
  const all = Array.isArray(config.extends) ? config.extends : [config.extends];
  return all.filter((it) => typeof it === 'string');
}

function extendsPath(reader: TsconfigReader, folder: string, spec: string): string | undefined {
  if (spec.startsWith('.')) return withExtension(reader, joinPath(folder, spec));
  const [, name = '', rest = ''] = /^((?:@[^/]+\/)?[^/]+)(?:\/(.*))?$/.exec(spec) ?? [];
  const target = reader.packageFolder(name);
  return target === undefined
    ? undefined
    : withExtension(reader, joinPath(target, rest === '' ? 'tsconfig.json' : rest));
}

function withExtension(reader: TsconfigReader, path: string | undefined): string | undefined {
  if (path === undefined) return undefined;
  return [path, `${path}.json`, `${path}/tsconfig.json`].find((it) => reader.files.exists(it));
}

/** `{ "files": [], "references": [{ "path": "./tsconfig.app.json" }] }`: the first that has aliases speaks for all. */
function firstReference(
  reader: TsconfigReader,
  config: Readonly<Record<string, unknown>>,
  path: string,
  walk: Walk,
): PathAliases | undefined {
  for (const reference of Array.isArray(config.references) ? config.references : []) {
    const spec = isRecord(reference) && typeof reference.path === 'string' ? reference.path : undefined;
    const target = spec === undefined ? undefined : withExtension(reader, joinPath(folderOf(path), spec));
    const found = target === undefined ? undefined : read(reader, target, walk);
    if (found) return found;
  }
  return undefined;
}
