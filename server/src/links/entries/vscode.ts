/** VS Code extensions: activation. Their user is the consumer, so there is one. */
import type { FileFacts } from '../../facts/ir';
import type { Entry } from '../links';
import { type EntryContext, exportEntries } from './entry-context';

export function vscodeEntries(_facts: FileFacts, context: EntryContext): readonly Entry[] | undefined {
  if (!context.package?.vscode || !context.exports.some(({ name }) => name === 'activate')) return undefined;
  return exportEntries(context, {
    activate: { label: 'extension start', surface: 'server', params: ['unknown'] },
    deactivate: { label: 'extension end', surface: 'server', params: [] },
  });
}
