/**
 * `opt-out-not-immediate`: the consumer opts out in real time, and sharing goes on.
 *
 * One finding for each handler, with every pathway that is still ungated; one for a consent platform where the
 * program stores nothing itself.
 */
import type { Finding } from '../../../../../shared/src/model';
import type { CheckInput } from '../../check';
import { count, toFinding, touchpointsOf } from '../../to-finding';
import { countedPathways, optOutHandlers } from '../opt-outs';

export function findOptOutNotImmediate(input: CheckInput): Finding[] {
  const open = countedPathways(input).filter((it) => it.status === 'ungated');
  if (open.length === 0) return [];
  const handlers = optOutHandlers(input.duties).filter(
    (it) => it.mode === 'real-time' && it.writes.length + it.stops.length > 0,
  );
  const { platforms } = input.duties;
  const [first] = open;
  const goesOn = `${count(open.length, 'pathway')} still ${open.length === 1 ? 'shares' : 'share'} after it`;
  if (handlers.length === 0 && platforms.length > 0 && first) {
    const message = `The consent platform (${platforms.map((it) => it.name).join(', ')}) takes an opt-out in real time, and ${goesOn}.`;
    return [toFinding('opt-out-not-immediate', { at: first, message, related: touchpointsOf(open) })];
  }
  return handlers.map((handler) =>
    toFinding('opt-out-not-immediate', {
      at: handler,
      message: `${handler.label} takes an opt-out in real time, and ${goesOn}.`,
      related: touchpointsOf(open),
    }),
  );
}
