/**
 * Our own messages between editor and language server.
 *
 * Method strings and plain interfaces only: client and server bundle different copies of the
 * protocol library, so no class of it may stand here. The phantom types tie parameters to answers.
 */
import type { Analysis } from './model';

/** A request by its method. `params` and `answer` exist for the type checker only. */
export interface Ask<Params, Answer> {
  readonly method: string;
  readonly params?: Params;
  readonly answer?: Answer;
}

/** A notification by its method. */
export interface Tell<Params> {
  readonly method: string;
  readonly params?: Params;
}

/** With `client: 'optgate'` an editor says that it is our own. */
export interface InitializationOptions {
  readonly client?: string;
  /** Absolute: a folder for what is kept of this workspace between sessions. Else it is the user's cache folder. */
  readonly storage?: string;
}

/** `off`: the setting says so. `failed`: `why` tells; the last analysis, if any, still stands. */
export type FolderPhase = 'off' | 'indexing' | 'ready' | 'failed';

export interface FolderParams {
  /** URI of the workspace folder. */
  readonly folder: string;
}

export interface InventoryChanged extends FolderParams {
  /** Grows with every change of the folder's inventory. */
  readonly revision: number;
  readonly phase: FolderPhase;
}

export interface FolderInventory extends InventoryChanged {
  readonly why: string | null;
  readonly analysis: Analysis | null;
}

/** One place (1-based line) or one pathway. */
export type ExplainParams = { readonly uri: string; readonly line: number } | (FolderParams & { readonly id: string });

export interface PathwayParams extends FolderParams {
  readonly id: string;
}

/** Without a `reason`: the preferred fix. With one: the exemption that says it. */
export interface FixParams extends PathwayParams {
  readonly reason?: string;
}

/** Null `why` when the edit was applied. */
export interface FixAnswer {
  readonly why: string | null;
}

/** Verified fixes of several pathways as one edit; with `preview`, people confirm each change. */
export interface FixAllParams extends FolderParams {
  readonly ids: readonly string[];
  readonly preview: boolean;
}

export interface FixAllAnswer extends FixAnswer {
  readonly fixed: number;
  /** Pathways that no fix gates. */
  readonly left: readonly { readonly id: string; readonly why: string }[];
  /** The preview was left without a change. */
  readonly isDeclined?: boolean;
}

export interface EditedByHand {
  /** Of the region, in the file as it is. */
  readonly line: number;
  readonly message: string;
}

export interface ExportParams extends FolderParams {
  /** The file was removed: what the editor still keeps of it in memory is none. */
  readonly isRemoved?: boolean;
}

/** The new text of the operations file, or why there is none. */
export type ExportAnswer =
  | {
      readonly uri: string;
      /** What the new text was made from, without a byte order mark; null: there is no such file. */
      readonly before: string | null;
      readonly text: string;
      /** Generated regions that someone edited by hand: people are asked before they are replaced. */
      readonly editedByHand: readonly EditedByHand[];
    }
  | { readonly why: string };

export const INVENTORY_CHANGED: Tell<InventoryChanged> = { method: 'optgate/inventoryChanged' };
export const INVENTORY: Ask<FolderParams, FolderInventory | null> = { method: 'optgate/inventory' };
export const EXPLAIN: Ask<ExplainParams, string | null> = { method: 'optgate/explain' };
export const RESCAN: Ask<Partial<FolderParams>, null> = { method: 'optgate/rescan' };
export const EXPORT: Ask<ExportParams, ExportAnswer | null> = { method: 'optgate/export' };
export const APPLY_FIX: Ask<FixParams, FixAnswer | null> = { method: 'optgate/applyFix' };
export const FIX_ALL: Ask<FixAllParams, FixAllAnswer | null> = { method: 'optgate/fixAll' };
