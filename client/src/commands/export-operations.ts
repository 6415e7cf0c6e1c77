/**
 * Brings `PRIVACY_OPERATIONS.md` up to date, as an edit that can be undone, and opens it.
 *
 * A file that is there is shown beside what it would be, and written when people say so. The edit is made only to the
 * text that the new one was made from: what is typed meanwhile is asked about again.
 */
import { EndOfLine, l10n, Range, TabInputText, type TextDocument, Uri, WorkspaceEdit, window, workspace } from 'vscode';
import { EXPORT, type ExportAnswer } from '../../../shared/src/protocol';
import { closePreview, previewReplacement } from '../read-only-text';
import type { CommandContext } from './command';

type Export = Extract<ExportAnswer, { uri: string }>;

const TRIES = 5;

export async function exportOperations({ ask }: CommandContext): Promise<void> {
  const folder = await chooseFolder();
  if (!folder) return;
  let isRemoved = false;
  for (let i = 0; i < TRIES; i++) {
    const answer = await ask(EXPORT, { folder: folder.toString(), isRemoved });
    if (!answer) return;
    if ('why' in answer) return tell(answer.why);
    const document = await documentAt(Uri.parse(answer.uri));
    isRemoved = document === undefined;
    // Opening it told the server what stands in it.
    if (!isAbout(answer, document)) continue;
    const isChanged = document !== undefined && answer.before?.trim() !== '' && answer.before !== answer.text;
    if (isChanged && !(await isWanted(document, answer))) return;
    if (isAbout(answer, document)) return write(answer, document);
  }
  tell(l10n.t('the file changed each time before it could be written.'));
}

function tell(why: string): void {
  void window.showErrorMessage(`Optgate: ${why}`);
}

async function chooseFolder(): Promise<Uri | undefined> {
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length <= 1) return folders[0]?.uri;
  return (await window.showWorkspaceFolderPick({ placeHolder: l10n.t('Folder to export') }))?.uri;
}

/** Of a file that was removed, the editor keeps the text for minutes: only what people still see of it counts. */
async function documentAt(uri: Uri): Promise<TextDocument | undefined> {
  try {
    await workspace.fs.stat(uri);
  } catch {
    const kept = workspace.textDocuments.find((it) => it.uri.toString() === uri.toString());
    return kept && (kept.isDirty || isShown(uri)) ? kept : undefined;
  }
  return workspace.openTextDocument(uri);
}

function isShown(uri: Uri): boolean {
  const tabs = window.tabGroups.all.flatMap((it) => it.tabs);
  return tabs.some(({ input }) => input instanceof TabInputText && input.uri.toString() === uri.toString());
}

/** Line ends aside: an editor has one kind in a document. */
function isAbout({ before }: Export, document: TextDocument | undefined): boolean {
  if (before === null || document === undefined) return before === null && document === undefined;
  return withLineEnds(before, '\n') === withLineEnds(document.getText(), '\n');
}

function withLineEnds(text: string, eol: string): string {
  return text.replace(/\r\n|\r|\n/g, eol);
}

/** Not modal, so that the difference can be read before it is answered. */
async function isWanted(document: TextDocument, { text, editedByHand }: Export): Promise<boolean> {
  await previewReplacement(document.uri, withLineEnds(text, eolOf(document)));
  const name = workspace.asRelativePath(document.uri, false);
  const said = editedByHand.map((it) => l10n.t('Line {0}: {1}', it.line, it.message.replaceAll('`', '')));
  const question = [l10n.t('{0} would change as shown.', name), ...said].join(' ');
  const show = said.length === 0 ? window.showInformationMessage : window.showWarningMessage;
  const yes = l10n.t('Write');
  const isYes = (await show(question, yes, l10n.t('Leave'))) === yes;
  await closePreview(document.uri);
  return isYes;
}

async function write({ uri, text }: Export, document: TextDocument | undefined): Promise<void> {
  const edit = new WorkspaceEdit();
  if (document === undefined) edit.createFile(Uri.parse(uri), { contents: new TextEncoder().encode(text) });
  else addChange(edit, document, withLineEnds(text, eolOf(document)));
  if (!(await workspace.applyEdit(edit))) return tell(l10n.t('the file could not be written.'));
  const written = await workspace.openTextDocument(Uri.parse(uri));
  if (written.isDirty) await written.save();
  await window.showTextDocument(written);
}

/** From the first line that changes to the last, so that cursors and folds elsewhere stay. */
function addChange(edit: WorkspaceEdit, document: TextDocument, text: string): void {
  const before = document.getText();
  if (before === text) return;
  let start = 0;
  while (start < before.length && before[start] === text[start]) start++;
  start = start === 0 ? 0 : before.lastIndexOf('\n', start - 1) + 1;
  let tail = 0;
  const rest = Math.min(before.length, text.length) - start;
  while (tail < rest && before.at(-1 - tail) === text.at(-1 - tail)) tail++;
  const line = before.indexOf('\n', before.length - tail);
  tail = line === -1 ? 0 : before.length - line - 1;
  const range = new Range(document.positionAt(start), document.positionAt(before.length - tail));
  edit.replace(document.uri, range, text.slice(start, text.length - tail));
}

function eolOf({ eol }: TextDocument): string {
  return eol === EndOfLine.CRLF ? '\r\n' : '\n';
}
