/**
 * Texts of ours in the editor's own views: a difference between a file and what would replace it, an explanation.
 *
 * An explanation stands in its URI's query. Of what would replace a file, which may be long, the newest text is kept
 * while its view is open.
 */
import { commands, Disposable, EventEmitter, l10n, type TextDocument, Uri, workspace } from 'vscode';
import { PRODUCT } from '../../shared/src/ids';

const SCHEME = `${PRODUCT}-preview`;

const replacements = new Map<string, string>();
const changed = new EventEmitter<Uri>();

export function registerReadOnlyTexts(): Disposable {
  return Disposable.from(
    changed,
    workspace.registerTextDocumentContentProvider(SCHEME, {
      onDidChange: changed.event,
      provideTextDocumentContent: (uri) => replacements.get(uri.toString()) ?? uri.query,
    }),
    workspace.onDidCloseTextDocument(({ uri }) => replacements.delete(uri.toString())),
  );
}

export function openReadOnly(title: string, text: string): Thenable<TextDocument> {
  // A slash would begin a folder, and only what is behind it would be the tab's name.
  return workspace.openTextDocument(Uri.from({ scheme: SCHEME, path: title.replaceAll('/', '∕'), query: text }));
}

export async function previewReplacement(file: Uri, text: string): Promise<void> {
  const preview = Uri.from({ scheme: SCHEME, path: file.path });
  replacements.set(preview.toString(), text);
  changed.fire(preview);
  const title = l10n.t('{0}: now ↔ generated', file.path.split('/').at(-1) ?? '');
  await commands.executeCommand('vscode.diff', file, preview, title);
}
