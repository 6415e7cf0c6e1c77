/** Messages name what is called as the code spells it; ids and reports keep the vendor's own name. */
import { expect, test } from 'vitest';
import { analyse } from '../harness/analyse';

test.each([
  ["import mp from 'mixpanel-browser';\nmp.track('x');", 'mixpanel.track', '`mp.track` sends'],
  [
    "import { Analytics as A } from '@segment/analytics-node';\nconst client = new A({ writeKey: 'k' });\nclient.track({});",
    'analytics.track',
    '`client.track` sends',
  ],
  ["window.fbq?.('track', 'x');", "fbq('track')", "`window.fbq('track')` sends"],
  ["fbq('track', 'x');", "fbq('track')", "`fbq('track')` sends"],
  ["import posthog from 'posthog-js';\nposthog.capture('x');", 'posthog.capture', '`posthog.capture` sends'],
  ["const t = window.fbq;\nt('track', 'x');", "fbq('track')", "`t('track')` sends"],
  ["fetch('https://api.segment.io/v1/track');", 'api.segment.io/v1/track', '`api.segment.io/v1/track` sends'],
])('%s', async (code, callee, message) => {
  const { pathways, findings } = await analyse({ 'main.ts': code });
  expect(pathways.map((it) => it.callee)).toContain(callee);
  expect(findings.map((it) => it.message)).toContainEqual(expect.stringContaining(message));
});
