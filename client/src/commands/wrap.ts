/**
 * Puts a pathway under a gate of the workspace. The server makes the edit, so that the editor's quick
 * fix and this command are one.
 */
import { window } from 'vscode';
import { APPLY_FIX } from '../../../shared/src/protocol';
import { startOf, toUri } from '../places';
import { type CommandContext, findPathway, type PathwayArgument } from './command';
import { whileTrying } from './trying';

export async function wrap({ ask, store }: CommandContext, argument: PathwayArgument): Promise<void> {
  const found = findPathway(store, argument);
  if (!found) return;
  const { folder, pathway } = found;
  // Opened first, so that people see what changes and can undo it there.
  await window.showTextDocument(toUri(folder, pathway.file), { selection: startOf(pathway) });
  const answer = await whileTrying(() => ask(APPLY_FIX, { folder, id: pathway.id }));
  if (answer?.why) void window.showInformationMessage(answer.why);
}
