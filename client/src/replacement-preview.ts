/**
 * A difference between a file and what would replace it, in the editor's own diff view.
 *
 * The text stands in the URI's query: nothing is kept here, and nothing has to be cleaned up.
 */
import { commands, type Disposable, Uri, workspace } from 'vscode';
import { PRODUCT } from '../../shared/src/ids';

const SCHEME = `${PRODUCT}-preview`;

export function registerReplacementPreview(): Disposable {
  return workspace.registerTextDocumentContentProvider(SCHEME, { provideTextDocumentContent: ({ query }) => query });
}

export async function previewReplacement(file: Uri, text: string): Promise<void> {
  const preview = Uri.from({ scheme: SCHEME, path: file.path, query: text });
  const name = file.path.split('/').at(-1);
  await commands.executeCommand('vscode.diff', file, preview, `${name}: now ↔ generated`);
}
