/**
 * The new text of `PRIVACY_OPERATIONS.md`. The editor applies it, so that it can be undone.
 */
import type { CancellationToken } from 'vscode-languageserver/node';
import type { ExportAnswer, FolderParams } from '../../../../shared/src/protocol';
import { renderOperations } from '../../views/operations/render-operations';
import type { Session } from '../session';
import { untilSettled } from '../until-settled';

export async function exportOperations(
  session: Session,
  params: FolderParams,
  token: CancellationToken,
): Promise<ExportAnswer> {
  const folder = session.folders.byUri(params.folder);
  await untilSettled(folder, token);
  if (!folder?.analysis) return { why: folder?.why ?? 'The folder has not been analysed.' };
  const name = folder.config().report.path;
  const existing = readExisting(name);
  if (existing !== null && typeof existing !== 'string') return existing;
  const config = folder.config();
  const rendered = renderOperations(folder.analysis, existing, { config, edited: 'replace' });
  if ('error' in rendered) return { why: `${name}:${rendered.error.line}: ${rendered.error.message}` };
  const editedByHand = rendered.changed.filter((it) => it.isEdited).map(({ line, message }) => ({ line, message }));
  return { uri: session.documents.uriOf(folder, name), text: rendered.text, editedByHand };

  function readExisting(path: string): string | null | { why: string } {
    if (!folder?.files.exists(path)) return null;
    const file = folder.files.read(path);
    return 'text' in file ? file.text : { why: `${path}: ${file.why}` };
  }
}
