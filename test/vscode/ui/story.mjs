/** Where the story of `window.test.mjs` plays: a folder, and the one ungated call in it that gets its gate. */
import { EXAMPLE } from '../harness/paths.mjs';

export const STORY = {
  workspace: EXAMPLE,
  file: 'app/api/checkout/route.ts',
  callee: 'analytics.track',
  choices: [/^Gates \d+$/, /^Opt-out handlers \d+$/, /^optOut$/],
  gated: {
    file: 'lib/analytics.ts',
    lens: 'Gated · Segment Node · by await isUserOptedOut(userId)',
    // Its line may be wrapped further on.
    proof: 'Gated: When the consumer has opted out',
  },
  fix: /^Gate with `isUserOptedOut\(customer\.id\)`$/,
};
