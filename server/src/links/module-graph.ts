/**
 * Who imports whom, from outlines. A file whose code we do not see (markup, too large) is an unseen
 * importer: what it imports may be called in any way.
 *
 * Edges are kept per importer, so that an edit touches only its own.
 */
export interface ModuleGraph {
  /** Replaces what `path` imports. */
  set(path: string, targets: readonly string[], seen: boolean): void;
  delete(path: string): void;
  /** Seen importers, sorted. */
  importersOf(path: string): readonly string[];
  hasUnseenImporter(path: string): boolean;
  importsOf(path: string): readonly string[];
  /** Every importer, seen or not. */
  paths(): Iterable<string>;
  /** Differs after every change. */
  version(): number;
}

interface Node {
  readonly targets: readonly string[];
  readonly seen: boolean;
}

const NONE: readonly string[] = [];

export function createModuleGraph(): ModuleGraph {
  const nodes = new Map<string, Node>();
  const importers = new Map<string, Set<string>>();
  const sorted = new Map<string, readonly string[]>();
  let version = 0;

  return {
    set(path, targets, seen) {
      unlink(path);
      nodes.set(path, { targets, seen });
      for (const target of targets) link(path, target);
    },
    delete(path) {
      unlink(path);
      nodes.delete(path);
    },
    importersOf,
    hasUnseenImporter: (path) => [...(importers.get(path) ?? NONE)].some((it) => !nodes.get(it)?.seen),
    importsOf: (path) => nodes.get(path)?.targets ?? NONE,
    paths: () => nodes.keys(),
    version: () => version,
  };

  function importersOf(path: string): readonly string[] {
    let list = sorted.get(path);
    if (!list) {
      list = [...(importers.get(path) ?? NONE)].filter((it) => nodes.get(it)?.seen).sort();
      sorted.set(path, list);
    }
    return list;
  }

  function link(path: string, target: string): void {
    const known = importers.get(target);
    if (known) known.add(path);
    else importers.set(target, new Set([path]));
    sorted.delete(target);
  }

  function unlink(path: string): void {
    version++;
    for (const target of nodes.get(path)?.targets ?? NONE) {
      importers.get(target)?.delete(path);
      sorted.delete(target);
    }
  }
}
