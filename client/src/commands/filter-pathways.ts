/** Asks for words that must be in what an item of the tree says: callee, third party, file, route, status, gate. */
import { l10n, window } from 'vscode';
import type { CommandContext } from './command';

export async function filterPathways({ tree }: CommandContext): Promise<void> {
  const filter = await window.showInputBox({
    title: l10n.t('Filter pathways'),
    prompt: l10n.t('Words in the call, third party, file, route, status or gate'),
    value: tree.filter,
  });
  if (filter !== undefined) tree.show({ filter: filter.trim() });
}
