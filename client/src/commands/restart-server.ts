/**
 * Starts the language server again, also where the old one does not answer any more: that is what people ask for it for.
 */
import { State } from 'vscode-languageclient/node';
import type { CommandContext } from './command';

export async function restartServer({ client, store, output }: CommandContext): Promise<void> {
  store.serverIs('starting');
  try {
    if (client.state !== State.Stopped) await client.stop();
  } catch (error) {
    // The library ends a process that did not stop in time.
    output.warn(String(error));
  }
  await client.start();
}
