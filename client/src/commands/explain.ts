/** Why a pathway has its status: facts, gates and route, as a text to read, beside the code. */
import { l10n, languages, ViewColumn, window } from 'vscode';
import { EXPLAIN } from '../../../shared/src/protocol';
import { openReadOnly } from '../read-only-text';
import { type CommandContext, findPathway, type PathwayArgument } from './command';

export async function explain({ ask, store }: CommandContext, argument: PathwayArgument): Promise<void> {
  const found = findPathway(store, argument);
  const text = found && (await ask(EXPLAIN, { folder: found.folder, id: found.pathway.id }));
  if (!found || !text) {
    void window.showInformationMessage(l10n.t('No third-party sharing stands here.'));
    return;
  }
  const { callee, written = callee, status } = found.pathway;
  const plain = await openReadOnly(l10n.t('Why {0}: {1}', status, written), text, found.folder);
  // Markdown's lines are wrapped, as is needed beside the code.
  const document = await languages.setTextDocumentLanguage(plain, 'markdown');
  await window.showTextDocument(document, { viewColumn: ViewColumn.Beside, preview: true, preserveFocus: false });
}
