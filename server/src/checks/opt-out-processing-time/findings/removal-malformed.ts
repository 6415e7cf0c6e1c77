/**
 * `removal-malformed`: a row of the removals table cannot be read, or contradicts itself: a date that is none, a
 * third party that is missing, a due date that is later than 15 business days, a day that is still to come.
 */
import type { Finding } from '../../../../../shared/src/model';
import type { CheckInput } from '../../check';
import { toFinding } from '../../to-finding';
import { isDay } from '../business-days';
import { BUSINESS_DAYS, type Cell, type Removal } from '../removals';

export function findRemovalMalformed({ today }: CheckInput, removals: readonly Removal[]): Finding[] {
  return removals.flatMap((removal) =>
    problemsOf(removal, today).map(([at, message]) => toFinding('removal-malformed', { at, message })),
  );
}

function problemsOf(removal: Removal, today: string): readonly (readonly [Cell, string])[] {
  const { Request: request, Received: received, 'Third party': party, Due: due, Done: done } = removal.cells;
  const problems: (readonly [Cell, string])[] = [];
  if (request.text === '') problems.push([request, 'The row names no request.']);
  if (party.text === '') problems.push([party, 'The row names no third party.']);
  if (!isDay(received.text)) problems.push([received, notADay('Received', received)]);
  if (due.text !== '' && !isDay(due.text)) problems.push([due, notADay('Due', due)]);
  if (done.text !== '' && !isDay(done.text)) problems.push([done, notADay('Done', done)]);
  // Mistyped: a request of 2062 would never be due, and what will be done is not done.
  if (isDay(received.text) && received.text > today) problems.push([received, isAhead('Received', received)]);
  if (isDay(done.text) && done.text > today) problems.push([done, isAhead('Done', done)]);
  const { due: latest } = removal;
  if (latest !== undefined && isDay(due.text) && due.text > latest)
    problems.push([due, `Due is ${due.text}, and ${BUSINESS_DAYS} business days after Received end on ${latest}.`]);
  if (isDay(done.text) && isDay(received.text) && done.text < received.text)
    problems.push([done, `Done is ${done.text}, before Received.`]);
  return problems;
}

function notADay(column: string, { text }: Cell): string {
  return text === '' ? `${column} is empty.` : `${column} is \`${text}\`, which is no date of the form \`YYYY-MM-DD\`.`;
}

function isAhead(column: string, { text }: Cell): string {
  return `${column} is ${text}, a day that is still to come.`;
}
