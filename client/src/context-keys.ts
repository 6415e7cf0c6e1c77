/**
 * Keys for `when` clauses of the manifest, kept equal to the store.
 */
import { commands, type Disposable } from 'vscode';
import { CONTEXT_KEYS } from '../../shared/src/ids';
import { countAll } from './counts';
import type { InventoryStore } from './inventory-store';

export function keepContextKeys(store: InventoryStore): Disposable {
  update();
  return store.onDidChange(update);

  function update(): void {
    void commands.executeCommand('setContext', CONTEXT_KEYS.state, store.state);
    const { pathways, ungated } = countAll(store.inventories());
    void commands.executeCommand('setContext', CONTEXT_KEYS.total, pathways);
    void commands.executeCommand('setContext', CONTEXT_KEYS.ungated, ungated);
  }
}
