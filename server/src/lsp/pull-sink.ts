/**
 * Diagnostics pulled: by document, and for the workspace in a request that is held open and streams
 * every change, which is as fast as pushing.
 *
 * An editor asks again two seconds after each answer, so answering at once would keep both sides busy
 * for ever. A file that became clean gets one full, empty report without an id; then it is forgotten.
 */
import type {
  CancellationToken,
  DocumentDiagnosticReport,
  PreviousResultId,
  ResultProgressReporter,
  WorkspaceDiagnosticReport,
  WorkspaceDiagnosticReportPartialResult,
  WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver/node';
import type { DiagnosticsSink } from './diagnostics-sink';
import { CLEAN } from './refresh';
import type { Report, Reports } from './reports';
import { toFilePath } from './uris';

const CHUNK = 200;
/** When a tab closes, the editor pulls the document a last time and drops the answer: ours must come later. */
const AFTER_PULL_MS = 300;
/** No report has this id, so a full one follows, an empty one too. */
const DROPPED = 'dropped';

export interface PullSink extends DiagnosticsSink {
  /** `path`'s report as of the last `publish`. */
  document(uri: string, previousResultId: string | undefined): DocumentDiagnosticReport;
  workspace(
    previous: readonly PreviousResultId[],
    token: CancellationToken,
    stream: ResultProgressReporter<WorkspaceDiagnosticReportPartialResult> | undefined,
  ): Promise<WorkspaceDiagnosticReport>;
}

/** What one held request has told: by path, the client's spelling and the id it knows. */
interface Held {
  readonly known: Map<string, { readonly uri: string; readonly resultId: string }>;
  tell(items: WorkspaceDocumentDiagnosticReport[]): void;
  finish(): void;
}

export function createPullSink(): PullSink {
  let reports: Reports = new Map();
  let isSettled: (path: string) => boolean = () => false;
  let isFinished = false;
  const held = new Set<Held>();
  const timers = new Set<NodeJS.Timeout>();
  /** Closed while no request was held: the next one has to tell them. */
  const untold = new Map<string, string>();

  return { publish, closed: tellAgain, finish, document, workspace };

  function publish(next: Reports, settled: (path: string) => boolean): void {
    reports = next;
    isSettled = settled;
    for (const request of held) bringUpToDate(request);
  }

  /** In the held request too. An editor ignores that for a file it pulls itself. */
  function tellAgain(path: string, uri: string): void {
    const timer = setTimeout(() => {
      timers.delete(timer);
      if (held.size === 0) untold.set(path, uri);
      for (const request of held) {
        request.known.set(path, { uri, resultId: DROPPED });
        bringUpToDate(request);
      }
    }, AFTER_PULL_MS);
    timers.add(timer);
  }

  function finish(): void {
    isFinished = true;
    for (const timer of timers) clearTimeout(timer);
    for (const request of [...held]) request.finish();
  }

  function document(uri: string, previousResultId: string | undefined): DocumentDiagnosticReport {
    const path = toFilePath(uri) ?? '';
    const report = reports.get(path);
    const resultId = report?.resultId ?? CLEAN;
    if (resultId === previousResultId) return { kind: 'unchanged', resultId };
    // A tab may close while this is on its way, and then the document stays open, unseen, for minutes.
    tellAgain(path, uri);
    return { kind: 'full', resultId, items: report?.items ?? [] };
  }

  function workspace(
    previous: readonly PreviousResultId[],
    token: CancellationToken,
    stream: ResultProgressReporter<WorkspaceDiagnosticReportPartialResult> | undefined,
  ): Promise<WorkspaceDiagnosticReport> {
    return new Promise((resolve) => {
      const request: Held = {
        known: new Map(previous.map(({ uri, value }) => [toFilePath(uri) ?? uri, { uri, resultId: value }])),
        tell: (items) => (stream === undefined ? end(items) : inChunks(items, stream)),
        finish: () => end([]),
      };
      for (const [path, uri] of untold) request.known.set(path, { uri, resultId: DROPPED });
      untold.clear();
      held.add(request);
      token.onCancellationRequested(request.finish);
      if (isFinished || token.isCancellationRequested) request.finish();
      else bringUpToDate(request);

      function end(items: WorkspaceDocumentDiagnosticReport[]): void {
        held.delete(request);
        resolve({ items });
      }
    });
  }

  function bringUpToDate({ known, tell }: Held): void {
    const items: WorkspaceDocumentDiagnosticReport[] = [];
    for (const [path, { uri }] of known) {
      if (reports.has(path) || !isSettled(path)) continue;
      items.push({ kind: 'full', uri, version: null, items: [] });
      known.delete(path);
    }
    for (const [path, report] of reports) {
      if (known.get(path)?.resultId === report.resultId) continue;
      items.push(toFullReport(report));
      known.set(path, report);
    }
    if (items.length > 0) tell(items);
  }
}

function toFullReport({ uri, version, resultId, items }: Report): WorkspaceDocumentDiagnosticReport {
  return { kind: 'full', uri, version, resultId, items };
}

function inChunks(
  items: WorkspaceDocumentDiagnosticReport[],
  stream: ResultProgressReporter<WorkspaceDiagnosticReportPartialResult>,
): void {
  for (let start = 0; start < items.length; start += CHUNK) {
    stream.report({ items: items.slice(start, start + CHUNK) });
  }
}
