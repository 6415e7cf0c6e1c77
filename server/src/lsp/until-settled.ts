/**
 * Waits for a folder to be up to date, or its engine, or for the end of the request.
 */
import type { CancellationToken } from 'vscode-languageserver/node';
import { throwIfCancelled } from './dispatch';
import type { Folder } from './folder';

/** For what is read from its analysis. */
export function untilSettled(folder: Folder | undefined, token: CancellationToken): Promise<void> {
  return orCancelled(folder?.settled(), token);
}

/** For what is asked of its engine. */
export function untilReady(folder: Folder | undefined, token: CancellationToken): Promise<void> {
  return orCancelled(folder?.ready(), token);
}

async function orCancelled(done: Promise<void> | undefined, token: CancellationToken): Promise<void> {
  if (done === undefined) return;
  const cancelled = new Promise<void>((resolve) => token.onCancellationRequested(() => resolve()));
  await Promise.race([done, cancelled]);
  throwIfCancelled(token);
}
