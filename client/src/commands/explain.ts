/** Why a pathway has its status: facts, gates and route, as a text to read, beside the code. */
import { ViewColumn, window } from 'vscode';
import { EXPLAIN } from '../../../shared/src/protocol';
import { openReadOnly } from '../read-only-text';
import { type CommandContext, findPathway, type PathwayArgument } from './command';

export async function explain({ ask, store }: CommandContext, argument: PathwayArgument): Promise<void> {
  const found = findPathway(store, argument);
  const text = found && (await ask(EXPLAIN, { folder: found.folder, id: found.pathway.id }));
  if (!found || !text) {
    void window.showInformationMessage('No third-party sharing stands here.');
    return;
  }
  const { callee, status } = found.pathway;
  const document = await openReadOnly(`Why ${status}: ${callee}`, text);
  await window.showTextDocument(document, { viewColumn: ViewColumn.Beside, preview: true, preserveFocus: false });
}
