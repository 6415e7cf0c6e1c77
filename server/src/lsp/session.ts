/**
 * What one connection holds together: folders, open documents, settings and where diagnostics go.
 *
 * Handlers receive it as their context; nothing else is shared between them.
 */
import { CodeLensRefreshRequest, type Connection } from 'vscode-languageserver/node';
import { INVENTORY_CHANGED } from '../../../shared/src/protocol';
import { DEFAULT_SETTINGS, type ServerSettings } from '../../../shared/src/settings';
import type { Abilities } from './abilities';
import type { DiagnosticsSink } from './diagnostics-sink';
import { describeError, type Log } from './dispatch';
import { createFindingLinks, type LinkOf } from './finding-links';
import type { Folder } from './folder';
import { createFolders, type Folders } from './folders';
import { OpenDocuments } from './open-documents';
import type { ServerParts } from './parts';
import { createProgress, NO_PROGRESS } from './progress';
import { createPullSink, type PullSink } from './pull-sink';
import { createPushSink } from './push-sink';
import { createRefresh, type Refresh } from './refresh';
import { collectReports } from './reports';
import { createWatchers, type Watchers } from './watchers';

export interface Session {
  readonly connection: Connection;
  readonly log: Log;
  readonly abilities: Abilities;
  readonly parts: ServerParts;
  readonly folders: Folders;
  readonly documents: OpenDocuments;
  readonly watchers: Watchers;
  readonly linkOf: LinkOf;
  readonly refresh: Refresh;
  readonly sink: DiagnosticsSink;
  /** The sink again when the client pulls. */
  readonly pulled: PullSink | undefined;
  /** Settings that hold for the window; those of a folder are in the folder. */
  settings: ServerSettings;
  publish(): void;
  refreshLenses(): void;
}

export function createSession(connection: Connection, abilities: Abilities, parts: ServerParts): Session {
  const log: Log = connection.console;
  const documents = new OpenDocuments();
  const pulled = abilities.pull ? createPullSink() : undefined;
  const session: Session = {
    connection,
    log,
    abilities,
    parts,
    documents,
    folders: createFolders(parts, { log, changed, progress }, abilities.storage),
    watchers: createWatchers(connection, abilities),
    linkOf: createFindingLinks(parts),
    refresh: createRefresh(() => connection.languages.diagnostics.refresh()),
    sink: pulled ?? createPushSink(connection),
    pulled,
    settings: DEFAULT_SETTINGS,
    publish,
    refreshLenses,
  };
  return session;

  function changed(folder: Folder): void {
    publish();
    if (!abilities.isOurs) return;
    const { uri, revision, phase } = folder;
    void connection.sendNotification(INVENTORY_CHANGED.method, { folder: uri, revision, phase });
    refreshLenses();
  }

  function refreshLenses(): void {
    if (!abilities.isOurs || !abilities.lensRefresh) return;
    // An editor that ends meanwhile gives no answer, and none is needed.
    connection.sendRequest(CodeLensRefreshRequest.type).catch((error) => log.info(describeError(error)));
  }

  function progress() {
    return abilities.progress ? createProgress(connection.window) : NO_PROGRESS;
  }

  function publish(): void {
    const { folders, linkOf, settings } = session;
    const reports = collectReports({ folders, documents, linkOf, scope: settings.scope });
    session.sink.publish(reports, (path) => session.folders.find(path)?.folder.phase !== 'indexing');
    session.refresh.check(reports);
  }
}
