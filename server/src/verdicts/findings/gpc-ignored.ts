/** `gpc-ignored`: the browser says that the consumer opts out, nothing else does, and the pathway runs. */
import { GPC_ONLY } from '../../world/worlds';
import { isClientSide, type WorldRule } from './world-rule';

export const gpcIgnored: WorldRule = {
  ruleId: 'gpc-ignored',
  worlds({ pathways, optedOut }) {
    const differs = [...optedOut.reads.values()].some((it) => it.source !== 'gpc' && it.source !== 'dnt');
    const seen = pathways.filter(isClientSide);
    return differs && seen.length > 0 ? [{ world: GPC_ONLY, pathways: seen }] : [];
  },
  message: ({ callee, written = callee, vendorName }) =>
    `\`${written}\` sends to ${vendorName} although the browser sends the opt-out signal GPC: where no choice is stored, nothing stops it.`,
};
