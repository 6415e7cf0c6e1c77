/**
 * Asks the editor to pull open documents again, and only when one of them shows something old.
 *
 * An edit needs no asking: the editor pulls by itself, and that pull waits for the update. What is
 * left is what came from elsewhere: other files, the disk, settings, the end of the first scan.
 */
import type { Reports } from './reports';

export interface Refresh {
  pullStarted(path: string): void;
  pullAnswered(path: string, resultId: string | undefined): void;
  closed(path: string): void;
  /** To be called with every publication. */
  check(reports: Reports): void;
}

export const CLEAN = 'clean';

export function createRefresh(refresh: () => void): Refresh {
  const running = new Map<string, number>();
  const answered = new Map<string, string>();
  return {
    pullStarted: (path) => void running.set(path, (running.get(path) ?? 0) + 1),
    pullAnswered,
    closed: (path) => void answered.delete(path),
    check: (reports) => {
      const isStale = [...answered].some(
        ([path, id]) => !running.has(path) && id !== (reports.get(path)?.resultId ?? CLEAN),
      );
      if (isStale) refresh();
    },
  };

  function pullAnswered(path: string, resultId: string | undefined): void {
    const left = (running.get(path) ?? 1) - 1;
    if (left > 0) running.set(path, left);
    else running.delete(path);
    if (resultId !== undefined) answered.set(path, resultId);
  }
}
