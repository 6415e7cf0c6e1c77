/**
 * The server's own state, beside the language in the status bar: busy, or failed with what to do.
 */
import { type Disposable, LanguageStatusSeverity, languages } from 'vscode';
import { COMMANDS, type EditorState, PRODUCT } from '../../shared/src/ids';
import type { InventoryStore } from './inventory-store';

const SELECTOR = ['javascript', 'javascriptreact', 'typescript', 'typescriptreact'];

export function createLanguageStatus(store: InventoryStore): Disposable {
  const item = languages.createLanguageStatusItem(`${PRODUCT}.server`, SELECTOR);
  item.name = 'Optgate';
  update();
  const listening = store.onDidChange(update);
  return {
    dispose: () => {
      listening.dispose();
      item.dispose();
    },
  };

  function update(): void {
    const { state } = store;
    item.text = WORDS[state];
    item.busy = state === 'starting' || state === 'indexing';
    item.severity = state === 'failed' ? LanguageStatusSeverity.Error : LanguageStatusSeverity.Information;
    item.command =
      state === 'failed'
        ? { title: 'Restart', command: COMMANDS.restartServer }
        : { title: 'Show Output', command: COMMANDS.showOutput };
  }
}

const WORDS: { readonly [state in EditorState]: string } = {
  starting: 'Optgate is starting',
  indexing: 'Optgate is reading the workspace',
  ready: 'Optgate',
  failed: 'Optgate failed',
};
