/**
 * Texts of ours in the editor's own views: a difference between a file and what would replace it, an explanation.
 *
 * The text stands in the URI's query: nothing is kept here, and nothing has to be cleaned up.
 */
import { commands, type Disposable, type TextDocument, Uri, workspace } from 'vscode';
import { PRODUCT } from '../../shared/src/ids';

const SCHEME = `${PRODUCT}-preview`;

export function registerReadOnlyTexts(): Disposable {
  return workspace.registerTextDocumentContentProvider(SCHEME, { provideTextDocumentContent: ({ query }) => query });
}

export function openReadOnly(title: string, text: string): Thenable<TextDocument> {
  // A slash would begin a folder, and only what is behind it would be the tab's name.
  return workspace.openTextDocument(Uri.from({ scheme: SCHEME, path: title.replaceAll('/', '∕'), query: text }));
}

export async function previewReplacement(file: Uri, text: string): Promise<void> {
  const preview = Uri.from({ scheme: SCHEME, path: file.path, query: text });
  const name = file.path.split('/').at(-1);
  await commands.executeCommand('vscode.diff', file, preview, `${name}: now ↔ generated`);
}
