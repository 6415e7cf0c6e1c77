/**
 * A fix's offsets as an edit of the protocol, for the text that the engine has seen.
 */
import type { TextEdit as LspTextEdit, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextEdit } from '../fixes/fix';
import type { Folder } from './folder';
import type { Session } from './session';
import { absoluteIn } from './uris';

/** Undefined when a file cannot be read any more. */
export function toWorkspaceEdit(
  session: Session,
  folder: Folder,
  edits: readonly TextEdit[],
): WorkspaceEdit | undefined {
  const changes: TextDocumentEdit[] = [];
  for (const [file, inFile] of byFile(edits)) {
    const read = folder.files.read(file);
    if (!('text' in read)) return undefined;
    const uri = session.documents.uriOf(folder, file);
    const version = session.documents.get(absoluteIn(folder.root, file))?.version ?? null;
    changes.push({ textDocument: { uri, version }, edits: toTextEdits(uri, read.text, inFile) });
  }
  if (session.abilities.documentChanges) return { documentChanges: changes };
  return { changes: Object.fromEntries(changes.map((it) => [it.textDocument.uri, it.edits as LspTextEdit[]])) };
}

function toTextEdits(uri: string, text: string, edits: readonly TextEdit[]): LspTextEdit[] {
  const document = TextDocument.create(uri, '', 0, text);
  return edits.map(({ start, end, newText }) => ({
    range: { start: document.positionAt(start), end: document.positionAt(end) },
    newText,
  }));
}

function byFile(edits: readonly TextEdit[]): Map<string, TextEdit[]> {
  const files = new Map<string, TextEdit[]>();
  for (const edit of edits) files.set(edit.file, [...(files.get(edit.file) ?? []), edit]);
  return files;
}
