/**
 * Brings `PRIVACY_OPERATIONS.md` up to date, as an edit that can be undone, and opens it.
 *
 * A generated region that people edited is shown before it is replaced.
 */
import { Range, Uri, WorkspaceEdit, window, workspace } from 'vscode';
import { EXPORT, type ExportAnswer } from '../../../shared/src/protocol';
import { previewReplacement } from '../read-only-text';
import type { CommandContext } from './command';

export async function exportOperations({ ask }: CommandContext): Promise<void> {
  const folder = await chooseFolder();
  if (!folder) return;
  const answer = await ask(EXPORT, { folder: folder.toString() });
  if (!answer) return;
  if ('why' in answer) {
    void window.showErrorMessage(`Optgate: ${answer.why}`);
    return;
  }
  if (answer.editedByHand.length > 0 && !(await isReplacementWanted(answer))) return;
  await write(Uri.parse(answer.uri), answer.text);
}

async function chooseFolder(): Promise<Uri | undefined> {
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length <= 1) return folders[0]?.uri;
  return (await window.showWorkspaceFolderPick({ placeHolder: 'Folder to export' }))?.uri;
}

async function isReplacementWanted({
  uri,
  text,
  editedByHand,
}: Extract<ExportAnswer, { uri: string }>): Promise<boolean> {
  await previewReplacement(Uri.parse(uri), text);
  const detail = editedByHand.map(({ line, message }) => `Line ${line}: ${message.replaceAll('`', '')}`).join('\n');
  const choice = await window.showWarningMessage(
    'Replace what was edited by hand?',
    { modal: true, detail },
    'Replace',
  );
  return choice === 'Replace';
}

async function write(uri: Uri, text: string): Promise<void> {
  const edit = new WorkspaceEdit();
  if (await exists(uri)) {
    const document = await workspace.openTextDocument(uri);
    if (document.getText() !== text) edit.replace(uri, new Range(0, 0, document.lineCount, 0), text);
  } else {
    edit.createFile(uri, { contents: new TextEncoder().encode(text) });
  }
  if (!(await workspace.applyEdit(edit))) {
    void window.showErrorMessage('Optgate: the file could not be written.');
    return;
  }
  const document = await workspace.openTextDocument(uri);
  if (document.isDirty) await document.save();
  await window.showTextDocument(document);
}

async function exists(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
