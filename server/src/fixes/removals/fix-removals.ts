/**
 * Fixes of the removals table: fill in a due date, mark a row done, add the rows of a request.
 *
 * Edits of single cells and new lines only: what people wrote stays where it is.
 */
import { findRemovalsTables, parseRemovals } from '../../checks/opt-out-processing-time/removals';
import { addRequest, addThirdParties } from './add-rows';
import { fillDue, markDone, replaceDue } from './fill-cells';
import type { RemovalsFix, RemovalsRequest } from './removals-request';

export function fixRemovals(request: RemovalsRequest): RemovalsFix[] {
  const { operations, range, calendar } = request;
  const removals = new Map(parseRemovals(operations, calendar).map((it) => [it.range.start.line, it]));
  return findRemovalsTables(operations.text)
    .filter(({ table }) => table.head.line <= range.end.line && range.start.line <= table.last.line)
    .flatMap((it) => {
      const table = { operations, it, removals };
      return [
        ...fillDue(request, table),
        ...replaceDue(request, table),
        ...markDone(request, table),
        ...addThirdParties(request, table),
        ...addRequest(request, table),
      ];
    });
}
