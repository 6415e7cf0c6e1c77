/**
 * What the client can do, read once at `initialize`: everything after asks these plain answers.
 */
import { isAbsolute } from 'node:path';
import type { InitializeParams } from 'vscode-languageserver/node';
import { PRODUCT } from '../../../shared/src/ids';
import type { InitializationOptions } from '../../../shared/src/protocol';

export interface Abilities {
  /** Diagnostics are pulled, the workspace's in a request that is held open; else they are pushed. */
  readonly pull: boolean;
  readonly configuration: boolean;
  readonly configurationEvents: boolean;
  readonly folders: boolean;
  readonly watchers: boolean;
  readonly relativePatterns: boolean;
  readonly progress: boolean;
  /** Edits name the version of the text that they are for. */
  readonly documentChanges: boolean;
  /** Edits may make files. */
  readonly createFiles: boolean;
  /** Edits may be confirmed by people one by one. */
  readonly annotations: boolean;
  /** A code action's edit may come later, when it is chosen. */
  readonly lateEdits: boolean;
  readonly applyEdit: boolean;
  /** Code lenses can be asked for again. */
  readonly lensRefresh: boolean;
  /** Our own client: it hears our notifications, which others would log as unknown, and has our commands. */
  readonly isOurs: boolean;
  /** Absolute: where this editor keeps what belongs to a workspace. */
  readonly storage: string | undefined;
}

export function readAbilities({ capabilities, initializationOptions }: InitializeParams): Abilities {
  const { workspace, textDocument, window } = capabilities;
  const { client, storage } = (initializationOptions ?? {}) as Partial<Record<keyof InitializationOptions, unknown>>;
  return {
    pull: textDocument?.diagnostic !== undefined && workspace?.diagnostics !== undefined,
    configuration: workspace?.configuration === true,
    configurationEvents: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    folders: workspace?.workspaceFolders === true,
    watchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    relativePatterns: workspace?.didChangeWatchedFiles?.relativePatternSupport === true,
    progress: window?.workDoneProgress === true,
    documentChanges: workspace?.workspaceEdit?.documentChanges === true,
    createFiles: workspace?.workspaceEdit?.resourceOperations?.includes('create') === true,
    annotations: workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
    lateEdits: textDocument?.codeAction?.resolveSupport?.properties.includes('edit') === true,
    lensRefresh: workspace?.codeLens?.refreshSupport === true,
    applyEdit: workspace?.applyEdit === true,
    isOurs: client === PRODUCT,
    storage: typeof storage === 'string' && isAbsolute(storage) ? storage : undefined,
  };
}
