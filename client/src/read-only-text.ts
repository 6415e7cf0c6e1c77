/**
 * Texts of ours in the editor's own views: a difference between a file and what would replace it, an explanation.
 *
 * An explanation stands in its URI's query, its folder in the fragment; places in it open. Of what would replace a file, which may be long, the newest text is kept
 * while its view is open.
 */
import {
  commands,
  Disposable,
  DocumentLink,
  EventEmitter,
  l10n,
  languages,
  Range,
  type Tab,
  TabInputTextDiff,
  type TextDocument,
  Uri,
  window,
  workspace,
} from 'vscode';
import { PRODUCT } from '../../shared/src/ids';
import { toUri } from './places';
import { writtenPlaces } from './written-places';

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
    languages.registerDocumentLinkProvider({ scheme: SCHEME }, { provideDocumentLinks: linksIn }),
    workspace.onDidCloseTextDocument(({ uri }) => replacements.delete(uri.toString())),
  );
}

/** `folder`: what the places in it are relative to. */
export function openReadOnly(title: string, text: string, folder: string): Thenable<TextDocument> {
  // A slash would begin a folder, and only what is behind it would be the tab's name.
  const path = title.replaceAll('/', '∕');
  return workspace.openTextDocument(Uri.from({ scheme: SCHEME, path, query: text, fragment: folder }));
}

function linksIn(document: TextDocument): DocumentLink[] {
  const { uri, lineCount } = document;
  if (uri.fragment === '') return [];
  const lines = Array.from({ length: lineCount }, (_, i) => document.lineAt(i).text);
  return writtenPlaces(lines).map(({ at: { line, start, end }, file, position }) => {
    const target = toUri(uri.fragment, file).with({ fragment: `L${position.line},${position.character}` });
    return new DocumentLink(new Range(line, start, line, end), target);
  });
}

export async function previewReplacement(file: Uri, text: string): Promise<void> {
  const preview = Uri.from({ scheme: SCHEME, path: file.path });
  replacements.set(preview.toString(), text);
  changed.fire(preview);
  const title = l10n.t('{0}: now ↔ generated', file.path.split('/').at(-1) ?? '');
  await commands.executeCommand('vscode.diff', file, preview, title);
}

/** Once it is answered, the difference has nothing more to say. */
export async function closePreview(file: Uri): Promise<void> {
  const tabs = window.tabGroups.all.flatMap((it) => it.tabs);
  const isIt = ({ input }: Tab) =>
    input instanceof TabInputTextDiff && input.modified.scheme === SCHEME && input.modified.path === file.path;
  await window.tabGroups.close(tabs.filter(isIt), true);
}
