/**
 * Names of the global object that the workspace itself fills: an edge from what is put there to its uses
 * by that name in other files (SEMANTICS, Entries and edges).
 *
 * The platform's names and those of vendors and consent platforms are never its own: what is put there is
 * taken up by code that we cannot see.
 */
import type { Access, Catalogue } from '../../catalogue/catalogue';
import { globalNames, globalPath, globalPathsSet, isPlatformName } from '../../facts/globals';
import type { Expr, FileFacts } from '../../facts/ir';
import type { Cell } from '../machine/cell';
import type { Machine } from '../machine/machine';
import { isNullish } from '../values/value';

export function noteOwnGlobals(m: Machine, facts: FileFacts): void {
  for (const name of globalNames(facts).written) if (isOwnable(m.catalogue, name)) m.ownGlobals.add(name);
  for (const path of globalPathsSet(facts)) m.setOnGlobals.add(path);
}

export function isOwnable(catalogue: Catalogue, name: string): boolean {
  if (isPlatformName(name) || catalogue.platformOf({ root: { kind: 'global' }, path: [name], steps: [] })) return false;
  return !catalogue.prefilter.test(`window.${name}(`);
}

/** `window.App.cookies`, which a script puts there first of all: that the script is loaded is taken for granted. */
export function isSetByScript(m: Machine, x: Expr): boolean {
  const path = globalPath(x);
  if (path === undefined || !m.setOnGlobals.has(path)) return false;
  const [root = '', ...below] = path.split('.');
  if (!m.ownGlobals.has(root)) return false;
  let cells = [m.globals.get(root)];
  for (const name of below) cells = cells.flatMap((it) => propertiesOf(it, name));
  return !cells.some((it) => it?.value.literals.some(isNullish));
}

function propertiesOf(cell: Cell | undefined, name: string): (Cell | undefined)[] {
  return (cell?.value.refs ?? []).flatMap((it) => (it.kind === 'object' ? [it.heap.props.get(name)] : []));
}

/** A value below one of them: what is done with it is in sight. */
export function isOwnGlobal(m: Machine, { root, path }: Access): boolean {
  return root.kind === 'global' && m.ownGlobals.has(path[0] ?? '');
}
