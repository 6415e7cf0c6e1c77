/**
 * Which files only ever run in a process that is the consumer's own: an editor's extension, a desktop program, and
 * what nothing but these loads.
 */
import type { Expr, FileFacts } from '../facts/ir';
import { forEachExpr } from '../facts/walk';
import { remembered } from '../std/remembered';
import type { ModuleGraph } from './module-graph';
import { isRunByOneUser } from './package-surface';
import { publicModules } from './public-modules';
import type { Resolver } from './resolve/resolver';

export interface OneUserNeeds {
  readonly graph: Pick<ModuleGraph, 'importersOf' | 'hasUnseenImporter'>;
  readonly facts: (path: string) => FileFacts | undefined;
  readonly resolver: Pick<Resolver, 'workspace' | 'modules'>;
}

export function createOneUser({
  graph,
  facts,
  resolver: { workspace, modules },
}: OneUserNeeds): (path: string) => boolean {
  const isOfProgram = (path: string) => {
    const own = workspace.packageOf(path);
    return own !== undefined && isRunByOneUser(own);
  };

  /** True or false where the file or its package tells, else its importers do. */
  function tells(path: string): boolean | undefined {
    if (isOfProgram(path)) return !serves(facts(path));
    const own = workspace.packageOf(path);
    const isOpen = graph.hasUnseenImporter(path) || (own && publicModules(modules, own).has(path));
    return isOpen || graph.importersOf(path).length === 0 ? false : undefined;
  }

  return (path) => {
    const asked = new Set([path]);
    // Modules that only import each other are run by nobody in sight.
    let isTold = false;
    for (const it of asked) {
      const told = tells(it);
      if (told === false) return false;
      isTold ||= told === true;
      for (const importer of graph.importersOf(it)) if (!told || isOfProgram(importer)) asked.add(importer);
    }
    return isTold;
  };
}

const SERVERS = /^(?:node:)?(?:http|https|http2)$/;
const known = new WeakMap<FileFacts, boolean>();

/** `createServer(…)` of Node: beside its one user the program answers others. */
function serves(facts: FileFacts | undefined): boolean {
  if (!facts?.imports.some(({ spec }) => SERVERS.test(spec))) return false;
  return remembered(known, facts, () => {
    let found = false;
    forEachExpr(facts, (it) => {
      if (it.k !== 'call') return;
      const { callee } = it;
      found ||= callee.k === 'member' ? callee.name === 'createServer' : isImported(facts, callee);
    });
    return found;
  });
}

function isImported({ imports }: FileFacts, callee: Expr): boolean {
  return (
    callee.k === 'ref' &&
    imports.some(
      ({ spec, names }) =>
        SERVERS.test(spec) && names.some((it) => it.b === callee.b && it.imported === 'createServer'),
    )
  );
}
