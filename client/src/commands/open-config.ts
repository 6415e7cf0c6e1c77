/** Opens the configuration of a folder; where there is none, one with every default is begun that is not saved yet. */
import { Position, Selection, Uri, window, workspace } from 'vscode';
import { renderInitialConfig } from '../../../shared/src/initial-config';

const NAME = 'optgate.config.json';

export async function openConfig(): Promise<void> {
  const [found] = await workspace.findFiles(`**/${NAME}`, '**/node_modules/**', 1);
  if (found) {
    await window.showTextDocument(found);
    return;
  }
  const [folder] = workspace.workspaceFolders ?? [];
  if (!folder) return;
  const uri = Uri.joinPath(folder.uri, NAME).with({ scheme: 'untitled' });
  const editor = await window.showTextDocument(await workspace.openTextDocument(uri));
  if (editor.document.getText() !== '') return;
  await editor.edit((it) => it.insert(new Position(0, 0), renderInitialConfig({ schema: undefined })));
  editor.selection = new Selection(0, 0, 0, 0);
  editor.revealRange(editor.selection);
}
