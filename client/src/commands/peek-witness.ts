/** The whole witness at once, in the editor's own peek view. */
import { commands, window } from 'vscode';
import { toLocation, toRange, toUri } from '../places';
import { type CommandContext, findPathway, type PathwayArgument } from './command';

export async function peekWitness({ store }: CommandContext, argument: PathwayArgument): Promise<void> {
  const found = findPathway(store, argument);
  if (!found) return;
  const { folder, pathway } = found;
  const uri = toUri(folder, pathway.file);
  const { start } = toRange(pathway);
  await window.showTextDocument(uri, { selection: toRange(pathway) });
  const locations = pathway.route.map((step) => toLocation(folder, step));
  await commands.executeCommand('editor.action.peekLocations', uri, start, locations, 'peek');
}
