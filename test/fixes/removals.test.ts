/** Fixes of the removals table: what they write, and that they write nothing else. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseRemovals } from '../../server/src/checks/opt-out-processing-time/removals';
import { editRemovals } from '../../server/src/fixes/removals/edit-removals';
import { fixRemovals } from '../../server/src/fixes/removals/fix-removals';
import { type RemovalsFix, thirdPartiesInUse } from '../../server/src/fixes/removals/removals-request';
import { DEFAULT_CONFIG } from '../../shared/src/config';
import { pathway } from '../samples';

const FILE = 'PRIVACY_OPERATIONS.md';
const HEAD = '| Request | Received | Third party | Due | Done | Evidence |\n| --- | --- | --- | --- | --- | --- |\n';
const WHOLE = [1, Number.MAX_SAFE_INTEGER] as const;

function fixesIn(
  text: string,
  [first, last]: readonly [number, number],
  thirdParties = ['Meta', 'TikTok'],
): RemovalsFix[] {
  return fixRemovals({
    operations: { file: FILE, text },
    range: { start: { line: first, character: 1 }, end: { line: last, character: 1 } },
    calendar: DEFAULT_CONFIG.report,
    today: '2026-01-15',
    thirdParties,
  });
}

function apply(text: string, { edits }: RemovalsFix): string {
  return edits
    .toSorted((a, b) => b.start - a.start)
    .reduce((it, { start, end, newText }) => it.slice(0, start) + newText + it.slice(end), text);
}

function fixed(text: string, line: number, id: string): string | undefined {
  const fix = fixesIn(text, [line, line]).find((it) => it.id === id);
  return fix && apply(text, fix);
}

describe('a due date', () => {
  test.each([
    ['an empty cell', '| R-1 | 2026-01-12 | Meta | | | x |', '| R-1 | 2026-01-12 | Meta | 2026-02-03 | | x |'],
    [
      'a wide cell',
      '| R-1 | 2026-01-12 | Meta |              | | x |',
      '| R-1 | 2026-01-12 | Meta | 2026-02-03   | | x |',
    ],
    ['a dash', '| R-1 | 2026-01-12 | Meta | - | | x |', '| R-1 | 2026-01-12 | Meta | 2026-02-03 | | x |'],
    ['a date of another form', '| R-1 | 2026-01-12 | Meta | 2/3/26 | | x |', undefined],
    ['words', '| R-1 | 2026-01-12 | Meta | soon | | x |', undefined],
    ['one that is too late: people wrote it', '| R-1 | 2026-01-12 | Meta | 2026-03-01 | | x |', undefined],
    ['a row that ends early', '| R-1 | 2026-01-12 | Meta |', '| R-1 | 2026-01-12 | Meta | 2026-02-03 |'],
    ['a row that ends earlier, open', 'R-1 | 2026-01-12', 'R-1 | 2026-01-12 | | 2026-02-03 |'],
    ['one that is earlier: people chose it', '| R-1 | 2026-01-12 | Meta | 2026-01-20 | | x |', undefined],
    ['no day of the request', '| R-1 | | Meta | | | x |', undefined],
  ])('%s', (_, row, expected) => {
    expect(fixed(`${HEAD}${row}\n`, 3, 'fill-due')).toBe(expected && `${HEAD}${expected}\n`);
  });

  test('all at once', () => {
    const text = `${HEAD}| R-1 | 2026-01-12 | Meta | | | |\n| R-2 | 2026-01-13 | Meta | | | |\n`;
    const all = fixesIn(text, [3, 3]).map((it) => [it.title, it.preferred]);
    expect(all.slice(0, 2)).toEqual([
      ['Fill in the due date, 2026-02-03', true],
      ['Fill in all 2 due dates', false],
    ]);
    expect(fixed(text, 1, 'fill-every-due')).toBe(
      `${HEAD}| R-1 | 2026-01-12 | Meta | 2026-02-03 | | |\n| R-2 | 2026-01-13 | Meta | 2026-02-04 | | |\n`,
    );
  });
});

describe('a due date that a person wrote', () => {
  test.each([
    ['too late', '2026-03-01'],
    ['of another form', '2/3/26'],
    ['no day there is', '2026-02-30'],
  ])('%s: replaced by a fix of its own that names both', (_, due) => {
    const text = `${HEAD}| R-1 | 2026-01-12 | Meta | ${due} | | x |\n`;
    const [fix] = fixesIn(text, [3, 3]);
    expect(fix).toMatchObject({ id: 'replace-due', preferred: false });
    expect(fix?.title).toBe(`Replace the due date \`${due}\` with 2026-02-03, 15 business days after Received`);
    expect(fixed(text, 3, 'replace-due')).toContain('| R-1 | 2026-01-12 | Meta | 2026-02-03');
  });

  test.each(['2026-01-20', '2026-02-03', 'soon', ''])('%s stays', (due) => {
    expect(fixed(`${HEAD}| R-1 | 2026-01-12 | Meta | ${due} | | x |\n`, 3, 'replace-due')).toBeUndefined();
  });

  test('none is replaced where all due dates are filled in, on the command line either', () => {
    const rows = ['2026-03-01', '2/3/26', '', '-'].map((due, i) => `| R-${i} | 2026-01-12 | Meta | ${due} | | |\n`);
    const text = HEAD + rows.join('');
    const dues = (made = '') => made.split('\n').flatMap((it) => /^\| R-\d.*?Meta \| (.*?) *\|/.exec(it)?.[1] ?? []);
    const expected = ['2026-03-01', '2/3/26', '2026-02-03', '2026-02-03'];
    expect(dues(fixed(text, 1, 'fill-every-due'))).toEqual(expected);
    const request = { operations: { file: FILE, text }, calendar: DEFAULT_CONFIG.report };
    const asked = { ...request, today: '2026-01-15', thirdParties: [] };
    expect(dues(editRemovals(asked, { fill: true }))).toEqual(expected);
  });
});

test('done today', () => {
  const text = `${HEAD}| R-1 | 2026-01-12 | Meta | 2026-02-03 | | x |\n| R-2 | 2026-01-12 | Meta | | 2026-01-13 | |\n`;
  expect(fixed(text, 3, 'mark-done')).toBe(text.replace('02-03 | | x', '02-03 | 2026-01-15 | x'));
  expect(fixed(text, 4, 'mark-done')).toBeUndefined();
});

describe('rows of a request', () => {
  const row = '| R-1 | 2026-01-12 | tiktok | | | x |';

  test('the third parties that have none yet, below those that have', () => {
    expect(fixed(`${HEAD}${row}\n| R-2 | 2026-01-12 | Meta | | | |\n`, 3, 'add-third-parties')).toBe(
      `${HEAD}${row}\n| R-1 | 2026-01-12 | Meta | 2026-02-03 |  |  |\n| R-2 | 2026-01-12 | Meta | | | |\n`,
    );
    expect(
      fixed(`${HEAD}${row.replace('tiktok', 'TikTok')}\n| R-1 | 2026-01-12 | Meta | | | |`, 3, 'add-third-parties'),
    ).toBeUndefined();
  });

  test('a new one, where the table is empty, without a last line end, with other line ends and columns', () => {
    const rows =
      '| R-2026-0001 | 2026-01-15 | Meta | 2026-02-06 |  |  |\n| R-2026-0001 | 2026-01-15 | TikTok | 2026-02-06 |  |  |';
    expect(fixed(`${HEAD}\nText`, 1, 'add-request')).toBe(`${HEAD}${rows}\n\nText`);
    expect(fixed(HEAD.trimEnd(), 2, 'add-request')).toBe(`${HEAD}${rows}`);
    expect(fixed(HEAD.replaceAll('\n', '\r\n'), 1, 'add-request')).toBe(`${HEAD}${rows}\n`.replaceAll('\n', '\r\n'));
    const other = '| Done | Due | Third party | Who | Received | Request |\n| - | - | - | - | - | - |\n';
    expect(fixed(other, 1, 'add-request')).toContain('|  | 2026-02-06 | Meta |  | 2026-01-15 | R-2026-0001 |\n');
  });

  test.each([
    ['R-2026-0113', 'R-2026-0114'],
    ['R-2025-0113', 'R-2026-0001'],
    ['OPT99', 'OPT100'],
    ['jane@example.com', 'R-2026-0001'],
    ['+1 415 555 0100', 'R-2026-0001'],
    ['seven', 'R-2026-0001'],
  ])('after %s comes %s', (last, next) => {
    const made = fixed(`${HEAD}| ${last} | 2026-01-12 | Meta | | | |\n`, 3, 'add-request');
    expect(made).toContain(`| ${next} | 2026-01-15 | TikTok |`);
  });

  test('third parties in use: each once, what is exempt aside, a pipe in the name escaped', () => {
    const names = ['b|c', 'a', 'a'].map((vendorName) => pathway({ vendorName }));
    const inUse = thirdPartiesInUse([...names, pathway({ status: 'exempt', vendorName: 'd' })]);
    expect(inUse).toEqual(['a', 'b|c']);
    const [fix] = fixesIn(HEAD, [1, 1], inUse);
    const made = fix ? apply(HEAD, fix) : '';
    expect(
      parseRemovals({ file: FILE, text: made }, DEFAULT_CONFIG.report).map((it) => it.cells['Third party'].text),
    ).toEqual(['a', 'b\\|c']);
  });
});

test('outside of the table nothing is offered', () => {
  expect(fixesIn(`Text\n\n${HEAD}`, [1, 1])).toEqual([]);
  expect(fixesIn('| Request | Received |\n|---|---|\n', [1, 1])).toEqual([]);
});

test('whatever stands in the table, no word is lost, and what was promised stands there', () => {
  const cell = fc.constantFrom(
    '',
    ' ',
    'R-1',
    ' 2026-01-12 ',
    '2026-02-30',
    ' Meta ',
    'a \\| b',
    ' ü 😀',
    '`x`',
    '2026-03-01',
  );
  const row = fc.tuple(fc.array(cell, { maxLength: 8 }), fc.boolean(), fc.boolean(), fc.constantFrom('\n', '\r\n'));
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), fc.boolean(), (rows, isAtEnd) => {
      const lines = rows.map(
        ([cells, opens, closes, eol]) => `${opens ? '|' : ''}${cells.join('|')}${closes ? '|' : ''}${eol}`,
      );
      const text = `Before\n\n${HEAD}${lines.join('')}${isAtEnd ? '' : '\nAfter\n'}`;
      for (const fix of fixesIn(text, WHOLE)) {
        const made = apply(text, fix);
        const removals = parseRemovals({ file: FILE, text: made }, DEFAULT_CONFIG.report);
        if (fix.id.startsWith('fill')) {
          expect(removals.some((it) => it.due !== undefined && it.cells.Due.text === '')).toBe(false);
          for (const day of ['2026-02-30', '2026-03-01']) expect(made.split(day).length).toBe(text.split(day).length);
        }
        if (fix.id === 'mark-done')
          expect(removals.some((it) => it.due !== undefined && it.cells.Done.text === '')).toBe(false);
        const kept = (it: string) =>
          it
            .replaceAll('2026-02-30', '')
            .replaceAll('2026-03-01', '')
            .match(/[^\s|]+/g) ?? [];
        const left = kept(made);
        for (const word of kept(text)) expect(left).toContain(word);
      }
    }),
    { numRuns: 400 },
  );
});
