/**
 * Where to look for routes: the files that could hold a touchpoint, all that import them, however far
 * away, and those that frameworks put around others without an import (layouts, middleware), or have fill their data.
 *
 * Every way from an entry to a touchpoint that goes through imports lies in these files; a way that goes
 * through a name (a global, an event) leads to those that mention it, and one through a module that keeps
 * callbacks to all that import that module. So no file outside is on a route, nor changes state that a gate reads.
 * Files outside still matter for values (a gate's definition, a writer of a preference): the evaluator asks for their
 * facts as it follows imports.
 */
import type { FileFacts } from '../facts/ir';
import type { ModuleGraph } from './module-graph';
import { dataFilesOf } from './page-files';
import { mark } from './root-files';
import type { Changed } from './state-changers';

const AROUND_OTHERS =
  /(?:^|\/)(?:middleware|proxy|layout|template|_app|_document|root|app|\+layout(?:\.server)?|hooks(?:\.server|\.client)?)\.[cm]?[jt]sx?$|(?:^|\/)(?:middleware|plugins)\//;

export interface RelevanceNeeds {
  readonly graph: ModuleGraph;
  facts(path: string): FileFacts | undefined;
  /** Files beside these that meet them by a name: a global, an event. */
  meeting(files: readonly FileFacts[], among: readonly string[]): readonly string[];
  /** Modules that may keep a function of these files, and run it for others. */
  keepers(files: readonly FileFacts[]): readonly string[];
  /** Files that change state which these read. */
  changed(files: readonly FileFacts[], known: ReadonlySet<string>): Changed;
}

/** Rounds in which files found by name may find others. */
const MAX_ROUNDS = 4;

export function relevantFiles(
  candidates: readonly string[],
  all: readonly string[],
  { graph, facts, meeting, keepers, changed }: RelevanceNeeds,
): readonly string[] {
  const relevant = new Set<string>();
  for (const path of candidates) mark(path, graph.importersOf, relevant);
  if (relevant.size === 0) return [];
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const seen = [...relevant].sort().flatMap((it) => facts(it) ?? []);
    const before = relevant.size;
    for (const path of meeting(
      seen,
      all.filter((it) => !relevant.has(it)),
    ))
      mark(path, graph.importersOf, relevant);
    for (const path of keepers(seen)) mark(path, graph.importersOf, relevant);
    const state = changed(seen, relevant);
    for (const path of state.changers) mark(path, graph.importersOf, relevant);
    for (const path of state.keepers) relevant.add(path);
    if (relevant.size === before) break;
  }
  for (const path of all) if (AROUND_OTHERS.test(path)) relevant.add(path);
  const names = new Set(all);
  for (const path of [...relevant]) for (const it of dataFilesOf(names, path)) relevant.add(it.path);
  return [...relevant].sort();
}

export function withImporters(paths: readonly string[], graph: ModuleGraph): readonly string[] {
  const marked = new Set<string>();
  for (const path of paths) mark(path, graph.importersOf, marked);
  return [...marked].sort();
}
