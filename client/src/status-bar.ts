/**
 * One item in the status bar: how many pathways are ungated. A click goes to the view.
 */
import { type Disposable, StatusBarAlignment, window, workspace } from 'vscode';
import { PRODUCT, VIEWS } from '../../shared/src/ids';
import type { StatusBarMode } from '../../shared/src/settings';
import { countAll, pathwayCount } from './counts';
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
    item.text = `$(shield) ${ungated} ungated`;
    item.tooltip = `${confirmed} of ${counted} third-party sharing pathways confirmed gated, ${ungated} can run after an opt-out.`;
    item.accessibilityInformation = { label: `Optgate: ${pathwayCount(ungated)} ungated` };
    const mode = workspace.getConfiguration(PRODUCT).get<StatusBarMode>('statusBar', 'onIssues');
    const isShown = store.state === 'ready' && (mode === 'always' || (mode === 'onIssues' && ungated > 0));
    if (isShown) item.show();
    else item.hide();
  }
}
