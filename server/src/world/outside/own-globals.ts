/**
 * Names of the global object that the workspace itself fills: an edge from what is put there to its uses
 * by that name in other files (SEMANTICS, Entries and edges).
 *
 * The platform's names and those of vendors and consent platforms are never its own: what is put there is
 * taken up by code that we cannot see.
 */
import type { Access, Catalogue } from '../../catalogue/catalogue';
import { globalNames, isPlatformName } from '../../facts/globals';
import type { FileFacts } from '../../facts/ir';
import type { Machine } from '../machine/machine';

export function noteOwnGlobals(m: Machine, facts: FileFacts): void {
  for (const name of globalNames(facts).written) if (isOwnable(m.catalogue, name)) m.ownGlobals.add(name);
}

export function isOwnable(catalogue: Catalogue, name: string): boolean {
  if (isPlatformName(name) || catalogue.platformOf({ root: { kind: 'global' }, path: [name], steps: [] })) return false;
  return !catalogue.prefilter.test(`window.${name}(`);
}

/** A value below one of them: what is done with it is in sight. */
export function isOwnGlobal(m: Machine, { root, path }: Access): boolean {
  return root.kind === 'global' && m.ownGlobals.has(path[0] ?? '');
}
