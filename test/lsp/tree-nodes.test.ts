/**
 * The trees as people read them, without an editor.
 */
import { expect, test } from 'vitest';
import { toGateNodes } from '../../client/src/gate-nodes';
import { toStatusNodes } from '../../client/src/pathway-nodes';
import type { Gate, Pathway, Status } from '../../shared/src/model';

const FOLDER = 'file:///ws';

function pathway(callee: string, status: Status, line: number, gates: readonly Gate[] = []): Pathway {
  const range = { start: { line, character: 1 }, end: { line, character: 5 } };
  return {
    id: callee,
    file: 'src/a.ts',
    range,
    vendor: 'acme',
    vendorName: 'Acme Ads',
    category: 'advertising',
    kind: 'pixel',
    surface: 'client',
    callee,
    data: [],
    status,
    reason: status === 'ungated' ? 'no-gate' : null,
    confirmed: status === 'gated',
    gates,
    route: [{ file: 'src/page.ts', range, label: 'page' }],
    routes: { total: 1, gated: 0, capped: false },
  };
}

const GATE: Gate = {
  file: 'src/a.ts',
  range: { start: { line: 3, character: 1 }, end: { line: 3, character: 9 } },
  text: 'canShare()',
  kind: 'condition',
  reads: ['stored', 'gpc'],
};

function outline(
  nodes: readonly { label: string; description?: string; children?: readonly object[] }[],
  depth = 0,
): string[] {
  return nodes.flatMap(({ label, description, children = [] }) => [
    '  '.repeat(depth) + [label, description].filter(Boolean).join(' | '),
    ...outline(children as never, depth + 1),
  ]);
}

test('pathways stand by status, what needs work first', () => {
  const sources = [pathway('b', 'gated', 4, [GATE]), pathway('a', 'ungated', 2)].map((it) => ({
    folder: FOLDER,
    folderName: undefined,
    pathway: it,
  }));
  expect(outline(toStatusNodes(sources))).toEqual([
    'Ungated 1',
    '  a | src/a.ts:2 · Acme Ads',
    '    page | src/page.ts:2',
    'Gated 1',
    '  b | src/a.ts:4 · Acme Ads',
    '    canShare() | src/a.ts:3 · condition',
    '    page | src/page.ts:4',
  ]);
});

test('an item says its status in words, and what can be done with it', () => {
  const [group] = toStatusNodes([{ folder: FOLDER, folderName: 'shop', pathway: pathway('a', 'ungated', 2) }]);
  expect(group?.children[0]).toMatchObject({
    id: 'file:///ws#a',
    description: 'src/a.ts:2 · Acme Ads',
    spoken: 'ungated, Acme Ads, src/a.ts line 2',
    tooltip: 'shop/src/a.ts\nNo condition on the way reads an opt-out preference.',
    context: 'pathway ungated witness',
  });
});

test('a gate stands once, with all that it covers', () => {
  const sources = [pathway('b', 'gated', 4, [GATE]), pathway('c', 'gated', 5, [GATE])].map((it) => ({
    folder: FOLDER,
    pathway: it,
  }));
  expect(outline(toGateNodes(sources))).toEqual([
    'canShare() | src/a.ts:3 · 2 pathways',
    '  b | src/a.ts:4 · Acme Ads',
    '  c | src/a.ts:5 · Acme Ads',
  ]);
  expect(toGateNodes(sources)[0]?.tooltip).toBe('condition, reads a stored preference and Global Privacy Control');
});
