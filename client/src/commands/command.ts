/**
 * What a command may use, and the argument that pathway commands share.
 */
import { type LogOutputChannel, type Uri, window } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { PathwayParams } from '../../../shared/src/protocol';
import type { AskServer } from '../ask';
import type { FolderPathway, InventoryStore } from '../inventory-store';
import type { GroupNode } from '../pathway-nodes';
import type { PathwayTree } from '../pathway-tree';
import { toRange, toUri } from '../places';
import type { WitnessSteps } from '../witness-steps';

export interface CommandContext {
  readonly client: LanguageClient;
  readonly ask: AskServer;
  readonly store: InventoryStore;
  readonly output: LogOutputChannel;
  /** Of the extension's own folder, by its path in there. */
  readonly ownFile: (path: string) => Uri;
  readonly tree: PathwayTree;
  readonly steps: WitnessSteps;
}

/** An item of the tree, or what a code action or a link passes. */
export type PathwayArgument = FolderPathway | PathwayParams | GroupNode | undefined;

/** The pathway as it is now; undefined when it is gone. Without an argument: the one under the cursor. */
export function findPathway(store: InventoryStore, argument: PathwayArgument): FolderPathway | undefined {
  if (argument === undefined) return pathwayAtCursor(store);
  if (!('folder' in argument)) return undefined;
  const id = 'pathway' in argument ? argument.pathway.id : argument.id;
  return store.pathways().find((it) => it.folder === argument.folder && it.pathway.id === id);
}

/** The innermost one. */
export function pathwayAtCursor(store: InventoryStore): FolderPathway | undefined {
  const editor = window.activeTextEditor;
  if (!editor) return undefined;
  const here = editor.document.uri.toString();
  return store.pathways().findLast(({ folder, pathway }) => {
    const isInFile = toUri(folder, pathway.file).toString() === here;
    return isInFile && toRange(pathway).contains(editor.selection.active);
  });
}
