/** Steps through the route that proves the status, from where execution begins to where data leaves. */
import { l10n, window } from 'vscode';
import { type CommandContext, findPathway, type PathwayArgument } from './command';

export async function showWitness({ store, steps }: CommandContext, argument: PathwayArgument): Promise<void> {
  const found = findPathway(store, argument);
  if (found && found.pathway.route.length > 0) await steps.begin(found);
  else void window.showInformationMessage(l10n.t('No third-party sharing with a route stands here.'));
}
