/**
 * The new text of `PRIVACY_OPERATIONS.md`, with the one that it was made from. The editor applies it, so that it can be
 * undone, and only to that text.
 */
import type { CancellationToken } from 'vscode-languageserver/node';
import type { ExportAnswer, ExportParams } from '../../../../shared/src/protocol';
import { renderOperations } from '../../views/operations/render-operations';
import type { Folder } from '../folder';
import type { Session } from '../session';
import { untilReady } from '../until-settled';

export async function exportOperations(
  session: Session,
  params: ExportParams,
  token: CancellationToken,
): Promise<ExportAnswer> {
  const folder = session.folders.byUri(params.folder);
  await untilReady(folder, token);
  if (!folder?.analysis) return { why: folder?.why ?? 'The folder has not been analysed.' };
  const config = folder.config();
  const name = config.report.path;
  const before = params.isRemoved ? null : readExisting(folder, name);
  if (before !== null && typeof before !== 'string') return before;
  const rendered = renderOperations(folder.analysis, before, { config, around: folder.around, edited: 'replace' });
  if ('error' in rendered) return { why: `${name}:${rendered.error.line}: ${rendered.error.message}` };
  const editedByHand = rendered.changed.filter((it) => it.isEdited).map(({ line, message }) => ({ line, message }));
  return { uri: session.documents.uriOf(folder, name), before, text: rendered.text, editedByHand };
}

/** As an editor shows it, which keeps the byte order mark to itself. */
function readExisting({ files }: Folder, path: string): string | null | { why: string } {
  if (!files.exists(path)) return null;
  const file = files.read(path);
  if (!('text' in file)) return { why: `${path}: ${file.why}` };
  const broken = file.text.indexOf('\uFFFD');
  // Written back, it would stand for the byte that could not be read.
  if (broken >= 0) return { why: `${path}:${lineAt(file.text, broken)}: A character here could not be read as UTF-8.` };
  return file.text.replace(/^\uFEFF/, '');
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
