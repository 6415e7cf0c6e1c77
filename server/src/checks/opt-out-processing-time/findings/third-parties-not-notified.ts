/**
 * `third-parties-not-notified`: third parties that got the consumer's data are not told of the opt-out.
 *
 * A vendor's own opt-out, a suppression call, a notice or a job for one counts. Where nothing is shared there is
 * nobody to tell; an opt-out that is kept only in the browser needs no notice where every pathway is confirmed.
 */
import type { Finding } from '../../../../../shared/src/model';
import type { CheckInput } from '../../check';
import { toFinding, touchpointsOf } from '../../to-finding';
import { allConfirmed, countedPathways, isBrowserOnly, isDoneLater, isOwn, ofOptOut } from '../opt-outs';

export function findThirdPartiesNotNotified(input: CheckInput): Finding[] {
  const pathways = countedPathways(input);
  if (pathways.length === 0) return [];
  const isConfirmed = allConfirmed(input);
  const vendors = [...new Set(pathways.map((it) => it.vendorName))].sort().join(', ');
  return ofOptOut(input.duties)
    .filter((it) => isOwn(it) && it.tells.length === 0 && (it.writes.length > 0 || it.mode === 'queued'))
    .filter((it) => !isDoneLater(input.duties, it, (other) => other.tells.length > 0))
    .filter((it) => !(isConfirmed && isBrowserOnly(it)))
    .map((it) =>
      toFinding('third-parties-not-notified', {
        at: it,
        message: `${it.label} takes an opt-out and tells none of the third parties that were given data: ${vendors}.`,
        related: touchpointsOf(pathways),
      }),
    );
}
