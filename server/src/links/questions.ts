/**
 * Remembers what was asked of links, and tells whether later links would answer the same. What was
 * concluded from nothing but these answers then still holds.
 */
import type { Surface } from '../../../shared/src/model';
import type { FileFacts } from '../facts/ir';
import { remembered } from '../std/remembered';
import type { Entry, Links, Resolution } from './links';

export interface Questions {
  /** Answers as the links do, and remembers it. */
  readonly links: Links;
  /**
   * The facts that are told otherwise by now, with what tells the same; undefined when these links would not give each
   * answer again. `isSame`: of two versions of a file.
   */
  answeredBy(now: Links, isSame: (before: FileFacts, after: FileFacts) => boolean): Retold | undefined;
}

export type Retold = ReadonlyMap<FileFacts, FileFacts>;

export function questionsTo(links: Links): Questions {
  const facts = new Map<string, FileFacts | undefined>();
  const resolutions = new Map<string, Map<string, Resolution>>();
  const importers = new Map<string, readonly string[]>();
  const packages = new Map<string, string>();
  const personal = new Map<string, boolean>();
  const versions = new Map<string, { readonly version: string | undefined }>();
  const entries = new Map<FileFacts, readonly Entry[]>();
  const surfaces = new Map<FileFacts, Surface>();
  let files: readonly string[] | undefined;
  let unseen: readonly string[] | undefined;

  return {
    links: {
      get files() {
        return (files ??= links.files);
      },
      facts: (path) => remembered(facts, path, () => links.facts(path)),
      resolve(from, spec) {
        const ofFile = remembered(resolutions, from, () => new Map<string, Resolution>());
        return remembered(ofFile, spec, () => links.resolve(from, spec));
      },
      importersOf: (path) => remembered(importers, path, () => links.importersOf(path)),
      entriesOf: (it) => remembered(entries, it, () => links.entriesOf(it)),
      surfaceOf: (it) => remembered(surfaces, it, () => links.surfaceOf(it)),
      packageOf: (path) => remembered(packages, path, () => links.packageOf(path)),
      isRunByOneUser: (path) => remembered(personal, path, () => links.isRunByOneUser(path)),
      versionOf: (path, name) =>
        remembered(versions, `${name} ${path}`, () => ({ version: links.versionOf(path, name) })).version,
      unseenFiles: () => (unseen ??= links.unseenFiles()),
    },
    answeredBy(now, isSame) {
      const retold = new Map<FileFacts, FileFacts>();
      const ofNow = (it: FileFacts) => retold.get(it) ?? it;
      const isTold = (before: FileFacts | undefined, after: FileFacts | undefined) => {
        if (before === after) return true;
        if (!before || !after || !isSame(before, after)) return false;
        retold.set(before, after);
        return true;
      };
      // Facts first: they are the same object for as long as their file's text is, and tell most changes at once.
      const holds =
        all(facts, (path, it) => isTold(it, now.facts(path))) &&
        (files === undefined || isEqual(now.files, files)) &&
        (unseen === undefined || isEqual(now.unseenFiles(), unseen)) &&
        all(packages, (path, it) => now.packageOf(path) === it) &&
        all(personal, (path, it) => now.isRunByOneUser(path) === it) &&
        all(versions, (asked, { version }) => {
          const [name = '', ...path] = asked.split(' ');
          return now.versionOf(path.join(' '), name) === version;
        }) &&
        all(surfaces, (of, it) => now.surfaceOf(ofNow(of)) === it) &&
        all(importers, (path, it) => isEqual(now.importersOf(path), it)) &&
        all(resolutions, (from, ofFile) => all(ofFile, (spec, it) => isSameResolution(now.resolve(from, spec), it))) &&
        all(entries, (of, it) => isEqual(now.entriesOf(ofNow(of)), it));
      return holds ? retold : undefined;
    },
  };
}

function all<K, V>(answers: ReadonlyMap<K, V>, holds: (question: K, answer: V) => boolean): boolean {
  for (const [question, answer] of answers) if (!holds(question, answer)) return false;
  return true;
}

/** Of answers that are plain data: always built in the same way, so equal ones are written equally. */
function isEqual(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

export function isSameResolution(a: Resolution, b: Resolution): boolean {
  if (a === b) return true;
  if (a.to === 'file') return b.to === 'file' && a.path === b.path;
  if (a.to === 'package') return b.to === 'package' && a.spec === b.spec && a.name === b.name;
  return a.to === b.to;
}
