/** Copies a pathway's id, for `optgate explain ID` and for notes. */
import { env } from 'vscode';
import { type CommandContext, findPathway, type PathwayArgument } from './command';

export async function copyId({ store }: CommandContext, argument: PathwayArgument): Promise<void> {
  const found = findPathway(store, argument);
  if (found) await env.clipboard.writeText(found.pathway.id);
}
