/**
 * The numbers of the whole workspace, as the engine counted them: badge, status bar, language status and view say the
 * same because they all ask here.
 */
import { l10n } from 'vscode';
import type { FolderInventory } from '../../shared/src/protocol';

export interface Counts {
  readonly pathways: number;
  /** Gated, limited and ungated ones: what "X of Y" is about. */
  readonly counted: number;
  readonly confirmed: number;
  readonly ungated: number;
}

export function countAll(inventories: readonly FolderInventory[]): Counts {
  const summaries = inventories.flatMap(({ analysis }) => analysis?.summary ?? []);
  const sum = (of: (it: (typeof summaries)[number]) => number) => summaries.reduce((total, it) => total + of(it), 0);
  return {
    pathways: sum((it) => it.pathways),
    counted: sum((it) => it.gated + it.limited + it.ungated),
    confirmed: sum((it) => it.confirmed),
    ungated: sum((it) => it.ungated),
  };
}

/** `1 pathway`, `2 pathways`. */
export function pathwayCount(n: number): string {
  return n === 1 ? l10n.t('1 pathway') : l10n.t('{0} pathways', n);
}
