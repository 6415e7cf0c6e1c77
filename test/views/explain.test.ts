import { expect, it } from 'vitest';
import { renderExplanation } from '../../server/src/views/explain';
import { finding, GATE, pathway, place } from '../samples';

it('explains an ungated pathway with its witness', () => {
  const ungated = pathway({
    reason: 'some-routes-ungated',
    routes: { total: 3, gated: 2, capped: false },
    route: [
      { ...place('src/app/api/checkout/route.ts', 5), label: 'POST handler' },
      { ...place('src/app/api/checkout/route.ts', 14, 9), label: 'analytics.track' },
    ],
  });
  const text = renderExplanation(ungated, [finding()]);
  expect(text).toMatchInlineSnapshot(`
    "src/app/api/checkout/route.ts:14:9  analytics.track
    Segment (customer data platform), SDK call on the server, id 3f0c00000000

    Ungated: 2 of 3 routes are gated; at least one reaches it without a gate.

    Data
      userId, email

    Witness
      1. src/app/api/checkout/route.ts:5:1  POST handler
      2. src/app/api/checkout/route.ts:14:9  analytics.track

    Findings
      src/app/api/checkout/route.ts:14:9  error \`analytics.track\` sends \`userId\` to Segment although the consumer opted out. [ungated-sharing]
    "
  `);
});

it('explains a gated pathway with its gates', () => {
  const gated = pathway({ status: 'gated', confirmed: false, gates: [GATE], data: [], route: [] });
  expect(renderExplanation(gated, [])).toMatchInlineSnapshot(`
    "src/app/api/checkout/route.ts:14:9  analytics.track
    Segment (customer data platform), SDK call on the server, id 3f0c00000000

    Gated: When the consumer has opted out, nothing reaches it.
    Not confirmed: a finding stands against it.

    Gates
      src/lib/analytics.ts:12:7  await isUserOptedOut(userId)  (condition, reads a stored preference)
    "
  `);
});
