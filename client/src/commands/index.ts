/**
 * Every command of the manifest with what it does. The record is total, so an id without an action does not compile.
 */
import { commands, Disposable } from 'vscode';
import { COMMANDS } from '../../../shared/src/ids';
import { RESCAN } from '../../../shared/src/protocol';
import type { CommandContext, PathwayArgument } from './command';
import { copyId } from './copy-id';
import { copyPlace } from './copy-place';
import { exempt } from './exempt';
import { explain } from './explain';
import { exportOperations } from './export-operations';
import { filterPathways } from './filter-pathways';
import { fixFile, fixVendor, fixWorkspace } from './fix-many';
import { nextUngated } from './next-ungated';
import { openConfig } from './open-config';
import { openPage } from './open-page';
import { peekWitness } from './peek-witness';
import { restartServer } from './restart-server';
import { revealPathway } from './reveal-pathway';
import { showWitness } from './show-witness';
import { wrap } from './wrap';

type Action = (context: CommandContext, argument: PathwayArgument) => unknown;

const ACTIONS: { readonly [name in keyof typeof COMMANDS]: Action } = {
  exportOperations,
  rescan: ({ ask }) => ask(RESCAN, {}),
  restartServer,
  showOutput: ({ output }) => output.show(),
  openConfig,
  openPage,
  nextUngated,
  revealPathway,
  fixFile,
  fixVendor,
  fixWorkspace,
  groupByStatus: ({ tree }) => tree.show({ groupBy: 'status' }),
  groupByVendor: ({ tree }) => tree.show({ groupBy: 'vendor' }),
  groupByFile: ({ tree }) => tree.show({ groupBy: 'file' }),
  groupByRoute: ({ tree }) => tree.show({ groupBy: 'route' }),
  showUngatedOnly: ({ tree }) => tree.show({ ungatedOnly: true }),
  filterPathways,
  showAllPathways: ({ tree }) => tree.show({ ungatedOnly: false, filter: '' }),
  nextStep: ({ steps }) => steps.go(1),
  previousStep: ({ steps }) => steps.go(-1),
  endSteps: ({ steps }) => steps.end(),
  wrap,
  showWitness,
  peekWitness,
  explain,
  exempt,
  copyId,
  copyPlace,
};

export function registerCommands(context: CommandContext): Disposable {
  const names = Object.keys(ACTIONS) as (keyof typeof ACTIONS)[];
  return Disposable.from(
    ...names.map((name) =>
      commands.registerCommand(COMMANDS[name], (argument: PathwayArgument) => ACTIONS[name](context, argument)),
    ),
  );
}
