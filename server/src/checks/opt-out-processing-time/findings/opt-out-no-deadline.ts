/**
 * `opt-out-no-deadline`: a request is queued for later, and neither a due date nor its state with a date is kept; or the due date
 * that the code counts out is later than 15 business days. Three weeks without a holiday are 15 business days.
 */
import type { ChoiceHandler, DueDate } from '../../../../../shared/src/duties';
import type { Finding } from '../../../../../shared/src/model';
import type { CheckInput } from '../../check';
import { toFinding } from '../../to-finding';
import { ofOptOut } from '../opt-outs';
import { BUSINESS_DAYS, type Removal } from '../removals';

export function findOptOutNoDeadline({ duties }: CheckInput, removals: readonly Removal[]): Finding[] {
  const queued = ofOptOut(duties).filter((it) => it.mode === 'queued' && !it.consumes);
  // What is done in real time here may leave removals at others for later.
  const late = ofOptOut(duties).flatMap((it) => (it.due && isLate(it.due) ? [sayLate(it, it.due)] : []));
  // Requests that stand in the removals table are tracked there.
  if (removals.length > 0) return late;
  const untracked = queued
    .filter((it) => !it.tracked)
    .map((it) =>
      toFinding('opt-out-no-deadline', {
        at: it,
        message: `${it.label} queues an opt-out for later, and nothing keeps when it is due, nor since when it waits in which state.`,
      }),
    );
  return [...untracked, ...late];
}

const MOST_CALENDAR_DAYS = 21;

function isLate({ days, counts }: DueDate): boolean {
  return days > (counts === 'business' ? BUSINESS_DAYS : MOST_CALENDAR_DAYS);
}

function sayLate(it: ChoiceHandler, due: DueDate): Finding {
  const what = it.mode === 'queued' ? 'queues an opt-out that is' : 'takes an opt-out, and leaves something that is';
  const counted = `${Math.round(due.days)} ${due.counts} days`;
  return toFinding('opt-out-no-deadline', {
    at: due,
    message: `${it.label} ${what} due after ${counted}, which is later than ${BUSINESS_DAYS} business days.`,
  });
}
