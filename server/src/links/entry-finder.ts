/**
 * Where execution begins in a file: what the configuration names, what a framework's conventions say,
 * and the general rule for the rest.
 */
import type { Surface } from '../../../shared/src/model';
import type { FileFacts } from '../facts/ir';
import { groupBy } from '../std/group-by';
import { folderOf, foldersUp, pathWithin } from '../std/path';
import { remembered } from '../std/remembered';
import { recognisers } from './entries';
import { type EntryContext, exportEntry, type OtherFile } from './entries/entry-context';
import { generalEntries } from './entries/general';
import { isTemplateOfComponent } from './entries/pages';
import { createExportUse, type KnownUses } from './export-use';
import { type ExportedName, exportedNames } from './exported-names';
import type { Entry, Links } from './links';
import type { ModuleGraph } from './module-graph';
import { publicModules } from './public-modules';
import { reExports } from './re-exports';
import type { PackageJson } from './resolve/package-json';
import type { Resolver } from './resolve/resolver';
import type { Workspace } from './resolve/workspace';

export interface EntryFinderNeeds extends Pick<Links, 'files' | 'facts' | 'resolve' | 'importersOf' | 'surfaceOf'> {
  readonly graph: ModuleGraph;
  readonly resolver: Pick<Resolver, 'workspace' | 'modules'>;
  readonly uses: KnownUses;
  testImportersOf(path: string): readonly string[];
  /** Exports that the configuration calls entries. */
  configuredIn(path: string): readonly string[];
  roots(): ReadonlySet<string>;
  /** Does the file's text match? */
  holds(path: string, pattern: RegExp): boolean;
}

/** `apps/shop/nuxt.config.ts`: before the dot. */
const CONFIGURATION = /^((?:.*\/)?[^/.]+)\.config\./;

export function createEntryFinder(needs: EntryFinderNeeds): (facts: FileFacts) => readonly Entry[] {
  const { workspace, modules } = needs.resolver;
  const use = createExportUse(needs, needs.uses);
  const exposed = new Map<PackageJson, ReadonlySet<string>>();
  const saying = new Map<string, readonly OtherFile[]>();
  let configurations: ReadonlyMap<string, readonly string[]> | undefined;
  let grouped: ReadonlyMap<string, readonly string[]> | undefined;
  const found = new Map<FileFacts, readonly Entry[]>();

  return (facts) => remembered(found, facts, () => findEntries(facts));

  function findEntries(facts: FileFacts): readonly Entry[] {
    const { path } = facts;
    const surface = needs.surfaceOf(facts);
    const own = exportedNames(facts);
    const context = toContext(path, own);
    if (isTemplateOfComponent(facts, context)) return configuredEntries(path, surface);
    const conventional = recognisers.flatMap((it) => it(facts, context) ?? []);
    const general = generalEntries(facts, {
      exports: own,
      surface,
      use,
      isRoot: needs.roots().has(path),
      hasUnseenImporter: needs.graph.hasUnseenImporter(path),
      isPublic,
    });
    return eachOnce([...configuredEntries(path, surface), ...conventional, ...general]);
  }

  function toContext(path: string, own: readonly ExportedName[]): EntryContext {
    const nearest = workspace.packageOf(path);
    return {
      inPackage: pathWithin(path, nearest?.folder ?? ''),
      package: nearest,
      exports: [...own, ...passedOnNames(path, new Set())],
      configuration: (tool) => configurationOf(nearest?.folder ?? '', tool),
      others: (pattern, text) => othersIn(nearest?.folder ?? '', pattern, text).filter((it) => it.facts.path !== path),
      uses: (...names) => usesAny(workspace, path, names),
    };
  }

  function configurationOf(folder: string, tool: string): FileFacts | undefined {
    configurations ??= groupBy(needs.files, (it) => CONFIGURATION.exec(it)?.[1]);
    const [path] = configurations.get(folder === '' ? tool : `${folder}/${tool}`) ?? [];
    return path === undefined ? undefined : needs.facts(path);
  }

  function filesIn(folder: string): readonly string[] {
    grouped ??= groupBy(needs.files, (it) => workspace.packageOf(it)?.folder ?? '');
    return grouped.get(folder) ?? [];
  }

  function othersIn(folder: string, pattern: RegExp, text: RegExp): readonly OtherFile[] {
    return remembered(saying, `${folder} ${pattern.source} ${text.source}`, () => {
      const named = filesIn(folder).map((path) => ({ path, inPackage: pathWithin(path, folder) }));
      return named.flatMap(({ path, inPackage }) => {
        const facts = pattern.test(inPackage) && needs.holds(path, text) ? needs.facts(path) : undefined;
        return facts ? [{ inPackage, facts }] : [];
      });
    });
  }

  /** Names that the file takes from other modules and exports. Of a whole foreign package they are not known. */
  function passedOnNames(path: string, asked: Set<string>): ExportedName[] {
    const facts = asked.has(path) ? undefined : needs.facts(path);
    if (!facts) return [];
    asked.add(path);
    return reExports(facts).flatMap(({ spec, name }): ExportedName[] => {
      if (name !== undefined) return [{ name, kind: 'value' }];
      const target = needs.resolve(path, spec);
      const from = target.to === 'file' ? needs.facts(target.path) : undefined;
      if (!from) return [];
      return [...exportedNames(from), ...passedOnNames(from.path, asked)]
        .filter((it) => it.name !== 'default')
        .map((it) => ({ name: it.name, kind: it.kind === 'data' ? 'data' : 'value' }));
    });
  }

  function isPublic(path: string): boolean {
    const owner = workspace.packageOf(path);
    if (!owner) return false;
    return remembered(exposed, owner, () => publicModules(modules, owner)).has(path);
  }

  function configuredEntries(path: string, surface: Surface): Entry[] {
    return needs.configuredIn(path).map((name) => exportEntry(name, { label: 'configured entry', surface }));
  }
}

/** In the nearest package or one around it: a monorepo may keep all its dependencies at the top. */
function usesAny(workspace: Workspace, path: string, names: readonly string[]): boolean {
  return foldersUp(folderOf(path)).some((folder) => {
    const found = workspace.packageIn(folder);
    return found !== undefined && names.some((name) => hasDependency(found, name));
  });
}

function hasDependency({ dependencies }: PackageJson, name: string): boolean {
  return name.endsWith('/') ? [...dependencies.keys()].some((it) => it.startsWith(name)) : dependencies.has(name);
}

/** The first entry for the module or for an export wins, but one that waits gives way to one that does not. */
function eachOnce(entries: readonly Entry[]): Entry[] {
  const found = new Map<string, Entry>();
  for (const it of entries) {
    const key = it.what.k === 'module' ? '' : `.${it.what.name}`;
    const before = found.get(key);
    if (!before) found.set(key, it);
    else if (before.ifIdle && !it.ifIdle) found.set(key, { ...before, ifIdle: undefined });
  }
  return [...found.values()];
}
