import { expect, it } from 'vitest';
import { writtenPlaces } from '../../client/src/written-places';
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

it('has a place in each line that says one, which the editor opens', () => {
  const route = [{ ...place('app/(shop)/[id]/my page.tsx', 5), label: 'calls `a:1:2  b`' }];
  const text = renderExplanation(pathway({ gates: [GATE], route }), [finding()]);
  const lines = text.split('\n');
  const found = writtenPlaces(lines);
  expect(found.map(({ at }) => lines[at.line]?.slice(at.start, at.end))).toEqual([
    'src/app/api/checkout/route.ts:14:9',
    `${GATE.file}:${GATE.range.start.line}:${GATE.range.start.character}`,
    'app/(shop)/[id]/my page.tsx:5:1',
    'src/app/api/checkout/route.ts:14:9',
  ]);
  expect(found[2]).toMatchObject({ file: 'app/(shop)/[id]/my page.tsx', position: { line: 5, character: 1 } });
});
