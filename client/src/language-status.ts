/**
 * The server's own state, beside the language in the status bar: busy, or failed with what to do.
 */
import { type Disposable, type LanguageStatusItem, LanguageStatusSeverity, languages, workspace } from 'vscode';
import { COMMANDS, type EditorState, PRODUCT } from '../../shared/src/ids';
import { countAll } from './counts';
import type { InventoryStore } from './inventory-store';

const SELECTOR = ['javascript', 'javascriptreact', 'typescript', 'typescriptreact', 'html', 'vue', 'svelte', 'astro'];

export function createLanguageStatus(store: InventoryStore): Disposable {
  let item: LanguageStatusItem | undefined;
  const listening = [
    store.onDidChange(update),
    workspace.onDidChangeConfiguration((event) => event.affectsConfiguration(`${PRODUCT}.languageStatus`) && update()),
  ];
  update();
  return {
    dispose: () => {
      for (const it of listening) it.dispose();
      item?.dispose();
    },
  };

  function update(): void {
    if (!workspace.getConfiguration(PRODUCT).get<boolean>('languageStatus', true)) {
      item?.dispose();
      item = undefined;
      return;
    }
    item ??= createItem();
    const { state } = store;
    const { confirmed, counted } = countAll(store.inventories());
    item.text = WORDS[state];
    item.detail = state === 'ready' && counted > 0 ? `${confirmed} of ${counted} pathways confirmed gated` : '';
    item.busy = state === 'starting' || state === 'indexing';
    item.severity = state === 'failed' ? LanguageStatusSeverity.Error : LanguageStatusSeverity.Information;
    item.command =
      state === 'failed'
        ? { title: 'Restart', command: COMMANDS.restartServer }
        : { title: 'Show Output', command: COMMANDS.showOutput };
  }
}

function createItem(): LanguageStatusItem {
  const item = languages.createLanguageStatusItem(`${PRODUCT}.server`, SELECTOR);
  item.name = 'Optgate';
  return item;
}

const WORDS: { readonly [state in EditorState]: string } = {
  starting: 'Optgate is starting',
  indexing: 'Optgate is reading the workspace',
  ready: 'Optgate',
  off: 'Optgate is switched off',
  failed: 'Optgate failed',
};
