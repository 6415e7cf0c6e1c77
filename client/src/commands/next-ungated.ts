/**
 * Goes to the next ungated call after the cursor, over all files, and from the last one to the first.
 */
import { commands, l10n, window } from 'vscode';
import type { FolderPathway } from '../inventory-store';
import { openCommand, toRange, toUri } from '../places';
import type { CommandContext } from './command';

export async function nextUngated({ store }: CommandContext): Promise<void> {
  const ungated = store.pathways().filter(({ pathway }) => pathway.status === 'ungated');
  const next = ungated.at((lastBefore(ungated) + 1) % Math.max(1, ungated.length));
  if (!next) {
    void window.showInformationMessage(l10n.t('No call is ungated.'));
    return;
  }
  const { command, arguments: args = [] } = openCommand(next.folder, next.pathway);
  await commands.executeCommand(command, ...args);
}

/** Index of the last pathway at or before the cursor in its file; -1 for none, so that the first one is next. */
function lastBefore(pathways: readonly FolderPathway[]): number {
  const editor = window.activeTextEditor;
  if (!editor) return -1;
  const here = editor.document.uri.toString();
  const inFile = ({ folder, pathway }: FolderPathway) => toUri(folder, pathway.file).toString() === here;
  const before = pathways.findLastIndex(
    (it) => inFile(it) && toRange(it.pathway).start.isBeforeOrEqual(editor.selection.active),
  );
  return before >= 0 ? before : Math.max(-1, pathways.findIndex(inFile) - 1);
}
