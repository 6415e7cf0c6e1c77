/**
 * One workspace folder: its engine, its open buffers, and the last conclusion.
 *
 * Whatever goes wrong inside becomes the phase `failed` with a reason; the last analysis stays, and
 * the next change starts over with a new engine, since the old one's memory cannot be trusted.
 */
import { isDeepStrictEqual } from 'node:util';
import type { CancellationToken } from 'vscode-languageserver/node';
import { type Config, DEFAULT_CONFIG } from '../../../shared/src/config';
import type { Analysis } from '../../../shared/src/model';
import type { FolderInventory, FolderPhase } from '../../../shared/src/protocol';
import { DEFAULT_SETTINGS, type ServerSettings } from '../../../shared/src/settings';
import type { Change, Engine, FixTarget, ManyFixes, Offer, Progress } from '../engine/engine';
import type { Fix } from '../fixes/fix';
import type { FileSystem, Listing } from '../host/file-system';
import { type Overlay, overlay } from '../host/overlay';
import { fileKind } from '../std/file-kind';
import { Cancelled, type Token } from '../std/token';
import { describeError, type Log } from './dispatch';
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
  private onConfigured: () => void = () => undefined;
  private readonly configured = new Promise<void>((resolve) => {
    this.onConfigured = resolve;
  });

  constructor(
    readonly uri: string,
    readonly root: string,
    private readonly parts: ServerParts,
    private readonly events: FolderEvents,
  ) {
    this.files = overlay(parts.openFiles(root));
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
    this.onConfigured();
  }

  /** Resolves when every change that was told is in `analysis`. */
  async settled(): Promise<void> {
    await this.configured;
    await this.schedule.settled();
  }

  request(change: Change, delay: number, quiet?: number): void {
    if (this.settings.enable) this.schedule.request(change, delay, quiet);
  }

  explain(place: Parameters<Engine['explain']>[0]): string | undefined {
    return this.engine?.explain(place);
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
  }

  private async update(change: Change, token: Token): Promise<void> {
    if (!this.settings.enable) return;
    const progress = this.events.progress(this);
    try {
      const engine = this.engineOfToday();
      const analysis = await engine.update(this.isPrimed ? change : 'all', token, progress.report);
      this.isPrimed = true;
      if (this.settings.enable) this.conclude('ready', null, analysis);
    } catch (error) {
      if (error instanceof Cancelled) throw error;
      this.engine = undefined;
      this.events.log.error(`${this.root}: ${describeError(error)}`);
      this.conclude('failed', error instanceof Error ? error.message : String(error), this.analysis);
    } finally {
      progress.done();
    }
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
