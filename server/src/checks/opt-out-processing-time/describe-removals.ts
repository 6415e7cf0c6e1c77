/** The rows of the removals table as conclusions: what trees and reports show. */
import type { RemovalRow } from '../../../../shared/src/model';
import { type Deadlines, stateOf } from './deadline';
import { type OperationsFile, parseRemovals } from './removals';

export function describeRemovals(operations: OperationsFile, deadlines: Deadlines, today: string): RemovalRow[] {
  return parseRemovals(operations, deadlines).map((it) => ({
    file: it.file,
    range: it.range,
    request: it.cells.Request.text,
    received: it.cells.Received.text,
    thirdParty: it.cells['Third party'].text,
    due: it.due ?? null,
    done: it.cells.Done.text,
    state: stateOf(it, today, deadlines),
  }));
}
