/**
 * The rule where no framework speaks: a module that no code loads begins by itself, and an export that
 * no code imports may be called by anyone, unless it is there for a test. What a public package exposes may be called by its users,
 * whether or not the workspace calls it too.
 */
import type { Surface } from '../../../../shared/src/model';
import type { ClassMember, FileFacts } from '../../facts/ir';
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
    if (it.kind === 'data') continue;
    const opened = hasUnseenImporter ? 'always' : openedBy(facts, it, context);
    if (opened === undefined) continue;
    const entry = exportEntry(it.name, { label: LABELS[it.kind], surface });
    entries.push(opened === 'idle' ? { ...entry, ifIdle: true } : entry);
  }
  return entries;
}

/** When code that we cannot see uses the export: `idle`, where its own file does not. */
function openedBy(
  facts: FileFacts,
  { name, kind, b, index }: ExportedName,
  { use, isPublic }: GeneralContext,
): 'always' | 'idle' | undefined {
  if (use.isPassedOnTo(facts.path, name, isPublic)) return 'always';
  if (use.isImported(facts.path, name) || use.isTested(facts.path, name)) return undefined;
  // `class Tracker {}` beside `export const tracker = new Tracker()`: exported for its type, used here.
  if (kind !== 'class' || b === undefined) return 'always';
  return isReferredTo(facts, b, facts.classes[index ?? -1]?.members ?? []) ? 'idle' : 'always';
}

/** By code outside `body`. */
function isReferredTo(facts: FileFacts, b: number, body: readonly ClassMember[]): boolean {
  let found = false;
  forEachExpr(facts, (node) => {
    found ||= node.k === 'ref' && node.b === b && !body.some((it) => it.s <= node.s && node.e <= it.e);
  });
  return found;
}
