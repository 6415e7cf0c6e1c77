/** The fixes of the removals table by the name of a request, for who has no editor. */
import { parseRemovals, type Removal } from '../../checks/opt-out-processing-time/removals';
import { applyEdits } from '../insertion';
import { fixRemovals } from './fix-removals';
import type { RemovalsRequest } from './removals-request';

export interface RemovalsOrder {
  /** A request whose rows are added: a row for each third party in use that has none. */
  readonly add?: string;
  /** A request whose open rows are done today. */
  readonly done?: string;
  /** Whether due dates are filled in. */
  readonly fill: boolean;
}

/** The whole text with it done; the same text where there is nothing to do. */
export function editRemovals(request: Omit<RemovalsRequest, 'range'>, { add, done, fill }: RemovalsOrder): string {
  let text = request.operations.text;
  if (add !== undefined) {
    const [row] = rowsOf(add);
    text = row ? fixed(row, /^add-third-parties$/) : fixed(undefined, /^add-request$/, add);
  }
  if (done !== undefined) for (const row of rowsOf(done)) text = fixed(row, /^mark-done$/);
  return fill ? fixed(undefined, /^fill-/) : text;

  function rowsOf(name: string): readonly Removal[] {
    const all = parseRemovals({ ...request.operations, text }, request.calendar);
    return all.filter((it) => it.cells.Request.text === name);
  }

  /** Of one row, or of all; a new request goes into the first table. */
  function fixed(row: Removal | undefined, id: RegExp, newRequest?: string): string {
    const operations = { ...request.operations, text };
    const fixes = fixRemovals({ ...request, operations, range: row?.range ?? EVERYTHING, newRequest });
    const wanted = fixes.filter((it) => id.test(it.id));
    return applyEdits(
      text,
      (newRequest === undefined ? wanted : wanted.slice(0, 1)).flatMap((it) => it.edits),
    );
  }
}

const EVERYTHING = {
  start: { line: 1, character: 1 },
  end: { line: Number.MAX_SAFE_INTEGER, character: 1 },
};
