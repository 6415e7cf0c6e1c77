/**
 * The server's own state, beside the language in the status bar: busy, or failed with what to do.
 */
import { type Disposable, type LanguageStatusItem, LanguageStatusSeverity, l10n, languages, workspace } from 'vscode';
import { COMMANDS, type EditorState, PRODUCT } from '../../shared/src/ids';
import { countAll } from './counts';
import type { InventoryStore } from './inventory-store';
import { LANGUAGES } from './languages';

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
    item.text = stateText(state);
    item.detail =
      state === 'ready' && counted > 0 ? l10n.t('{0} of {1} pathways confirmed gated', confirmed, counted) : '';
    item.busy = state === 'starting' || state === 'indexing';
    item.severity = state === 'failed' ? LanguageStatusSeverity.Error : LanguageStatusSeverity.Information;
    item.command =
      state === 'failed'
        ? { title: l10n.t('Restart'), command: COMMANDS.restartServer }
        : { title: l10n.t('Show Output'), command: COMMANDS.showOutput };
  }
}

function createItem(): LanguageStatusItem {
  const item = languages.createLanguageStatusItem(`${PRODUCT}.server`, LANGUAGES);
  item.name = 'Optgate';
  return item;
}

function stateText(state: EditorState): string {
  switch (state) {
    case 'starting':
      return l10n.t('Optgate is starting');
    case 'indexing':
      return l10n.t('Optgate is reading the workspace');
    case 'ready':
      return 'Optgate';
    case 'off':
      return l10n.t('Optgate is switched off');
    case 'failed':
      return l10n.t('Optgate failed');
  }
}
