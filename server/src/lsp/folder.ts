/**
 * One workspace folder: its engine, its open buffers, and the last conclusion.
 *
 * Whatever goes wrong inside becomes the phase `failed` with a reason; the last analysis stays, and
 * the next change starts over with a new engine, since the old one's memory cannot be trusted.
 */
import { isDeepStrictEqual } from 'node:util';
import type { CancellationToken } from 'vscode-languageserver/node';
import { type Config, DEFAULT_CONFIG } from '../../../shared/src/config';
import type { Analysis, Place } from '../../../shared/src/model';
import type { FolderInventory, FolderPhase } from '../../../shared/src/protocol';
import { DEFAULT_SETTINGS, type ServerSettings } from '../../../shared/src/settings';
import type { Change, Engine, FixTarget, ManyFixes, Offer, Progress } from '../engine/engine';
import type { Fix } from '../fixes/fix';
import type { FileSystem, Listing } from '../host/file-system';
import { type Overlay, overlay } from '../host/overlay';
import { fileKind } from '../std/file-kind';
import { Cancelled, type Token } from '../std/token';
import { type Asked, explain } from '../views/explain';
import { describeError, type Log } from './dispatch';
import { createKeeper, type Keeper } from './keeper';
import type { ServerParts } from './parts';
import { createSchedule, type Schedule } from './schedule';
import { createTimeSlice } from './time-slice';

export interface FolderEvents {
  readonly log: Log;
  /** After every change of `phase` or `analysis`. */
  changed(folder: Folder): void;
  /** Called while an update runs; the answer is told how far it is. */
  progress(folder: Folder): { report(progress: Progress): void; done(): void };
}

export class Folder {
  readonly files: Overlay;
  readonly schedule: Schedule;
  settings: ServerSettings = DEFAULT_SETTINGS;
  phase: FolderPhase = 'indexing';
  why: string | null = null;
  analysis: Analysis | null = null;
  revision = 0;

  private engine: Engine | undefined;
  private engineDay = '';
  /** Whether the engine has seen every file once: until then, nothing less than 'all' will do. */
  private isPrimed = false;
  /** What the engine listed last. Nobody else's listing counts: the engine has not heard of that one. */
  private listed: readonly string[] = [];
  private verified: { readonly of: Analysis | null; readonly answers: Map<string, string | null> } = {
    of: null,
    answers: new Map(),
  };
  private readonly configured = promised();
  /** What an earlier session concluded is shown, and nothing has changed since; the engine may still be reading. */
  private isTakenOver = false;
  private readonly takenOver = promised();
  private readonly keeper: Keeper;

  constructor(
    readonly uri: string,
    readonly root: string,
    private readonly parts: ServerParts,
    private readonly events: FolderEvents,
    storage: string | undefined,
  ) {
    const kept = parts.openKept?.(root, storage);
    this.files = overlay(kept?.files ?? parts.openFiles(root));
    this.keeper = createKeeper(kept, this.files, parts.rest);
    this.schedule = createSchedule((change, token) => this.update(change, token));
  }

  /** Follows the setting `optgate.enable`, and starts when it can. */
  configure(settings: ServerSettings): void {
    const starts = this.phase === 'off' || this.revision === 0;
    this.settings = settings;
    if (!settings.enable) {
      this.conclude('off', null, null);
    } else if (starts) {
      this.schedule.request('all', 0);
      this.conclude('indexing', null, null);
    }
    this.configured.resolve();
  }

  /** Resolves when every change that was told is in `analysis`. */
  async settled(): Promise<void> {
    await this.configured.done;
    await Promise.race([this.schedule.settled(), this.takenOver.done]);
    if (!this.isTakenOver) await this.schedule.settled();
  }

  /** Resolves when the engine, too, knows of it: for what is asked of it and of the configuration. */
  async ready(): Promise<void> {
    await this.configured.done;
    await this.schedule.settled();
  }

  request(change: Change, delay: number, quiet?: number): void {
    if (!this.settings.enable) return;
    this.isTakenOver = false;
    this.schedule.request(change, delay, quiet);
  }

  /** A buffer was opened. */
  opened(path: string): void {
    if (!(this.isTakenOver && this.files.isAsOnDisk(path))) this.request([path], 0);
  }

  /** What the editor is told about a place, or a pathway. */
  explain(asked: Asked): string | undefined {
    return this.analysis ? explain(this.analysis, asked) : undefined;
  }

  /** What the disk has now, whether the engine has heard of it or not. */
  listDisk(): Listing {
    return this.parts.openFiles(this.root).list();
  }

  fixesFor(target: FixTarget, reason?: string): Offer {
    return this.engine?.fixesFor(target, reason) ?? { fixes: [], refused: [] };
  }

  isQuickToTry(): boolean {
    return this.engine?.isQuickToTry() ?? false;
  }

  /** As the engine's; asked once per fix and analysis. */
  async verify(fix: Fix, target: FixTarget, token: CancellationToken): Promise<string | undefined> {
    if (this.verified.of !== this.analysis) this.verified = { of: this.analysis, answers: new Map() };
    const { answers } = this.verified;
    const key = JSON.stringify([target, fix.id, fix.edits]);
    if (!answers.has(key)) answers.set(key, (await this.engine?.verify(fix, target, toToken(token))) ?? null);
    return answers.get(key) ?? undefined;
  }

  async fixMany(ids: readonly string[], safe: boolean, token: CancellationToken): Promise<ManyFixes> {
    return (await this.engine?.fixMany(ids, { safe }, toToken(token))) ?? { edits: [], fixed: [], left: [] };
  }

  /** What holds for the folder itself. */
  config(): Config {
    return this.engine?.config() ?? DEFAULT_CONFIG;
  }

  /** What tells a place from others like it. */
  readonly around = (place: Place): string => this.engine?.around(place) ?? '';

  /** Whether a change of a file can change what is concluded. The report may have any name. */
  counts(path: string): boolean {
    return fileKind(path) !== undefined || path === this.config().report.path;
  }

  /** Whether files were listed below a path that is itself no file: what a deleted folder leaves behind. */
  hasFilesBelow(path: string): boolean {
    return this.listed.some((file) => file.startsWith(`${path}/`));
  }

  /** Whether the engine may have analysed a file. */
  hasListed(path: string): boolean {
    return this.listed.includes(path);
  }

  inventory(): FolderInventory {
    const { uri: folder, revision, phase, why, analysis } = this;
    return { folder, revision, phase, why, analysis };
  }

  dispose(): void {
    this.schedule.dispose();
    this.keeper.dispose();
  }

  private async update(change: Change, token: Token): Promise<void> {
    if (!this.settings.enable) return;
    const progress = this.events.progress(this);
    try {
      const engine = this.engineOfToday();
      const whole = this.isPrimed ? change : 'all';
      this.keeper.tell(whole);
      if (this.analysis === null) this.takeOver();
      const analysis = await engine.update(whole, token, progress.report);
      this.isPrimed = true;
      if (this.settings.enable) this.conclude('ready', null, analysis);
      this.keeper.keepSoon(() => this.atRest());
    } catch (error) {
      if (error instanceof Cancelled) throw error;
      this.engine = undefined;
      this.events.log.error(`${this.root}: ${describeError(error)}`);
      this.conclude('failed', error instanceof Error ? error.message : String(error), this.analysis);
    } finally {
      progress.done();
    }
  }

  private takeOver(): void {
    const found = this.keeper.find();
    if (!found) return;
    this.conclude('ready', null, found);
    this.isTakenOver = true;
    this.takenOver.resolve();
  }

  /** What is concluded of all that was told, on this day. */
  private atRest(): Analysis | undefined {
    const isCurrent = this.phase === 'ready' && !this.schedule.isBusy() && this.engineDay === this.parts.today();
    return isCurrent ? (this.analysis ?? undefined) : undefined;
  }

  /** The core reads no clock, so a server that runs past midnight needs an engine of the new day. */
  private engineOfToday(): Engine {
    const today = this.parts.today();
    if (this.engine !== undefined && this.engineDay === today) return this.engine;
    this.engine = this.parts.createEngine(this.rememberListing(this.files), { today });
    this.engineDay = today;
    this.isPrimed = false;
    return this.engine;
  }

  private conclude(phase: FolderPhase, why: string | null, analysis: Analysis | null): void {
    if (phase === this.phase && why === this.why && this.revision > 0) {
      // Opening a file or typing a comment changes no conclusion, and then nobody need hear of it.
      if (isDeepStrictEqual(analysis, this.analysis)) return;
    }
    this.phase = phase;
    this.why = why;
    this.analysis = analysis;
    this.revision += 1;
    this.events.changed(this);
  }

  private rememberListing(files: FileSystem): FileSystem {
    return {
      list: () => this.remember(files.list()),
      read: (path) => files.read(path),
      exists: (path) => files.exists(path),
      above: (name) => files.above?.(name),
    };
  }

  private remember(listing: Listing): Listing {
    this.listed = listing.files;
    return listing;
  }
}

function toToken(token: CancellationToken): Token {
  return createTimeSlice(() => token.isCancellationRequested);
}

function promised() {
  let resolve = (): void => undefined;
  const done = new Promise<void>((it) => {
    resolve = it;
  });
  return { done, resolve: () => resolve() };
}
