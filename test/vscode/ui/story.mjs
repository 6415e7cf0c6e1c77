/** Where the story of `window.test.mjs` plays: a folder, and the one ungated call in it that gets its gate. */
import { EXAMPLE } from '../harness/paths.mjs';

export const STORY = {
  workspace: EXAMPLE,
  file: 'app/api/checkout/route.ts',
  callee: 'analytics.track',
  fix: /^Gate with `isUserOptedOut\(customer\.id\)`$/,
};
