/**
 * What the server concluded, per workspace folder: the one source of the views, the status bar and the badge.
 *
 * The server tells that something changed, and we ask for the content: at most one request per folder
 * at a time and a few per second, however fast someone types.
 */
import { type Disposable, EventEmitter } from 'vscode';
import type { EditorState } from '../../shared/src/ids';
import type { Pathway } from '../../shared/src/model';
import { type FolderInventory, INVENTORY, type InventoryChanged } from '../../shared/src/protocol';
import type { AskServer } from './ask';

const BETWEEN_REQUESTS_MS = 200;
/** Of requests: while someone types there is always another one. */
const MOST_AWAITED = 10;

export interface FolderPathway {
  /** URI of the workspace folder. */
  readonly folder: string;
  readonly pathway: Pathway;
}

export class InventoryStore implements Disposable {
  private readonly changed = new EventEmitter<void>();
  readonly onDidChange = this.changed.event;

  private readonly byFolder = new Map<string, FolderInventory>();
  private readonly asking = new Map<string, { isStale: boolean }>();
  private readonly timers = new Set<NodeJS.Timeout>();
  private server: 'starting' | 'running' | 'failed' = 'starting';

  constructor(private readonly ask: AskServer) {}

  get state(): EditorState {
    if (this.server !== 'running') return this.server;
    const phases = [...this.byFolder.values()].map(({ phase }) => phase);
    if (phases.includes('indexing')) return 'indexing';
    if (phases.length > 0 && phases.every((phase) => phase === 'off')) return 'off';
    return phases.length > 0 && phases.every((phase) => phase === 'failed') ? 'failed' : 'ready';
  }

  inventories(): readonly FolderInventory[] {
    return [...this.byFolder.values()];
  }

  pathways(): readonly FolderPathway[] {
    return this.inventories().flatMap(({ folder, analysis }) =>
      (analysis?.pathways ?? []).map((pathway) => ({ folder, pathway })),
    );
  }

  /** Once it holds what the server told of: what is seen in the editor may be newer. */
  async settled(): Promise<void> {
    for (let i = 0; i < MOST_AWAITED && this.asking.size > 0; i++)
      await new Promise<void>((resolve) => this.later(resolve));
  }

  serverIs(state: 'starting' | 'running' | 'failed'): void {
    this.server = state;
    if (state === 'starting') this.byFolder.clear();
    this.changed.fire();
  }

  serverTold({ folder }: InventoryChanged): void {
    this.refresh(folder);
  }

  remove(folder: string): void {
    if (this.byFolder.delete(folder)) this.changed.fire();
  }

  refresh(folder: string): void {
    const running = this.asking.get(folder);
    if (running) running.isStale = true;
    else void this.askFor(folder);
  }

  dispose(): void {
    for (const timer of this.timers) clearTimeout(timer);
    this.changed.dispose();
  }

  private async askFor(folder: string): Promise<void> {
    const request = { isStale: false };
    this.asking.set(folder, request);
    try {
      this.keep(folder, await this.ask(INVENTORY, { folder }));
    } catch {
      // The server stopped while it was asked; when it is back, it tells again.
    } finally {
      this.later(() => {
        this.asking.delete(folder);
        if (request.isStale) this.refresh(folder);
      });
    }
  }

  private keep(folder: string, inventory: FolderInventory | null): void {
    if (inventory === null) this.byFolder.delete(folder);
    else this.byFolder.set(folder, inventory);
    this.changed.fire();
  }

  private later(action: () => void): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      action();
    }, BETWEEN_REQUESTS_MS);
    this.timers.add(timer);
  }
}
