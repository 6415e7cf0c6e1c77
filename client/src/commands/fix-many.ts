/**
 * Gates many calls at once: those of the file at hand, of one third party, or of the workspace. Every change was tried
 * before; beyond one file people confirm each of them.
 */
import { l10n, window } from 'vscode';
import { FIX_ALL } from '../../../shared/src/protocol';
import { pathwayCount } from '../counts';
import type { FolderPathway } from '../inventory-store';
import { toUri } from '../places';
import type { CommandContext, PathwayArgument } from './command';
import { whileTrying } from './trying';

export async function fixFile(context: CommandContext): Promise<void> {
  const here = window.activeTextEditor?.document.uri.toString();
  const inFile = (await ungated(context)).filter(
    ({ folder, pathway }) => toUri(folder, pathway.file).toString() === here,
  );
  await fixMany(context, inFile, false);
}

export async function fixWorkspace(context: CommandContext): Promise<void> {
  await fixMany(context, await ungated(context), true);
}

/** Of the tree's item, or of one that is asked for. */
export async function fixVendor(context: CommandContext, argument: PathwayArgument): Promise<void> {
  const open = await ungated(context);
  const isGroup = argument !== undefined && 'children' in argument && argument.k === 'group';
  const name = isGroup ? argument.label : await chooseVendor(open);
  if (name === undefined) return;
  const ofVendor = open.filter(({ pathway }) => pathway.vendorName === name);
  await fixMany(context, ofVendor, true);
}

async function chooseVendor(open: readonly FolderPathway[]): Promise<string | undefined> {
  const names = [...new Set(open.map(({ pathway }) => pathway.vendorName))].sort();
  const items = names.map((label) => ({
    label,
    description: pathwayCount(open.filter(({ pathway }) => pathway.vendorName === label).length),
  }));
  const chosen = await window.showQuickPick(items, { title: l10n.t('Gate all calls of one third party') });
  return chosen?.label;
}

async function ungated({ store }: CommandContext): Promise<FolderPathway[]> {
  await store.settled();
  return store.pathways().filter(({ pathway }) => pathway.status === 'ungated');
}

async function fixMany({ ask }: CommandContext, pathways: readonly FolderPathway[], preview: boolean): Promise<void> {
  if (pathways.length === 0) {
    void window.showInformationMessage(l10n.t('No call is ungated here.'));
    return;
  }
  const left: string[] = [];
  for (const folder of new Set(pathways.map((it) => it.folder))) {
    const ids = pathways.filter((it) => it.folder === folder).map((it) => it.pathway.id);
    const answer = await whileTrying(() => ask(FIX_ALL, { folder, ids, preview }));
    if (answer?.why) void window.showWarningMessage(answer.why);
    if (answer?.isDeclined) void window.showInformationMessage(declined());
    for (const { id, why } of answer?.left ?? []) left.push(lineOf(pathways, id, why));
  }
  if (left.length > 0) void tellLeft(left);
}

/** Nothing is ticked in the editor's preview to begin with, and choosing Apply then changes nothing without a word. */
function declined(): string {
  return l10n.t('No change was made. In the preview, tick the changes and then choose Apply.');
}

function lineOf(pathways: readonly FolderPathway[], id: string, why: string): string {
  const pathway = pathways.find((it) => it.pathway.id === id)?.pathway;
  return `${pathway?.written ?? pathway?.callee} (${pathway?.file}:${pathway?.range.start.line}): ${why}`;
}

async function tellLeft(left: readonly string[]): Promise<void> {
  const said = [l10n.t('No fix keeps everything else as it is for {0}', left[0] ?? '')];
  if (left.length > 1) said.push(l10n.t('{0} more have none either.', left.length - 1));
  await window.showInformationMessage(said.join(' '));
}
