/** Shows in the status bar that a fix is being tried: on a large program that takes as long as a scan. */
import { ProgressLocation, window } from 'vscode';

export function whileTrying<Answer>(ask: () => Promise<Answer>): Thenable<Answer> {
  return window.withProgress({ location: ProgressLocation.Window, title: 'Optgate: trying the fix' }, ask);
}
