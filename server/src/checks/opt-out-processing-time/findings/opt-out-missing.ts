/**
 * `opt-out-missing`: personal information is shared, and nothing in the program lets the consumer stop that.
 *
 * A consent platform, a vendor's own opt-out and any place that stores a refusal count as a way.
 */
import type { Finding } from '../../../../../shared/src/model';
import type { CheckInput } from '../../check';
import { count, toFinding, touchpointsOf } from '../../to-finding';
import { countedPathways, optOutHandlers } from '../opt-outs';

export function findOptOutMissing(input: CheckInput): Finding[] {
  const { duties } = input;
  const pathways = countedPathways(input);
  const [first] = pathways;
  const isThere =
    optOutHandlers(duties).length > 0 ||
    duties.platforms.length > 0 ||
    duties.vendorOptOuts.length > 0 ||
    duties.writes.some((it) => it.says !== 'allows');
  if (!first || isThere) return [];
  const where = duties.complete ? 'the program' : 'the code that could be followed';
  const shared = `Data leaves on ${count(pathways.length, 'third-party sharing pathway')}`;
  const message = `${shared}, and no way to opt out was found in ${where}: ${LOOKED_FOR}.`;
  return [toFinding('opt-out-missing', { at: first, message, related: touchpointsOf(pathways) })];
}

/** A page elsewhere, or a portal of the operator, is not in the code. */
const LOOKED_FOR =
  "no request handler, form, control or queue that stores or passes on a refusal, no consent platform, and no call of a vendor's own opt-out";
