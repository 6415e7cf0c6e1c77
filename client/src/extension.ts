/**
 * The extension's life: what is created at activation is disposed in reverse by the editor.
 */
import { type ExtensionContext, l10n, Uri, window, workspace } from 'vscode';
import { type LanguageClient, State } from 'vscode-languageclient/node';
import { INVENTORY_CHANGED } from '../../shared/src/protocol';
import { createAsk } from './ask';
import { registerCommands } from './commands';
import { keepContextKeys } from './context-keys';
import { createGatesTree } from './gates-tree';
import { InventoryStore } from './inventory-store';
import { createLanguageClient } from './language-client';
import { registerLanguageModelTools } from './language-model-tools';
import { createLanguageStatus } from './language-status';
import { PathwayTree } from './pathway-tree';
import { registerReadOnlyTexts } from './read-only-text';
import { createStatusBar } from './status-bar';
import { WitnessSteps } from './witness-steps';

let client: LanguageClient | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  const output = window.createOutputChannel('Optgate', { log: true });
  const started = createLanguageClient(context, output);
  client = started;
  const ask = createAsk(started);
  const store = new InventoryStore(ask);
  const tree = new PathwayTree(store);
  const steps = new WitnessSteps();
  const ownFile = (path: string) => Uri.joinPath(context.extensionUri, path);
  context.subscriptions.push(
    output,
    store,
    keepContextKeys(store),
    tree,
    steps,
    createGatesTree(store),
    createStatusBar(store),
    createLanguageStatus(store),
    registerReadOnlyTexts(),
    registerLanguageModelTools(ask, store),
    registerCommands({ client: started, ask, store, output, tree, steps, ownFile }),
    followServer(started, store),
    started.onNotification(INVENTORY_CHANGED.method, (change) => store.serverTold(change)),
    workspace.onDidChangeWorkspaceFolders(({ removed }) => {
      for (const { uri } of removed) store.remove(uri.toString());
    }),
  );
  await start(started, store);
}

export function deactivate(): Promise<void> | undefined {
  return client?.dispose();
}

/** The server may also be restarted, or end, without us. */
function followServer(started: LanguageClient, store: InventoryStore) {
  return started.onDidChangeState(({ newState }) => {
    if (newState === State.Starting) store.serverIs('starting');
    if (newState === State.Stopped) store.serverIs('failed');
    if (newState !== State.Running) return;
    store.serverIs('running');
    for (const { uri } of workspace.workspaceFolders ?? []) store.refresh(uri.toString());
  });
}

async function start(started: LanguageClient, store: InventoryStore): Promise<void> {
  try {
    await started.start();
  } catch (error) {
    store.serverIs('failed');
    started.outputChannel.appendLine(String(error));
    void tellFailure(started);
  }
}

async function tellFailure({ outputChannel }: LanguageClient): Promise<void> {
  const failed = l10n.t('Optgate could not start its language server.');
  const choice = await window.showErrorMessage(failed, l10n.t('Show Output'));
  if (choice !== undefined) outputChannel.show();
}
