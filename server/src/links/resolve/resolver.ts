/**
 * What an import means, without asking the disk: a set of paths and the configuration files of the
 * workspace. An own resolver, since the compiler's costs twenty times more and wants `node_modules`.
 *
 * Every name is tried as relative, as an alias, as `#internal`, as a package of the workspace, in this order.
 */
import type { FileSystem } from '../../host/file-system';
import { baseName, folderOf, foldersUp, joinPath } from '../../std/path';
import { remembered } from '../../std/remembered';
import type { Resolution } from '../links';
import { builtinPlaces } from './builtin-aliases';
import { createModuleIndex, type ModuleIndex } from './module-file';
import { findNamedComponent } from './named-components';
import { targetsOf } from './package-exports';
import { findPackageModule, firstModule } from './package-module';
import { fromRegistry } from './registries';
import { type Alias, type PathAliases, readAliases } from './tsconfig';
import { readWorkspace, type Workspace } from './workspace';

export interface Resolver {
  resolve(from: string, spec: string): Resolution;
  readonly workspace: Workspace;
  readonly modules: ModuleIndex;
  /** Whether a change of this file can change an answer. */
  dependsOn(path: string): boolean;
}

const NOTHING: Resolution = { to: 'nothing' };
const NOT_CODE =
  /\.(?:css|s[ac]ss|less|styl|json5?|svg|png|jpe?g|gif|webp|avif|ico|woff2?|ttf|eot|mp[34]|webm|wasm|graphql|gql|txt|md|html?|ya?ml|pdf)$/;

export function createResolver(files: FileSystem, listed: readonly string[]): Resolver {
  const modules = createModuleIndex(listed);
  const workspace = readWorkspace(files, listed);
  const configurations = new Set(listed.filter(isConfiguration));
  const aliases = new Map<string, PathAliases>();
  /** Relative names by folder, all others by the folder whose configuration decides them. */
  const known = new Map<string, Map<string, Resolution>>();
  const scopes = new Map<string, string>();
  const toFile = new Map<string, Resolution>();

  return {
    workspace,
    modules,
    dependsOn: (path) => configurations.has(path) || isConfiguration(path),
    resolve(from, spec) {
      const folder = spec.startsWith('.') ? folderOf(from) : scopeOf(folderOf(from));
      const inFolder = remembered(known, folder, () => new Map<string, Resolution>());
      return remembered(inFolder, spec, () => resolveIn(folder, spec));
    },
  };

  /** The nearest folder that says anything about names. */
  function scopeOf(folder: string): string {
    return remembered(scopes, folder, () => (folder === '' || isScope(folder) ? folder : scopeOf(folderOf(folder))));
  }

  function isScope(folder: string): boolean {
    return ['package.json', 'tsconfig.json', 'jsconfig.json'].some((it) => modules.has(`${folder}/${it}`));
  }

  function resolveIn(folder: string, written: string): Resolution {
    const spec = withoutLoader(written);
    if (spec === undefined) return NOTHING;
    if (spec.startsWith('.')) return fileOr(relative(folder, spec), NOTHING);
    if (spec.startsWith('/')) return fileOr(fromTop(folder, spec), NOTHING);
    const found = aliased(folder, spec) ?? internal(folder, spec) ?? inWorkspace(folder, spec) ?? builtin(folder, spec);
    return fileOr(found, foreign(spec));
  }

  function fileOr(path: string | undefined, otherwise: Resolution): Resolution {
    if (path === undefined) return otherwise;
    return remembered<string, Resolution>(toFile, path, () => ({ to: 'file', path }));
  }

  function relative(folder: string, spec: string): string | undefined {
    const path = joinPath(folder, spec);
    if (path === undefined) return undefined;
    const found = modules.find(path);
    if (found) return found;
    // A folder with its own package.json: `./widgets` with `main`.
    const inner = modules.has(`${path}/package.json`) ? workspace.packageOf(`${path}/package.json`) : undefined;
    return inner && findPackageModule(modules, inner, '');
  }

  /** `/src/main.ts`: from the top of the site, as in markup and Vite. */
  function fromTop(folder: string, spec: string): string | undefined {
    const top = workspace.packageOf(`${folder}/x`)?.folder ?? '';
    return [top, `${top}/public`].map((it) => relative(it, `.${spec}`)).find((it) => it !== undefined);
  }

  function aliased(folder: string, spec: string): string | undefined {
    for (const above of foldersUp(folder)) {
      const { paths: list, baseUrl } = remembered(aliases, above, () => readFolderAliases(above));
      const alias = list.find((it) => matches(it, spec));
      const targets = alias ? alias.targets.map((it) => it.replace('*', restOf(alias, spec))) : [];
      if (baseUrl !== undefined) targets.push(baseUrl === '' ? spec : `${baseUrl}/${spec}`);
      const found = firstOf(targets, (it) => relative('', it));
      if (found) return found;
    }
    return undefined;
  }

  function readFolderAliases(folder: string): PathAliases {
    const prefix = folder === '' ? '' : `${folder}/`;
    const path = [`${prefix}tsconfig.json`, `${prefix}jsconfig.json`].find((it) => modules.has(it));
    if (path === undefined) return { paths: [] };
    const packageFolder = (name: string) => workspace.packageNamed(name)?.folder;
    return readAliases({ files, packageFolder, onRead: (it) => configurations.add(it) }, path);
  }

  function internal(folder: string, spec: string): string | undefined {
    if (!spec.startsWith('#')) return undefined;
    const own = workspace.packageOf(`${folder}/x`);
    const targets = own ? targetsOf(own.imports, spec) : [];
    const files = targets.filter((it) => it.startsWith('.'));
    return own && (firstModule(modules, own.folder, files) ?? firstOf(targets, (it) => inWorkspace(folder, it)));
  }

  function inWorkspace(folder: string, spec: string): string | undefined {
    const name = packageName(spec);
    const target = workspace.findPackage(folder, name);
    return target && findPackageModule(modules, target, spec.slice(name.length + 1));
  }

  function builtin(folder: string, spec: string): string | undefined {
    const own = workspace.packageOf(`${folder}/x`);
    const component = findNamedComponent(modules, own, spec);
    if (component) return component;
    const top = own?.folder ?? '';
    return firstOf(builtinPlaces(spec), (it) => relative(top, it));
  }
}

function isConfiguration(path: string): boolean {
  return /^(?:package\.json|pnpm-workspace\.yaml|[tj]sconfig.*\.json)$/.test(baseName(path));
}

/** Without `!loader!` prefixes and a query; undefined when what is imported is no code (`?raw`, `./a.css`). */
function withoutLoader(spec: string): string | undefined {
  const path = spec.slice(spec.lastIndexOf('!') + 1);
  const query = path.indexOf('?');
  if (query >= 0 && /[?&](?:raw|url|inline)\b/.test(path.slice(query))) return undefined;
  const plain = query < 0 ? path : path.slice(0, query);
  return plain === '' || NOT_CODE.test(plain) ? undefined : plain;
}

function matches(alias: Alias, spec: string): boolean {
  if (!alias.star) return spec === alias.prefix;
  const long = spec.length >= alias.prefix.length + alias.suffix.length;
  return long && spec.startsWith(alias.prefix) && spec.endsWith(alias.suffix);
}

function restOf(alias: Alias, spec: string): string {
  return spec.slice(alias.prefix.length, spec.length - alias.suffix.length);
}

function foreign(written: string): Resolution {
  const spec = fromRegistry(written);
  return { to: 'package', spec, name: packageName(spec) };
}

function packageName(spec: string): string {
  const parts = spec.split('/');
  return spec.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? spec);
}

function firstOf(candidates: readonly string[], find: (path: string) => string | undefined): string | undefined {
  for (const candidate of candidates) {
    const found = find(candidate);
    if (found) return found;
  }
  return undefined;
}
