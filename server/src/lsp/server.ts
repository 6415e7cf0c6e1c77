/**
 * Binds a connection to the handlers: the life of one language server.
 *
 * Every handler runs inside `dispatch` or `guard`, so nothing that a workspace holds can end the process.
 */
import {
  type Connection,
  type InitializeParams,
  type InitializeResult,
  TextDocuments,
  type WorkspaceFoldersChangeEvent,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { PRODUCT } from '../../../shared/src/ids';
import * as ours from '../../../shared/src/protocol';
import { readAbilities } from './abilities';
import { toCapabilities } from './capabilities';
import { dispatch, guard, type Handler } from './dispatch';
import { applyFix, applyFixes } from './handlers/apply-fix';
import { codeAction, resolveCodeAction } from './handlers/code-action';
import { codeLens } from './handlers/code-lens';
import { changeConfiguration, watchConfiguration } from './handlers/configuration';
import { documentDiagnostic } from './handlers/document-diagnostic';
import { explain } from './handlers/explain';
import { exportOperations } from './handlers/export-operations';
import { hover } from './handlers/hover';
import { inventory } from './handlers/inventory';
import { rescan } from './handlers/rescan';
import { textChanged, textClosed, textOpened, textSaved } from './handlers/text-sync';
import { changeWatchedFiles } from './handlers/watched-files';
import { workspaceDiagnostic } from './handlers/workspace-diagnostic';
import { addFolders, changeFolders, readFolders, watchAndLoad } from './handlers/workspace-folders';
import type { ServerParts } from './parts';
import { createSession, type Session } from './session';

export function startServer(connection: Connection, parts: ServerParts): void {
  connection.onInitialize((params) => initialize(connection, parts, params));
  connection.listen();
}

function initialize(connection: Connection, parts: ServerParts, params: InitializeParams): InitializeResult {
  const abilities = readAbilities(params);
  const session = createSession(connection, abilities, parts);
  const added = addFolders(session, readFolders(params));
  connection.onInitialized(
    guard(session.log, 'initialized', async () => {
      watchFolders(session);
      await watchConfiguration(session);
      await watchAndLoad(session, added);
    }),
  );
  bindDocuments(session);
  bindDiagnostics(session);
  bindRequests(session);
  connection.onShutdown(() => shutdown(session));
  return { capabilities: toCapabilities(abilities), serverInfo: { name: PRODUCT } };
}

function bindDocuments(session: Session): void {
  const { connection, log } = session;
  const documents = new TextDocuments(TextDocument);
  documents.onDidOpen(guard(log, 'open', ({ document }) => textOpened(session, document)));
  documents.onDidChangeContent(guard(log, 'change', ({ document }) => textChanged(session, document)));
  documents.onDidSave(guard(log, 'save', ({ document }) => textSaved(session, document)));
  documents.onDidClose(guard(log, 'close', ({ document }) => textClosed(session, document)));
  documents.listen(connection);
  connection.onDidChangeWatchedFiles(guard(log, 'files', ({ changes }) => changeWatchedFiles(session, changes)));
  connection.onDidChangeConfiguration(guard(log, 'configuration', (event) => changeConfiguration(session, event)));
}

/** The library registers this with the client at once, and a client refuses that before it is initialized. */
function watchFolders(session: Session): void {
  if (!session.abilities.folders) return;
  const changed = guard(session.log, 'folders', (event: WorkspaceFoldersChangeEvent) => changeFolders(session, event));
  session.connection.workspace.onDidChangeWorkspaceFolders(changed);
}

function bindDiagnostics(session: Session): void {
  const { connection, log, pulled } = session;
  if (pulled === undefined) return;
  connection.languages.diagnostics.on(async (params, token) => {
    const answer = dispatch(log, 'textDocument/diagnostic', () => documentDiagnostic(session, pulled, params, token));
    return (await answer(params, token)) ?? { kind: 'full', items: [] };
  });
  connection.languages.diagnostics.onWorkspace(async (params, token, _progress, stream) => {
    const answer = dispatch(log, 'workspace/diagnostic', () => workspaceDiagnostic(pulled, params, token, stream));
    return (await answer(params, token)) ?? { items: [] };
  });
}

function bindRequests(session: Session): void {
  const { connection, log } = session;
  connection.onCodeLens(dispatch(log, 'codeLens', (params, token) => codeLens(session, params, token)));
  connection.onHover(dispatch(log, 'hover', (params, token) => hover(session, params, token)));
  connection.onCodeAction(dispatch(log, 'codeAction', (params, token) => codeAction(session, params, token)));
  connection.onCodeActionResolve(async (action, token) => {
    const answer = dispatch(log, 'codeAction/resolve', () => resolveCodeAction(session, action, token));
    return (await answer(action, token)) ?? action;
  });
  bind(ours.INVENTORY, (params) => inventory(session, params));
  bind(ours.EXPLAIN, (params, token) => explain(session, params, token));
  bind(ours.RESCAN, (params) => rescan(session, params));
  bind(ours.EXPORT, (params, token) => exportOperations(session, params, token));
  bind(ours.APPLY_FIX, (params, token) => applyFix(session, params, token));
  bind(ours.FIX_ALL, (params, token) => applyFixes(session, params, token));

  function bind<Params, Answer>(ask: ours.Ask<Params, Answer>, handler: Handler<Params, Answer>): void {
    connection.onRequest<unknown, void>(ask.method, dispatch(log, ask.method, handler));
  }
}

function shutdown(session: Session): void {
  session.sink.finish();
  for (const folder of session.folders.all()) folder.dispose();
}
