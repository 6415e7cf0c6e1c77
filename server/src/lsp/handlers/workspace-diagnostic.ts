/**
 * Problems of the whole workspace: a request that is held open and streams.
 */
import type {
  CancellationToken,
  ResultProgressReporter,
  WorkspaceDiagnosticParams,
  WorkspaceDiagnosticReport,
  WorkspaceDiagnosticReportPartialResult,
} from 'vscode-languageserver/node';
import type { PullSink } from '../pull-sink';

export function workspaceDiagnostic(
  pulled: PullSink,
  { previousResultIds }: WorkspaceDiagnosticParams,
  token: CancellationToken,
  stream: ResultProgressReporter<WorkspaceDiagnosticReportPartialResult> | undefined,
): Promise<WorkspaceDiagnosticReport> {
  return pulled.workspace(previousResultIds, token, stream);
}
