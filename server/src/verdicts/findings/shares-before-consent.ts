/** `shares-before-consent`: where the regime asks for consent first, the pathway runs before anything was decided. */
import { UNDECIDED } from '../../world/worlds';
import type { WorldRule } from './world-rule';

export const sharesBeforeConsent: WorldRule = {
  ruleId: 'shares-before-consent',
  worlds({ pathways, optedOut, needsConsent }) {
    const asked = pathways.filter((it) => needsConsent(it.file));
    return optedOut.reads.size > 0 && asked.length > 0 ? [{ world: UNDECIDED, pathways: asked }] : [];
  },
  message: ({ callee, written = callee, vendorName }) =>
    `\`${written}\` sends to ${vendorName} before the consumer has decided: what stops it is only a refusal.`,
};
