/**
 * The links of a workspace over time: the module graph and the meaning of names, brought up to date by
 * what changed.
 *
 * Equal files give equal links, whatever came before. The links of an earlier update are void.
 */
import type { NotAnalysed, Place } from '../../../shared/src/model';
import type { TextFilter } from '../catalogue/catalogue';
import { globalNames } from '../facts/globals';
import type { FileFacts } from '../facts/ir';
import { sameProgram } from '../facts/same-program';
import type { FileSystem } from '../host/file-system';
import { isSameList } from '../std/same-list';
import type { Token } from '../std/token';
import { AUTO, type AutoImports, createAutoImports } from './auto-imports';
import { choiceServers } from './choice-servers';
import { createEntryFinder } from './entry-finder';
import type { KnownUses } from './export-use';
import { createFileStore, type FileStore, type OnRead, type Version } from './file-store';
import { keepersOf } from './kept-callbacks';
import type { Links, Resolution } from './links';
import { createModuleGraph } from './module-graph';
import { otherSide } from './names-between-files';
import { createOneUser } from './one-user';
import type { Outline, WhatToFind } from './outline';
import { relevantFiles, withImporters } from './relevant-files';
import { createResolver, type Resolver } from './resolve/resolver';
import { rootFiles } from './root-files';
import { changersOf } from './state-changers';
import type { KnownSurface } from './surface';
import { createSurfaces } from './surfaces';
import { createTestImports } from './test-imports';
import { createTextSearch } from './text-search';

export interface LinkOptions {
  readonly prefilter: TextFilter;
  readonly openingsIn?: WhatToFind['openingsIn'];
  readonly namedIn?: WhatToFind['namedIn'];
  /** Exports of a file that the configuration calls entries. */
  readonly entriesIn?: (path: string) => readonly string[];
}

export interface WorkspaceLinks extends Links {
  readonly notAnalysed: readonly NotAnalysed[];
  /** Its text could hold a touchpoint. */
  isCandidate(path: string): boolean;
  /** See `relevant-files.ts`. */
  relevantFiles(): readonly string[];
  /** Files that could store a consumer's choice, and all that import them. */
  choiceWriters(): readonly string[];
  /** Files that could do anything for a consumer who chooses, and all that import them. */
  choiceServers(): readonly string[];
  /** Where consent platforms are opened again, in any file. */
  platformOpenings(): readonly (Place & { readonly platform: string })[];
  /** A comment in it may exempt. True of the file as it is now. */
  mayExempt(path: string): boolean;
  /** Files that say what they said when these links were made, with other blanks and comments. */
  readonly retold: ReadonlySet<string>;
}

export interface LinkStore {
  /** `change`: paths that were written, created or removed; 'all' lists and compares everything. */
  update(change: readonly string[] | 'all', token: Token, onRead?: OnRead): Promise<WorkspaceLinks>;
}

/** All that follows from what names mean: void as soon as that may have changed. */
interface Meaning {
  readonly resolver: Resolver;
  readonly uses: KnownUses;
  readonly surfaces: WeakMap<FileFacts, KnownSurface>;
}

export function createLinkStore(files: FileSystem, options: LinkOptions): LinkStore {
  let meaning = createMeaning(files, []);
  const store = createFileStore(files, {
    prefilter: options.prefilter,
    openingsIn: options.openingsIn ?? (() => []),
    namedIn: options.namedIn ?? (() => undefined),
    decidesNames: (path) => path.endsWith('.gitignore') || meaning.resolver.dependsOn(path),
  });
  const graph = createModuleGraph();
  const searches = {
    sure: createTextSearch(files.read),
    likely: createTextSearch(files.read),
    changes: createTextSearch(files.read),
    names: createTextSearch(files.read),
    routes: createTextSearch(files.read),
  };
  /** What the graph's edges were made from, to tell what an outline changes. */
  const linked = new Map<
    string,
    { readonly specs: readonly string[]; readonly seen: boolean; readonly auto: readonly string[] }
  >();
  let auto: AutoImports = createAutoImports({ scripts: [], packageOf: () => undefined, facts: () => undefined });
  let offered = '';
  let current: (WorkspaceLinks & { readonly retold: Set<string> }) | undefined;
  let roots: { readonly version: number; readonly files: ReadonlySet<string> } | undefined;

  return {
    async update(change, token, onRead) {
      const { relisted, edited } = await store.refresh(change, token, onRead);
      if (current && !relisted && edited && [...edited].every(([path, before]) => isRetold(path, before))) {
        for (const path of edited.keys()) current.retold.add(path);
        return current;
      }
      current = undefined;
      if (relisted) forgetMeaning();
      for (const it of Object.values(searches)) it.turn();
      linkOutlines();
      current = createLinks();
      return current;
    },
  };

  /** Nothing that these links answer can be told from how it was. */
  function isRetold(path: string, { outline, facts }: Version): boolean {
    const { hash, openings, exempts: _now, ...now } = store.outlines.get(path) as Outline;
    const { hash: _, openings: opened, exempts: _before, ...before } = outline;
    const platforms = (all: Outline['openings']) => all.map((it) => it.platform).join();
    if (JSON.stringify(now) !== JSON.stringify(before) || platforms(openings) !== platforms(opened)) return false;
    const fresh = facts && store.facts(path);
    if (facts && !(fresh && sameProgram(facts, fresh))) return false;
    return Object.values(searches).every((it) => it.answersAlike(path, hash));
  }

  function forgetMeaning(): void {
    meaning = createMeaning(files, store.listed());
    for (const path of [...graph.paths()]) if (!store.outlines.has(path)) graph.delete(path);
    linked.clear();
  }

  function linkOutlines(): void {
    auto = createAutoImports({
      scripts: [...store.outlines.keys()].sort(),
      packageOf: meaning.resolver.workspace.packageOf,
      facts: store.facts,
    });
    for (const [path, { specs, why }] of store.outlines) {
      const seen = why === undefined;
      const before = linked.get(path);
      const byItself = seen ? autoTargets(path) : [];
      const isKnown = before && before.seen === seen && isSameList(before.specs, specs);
      if (isKnown && isSameList(before.auto, byItself)) continue;
      linked.set(path, { specs, seen, auto: byItself });
      graph.set(path, [...new Set([...targetsOf(path, specs), ...byItself])], seen);
    }
    // What names mean is kept by facts, and one file's exports decide what another one's names are.
    const signature = auto.signature();
    if (signature !== offered) meaning = { ...meaning, uses: new WeakMap() };
    offered = signature;
  }

  /** Files that it imports without saying so. */
  function autoTargets(path: string): readonly string[] {
    const names = auto.offeredTo(path);
    if (names.size === 0) return [];
    const pattern = new RegExp(`(?<![\\w$.])(?:${[...names.keys()].join('|')})(?![\\w$])`);
    if (!searches.names.matches(path, store.outlines.get(path)?.hash ?? 0, pattern)) return [];
    const facts = store.facts(path);
    const { read } = facts ? globalNames(facts) : { read: [] };
    return [...new Set([...read].flatMap((name) => names.get(name) ?? []))].filter((it) => it !== path).sort();
  }

  function resolve(from: string, spec: string): Resolution {
    return spec.startsWith(AUTO) ? auto.resolve(from, spec.slice(AUTO.length)) : meaning.resolver.resolve(from, spec);
  }

  function targetsOf(path: string, specs: readonly string[]): string[] {
    const targets = new Set<string>();
    for (const spec of specs) {
      const it = meaning.resolver.resolve(path, spec);
      if (it.to === 'file' && it.path !== path) targets.add(it.path);
    }
    return [...targets];
  }

  function meeting(met: readonly FileFacts[], among: readonly string[]): readonly string[] {
    const { sure, likely, uses } = otherSide(met, (name) => options.prefilter.test(`window.${name}(`));
    return among.filter((path) => {
      const hash = store.outlines.get(path)?.hash ?? 0;
      if (sure && searches.sure.matches(path, hash, sure)) return true;
      if (!likely || !searches.likely.matches(path, hash, likely)) return false;
      const facts = store.facts(path);
      return facts !== undefined && uses(facts);
    });
  }

  function holds(path: string, pattern: RegExp): boolean {
    return searches.changes.matches(path, store.outlines.get(path)?.hash ?? 0, pattern);
  }

  function currentRoots(): ReadonlySet<string> {
    const version = graph.version();
    if (roots?.version !== version) roots = { version, files: rootFiles(graph) };
    return roots.files;
  }

  function createLinks(): WorkspaceLinks & { readonly retold: Set<string> } {
    const { resolver, uses, surfaces } = meaning;
    const { scanned, notAnalysed } = store.coverage();
    const isCandidate = (path: string) => store.outlines.get(path)?.hit ?? false;
    let relevant: readonly string[] | undefined;
    let unseen: readonly string[] | undefined;
    const imported = (from: string, spec: string) => {
      const target = resolver.resolve(from, spec);
      return target.to === 'file' && isCandidate(target.path) ? store.facts(target.path) : undefined;
    };
    const links = {
      files: scanned,
      facts: store.facts,
      resolve,
      importersOf: graph.importersOf,
      surfaceOf: createSurfaces(resolver.workspace, surfaces, {
        imported,
        importsOf: graph.importsOf,
        specsOf: (path) => store.outlines.get(path)?.specs ?? [],
        holds,
      }),
      ...inPackages(resolver),
      isRunByOneUser: createOneUser({ graph, resolver, facts: store.facts }),
      unseenFiles: () => (unseen ??= scanned.filter((it) => isCandidate(it) && !store.facts(it))),
    };
    return {
      ...links,
      retold: new Set(),
      entriesOf: createEntryFinder({
        ...links,
        graph,
        resolver,
        uses,
        testImportersOf: createTestImports(store.tests, resolver.resolve),
        roots: currentRoots,
        holds: (path, pattern) => searches.routes.matches(path, store.outlines.get(path)?.hash ?? 0, pattern),
        configuredIn: options.entriesIn ?? (() => []),
      }),
      notAnalysed,
      isCandidate,
      mayExempt: (path) => store.outlines.get(path)?.exempts ?? false,
      choiceWriters: () =>
        withImporters(
          scanned.filter((it) => store.outlines.get(it)?.writes),
          graph,
        ),
      platformOpenings: () => openingsIn(store, scanned),
      choiceServers: () => choiceServers(scanned, store.outlines, graph),
      relevantFiles: () =>
        (relevant ??= relevantFiles(scanned.filter(isCandidate), scanned, {
          graph,
          facts: store.facts,
          meeting,
          keepers: (met) => keepersOf(met, { resolve: resolver.resolve, facts: store.facts }),
          changed: (met, known) => changersOf(met, known, { ...links, holds }),
        })),
    };
  }
}

function openingsIn({ outlines, templates }: FileStore, scanned: readonly string[]) {
  return [...scanned, ...templates.keys()].flatMap((file) =>
    ((outlines.get(file) ?? templates.get(file))?.openings ?? []).map((it) => ({ file, ...it })),
  );
}

function createMeaning(files: FileSystem, listed: readonly string[]): Meaning {
  return { resolver: createResolver(files, listed), uses: new WeakMap(), surfaces: new WeakMap() };
}

/** What the nearest `package.json` says. */
function inPackages({ workspace }: Resolver): Pick<Links, 'packageOf' | 'versionOf'> {
  return {
    packageOf: (path) => workspace.packageOf(path)?.folder ?? '',
    versionOf: (path, name) => workspace.packageOf(path)?.dependencies.get(name),
  };
}
