/**
 * One item in the status bar: how many pathways are ungated. A click goes to the view.
 */
import { type Disposable, l10n, StatusBarAlignment, window, workspace } from 'vscode';
import { PRODUCT, VIEWS } from '../../shared/src/ids';
import type { StatusBarMode } from '../../shared/src/settings';
import { countAll } from './counts';
import type { InventoryStore } from './inventory-store';

export function createStatusBar(store: InventoryStore): Disposable {
  const item = window.createStatusBarItem(`${PRODUCT}.ungated`, StatusBarAlignment.Left, 0);
  item.name = 'Optgate';
  item.command = `${VIEWS.pathways}.focus`;
  const listening = [
    store.onDidChange(update),
    workspace.onDidChangeConfiguration((event) => event.affectsConfiguration(`${PRODUCT}.statusBar`) && update()),
  ];
  return {
    dispose: () => {
      for (const it of listening) it.dispose();
      item.dispose();
    },
  };

  function update(): void {
    const { ungated, confirmed, counted } = countAll(store.inventories());
    item.text = `$(shield) ${l10n.t('{0} ungated', ungated)}`;
    item.tooltip = l10n.t(
      '{0} of {1} third-party sharing pathways confirmed gated, {2} can run after an opt-out.',
      confirmed,
      counted,
      ungated,
    );
    item.accessibilityInformation = { label: l10n.t('Optgate: {0} ungated', ungated) };
    const mode = workspace.getConfiguration(PRODUCT).get<StatusBarMode>('statusBar', 'onIssues');
    const isShown = store.state === 'ready' && (mode === 'always' || (mode === 'onIssues' && ungated > 0));
    if (isShown) item.show();
    else item.hide();
  }
}
