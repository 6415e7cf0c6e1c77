/**
 * Workspace folders come and go while the server runs.
 */
import type { InitializeParams, WorkspaceFoldersChangeEvent } from 'vscode-languageserver/node';
import type { Folder } from '../folder';
import type { Session } from '../session';
import { loadSettings } from './configuration';
import { giveOpenDocuments } from './text-sync';

/** URIs of the folders a client starts with; older clients know one root only. */
export function readFolders({ workspaceFolders, rootUri }: InitializeParams): string[] {
  if (workspaceFolders) return workspaceFolders.map(({ uri }) => uri);
  return rootUri ? [rootUri] : [];
}

export function addFolders(session: Session, uris: readonly string[]): Folder[] {
  const added = uris.flatMap((uri) => session.folders.add(uri) ?? []);
  for (const folder of added) giveOpenDocuments(session, folder);
  return added;
}

export async function changeFolders(session: Session, { added, removed }: WorkspaceFoldersChangeEvent): Promise<void> {
  for (const { uri } of removed) {
    const folder = session.folders.remove(uri);
    if (folder !== undefined) session.watchers.remove(folder.uri);
  }
  const folders = addFolders(
    session,
    added.map(({ uri }) => uri),
  );
  session.publish();
  await watchAndLoad(session, folders);
}

/** A folder is watched before it is listed: a file that changes in between would be missed for good. */
export async function watchAndLoad(session: Session, folders: readonly Folder[]): Promise<void> {
  await Promise.all(folders.map(({ uri }) => session.watchers.add(uri)));
  await loadSettings(session, folders);
}
