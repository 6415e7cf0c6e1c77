/** Shows in the status bar that a fix is being tried: on a large program that takes as long as a scan. */
import { l10n, ProgressLocation, window } from 'vscode';

export function whileTrying<Answer>(ask: () => Promise<Answer>): Thenable<Answer> {
  return window.withProgress({ location: ProgressLocation.Window, title: l10n.t('Optgate: trying the fix') }, ask);
}
