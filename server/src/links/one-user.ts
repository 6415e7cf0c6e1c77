/**
 * Which files only ever run in a process that is the consumer's own: an editor's extension, a desktop program, and
 * what nothing but these loads.
 */
import type { ModuleGraph } from './module-graph';
import { isRunByOneUser } from './package-surface';
import { publicModules } from './public-modules';
import type { Resolver } from './resolve/resolver';

export interface OneUserNeeds {
  readonly graph: Pick<ModuleGraph, 'importersOf' | 'hasUnseenImporter'>;
  readonly resolver: Pick<Resolver, 'workspace' | 'modules'>;
}

export function createOneUser({ graph, resolver: { workspace, modules } }: OneUserNeeds): (path: string) => boolean {
  /** True or false where the file's own package tells, else its importers do. */
  function tells(path: string): boolean | undefined {
    const own = workspace.packageOf(path);
    if (own && isRunByOneUser(own)) return true;
    const isOpen = graph.hasUnseenImporter(path) || (own && publicModules(modules, own).has(path));
    return isOpen || graph.importersOf(path).length === 0 ? false : undefined;
  }

  return (path) => {
    const asked = new Set([path]);
    for (const it of asked) {
      const told = tells(it);
      if (told === false) return false;
      if (told === undefined) for (const importer of graph.importersOf(it)) asked.add(importer);
    }
    return true;
  };
}
