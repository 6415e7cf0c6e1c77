import { expect, it } from 'vitest';
import { renderGateHover, renderPathwayHover } from '../../server/src/views/hover';
import { GATE, pathway, place } from '../samples';

const linkTo = (file: string) => `file:///shop/${file}`;

it('shows the witness with its code as code', () => {
  const route = [
    { ...place('app/page.tsx', 5), label: 'page `Home`' },
    { ...place('app/page.tsx', 9), label: 'renders `<b>` or *this*\n# and that' },
  ];
  expect(renderPathwayHover(pathway({ route, data: [] }), linkTo)).toMatchInlineSnapshot(`
    "**Ungated** · Segment (customer data platform)

    No condition on the way reads an opt-out preference.

    Witness:
    1. page \`Home\` [page.tsx:5](file:///shop/app/page.tsx#L5)
    2. renders \`<b>\` or \\*this\\* \\# and that [page.tsx:9](file:///shop/app/page.tsx#L9)"
  `);
});

it('counts what a gate covers', () => {
  const gated = pathway({ status: 'gated', gates: [GATE] });
  expect(renderGateHover(GATE, [gated])).toMatch(/\n\nCovers 1 pathway: /);
  expect(renderGateHover(GATE, [gated, gated])).toMatch(/\n\nCovers 2 pathways: /);
});
