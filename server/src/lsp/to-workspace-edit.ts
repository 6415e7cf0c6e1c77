/**
 * A fix's offsets as an edit of the protocol, for the text that the engine has seen.
 */
import type {
  AnnotatedTextEdit,
  CreateFile,
  TextEdit as LspTextEdit,
  TextDocumentEdit,
  WorkspaceEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextEdit } from '../fixes/fix';
import type { Folder } from './folder';
import type { Session } from './session';
import { absoluteIn } from './uris';

/** A name for edits that people confirm one by one. */
export interface Confirmed {
  readonly label: string;
}

const ANNOTATION = 'fix';

/** Undefined when a file cannot be read any more, or would have to be made and the editor cannot. */
export function toWorkspaceEdit(
  session: Session,
  folder: Folder,
  edits: readonly TextEdit[],
  confirmed?: Confirmed,
): WorkspaceEdit | undefined {
  const { abilities, documents } = session;
  const asked = confirmed !== undefined && abilities.annotations;
  const changes: TextDocumentEdit[] = [];
  const created: CreateFile[] = [];
  for (const [file, inFile] of byFile(edits)) {
    const uri = documents.uriOf(folder, file);
    const isNew = !folder.files.exists(file);
    if (isNew && !(abilities.createFiles && abilities.documentChanges)) return undefined;
    if (isNew) created.push({ kind: 'create', uri, options: { ignoreIfExists: true } });
    const read = isNew ? { text: '' } : folder.files.read(file);
    if (!('text' in read)) return undefined;
    const version = documents.get(absoluteIn(folder.root, file))?.version ?? null;
    changes.push({ textDocument: { uri, version }, edits: toTextEdits(uri, read.text, inFile, asked) });
  }
  if (!abilities.documentChanges)
    return { changes: Object.fromEntries(changes.map((it) => [it.textDocument.uri, it.edits as LspTextEdit[]])) };
  return {
    documentChanges: [...created, ...changes],
    ...(asked && { changeAnnotations: { [ANNOTATION]: { label: confirmed.label, needsConfirmation: true } } }),
  };
}

function toTextEdits(
  uri: string,
  text: string,
  edits: readonly TextEdit[],
  asked: boolean,
): (LspTextEdit | AnnotatedTextEdit)[] {
  const document = TextDocument.create(uri, '', 0, text);
  return edits.map(({ start, end, newText }) => ({
    range: { start: document.positionAt(start), end: document.positionAt(end) },
    newText,
    ...(asked && { annotationId: ANNOTATION }),
  }));
}

function byFile(edits: readonly TextEdit[]): Map<string, TextEdit[]> {
  const files = new Map<string, TextEdit[]>();
  for (const edit of edits) files.set(edit.file, [...(files.get(edit.file) ?? []), edit]);
  return files;
}
