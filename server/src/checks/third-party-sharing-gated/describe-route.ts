/** The witness in one line, entry first: ``POST handler → `recordPurchase` ``. The touchpoint itself is left out. */
import { comparePlaces } from '../../../../shared/src/compare-places';
import type { Pathway } from '../../../../shared/src/model';

/** Longer routes show their first step and their last two; the rest stands among the related places. */
const SHOWN = 4;

export function describeRoute(pathway: Pathway): string {
  const labels = pathway.route.filter((step) => comparePlaces(step, pathway) !== 0).map((step) => step.label);
  const shown = labels.length > SHOWN ? [...labels.slice(0, 1), '…', ...labels.slice(-2)] : labels;
  return shown.join(' → ');
}
