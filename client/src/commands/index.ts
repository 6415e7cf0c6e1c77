/**
 * Every command of the manifest with what it does. The record is total, so an id without an action does not compile.
 */
import { commands, Disposable } from 'vscode';
import { COMMANDS } from '../../../shared/src/ids';
import { RESCAN } from '../../../shared/src/protocol';
import type { CommandContext, PathwayArgument } from './command';
import { copyId } from './copy-id';
import { exempt } from './exempt';
import { exportOperations } from './export-operations';
import { nextUngated } from './next-ungated';
import { showWitness } from './show-witness';
import { wrap } from './wrap';

type Action = (context: CommandContext, argument: PathwayArgument) => unknown;

const ACTIONS: { readonly [name in keyof typeof COMMANDS]: Action } = {
  exportOperations,
  rescan: ({ ask }) => ask(RESCAN, {}),
  restartServer: async ({ client, store }) => {
    store.serverIs('starting');
    await client.restart();
  },
  showOutput: ({ output }) => output.show(),
  nextUngated,
  wrap,
  showWitness,
  exempt,
  copyId,
};

export function registerCommands(context: CommandContext): Disposable {
  const names = Object.keys(ACTIONS) as (keyof typeof ACTIONS)[];
  return Disposable.from(
    ...names.map((name) =>
      commands.registerCommand(COMMANDS[name], (argument: PathwayArgument) => ACTIONS[name](context, argument)),
    ),
  );
}
