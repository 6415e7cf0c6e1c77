/**
 * `preference-ignored`: the app records a choice, and what it records does not stop the pathway; only the browser's
 * signal does.
 */
import { holdingsOf } from '../../world/choice/written';
import type { Machine } from '../../world/machine/machine';
import { STORED_ONLY } from '../../world/worlds';
import type { WorldRule } from './world-rule';

export const preferenceIgnored: WorldRule = {
  ruleId: 'preference-ignored',
  worlds({ pathways, anyone, optedOut }) {
    const gated = pathways.filter((it) => it.status === 'gated');
    const differs = [...optedOut.reads.values()].some((it) => it.source === 'gpc');
    return differs && recordsChoice(anyone) ? [{ world: STORED_ONLY, pathways: gated }] : [];
  },
  message: ({ callee, written = callee, vendorName }) =>
    `\`${written}\` still sends to ${vendorName} after an opt-out that is stored: only the browser's signal stops it.`,
};

/** Someone reads what was chosen, or stores it. */
function recordsChoice(anyone: Machine): boolean {
  const isStored = [...anyone.reads.values()].some((it) => it.source === 'stored' || it.source === 'cmp');
  return isStored || holdingsOf(anyone).size > 0;
}
