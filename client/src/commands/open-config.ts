/** Opens the configuration of a folder; where there is none, an empty one is begun that is not saved yet. */
import { Uri, window, workspace } from 'vscode';

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
  if (editor.document.getText() === '') await editor.edit((it) => it.insert(editor.selection.active, '{\n  \n}\n'));
}
