/**
 * Problems of one document. Waits for the update that its last edit asked for, so the answer is never
 * about older text; an edit meanwhile cancels the request on the editor's side.
 */
import type { CancellationToken, DocumentDiagnosticParams, DocumentDiagnosticReport } from 'vscode-languageserver/node';
import type { PullSink } from '../pull-sink';
import type { Session } from '../session';
import { untilSettled } from '../until-settled';
import { toFilePath } from '../uris';

export async function documentDiagnostic(
  session: Session,
  pulled: PullSink,
  { textDocument, previousResultId }: DocumentDiagnosticParams,
  token: CancellationToken,
): Promise<DocumentDiagnosticReport> {
  const path = toFilePath(textDocument.uri) ?? textDocument.uri;
  session.refresh.pullStarted(path);
  let report: DocumentDiagnosticReport | undefined;
  try {
    await untilSettled(session.folders.find(path)?.folder, token);
    report = pulled.document(textDocument.uri, previousResultId);
    return report;
  } finally {
    session.refresh.pullAnswered(path, report?.resultId);
  }
}
