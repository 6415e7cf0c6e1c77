/**
 * Shows in the status bar that a fix is being tried, which takes as long as a scan on a large program: until the
 * edit is there. People may look at it for as long as they want.
 */
import { EventEmitter, l10n, ProgressLocation, window } from 'vscode';

const edits = new EventEmitter<void>();

/** The server asks for an edit. */
export function editIsAsked(): void {
  edits.fire();
}

export function whileTrying<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  const answer = ask();
  const tried = new Promise<void>((resolve) => {
    const listening = edits.event(() => end());
    const end = () => {
      listening.dispose();
      resolve();
    };
    answer.then(end, end);
  });
  const options = { location: ProgressLocation.Window, title: l10n.t('Optgate: trying the fix') };
  void window.withProgress(options, () => tried);
  return answer;
}
