/**
 * The new text of `PRIVACY_OPERATIONS.md`. The editor applies it, so that it can be undone.
 */
import type { CancellationToken } from 'vscode-languageserver/node';
import { DEFAULT_CONFIG } from '../../../../shared/src/config';
import type { ExportAnswer, FolderParams } from '../../../../shared/src/protocol';
import { renderOperations } from '../../views/operations/render-operations';
import type { Session } from '../session';
import { untilSettled } from '../until-settled';

const OPERATIONS_FILE = DEFAULT_CONFIG.report.path;

export async function exportOperations(
  session: Session,
  params: FolderParams,
  token: CancellationToken,
): Promise<ExportAnswer> {
  const folder = session.folders.byUri(params.folder);
  await untilSettled(folder, token);
  if (!folder?.analysis) return { why: folder?.why ?? 'The folder has not been analysed.' };
  const existing = readExisting();
  if (existing !== null && typeof existing !== 'string') return existing;
  const rendered = renderOperations(folder.analysis, existing, { edited: 'replace' });
  if ('error' in rendered) return { why: `${OPERATIONS_FILE}:${rendered.error.line}: ${rendered.error.message}` };
  const editedByHand = rendered.replaced.map(({ line, message }) => ({ line, message }));
  return { uri: session.documents.uriOf(folder, OPERATIONS_FILE), text: rendered.text, editedByHand };

  function readExisting(): string | null | { why: string } {
    if (!folder?.files.exists(OPERATIONS_FILE)) return null;
    const file = folder.files.read(OPERATIONS_FILE);
    return 'text' in file ? file.text : { why: `${OPERATIONS_FILE}: ${file.why}` };
  }
}
