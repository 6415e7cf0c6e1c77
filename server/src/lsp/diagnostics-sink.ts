/**
 * Where diagnostics go. Chosen once at `initialize`, never both ways: the editor keeps pushed and
 * pulled diagnostics apart and would show every problem twice.
 */
import type { Reports } from './reports';

export interface DiagnosticsSink {
  /** Everything that should be shown now. `isSettled`: whether a path that is absent is known to be clean. */
  publish(reports: Reports, isSettled: (path: string) => boolean): void;
  /** The document was closed: the editor may have dropped what it knew. */
  closed(path: string, uri: string): void;
  /** Answers what is still held. */
  finish(): void;
}
