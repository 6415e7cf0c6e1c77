/**
 * The rule where no framework speaks: a module that no code loads begins by itself, and an export that
 * no code imports may be called by anyone, unless it is there for a test. What a public package exposes may be called by its users,
 * whether or not the workspace calls it too.
 */
import type { Surface } from '../../../../shared/src/model';
import type { ClassMember, Expr, FileFacts } from '../../facts/ir';
import { forEachExpr } from '../../facts/walk';
import type { ExportUse } from '../export-use';
import type { ExportedName } from '../exported-names';
import type { Entry } from '../links';
import { exportEntry, moduleEntry } from './entry-context';

export interface GeneralContext {
  readonly exports: readonly ExportedName[];
  readonly surface: Surface;
  readonly use: ExportUse;
  /** Nothing outside its import cycle imports the file. */
  readonly isRoot: boolean;
  /** Imported by code that is not analysed. */
  readonly hasUnseenImporter: boolean;
  isPublic(path: string): boolean;
}

const LABELS: Readonly<Record<ExportedName['kind'], string>> = {
  function: 'exported function',
  class: 'exported class',
  value: 'exported value',
  data: 'exported value',
};

export function generalEntries(facts: FileFacts, context: GeneralContext): readonly Entry[] {
  const { path } = facts;
  const { exports, surface, use, isRoot, hasUnseenImporter } = context;
  const entries: Entry[] = [];
  if (isRoot || hasUnseenImporter || context.isPublic(path) || !use.isLoaded(path)) {
    // On a server a module's top level runs once, before any request.
    entries.push(moduleEntry({ label: 'module', surface, request: surface !== 'server' }));
  }
  for (const it of exports) {
    if (it.kind === 'data' || !(hasUnseenImporter || isOpen(facts, it, context))) continue;
    entries.push(exportEntry(it.name, { label: LABELS[it.kind], surface }));
  }
  return entries;
}

function isOpen(facts: FileFacts, { name, kind, b, index }: ExportedName, { use, isPublic }: GeneralContext): boolean {
  if (use.isPassedOnTo(facts.path, name, isPublic)) return true;
  if (use.isImported(facts.path, name) || use.isTested(facts.path, name)) return false;
  // `class Tracker {}` beside `export const tracker = new Tracker()`: exported for its type, used here.
  if (kind !== 'class' || b === undefined) return true;
  return !isReferredTo(facts, b, facts.classes[index ?? -1]?.members ?? []);
}

/** Whether code outside `body` does something with the class: an instance that nobody has is no use of it. */
function isReferredTo(facts: FileFacts, b: number, body: readonly ClassMember[]): boolean {
  const dropped = new Set<Expr>();
  const unused = unusedVariables(facts);
  let found = false;
  forEachExpr(facts, (node) => {
    if (node.k === 'expr' && node.x.k === 'new') dropped.add(node.x.callee);
    if (node.k === 'var') {
      for (const { target, init } of node.decls)
        if (init?.k === 'new' && target.k === 'pid' && unused.has(target.b)) dropped.add(init.callee);
    }
    found ||=
      node.k === 'ref' && node.b === b && !dropped.has(node) && !body.some((it) => it.s <= node.s && node.e <= it.e);
  });
  return found;
}

/** Local ones that nothing reads. */
function unusedVariables(facts: FileFacts): ReadonlySet<number> {
  const unused = new Set([...facts.bindings.keys()].filter((b) => facts.bindings[b]?.owner !== 0));
  forEachExpr(facts, (node) => {
    if (node.k === 'ref') unused.delete(node.b);
  });
  return unused;
}
