/**
 * Lists and compares every file again, in one folder or in all.
 */
import type { FolderParams } from '../../../../shared/src/protocol';
import type { Session } from '../session';

export function rescan(session: Session, { folder }: Partial<FolderParams>): null {
  for (const each of session.folders.all()) {
    if (folder === undefined || each === session.folders.byUri(folder)) each.request('all', 0);
  }
  return null;
}
