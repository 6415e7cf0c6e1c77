/**
 * Waits for a folder to be up to date, or for the end of the request.
 */
import type { CancellationToken } from 'vscode-languageserver/node';
import { throwIfCancelled } from './dispatch';
import type { Folder } from './folder';

export async function untilSettled(folder: Folder | undefined, token: CancellationToken): Promise<void> {
  if (folder === undefined) return;
  const cancelled = new Promise<void>((resolve) => token.onCancellationRequested(() => resolve()));
  await Promise.race([folder.settled(), cancelled]);
  throwIfCancelled(token);
}
