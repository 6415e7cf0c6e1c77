/**
 * "The app": the nearest `package.json` with the workspace packages that it uses (SEMANTICS, Entries and edges).
 *
 * A file of a library belongs to each app that uses the library; what must hold in the app must hold in all.
 */
import type { Links } from '../links/links';

export interface Apps {
  /** The apps that a file belongs to, each as the set of its package folders. */
  of(path: string): readonly App[];
  has(app: App, path: string): boolean;
}

export type App = ReadonlySet<string>;

export function createApps(links: Links): Apps {
  const uses = new Map<string, Set<string>>();
  const usedBy = new Map<string, Set<string>>();
  for (const path of links.files) {
    const target = links.packageOf(path);
    for (const importer of links.importersOf(path)) link(links.packageOf(importer), target);
  }
  const apps = new Map<string, readonly App[]>();
  return {
    of(path) {
      const own = links.packageOf(path);
      let found = apps.get(own);
      if (!found) apps.set(own, (found = topsOf(own).map((it) => closure(it, uses))));
      return found;
    },
    has: (app, path) => app.has(links.packageOf(path)),
  };

  function link(from: string, to: string): void {
    if (from === to) return;
    put(uses, from, to);
    put(usedBy, to, from);
  }

  /** Packages that use this one and that no other uses. Where all use each other, each of them. */
  function topsOf(own: string): readonly string[] {
    const above = [...closure(own, usedBy)];
    const tops = above.filter((it) => (usedBy.get(it)?.size ?? 0) === 0);
    return tops.length > 0 ? tops.sort() : above.sort();
  }
}

function closure(start: string, edges: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  const reached = new Set([start]);
  for (const it of reached) for (const next of edges.get(it) ?? []) reached.add(next);
  return reached;
}

function put(edges: Map<string, Set<string>>, from: string, to: string): void {
  const known = edges.get(from);
  if (known) known.add(to);
  else edges.set(from, new Set([to]));
}
