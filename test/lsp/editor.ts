/**
 * An editor at the other end of the connection, as strict as VS Code: it keeps one list of problems per
 * file, pulls or takes pushes, never both, and lets a document's own pull win over the workspace's.
 */
import { Duplex } from 'node:stream';
import {
  ApplyWorkspaceEditRequest,
  CancellationTokenSource,
  type ClientCapabilities,
  CodeLensRefreshRequest,
  ConfigurationRequest,
  createConnection,
  createProtocolConnection,
  type Diagnostic,
  DiagnosticRefreshRequest,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DidSaveTextDocumentNotification,
  DocumentDiagnosticRequest,
  ErrorCodes,
  type FileChangeType,
  InitializedNotification,
  InitializeRequest,
  LogMessageNotification,
  LSPErrorCodes,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type Registration,
  RegistrationRequest,
  ShowMessageNotification,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  UnregistrationRequest,
  WorkspaceDiagnosticRequest,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { createMemoryFileSystem, type MemoryFileSystem } from '../../server/src/host/memory-file-system';
import type { ServerParts } from '../../server/src/lsp/parts';
import { startServer } from '../../server/src/lsp/server';
import { INVENTORY_CHANGED, type InventoryChanged } from '../../shared/src/protocol';
import { type Conduct, createConduct, createPatternEngine } from './pattern-engine';
import { until } from './until';

export type Transport = 'push' | 'pull';

export interface Options {
  readonly folders: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly settings?: unknown;
  /** From the start: see `Conduct`. */
  readonly isHeld?: boolean;
  readonly parts?: Partial<ServerParts>;
}

export class Editor {
  readonly conduct: Conduct = createConduct();
  /** False: nobody ticks anything in the preview. */
  takesEdits = true;
  readonly disk = new Map<string, MemoryFileSystem>();
  readonly registrations = new Map<string, Registration>();
  readonly log: string[] = [];
  readonly said: string[] = [];
  readonly applied: WorkspaceEdit[] = [];
  readonly changes: InventoryChanged[] = [];
  refreshes = 0;
  lensRefreshes = 0;
  settings: unknown = {};
  /** How many reports came for a URI: to see that an unchanged file is not told again. */
  readonly reported = new Map<string, number>();

  private readonly shown = new Map<string, readonly Diagnostic[]>();
  private readonly workspaceIds = new Map<string, string>();
  private readonly documents = new Map<
    string,
    { version: number; text: string; resultId?: string; pull?: CancellationTokenSource }
  >();
  private workspacePull: CancellationTokenSource | undefined;
  isHolding = false;
  private isShutDown = false;
  private isInitialized = false;

  private constructor(
    readonly connection: ProtocolConnection,
    readonly transport: Transport,
  ) {}

  static async start(transport: Transport, options: Options): Promise<Editor> {
    const [near, far] = createPipe();
    const connection = createProtocolConnection(new StreamMessageReader(near), new StreamMessageWriter(near));
    const editor = new Editor(connection, transport);
    editor.settings = options.settings ?? {};
    editor.conduct.isHeld = options.isHeld === true;
    for (const [root, files] of Object.entries(options.folders)) editor.disk.set(root, createMemoryFileSystem(files));
    const server = createConnection(new StreamMessageReader(far), new StreamMessageWriter(far));
    startServer(server, {
      createEngine: createPatternEngine(editor.conduct),
      openFiles: (root) => editor.disk.get(root) ?? createMemoryFileSystem({}),
      today: () => '2026-11-21',
      quiet: 1,
      rest: 1,
      ...options.parts,
    });
    editor.listen();
    await editor.initialize(Object.keys(options.folders));
    return editor;
  }

  problems(uri: string): string[] {
    return (this.shown.get(uri) ?? []).map(
      ({ range, code, message }) =>
        `${range.start.line}:${range.start.character}-${range.end.character} ${code} ${message}`,
    );
  }

  diagnostics(uri: string): readonly Diagnostic[] {
    return this.shown.get(uri) ?? [];
  }

  filesWithProblems(): string[] {
    return [...this.shown]
      .filter(([, items]) => items.length > 0)
      .map(([uri]) => uri)
      .sort();
  }

  open(uri: string, text: string): void {
    this.documents.set(uri, { version: 1, text });
    const textDocument = { uri, languageId: 'typescript', version: 1, text };
    void this.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
    this.pullDocument(uri);
  }

  edit(uri: string, text: string): void {
    const document = this.documents.get(uri);
    if (!document) throw new Error(`${uri} is not open`);
    document.version += 1;
    document.text = text;
    const textDocument = { uri, version: document.version };
    void this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument,
      contentChanges: [{ text }],
    });
    this.pullDocument(uri);
  }

  save(uri: string): void {
    void this.connection.sendNotification(DidSaveTextDocumentNotification.type, { textDocument: { uri } });
  }

  close(uri: string): void {
    this.documents.delete(uri);
    this.workspaceIds.delete(uri);
    void this.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
  }

  files(...changes: { uri: string; type: FileChangeType }[]): void {
    void this.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes });
  }

  folders(added: readonly string[], removed: readonly string[]): void {
    const toFolders = (roots: readonly string[]) => roots.map((root) => ({ uri: `file://${root}`, name: root }));
    const event = { added: toFolders(added), removed: toFolders(removed) };
    void this.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, { event });
  }

  configure(settings: unknown): void {
    this.settings = settings;
    void this.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
  }

  async shutdown(): Promise<void> {
    this.isShutDown = true;
    await this.connection.sendRequest(ShutdownRequest.type);
  }

  async end(): Promise<void> {
    if (!this.isShutDown) await this.shutdown();
    await until(() => !this.isHolding, 'nothing is held any more');
    this.connection.dispose();
  }

  private async initialize(roots: readonly string[]): Promise<void> {
    await this.connection.sendRequest(InitializeRequest.type, {
      processId: null,
      rootUri: null,
      capabilities: capabilitiesFor(this.transport),
      initializationOptions: { client: 'optgate' },
      workspaceFolders: roots.map((root) => ({ uri: `file://${root}`, name: root })),
    });
    this.isInitialized = true;
    await this.connection.sendNotification(InitializedNotification.type, {});
    if (this.transport === 'pull') void this.pullWorkspace();
  }

  private listen(): void {
    const { connection } = this;
    connection.onRequest(ConfigurationRequest.type, ({ items }) => items.map(() => this.settings));
    connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
      if (!this.isInitialized) throw new Error('VS Code refuses registrations before the answer to `initialize`.');
      for (const it of registrations) this.registrations.set(it.id, it);
    });
    connection.onRequest(UnregistrationRequest.type, ({ unregisterations }) => {
      for (const it of unregisterations) this.registrations.delete(it.id);
    });
    connection.onRequest(ApplyWorkspaceEditRequest.type, ({ edit }) => {
      this.applied.push(edit);
      return { applied: this.takesEdits };
    });
    connection.onRequest(CodeLensRefreshRequest.type, () => {
      this.lensRefreshes += 1;
    });
    connection.onRequest(DiagnosticRefreshRequest.type, () => {
      this.refreshes += 1;
      for (const uri of this.documents.keys()) this.pullDocument(uri);
    });
    connection.onNotification(LogMessageNotification.type, ({ message }) => void this.log.push(message));
    connection.onNotification(ShowMessageNotification.type, ({ message }) => void this.said.push(message));
    connection.onNotification(INVENTORY_CHANGED.method, (change: InventoryChanged) => void this.changes.push(change));
    connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics }) => {
      if (this.transport === 'pull') throw new Error('pushed to an editor that pulls');
      this.show(uri, diagnostics);
    });
    connection.listen();
  }

  private pullDocument(uri: string): void {
    const document = this.documents.get(uri);
    if (this.transport === 'push' || !document) return;
    document.pull?.cancel();
    const source = new CancellationTokenSource();
    document.pull = source;
    const params = { textDocument: { uri }, previousResultId: document.resultId };
    this.connection.sendRequest(DocumentDiagnosticRequest.type, params, source.token).then(
      (report) => {
        if (source.token.isCancellationRequested || !this.documents.has(uri)) return;
        document.resultId = report.resultId;
        if (report.kind === 'full') this.show(uri, report.items);
      },
      (error: { code: number }) => {
        const { RequestCancelled } = LSPErrorCodes;
        // The second one: the conversation ended while this was asked.
        if (error.code !== RequestCancelled && error.code !== ErrorCodes.PendingResponseRejected) throw error;
      },
    );
  }

  private async pullWorkspace(): Promise<void> {
    this.workspacePull = new CancellationTokenSource();
    const partialResultToken = 'workspace';
    const listener = this.connection.onProgress(
      WorkspaceDiagnosticRequest.partialResult,
      partialResultToken,
      ({ items }) => {
        for (const item of items) {
          if (item.kind !== 'full') continue;
          if (!this.documents.has(item.uri)) this.show(item.uri, item.items);
          if (item.resultId === undefined) this.workspaceIds.delete(item.uri);
          else this.workspaceIds.set(item.uri, item.resultId);
        }
      },
    );
    this.isHolding = true;
    const previousResultIds = [...this.workspaceIds].map(([uri, value]) => ({ uri, value }));
    try {
      await this.connection.sendRequest(
        WorkspaceDiagnosticRequest.type,
        { previousResultIds, partialResultToken },
        this.workspacePull.token,
      );
    } finally {
      this.isHolding = false;
      listener.dispose();
    }
  }

  /** Cancels the held request and asks again, as VS Code does when it starts over. */
  async pullWorkspaceAgain(): Promise<void> {
    this.workspacePull?.cancel();
    await until(() => !this.isHolding, 'the held request ends');
    void this.pullWorkspace();
  }

  private show(uri: string, items: readonly Diagnostic[]): void {
    this.shown.set(uri, items);
    this.reported.set(uri, (this.reported.get(uri) ?? 0) + 1);
  }
}

function capabilitiesFor(transport: Transport): ClientCapabilities {
  return {
    workspace: {
      configuration: true,
      workspaceFolders: true,
      applyEdit: true,
      didChangeConfiguration: { dynamicRegistration: true },
      didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
      workspaceEdit: {
        documentChanges: true,
        resourceOperations: ['create'],
        changeAnnotationSupport: { groupsOnLabel: true },
      },
      codeLens: { refreshSupport: true },
      ...(transport === 'pull' && { diagnostics: { refreshSupport: true } }),
    },
    textDocument: {
      codeAction: { resolveSupport: { properties: ['edit'] } },
      ...(transport === 'pull' && { diagnostic: { relatedInformation: true } }),
    },
  };
}

/** Two ends of one stream in this process. */
function createPipe(): [Duplex, Duplex] {
  const near: Duplex = new Duplex({ read: () => undefined, write: (chunk, _, done) => pass(far, chunk, done) });
  const far: Duplex = new Duplex({ read: () => undefined, write: (chunk, _, done) => pass(near, chunk, done) });
  return [near, far];

  function pass(to: Duplex, chunk: unknown, done: () => void): void {
    to.push(chunk);
    done();
  }
}
