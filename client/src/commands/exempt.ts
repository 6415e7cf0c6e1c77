/**
 * Exempts a pathway in place. The reason is a person's, so it is asked for and never invented.
 */
import { l10n, window } from 'vscode';
import { APPLY_FIX } from '../../../shared/src/protocol';
import { startOf, toUri } from '../places';
import { type CommandContext, findPathway, type PathwayArgument } from './command';

export async function exempt({ ask, store }: CommandContext, argument: PathwayArgument): Promise<void> {
  const found = findPathway(store, argument);
  if (!found) return;
  const { folder, pathway } = found;
  const reason = await window.showInputBox({
    title: l10n.t('Exempt {0} ({1})', pathway.written ?? pathway.callee, pathway.vendorName),
    prompt: l10n.t('Reason, written into the code and into the report'),
    validateInput: (text) => (text.trim() === '' ? l10n.t('A reason is required.') : undefined),
  });
  if (reason === undefined) return;
  await window.showTextDocument(toUri(folder, pathway.file), { selection: startOf(pathway) });
  const answer = await ask(APPLY_FIX, { folder, id: pathway.id, reason: reason.trim() });
  if (answer?.why) void window.showInformationMessage(answer.why);
}
