/**
 * The trees as people read them, without an editor.
 */
import { describe, expect, test } from 'vitest';
import { toChoiceNodes } from '../../client/src/choice-nodes';
import { countAll } from '../../client/src/counts';
import { toGateNodes } from '../../client/src/gate-nodes';
import { type TreeOptions, toTreeNodes } from '../../client/src/pathway-nodes';
import { redraw } from '../../client/src/redraw';
import { type ChoiceHandler, type ChoiceWrite, NO_DUTIES } from '../../shared/src/duties';
import type { Analysis, Gate, Pathway, RemovalRow, Status } from '../../shared/src/model';

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

const ALL: TreeOptions = { groupBy: 'status', ungatedOnly: false, filter: '' };

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
  expect(outline(toTreeNodes(sources, ALL))).toEqual([
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
  const [group] = toTreeNodes([{ folder: FOLDER, folderName: 'shop', pathway: pathway('a', 'ungated', 2) }], ALL);
  expect(group?.children[0]).toMatchObject({
    id: 'file:///ws#a',
    description: 'src/a.ts:2 · Acme Ads',
    spoken: 'Ungated, Acme Ads, src/a.ts line 2',
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
    'canShare() | 2 pathways · src/a.ts:3',
    '  b | src/a.ts:4 · Acme Ads',
    '  c | src/a.ts:5 · Acme Ads',
  ]);
  expect(toGateNodes(sources)[0]?.tooltip).toBe('condition, reads a stored preference and Global Privacy Control');
});

describe('groups and filters', () => {
  const sources = [
    { ...pathway('b', 'gated', 4, [GATE]), vendorName: 'Meta' },
    { ...pathway('a', 'ungated', 2), vendorName: 'Segment' },
    { ...pathway('c', 'gated', 9), vendorName: 'Segment', file: 'lib/c.ts' },
  ].map((it) => ({ folder: FOLDER, folderName: undefined, pathway: it }));

  function groups(options: Partial<TreeOptions>): string[] {
    const nodes = toTreeNodes(sources, { ...ALL, ...options });
    return nodes.map((it) => `${it.label} | ${it.description}: ${it.children.map((child) => child.label).join(' ')}`);
  }

  test('by third party: those with most to do first, and in them what is open', () => {
    expect(groups({ groupBy: 'vendor' })).toEqual(['Segment | 1 of 2 ungated: a c', 'Meta | 1: b']);
  });

  test('by file', () => {
    expect(groups({ groupBy: 'file' })).toEqual(['src/a.ts | 1 of 2 ungated: a b', 'lib/c.ts | 1: c']);
  });

  test('by route: where two apps have the same, both stand, and a file is said once', () => {
    const from = (file: string, label: string) => ({ entry: { file, label } });
    const pathways = [
      { ...pathway('a', 'gated', 2), ...from('a/app/page.tsx', 'page /') },
      { ...pathway('b', 'ungated', 3), ...from('b/app/page.tsx', 'page /') },
      { ...pathway('c', 'gated', 4), ...from('a/app/page.tsx', 'page /') },
      { ...pathway('d', 'ungated', 5), ...from('src/main.ts', 'on load of src/main.ts') },
      pathway('e', 'ungated', 6),
    ];
    const grouped = (folderName: string | undefined) =>
      toTreeNodes(
        pathways.map((it) => ({ folder: FOLDER, folderName, pathway: it })),
        { ...ALL, groupBy: 'route' },
      );
    expect(outline(grouped(undefined)).filter((it) => !it.endsWith('page.ts:2') && !it.startsWith('    '))).toEqual([
      'No route is known | 1 of 1 ungated',
      '  e | src/a.ts:6 · Acme Ads',
      'on load of src/main.ts | 1 of 1 ungated',
      '  d | src/a.ts:5 · Acme Ads',
      'page / | 1 of 1 ungated · b/app/page.tsx',
      '  b | src/a.ts:3 · Acme Ads',
      'page / | 2 · a/app/page.tsx',
      '  a | src/a.ts:2 · Acme Ads',
      '  c | src/a.ts:4 · Acme Ads',
    ]);
    expect(grouped('shop').map((it) => `${it.label} | ${it.description}`)).toEqual([
      'No route is known | 1 of 1 ungated',
      'on load of shop/src/main.ts | 1 of 1 ungated',
      'page / | 1 of 1 ungated · shop/b/app/page.tsx',
      'page / | 2 · shop/a/app/page.tsx',
    ]);
    expect(new Set(grouped(undefined).map((it) => it.id)).size).toBe(4);
  });

  test('what a group is named after is not said again of those in it', () => {
    const said = (groupBy: TreeOptions['groupBy']) =>
      toTreeNodes(sources, { ...ALL, groupBy })[0]?.children[0]?.description;
    expect(said('status')).toBe('src/a.ts:2 · Segment');
    expect(said('vendor')).toBe('src/a.ts:2');
    expect(said('file')).toBe(':2 · Segment');
  });

  test('a group says what can be done with it, and its worst status', () => {
    const [segment] = toTreeNodes(sources, { ...ALL, groupBy: 'vendor' });
    expect(segment).toMatchObject({ context: 'group vendor ungated', status: 'ungated', isOpen: true });
  });

  test.each([
    ['canshare', ['Gated 1 | : b']],
    ['SEGMENT gated', ['Ungated 1 | : a', 'Gated 1 | : c']],
    ['segment lib', ['Gated 1 | : c']],
    ['nothing', []],
  ])('filtered by %s', (filter, expected) => {
    expect(groups({ filter })).toEqual(expected);
  });

  test('ungated only', () => {
    expect(groups({ ungatedOnly: true })).toEqual(['Ungated 1 | : a']);
  });
});

describe('choices', () => {
  const range = { start: { line: 3, character: 1 }, end: { line: 3, character: 9 } };
  const at = { file: 'app/opt-out/route.ts', range };
  const write = { ...at, name: 'ccpa_opt_out', storedIn: 'cookie', kind: 'opt-out', says: 'refuses' } as const;
  const more = { about: 'any', timed: undefined, appends: false, dates: [] } as const;
  const handler = (label: string, says: ChoiceWrite['says']): ChoiceHandler => ({
    ...at,
    label,
    side: 'server',
    kind: 'opt-out',
    mode: 'real-time',
    writes: [{ ...write, ...more, says }],
    tracked: false,
    confirms: true,
    tells: [],
    stops: [],
    reloads: false,
    delegates: false,
  });
  const removal = (request: string, due: string, state: RemovalRow['state']): RemovalRow => ({
    file: 'PRIVACY_OPERATIONS.md',
    range: { ...range, start: { line: 3, character: Number(request.slice(2)) + 1 } },
    request,
    received: '2025-12-01',
    thirdParty: 'Acme Ads',
    due,
    done: '',
    state,
  });
  const analysis: Analysis = {
    summary: {
      pathways: 2,
      gated: 1,
      confirmed: 1,
      limited: 0,
      ungated: 1,
      exempt: 0,
      filesScanned: 3,
      filesNotAnalysed: [],
    },
    checks: [],
    pathways: [pathway('b', 'gated', 4, [GATE]), pathway('a', 'ungated', 2)],
    findings: [
      {
        ...at,
        ruleId: 'withdrawal-not-enforced',
        severity: 'error',
        message: 'Nothing reads it.',
        pathway: null,
        related: [],
      },
    ],
    exemptions: [],
    removals: [
      removal('R-2', '2026-03-04', 'open'),
      removal('R-1', '2026-01-02', 'overdue'),
      removal('R-0', '2026-01-01', 'done'),
      { ...removal('', '2026-04-01', 'open'), thirdParty: '' },
    ],
    unreachable: [],
    duties: {
      ...NO_DUTIES,
      writes: [{ ...write, ...more }],
      handlers: [handler('POST handler', 'refuses'), handler('Accept', 'allows')],
    },
  };
  const inventory = { folder: FOLDER, revision: 1, phase: 'ready', why: null, analysis } as const;

  test('gates, handlers, what nothing reads, removals', () => {
    expect(outline(toChoiceNodes([inventory]))).toEqual([
      'Gates 1',
      '  canShare() | 1 pathway · src/a.ts:3',
      '    b | src/a.ts:4 · Acme Ads',
      'Opt-out handlers 1',
      '  POST handler | opt-out/route.ts:3 · takes effect at once',
      'Stored and never read 1',
      '  opt-out/route.ts:3',
      'Removals 3',
      '  R-1 · Acme Ads | due 2026-01-02 · overdue',
      '  R-2 · Acme Ads | due 2026-03-04',
      '  ? · ? | due 2026-04-01',
    ]);
  });

  test('the numbers of all folders are added up', () => {
    expect(countAll([inventory, inventory])).toEqual({ pathways: 4, counted: 4, confirmed: 2, ungated: 2 });
  });
});

describe('what is drawn again', () => {
  const nodes = (...pathways: Pathway[]) =>
    toTreeNodes(
      pathways.map((it) => ({ folder: FOLDER, folderName: undefined, pathway: it })),
      ALL,
    );
  const [a, b, c] = [pathway('a', 'ungated', 2), pathway('b', 'ungated', 4), pathway('c', 'gated', 6, [GATE])];

  test('nothing, where nothing else is said', () => {
    const before = nodes(a, b, c);
    const { roots, changed } = redraw(before, nodes(a, b, c));
    expect(changed).toEqual([]);
    expect(roots.every((it, i) => it === before[i])).toBe(true);
  });

  test('a pathway that moved, and no other', () => {
    const before = nodes(a, b, c);
    const now = nodes(a, pathway('b', 'ungated', 5), c);
    const { roots, changed } = redraw(before, now);
    expect(changed).toEqual([now[0]?.children[1]]);
    expect(changed?.[0]).toBe(before[0]?.children[1]);
    expect(roots).toEqual(now);
  });

  test('the group that a pathway joined or left, with what is in it; the whole, where a group came or went', () => {
    const joined = redraw(nodes(a, c), nodes(a, b, c));
    expect(joined.changed?.map((it) => it.id)).toEqual(['status:ungated']);
    expect(joined.roots).toEqual(nodes(a, b, c));
    expect(redraw(nodes(a), nodes(a, c)).changed).toBeUndefined();
    expect(redraw(nodes(a, c), nodes(a)).changed).toBeUndefined();
  });

  test('of 2,000 pathways the few of the file that is written in; where they are many, their group at once', () => {
    const many = (moved: number, line: number) =>
      Array.from({ length: 2000 }, (_, i) => ({ ...pathway(`f${i}`, 'ungated', i < moved ? line + i : i) }));
    expect(redraw(nodes(...many(5, 1)), nodes(...many(5, 2))).changed?.length).toBe(5);
    expect(redraw(nodes(...many(20, 1)), nodes(...many(20, 2))).changed?.map((it) => it.id)).toEqual([
      'status:ungated',
    ]);
  });
});
