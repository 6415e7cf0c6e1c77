/**
 * Who uses a module: whether some code of the workspace makes it run, and whether a name of it is
 * imported. Barrels are looked through: a name that is only passed on is used where the barrel's is.
 *
 * Tests do not count as users, and neither does what is imported only for its types.
 */
import type { FileFacts } from '../facts/ir';
import { remembered } from '../std/remembered';
import type { Links } from './links';
import { passedOnAs, type ReExport, reExports } from './re-exports';
import { type UsedNames, usedNames } from './used-names';

export interface ExportUse {
  /** Some seen code imports the module so that it runs. */
  isLoaded(path: string): boolean;
  isImported(path: string, name: string): boolean;
  /** A test imports it: it is exported for that. */
  isTested(path: string, name: string): boolean;
  /** `accept` holds for the file itself or for one to which a chain of barrels passes the export on. */
  isPassedOnTo(path: string, name: string, accept: (path: string) => boolean): boolean;
}

/** What one file does with the modules of the workspace, by their paths. */
interface FileUse {
  readonly used: ReadonlyMap<string, UsedNames>;
  readonly passedOn: ReadonlyMap<string, readonly ReExport[]>;
}

/** Uses by facts; they hold for as long as names resolve to the same files. */
export type KnownUses = WeakMap<FileFacts, FileUse>;

interface Needed extends Pick<Links, 'facts' | 'resolve' | 'importersOf'> {
  testImportersOf(path: string): readonly string[];
}

export function createExportUse(links: Needed, known: KnownUses): ExportUse {
  return {
    isLoaded: (path) => importers(path).some(({ use }) => use.used.has(path)),
    isImported: (path, name) => isImported(path, name, new Set()),
    isTested: (path, name) => isTested(path, name, new Set()),
    isPassedOnTo: (path, name, accept) => isPassedOnTo(path, name, accept, new Set()),
  };

  function isImported(path: string, name: string, asked: Set<string>): boolean {
    if (isAsked(asked, path, name)) return false;
    const esm = links.facts(path)?.esm ?? true;
    return importers(path).some(({ importer, use }) => {
      if (includes(use.used.get(path), name, esm)) return true;
      return passedOnNames(use, path, name).some((it) => isImported(importer, it, asked));
    });
  }

  function isTested(path: string, name: string, asked: Set<string>): boolean {
    if (isAsked(asked, path, name)) return false;
    const esm = links.facts(path)?.esm ?? true;
    const isTaken = links.testImportersOf(path).some((test) => {
      const facts = links.facts(test);
      return facts !== undefined && includes(useOf(facts).used.get(path), name, esm);
    });
    if (isTaken) return true;
    return importers(path).some(({ importer, use }) =>
      passedOnNames(use, path, name).some((it) => isTested(importer, it, asked)),
    );
  }

  function isPassedOnTo(path: string, name: string, accept: (path: string) => boolean, asked: Set<string>): boolean {
    if (accept(path)) return true;
    if (isAsked(asked, path, name)) return false;
    return importers(path).some(({ importer, use }) =>
      passedOnNames(use, path, name).some((it) => isPassedOnTo(importer, it, accept, asked)),
    );
  }

  function importers(path: string): { importer: string; use: FileUse }[] {
    return links.importersOf(path).flatMap((importer) => {
      const facts = links.facts(importer);
      return facts ? [{ importer, use: useOf(facts) }] : [];
    });
  }

  function useOf(facts: FileFacts): FileUse {
    return remembered(known, facts, () => collectUse(facts, links));
  }
}

function collectUse(facts: FileFacts, { resolve }: Pick<Links, 'resolve'>): FileUse {
  const used = new Map<string, UsedNames>();
  const passedOn = new Map<string, ReExport[]>();
  for (const [spec, names] of usedNames(facts)) {
    const target = resolve(facts.path, spec);
    if (target.to === 'file') used.set(target.path, union(used.get(target.path), names));
  }
  for (const it of reExports(facts)) {
    const target = resolve(facts.path, it.spec);
    if (target.to === 'file') passedOn.set(target.path, [...(passedOn.get(target.path) ?? []), it]);
  }
  return { used, passedOn };
}

function union(a: UsedNames | undefined, b: UsedNames): UsedNames {
  if (a === undefined) return b;
  return a === 'all' || b === 'all' ? 'all' : new Set([...a, ...b]);
}

function passedOnNames(use: FileUse, path: string, name: string): string[] {
  return (use.passedOn.get(path) ?? []).flatMap((it) => passedOnAs(it, name) ?? []);
}

/** A default import or a namespace of a CommonJS module holds all that it exports, and its `module.exports = f` is '*'. */
function includes(used: UsedNames | undefined, name: string, esm: boolean): boolean {
  if (used === undefined || used === 'all') return used === 'all';
  return used.has(name) || (!esm && used.has('default')) || (name === '*' && used.size > 0);
}

function isAsked(asked: Set<string>, path: string, name: string): boolean {
  const key = `${path}\0${name}`;
  if (asked.has(key)) return true;
  asked.add(key);
  return false;
}
