/**
 * Diagnostics pushed as a difference: a file is sent again only when its report changed, and an
 * empty list when it has none any more.
 */
import type { Connection } from 'vscode-languageserver/node';
import type { DiagnosticsSink } from './diagnostics-sink';
import type { Report, Reports } from './reports';

export function createPushSink(connection: Pick<Connection, 'sendDiagnostics'>): DiagnosticsSink {
  let shown = new Map<string, Report>();
  return { publish, closed: () => undefined, finish: () => undefined };

  function publish(reports: Reports, isSettled: (path: string) => boolean): void {
    const next = new Map(reports);
    // What vanished goes first: should a client know one file under two spellings, the newer one wins.
    for (const [path, report] of shown) {
      if (reports.has(path)) continue;
      if (isSettled(path)) void connection.sendDiagnostics({ uri: report.uri, diagnostics: [] });
      else next.set(path, report);
    }
    for (const [path, report] of reports) {
      if (shown.get(path)?.resultId !== report.resultId) send(report);
    }
    shown = next;
  }

  function send({ uri, version, items }: Report): void {
    void connection.sendDiagnostics({ uri, ...(version !== null && { version }), diagnostics: items });
  }
}
