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

  // Told once for all that lies between: in a large program nearly every file is loaded by nearly every other.
  const ofOneUser = new Set<string>();
  const ofOthers = new Set<string>();
  return (path) => !servesOthers(path) && isTold(path);

  function servesOthers(path: string): boolean {
    const from = new Map<string, string | undefined>([[path, undefined]]);
    for (const it of from.keys()) {
      if (ofOneUser.has(it)) continue;
      const told = ofOthers.has(it) ? false : tells(it);
      if (told === false) {
        for (let way: string | undefined = it; way !== undefined; way = from.get(way)) ofOthers.add(way);
        return true;
      }
      for (const importer of loadersOf(it, told)) if (!from.has(importer)) from.set(importer, it);
    }
    for (const it of from.keys()) ofOneUser.add(it);
    return false;
  }

  /** Modules that only import each other are run by nobody in sight. */
  function isTold(path: string): boolean {
    const asked = new Set([path]);
    for (const it of asked) {
      if (tells(it)) return true;
      for (const importer of loadersOf(it, undefined)) asked.add(importer);
    }
    return false;
  }

  function loadersOf(path: string, told: boolean | undefined): readonly string[] {
    const importers = graph.importersOf(path);
    return told ? importers.filter(isOfProgram) : importers;
  }
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
