/** The page that says what a finding means, which its id leads to, too. */
import { commands, l10n, window } from 'vscode';
import { RULE_SENTENCES } from '../../../shared/src/rule-words';
import type { CommandContext } from './command';

export async function openPage({ ownFile }: CommandContext): Promise<void> {
  const items = Object.entries(RULE_SENTENCES).map(([label, detail]) => ({ label, detail }));
  const chosen = await window.showQuickPick(items, {
    title: l10n.t('Explain a finding'),
    placeHolder: l10n.t('The id that stands beside it'),
    matchOnDetail: true,
  });
  if (chosen) await commands.executeCommand('markdown.showPreview', ownFile(`docs/findings/${chosen.label}.md`));
}
