/** Selects the pathway under the cursor in the tree. */
import { l10n, window } from 'vscode';
import { type CommandContext, findPathway, type PathwayArgument } from './command';

export async function revealPathway({ store, tree }: CommandContext, argument: PathwayArgument): Promise<void> {
  const found = findPathway(store, argument);
  if (found) await tree.reveal(found.folder, found.pathway.id);
  else void window.showInformationMessage(l10n.t('No third-party sharing stands at the cursor.'));
}
