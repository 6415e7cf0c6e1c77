/**
 * The files of a workspace over time: which there are, an outline of each, and the facts of those that
 * were asked for. Texts are never kept; facts are kept for as long as their file's content is the same.
 */
import type { NotAnalysed } from '../../../shared/src/model';
import { collectFacts } from '../facts/collect';
import type { FileFacts } from '../facts/ir';
import { collectMarkup, isMarkup, prepareLanguages, prepareMarkupIn } from '../facts/languages';
import { outlineOf } from '../facts/outline';
import type { FileSystem, Listing } from '../host/file-system';
import { fileKind } from '../std/file-kind';
import type { Token } from '../std/token';
import { type Outline, toOutline, type WhatToFind } from './outline';
import { type Template, toTemplate, UNREAD, whyUnread } from './templates';
import { isTestFile } from './test-files';

export type OnRead = (done: number, total: number) => void;

export interface FileStore {
  refresh(change: readonly string[] | 'all', token: Token, onRead?: OnRead): Promise<Refreshed>;
  listed(): readonly string[];
  /** Of all scripts and markup files but tests. */
  readonly outlines: ReadonlyMap<string, Outline>;
  /** What each test imports, as written. */
  readonly tests: ReadonlyMap<string, readonly string[]>;
  readonly templates: ReadonlyMap<string, Template>;
  facts(path: string): FileFacts | undefined;
  coverage(): Coverage;
}

export interface Refreshed {
  /** Files came or went, or `decidesNames` holds for a changed one. */
  readonly relisted: boolean;
  /** Files whose text is another, that were known before; undefined: others changed too. */
  readonly edited: ReadonlyMap<string, Version> | undefined;
}

/** What was known of a file before an edit. */
export interface Version {
  readonly outline: Outline;
  /** Undefined: nobody asked for them, or it could not be read. */
  readonly facts: FileFacts | undefined;
}

export interface Coverage {
  /** Scripts that are analysed, sorted. */
  readonly scanned: readonly string[];
  readonly notAnalysed: readonly NotAnalysed[];
}

export interface FileStoreOptions extends WhatToFind {
  decidesNames(path: string): boolean;
}

export function createFileStore(files: FileSystem, { decidesNames, ...wanted }: FileStoreOptions): FileStore {
  const outlines = new Map<string, Outline>();
  const tests = new Map<string, readonly string[]>();
  const templates = new Map<string, Template>();
  /** Undefined: read, and not readable. */
  const facts = new Map<string, FileFacts | undefined>();
  let listing: Listing = { files: [], notAnalysed: [] };
  let paths: ReadonlySet<string> = new Set();
  let coverage: Coverage | undefined;
  /** Changes not yet taken in: an update may be cancelled half way, and the next one goes on from here. */
  const pending = new Set<string>();
  let isAllPending = false;
  let isRelisted = false;
  let edited: Map<string, Version> | undefined = new Map();

  return {
    refresh,
    outlines,
    tests,
    templates,
    facts: factsOf,
    listed: () => listing.files,
    coverage: () => (coverage ??= coverageOf(listing, outlines, templates)),
  };

  async function refresh(change: readonly string[] | 'all', token: Token, onRead?: OnRead): Promise<Refreshed> {
    if (change === 'all') isAllPending = true;
    else for (const path of change) pending.add(path);

    if (isAllPending || [...pending].some(needsListing)) list();
    await readPending(token, onRead);
    const refreshed = { relisted: isRelisted, edited };
    pending.clear();
    isAllPending = false;
    isRelisted = false;
    edited = new Map();
    return refreshed;
  }

  /** A path that was not there, is not there any more, or decides which files count and what names mean. */
  function needsListing(path: string): boolean {
    return !paths.has(path) || !files.exists(path) || decidesNames(path);
  }

  function list(): void {
    const before = paths;
    listing = files.list();
    paths = new Set(listing.files);
    for (const path of before) if (!paths.has(path)) forget(path);
    for (const path of paths) if (isAllPending || !before.has(path)) pending.add(path);
    coverage = undefined;
    isRelisted = true;
  }

  function forget(path: string): void {
    pending.delete(path);
    outlines.delete(path);
    tests.delete(path);
    templates.delete(path);
    facts.delete(path);
  }

  async function readPending(token: Token, onRead?: OnRead): Promise<void> {
    const stale = [...pending].filter((it) => paths.has(it) && fileKind(it) !== 'configuration');
    if (stale.length < pending.size) edited = undefined;
    await prepareLanguages(stale);
    for (const [done, path] of stale.entries()) {
      const wait = token.pause();
      if (wait) await wait;
      if (fileKind(path) === 'template') readTemplate(path);
      else if (isTestFile(path)) readTest(path);
      else readOutline(path);
      onRead?.(done + 1, stale.length);
    }
    await prepareMarkupIn(stale.flatMap((it) => outlines.get(it)?.specs ?? []));
  }

  /** It is parsed only when something that is no test imports it, or when its imports are asked for. */
  function readTest(path: string): void {
    edited = undefined;
    facts.delete(path);
    const read = fileKind(path) === 'script' ? files.read(path) : undefined;
    tests.set(path, read && 'text' in read ? outlineOf(read.text).specs : []);
  }

  function readTemplate(path: string): void {
    edited = undefined;
    coverage = undefined;
    templates.set(path, isTestFile(path) ? UNREAD : toTemplate(files.read(path), wanted));
  }

  function readOutline(path: string): void {
    const before = outlines.get(path);
    const fresh = toOutline(path, files.read(path), wanted);
    if (before?.why !== fresh.why || before?.broken !== fresh.broken) coverage = undefined;
    if (before?.hash !== fresh.hash) {
      if (!before) edited = undefined;
      else if (edited && !edited.has(path)) edited.set(path, { outline: before, facts: facts.get(path) });
      facts.delete(path);
    }
    outlines.set(path, fresh);
  }

  function factsOf(path: string): FileFacts | undefined {
    const outline = outlines.get(path);
    if (outline?.why !== undefined || fileKind(path) !== 'script') return undefined;
    if (facts.has(path)) return facts.get(path);
    const read = files.read(path);
    const fresh = 'text' in read ? factsIn(path, read.text) : undefined;
    facts.set(path, fresh);
    return fresh;
  }
}

function factsIn(path: string, text: string): FileFacts {
  return isMarkup(path) ? collectMarkup(path, text) : collectFacts(path, text);
}

function coverageOf(
  listing: Listing,
  outlines: ReadonlyMap<string, Outline>,
  templates: ReadonlyMap<string, Template>,
): Coverage {
  const scanned: string[] = [];
  const notAnalysed: NotAnalysed[] = [...listing.notAnalysed];
  for (const file of listing.files) {
    const outline = outlines.get(file);
    const names = templates.get(file)?.names;
    if (names !== undefined) notAnalysed.push({ file, why: whyUnread(names), names });
    else if (outline?.why !== undefined) notAnalysed.push({ file, why: outline.why });
    else if (outline) {
      scanned.push(file);
      if (outline.broken !== undefined) notAnalysed.push({ file, why: outline.broken });
    }
  }
  return { scanned, notAnalysed: notAnalysed.sort((a, b) => (a.file < b.file ? -1 : 1)) };
}
