/** Copies a pathway's file and line, as `optgate explain` takes them. */
import { env } from 'vscode';
import { type CommandContext, findPathway, type PathwayArgument } from './command';

export async function copyPlace({ store }: CommandContext, argument: PathwayArgument): Promise<void> {
  const found = findPathway(store, argument);
  if (found) await env.clipboard.writeText(`${found.pathway.file}:${found.pathway.range.start.line}`);
}
