/**
 * What a command may use, and the argument that pathway commands share.
 */
import type { LogOutputChannel } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { PathwayParams } from '../../../shared/src/protocol';
import type { AskServer } from '../ask';
import type { FolderPathway, InventoryStore } from '../inventory-store';

export interface CommandContext {
  readonly client: LanguageClient;
  readonly ask: AskServer;
  readonly store: InventoryStore;
  readonly output: LogOutputChannel;
}

/** An item of the tree, or what a code action passes. */
export type PathwayArgument = FolderPathway | PathwayParams | undefined;

/** The pathway as it is now; undefined when it is gone, or when the command was called without one. */
export function findPathway(store: InventoryStore, argument: PathwayArgument): FolderPathway | undefined {
  if (argument === undefined) return undefined;
  const id = 'pathway' in argument ? argument.pathway.id : argument.id;
  return store.pathways().find((it) => it.folder === argument.folder && it.pathway.id === id);
}
