/**
 * Work-done progress of one update, shown only when it takes long enough to be noticed.
 */
import type { Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver/node';
import type { Progress } from '../engine/engine';

const UNNOTICED_MS = 500;
const BETWEEN_REPORTS_MS = 200;

export interface ProgressReport {
  report(progress: Progress): void;
  done(): void;
}

export const NO_PROGRESS: ProgressReport = { report: () => undefined, done: () => undefined };

export function createProgress(window: Pick<Connection['window'], 'createWorkDoneProgress'>): ProgressReport {
  let reporter: WorkDoneProgressServerReporter | undefined;
  let isDone = false;
  let latest = '';
  let lastReport = 0;
  const timer = setTimeout(begin, UNNOTICED_MS);
  return { report, done };

  function begin(): void {
    window.createWorkDoneProgress().then((created) => {
      created.begin('Optgate', undefined, latest);
      if (isDone) created.done();
      else reporter = created;
    }, done);
  }

  function report({ phase, done: count, total }: Progress): void {
    latest = `${WORDS[phase]} ${count}/${total}`;
    const now = performance.now();
    if (reporter === undefined || now - lastReport < BETWEEN_REPORTS_MS) return;
    lastReport = now;
    reporter.report(latest);
  }

  function done(): void {
    isDone = true;
    clearTimeout(timer);
    reporter?.done();
    reporter = undefined;
  }
}

const WORDS: { readonly [phase in Progress['phase']]: string } = {
  listing: 'Listing files',
  reading: 'Reading',
  deciding: 'Deciding',
};
