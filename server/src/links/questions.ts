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
  /** True when these links would give each answer again. */
  wouldAnswer(now: Links): boolean;
}

export function questionsTo(links: Links): Questions {
  const facts = new Map<string, FileFacts | undefined>();
  const resolutions = new Map<string, Map<string, Resolution>>();
  const importers = new Map<string, readonly string[]>();
  const packages = new Map<string, string>();
  const personal = new Map<string, boolean>();
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
      unseenFiles: () => (unseen ??= links.unseenFiles()),
    },
    // Facts first: they are the same object for as long as their file's text is, and tell most changes at once.
    wouldAnswer: (now) =>
      all(facts, (path, it) => now.facts(path) === it) &&
      (files === undefined || isSame(now.files, files)) &&
      (unseen === undefined || isSame(now.unseenFiles(), unseen)) &&
      all(packages, (path, it) => now.packageOf(path) === it) &&
      all(personal, (path, it) => now.isRunByOneUser(path) === it) &&
      all(surfaces, (of, it) => now.surfaceOf(of) === it) &&
      all(importers, (path, it) => isSame(now.importersOf(path), it)) &&
      all(resolutions, (from, ofFile) => all(ofFile, (spec, it) => isSame(now.resolve(from, spec), it))) &&
      all(entries, (of, it) => isSame(now.entriesOf(of), it)),
  };
}

function all<K, V>(answers: ReadonlyMap<K, V>, holds: (question: K, answer: V) => boolean): boolean {
  for (const [question, answer] of answers) if (!holds(question, answer)) return false;
  return true;
}

/** Of answers that are plain data: always built in the same way, so equal ones are written equally. */
function isSame(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
