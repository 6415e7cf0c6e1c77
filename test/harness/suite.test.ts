/** The harness holds the verdicts, so it is held itself: by an analysis that says what a test wants it to say. */
import { describe, expect, it } from 'vitest';
import { NO_DUTIES } from '../../shared/src/duties';
import type { Analysis, Pathway } from '../../shared/src/model';
import { parseConclusion, printConclusion } from './conclusion';
import { relabel } from './relabel';
import { updatedMarkdown } from './run-suites';
import { codeOf, parseSuite } from './suite';

const FENCE = '```';

function suiteOf(...body: string[]) {
  return parseSuite(['# Early return', 'Prose.', `${FENCE}ts`, ...body, FENCE, ''].join('\n'));
}

function fileOf(...body: string[]) {
  const file = suiteOf(...body).tests[0]?.files[0];
  if (!file) throw new Error('no file');
  return file;
}

/** A pathway at `line:start-end`, 1-based columns. */
function pathway(line: number, start: number, end: number, more: Partial<Pathway> = {}, endLine = line): Pathway {
  return {
    id: `${line}:${start}`,
    file: 'main.ts',
    range: { start: { line, character: start }, end: { line: endLine, character: end } },
    vendor: 'meta-pixel',
    vendorName: 'Meta Pixel',
    category: 'advertising',
    kind: 'pixel',
    surface: 'client',
    callee: 'fbq',
    data: [],
    status: 'ungated',
    reason: 'no-gate',
    confirmed: false,
    gates: [],
    route: [],
    routes: { total: 1, gated: 0, capped: false },
    ...more,
  };
}

function analysisOf(pathways: Pathway[], more: Partial<Analysis> = {}): Analysis {
  const summary = { pathways: 0, gated: 0, confirmed: 0, limited: 0, ungated: 0, exempt: 0, filesScanned: 1 };
  return {
    summary: { ...summary, filesNotAnalysed: [] },
    checks: [],
    pathways,
    findings: [],
    unreachable: [],
    exemptions: [],
    removals: [],
    duties: NO_DUTIES,
    ...more,
  };
}

const GATED = { status: 'gated', reason: null } as const;
const gate = (text: string) => ({
  text,
  kind: 'condition' as const,
  reads: ['stored' as const],
  file: 'main.ts',
  range: { start: { line: 1, character: 1 }, end: { line: 1, character: 2 } },
});

describe('parseSuite', () => {
  it('names tests by their headings and gives each fence a path', () => {
    const suite = parseSuite(
      [
        '# A',
        `${FENCE}ts`,
        'one();',
        FENCE,
        '## B',
        `${FENCE}tsx`,
        '// /src/page.tsx',
        'two();',
        FENCE,
        `${FENCE}json`,
        '// /package.json',
        '{}',
        FENCE,
        `${FENCE}html`,
        '<!-- /index.html -->',
        '<p>',
        FENCE,
        `${FENCE}`,
        'only prose',
        FENCE,
      ].join('\n'),
    );
    expect(suite.problems).toEqual([]);
    expect(suite.tests.map((it) => [it.name, it.files.map((file) => [file.path, codeOf(file)])])).toEqual([
      ['A', [['main.ts', 'one();\n']]],
      [
        'A › B',
        [
          ['src/page.tsx', 'two();\n'],
          ['package.json', '{}\n'],
          ['index.html', '<p>\n'],
        ],
      ],
    ]);
  });

  it('takes labels out of the code and keeps their columns', () => {
    const file = fileOf('{', '  fbq();', '//^^^^^ gated', '  a ^', '  b;', '}', '^ gated');
    expect(codeOf(file)).toBe('{\n  fbq();\n  a ^\n  b;\n}\n');
    expect(file.code[1]?.labels).toMatchObject([{ start: 2, end: 7, conclusion: { word: 'gated' } }]);
    expect(file.code[4]?.labels).toMatchObject([{ start: 0, end: 1 }]);
  });

  it('refuses what is no conclusion, a doubled path and an open fence', () => {
    expect(suiteOf('fbq();', '^^^^^ safe').problems).toEqual([expect.stringContaining('5: `safe` is no conclusion')]);
    expect(parseSuite(`# A\n${FENCE}ts\n${FENCE}\n${FENCE}ts\n${FENCE}`).problems).toEqual([
      expect.stringContaining('`/main.ts` is there twice'),
    ]);
    expect(parseSuite(`# A\n${FENCE}ts\n`).problems).toEqual([expect.stringContaining('not closed')]);
  });
});

describe('parseConclusion', () => {
  it.each([
    'gated',
    'gated by await isOut(id)',
    'gated by a and b',
    'limited',
    'ungated: no-gate',
    'exempt',
    'unreachable',
    'ungated: leaky-gate (want: gated by ok(x))',
    'unseen (want: ungated: no-gate)',
    'gated + wrong-purpose',
    'limited (want: gated + confirmed)',
  ])('reads and prints %s', (text) => {
    const conclusion = parseConclusion(text);
    expect(typeof conclusion === 'string' ? conclusion : printConclusion(conclusion)).toBe(text);
  });

  it.each(['gated (want: ungated: no-gate)', 'gated (want: limited)', 'unreachable (want: ungated: no-gate)'])(
    'refuses %s: such an error is mended, not labelled',
    (text) => expect(parseConclusion(text)).toContain('is not allowed'),
  );

  it.each(['ungated', 'limited by x', 'gated x'])('refuses %s', (text) =>
    expect(parseConclusion(text)).toBeTypeOf('string'),
  );
});

describe('relabel', () => {
  it('keeps what is true, also where it says less than is known', () => {
    const body = [
      '  fbq();',
      '//^^^^^ gated',
      '  fbq();',
      '//^^^^^ gated by ok',
      '  fbq();',
      '//^^^^^ ungated: no-gate',
    ];
    const gates = { ...GATED, gates: [gate('ok'), gate('other')] };
    const analysis = analysisOf([pathway(1, 3, 8, gates), pathway(2, 3, 8, gates), pathway(3, 3, 8)]);
    expect(relabel(fileOf(...body), analysis)).toEqual(body);
  });

  it('adds what is not labelled', () => {
    const analysis = analysisOf([pathway(1, 5, 10), pathway(2, 1, 6, { ...GATED, gates: [gate('ok')] })], {
      unreachable: [{ ...pathway(3, 2, 4) }],
    });
    expect(relabel(fileOf('    fbq();', 'fbq();', ' xy'), analysis)).toEqual([
      '    fbq();',
      '//  ^^^^^ ungated: no-gate',
      'fbq();',
      '^^^^^ gated by ok',
      ' xy',
      ' ^^ unreachable',
    ]);
  });

  it('drops stale labels and corrects false ones', () => {
    const file = fileOf('  fbq();', '//^^^^^ gated', '  fbq();', '//^^^^^ gated by ok', '  fbq();', '//^^^ gated');
    const analysis = analysisOf([pathway(2, 3, 8, { ...GATED, gates: [gate('other')] }), pathway(3, 3, 8, GATED)]);
    expect(relabel(file, analysis)).toEqual([
      '  fbq();',
      '  fbq();',
      '//^^^^^ gated by other',
      '  fbq();',
      '//^^^^^ gated',
    ]);
  });

  it('marks a span of several lines to the end of its first line', () => {
    const body = ['  fbq(', '//^^^^… ungated: no-gate', '  );'];
    expect(relabel(fileOf(...body), analysisOf([pathway(1, 3, 4, {}, 2)]))).toEqual(body);
    expect(relabel(fileOf('  fbq(', '  );'), analysisOf([pathway(1, 3, 4, {}, 2)]))).toEqual(body);
  });

  it('tells several touchpoints of one line apart, nested ones too', () => {
    const body = ['  a(b());', '//^^^^^^ gated', '//  ^^^ ungated: no-gate'];
    const analysis = analysisOf([pathway(1, 5, 8), pathway(1, 3, 9, GATED)]);
    expect(relabel(fileOf(...body), analysis)).toEqual(body);
  });

  it('keeps a want while it is one, and drops it when it came true', () => {
    const file = fileOf('  fbq();', '//^^^^^ ungated: no-gate (want: gated)');
    expect(relabel(file, analysisOf([pathway(1, 3, 8)]))).toEqual([
      '  fbq();',
      '//^^^^^ ungated: no-gate (want: gated)',
    ]);
    expect(relabel(file, analysisOf([pathway(1, 3, 8, GATED)]))).toEqual(['  fbq();', '//^^^^^ gated']);
    expect(relabel(file, analysisOf([pathway(1, 3, 8, { reason: 'leaky-gate' })]))).toEqual([
      '  fbq();',
      '//^^^^^ ungated: leaky-gate (want: gated)',
    ]);
  });

  it('notes differences as losses when asked to, and accepts them when asked to', () => {
    const file = fileOf('  fbq();', '//^^^^^ gated by ok', '  fbq();', '//^^^^^ unreachable');
    const analysis = analysisOf([pathway(1, 3, 8, { reason: 'leaky-gate' })]);
    expect(relabel(file, analysis, 'want')).toEqual([
      '  fbq();',
      '//^^^^^ ungated: leaky-gate (want: gated by ok)',
      '  fbq();',
      '//^^^^^ unseen (want: unreachable)',
    ]);
    expect(relabel(file, analysis, 'accept')).toEqual(['  fbq();', '//^^^^^ ungated: leaky-gate', '  fbq();']);
  });

  it('never writes away that the analysis claims too much', () => {
    const body = ['  fbq();', '//^^^^^ ungated: no-gate', '  fbq();', '//^^^^^ limited'];
    const analysis = analysisOf([pathway(1, 3, 8, GATED), pathway(2, 3, 8, GATED)]);
    expect(relabel(fileOf(...body), analysis, 'accept')).toEqual(body);
    expect(relabel(fileOf(...body), analysis, 'want')).toEqual(body);
    expect(relabel(fileOf(...body), analysis)).toContain('//^^^^^ gated');
  });

  it('keeps an unseen touchpoint while nothing is found there', () => {
    const file = fileOf('  fbq();', '//^^^^^ unseen (want: ungated: no-gate)');
    expect(relabel(file, analysisOf([]))).toEqual(['  fbq();', '//^^^^^ unseen (want: ungated: no-gate)']);
    expect(relabel(file, analysisOf([pathway(1, 3, 8)]))).toEqual(['  fbq();', '//^^^^^ ungated: no-gate']);
  });

  it('asks for the findings that a label names', () => {
    const file = fileOf('  fbq();', '//^^^^^ gated + wrong-purpose', '  fbq();', '//^^^^^ gated + confirmed');
    const first = pathway(1, 3, 8, GATED);
    const second = pathway(2, 3, 8, { ...GATED, confirmed: true });
    const finding = { ruleId: 'wrong-purpose', severity: 'error', message: '', related: [] } as const;
    const analysis = analysisOf([first, second], {
      findings: [{ ...finding, file: 'main.ts', range: first.range, pathway: first.id }],
    });
    expect(relabel(file, analysis)).toEqual([
      '  fbq();',
      '//^^^^^ gated + wrong-purpose',
      '  fbq();',
      '//^^^^^ gated + confirmed',
    ]);
    expect(relabel(file, analysisOf([first, { ...second, confirmed: false }]))).toEqual([
      '  fbq();',
      '//^^^^^ gated',
      '  fbq();',
      '//^^^^^ gated',
    ]);
  });
});

describe('updatedMarkdown', () => {
  it('replaces the bodies of fences and nothing else', () => {
    const suite = suiteOf('// /a.ts', 'fbq();', '^^^^^ gated');
    const [file] = suite.tests[0]?.files ?? [];
    expect(file && updatedMarkdown(suite, [{ ...file, lines: ['fbq();'] }])).toBe(
      `# Early return\nProse.\n${FENCE}ts\n// /a.ts\nfbq();\n${FENCE}\n`,
    );
  });
});
