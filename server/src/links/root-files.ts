/**
 * Files where loading must begin, since nothing outside them imports them: files without importers, and
 * all files of an import cycle that nothing outside the cycle imports.
 */
import type { ModuleGraph } from './module-graph';

export function rootFiles(graph: ModuleGraph): ReadonlySet<string> {
  const starts: string[] = [];
  const reached = new Set<string>();
  for (const path of graph.paths()) {
    if (reached.has(path)) continue;
    starts.push(path);
    mark(path, graph.importsOf, reached);
  }

  // A later start is not reachable from an earlier one. What no later start reaches either is in no
  // one's imports but those of its own cycle.
  const covered = new Set<string>();
  const roots = new Set<string>();
  for (const path of starts.reverse()) {
    if (covered.has(path)) continue;
    mark(path, graph.importsOf, covered);
    mark(path, graph.importersOf, roots);
  }
  return roots;
}

/** Adds `from` and all that can be reached by `next`. */
export function mark(from: string, next: (path: string) => readonly string[], reached: Set<string>): void {
  const open = [from];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (reached.has(path)) continue;
    reached.add(path);
    open.push(...next(path));
  }
}
