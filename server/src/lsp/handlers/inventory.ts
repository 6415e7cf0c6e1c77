/**
 * Everything concluded about one folder, for the editor's own views.
 */
import type { FolderInventory, FolderParams } from '../../../../shared/src/protocol';
import type { Session } from '../session';

export function inventory(session: Session, { folder }: FolderParams): FolderInventory | null {
  return session.folders.byUri(folder)?.inventory() ?? null;
}
