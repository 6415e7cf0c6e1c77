/**
 * Open documents: their text wins over the disk from open to close.
 *
 * Every folder that holds the file gets the text, since with nested workspace folders both analyse it.
 */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Folder } from '../folder';
import type { Session } from '../session';
import { toFilePath } from '../uris';

export function textOpened(session: Session, document: TextDocument): void {
  const path = session.documents.open(document);
  if (path === undefined) return;
  for (const { folder, path: file } of session.folders.holding(path)) {
    folder.files.open(file, document.getText());
    if (folder.counts(file)) folder.opened(file);
  }
  if (session.settings.scope === 'openFiles') session.publish();
}

/** Comes after `textOpened` too, then with nothing new to say. */
export function textChanged(session: Session, document: TextDocument): void {
  const path = session.documents.open(document);
  if (path === undefined) return;
  for (const { folder, path: file } of session.folders.holding(path)) {
    const isNew = folder.files.open(file, document.getText());
    const isWanted = isNew && session.settings.run === 'onType' && folder.counts(file);
    if (isWanted) folder.request([file], 0, session.parts.quiet);
  }
}

export function textSaved(session: Session, document: TextDocument): void {
  const path = toFilePath(document.uri);
  if (path === undefined) return;
  for (const { folder, path: file } of session.folders.holding(path))
    if (folder.counts(file)) folder.request([file], 0);
}

export function textClosed(session: Session, document: TextDocument): void {
  const path = session.documents.close(document);
  if (path === undefined) return;
  for (const { folder, path: file } of session.folders.holding(path)) {
    folder.files.close(file);
    if (folder.counts(file)) folder.request([file], 0);
  }
  session.refresh.closed(path);
  session.sink.closed(path, document.uri);
  if (session.settings.scope === 'openFiles') session.publish();
}

/** Documents that were open before their folder was added. */
export function giveOpenDocuments(session: Session, folder: Folder): void {
  for (const [path, document] of session.documents.entries()) {
    for (const place of session.folders.holding(path)) {
      if (place.folder === folder) folder.files.open(place.path, document.getText());
    }
  }
}
