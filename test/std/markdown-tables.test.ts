/** Tables are found where GFM finds them; micromark is the judge. */
import fc from 'fast-check';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { describe, expect, test } from 'vitest';
import { collectTables } from '../../server/src/std/markdown-tables';

function shapeOf(text: string) {
  return collectTables(text).map(({ head, rows }) => [head, ...rows].map((row) => row.cells.map((it) => it.text)));
}

describe('what is a table', () => {
  test.each([
    [
      'pipes at the ends or not',
      '| a | b |\n|---|:-:|\n c | d',
      [
        [
          ['a', 'b'],
          ['c', 'd'],
        ],
      ],
    ],
    ['escaped pipes', '| a \\| b | c |\n|-|-|', [[['a \\| b', 'c']]]],
    ['after a byte order mark, with other line ends', '\uFEFF| a |\r\n|---|\r\n| b |\r\n', [[['a'], ['b']]]],
    ['no rule', '| a | b |\n| c | d |', []],
    ['a rule of other length', '| a | b |\n|---|', []],
    ['a blank line ends it', '| a |\n|---|\n\n| b |', [[['a']]]],
    ['a title that is underlined', 'a\n---', []],
    ['what underlines a title', 'a\n--\n:--\n:--', [[[':--']]]],
    ['in a fence of more ticks', '````\n```\n| a |\n|---|\n````\n| b |\n|---|', [[['b']]]],
    ['in a comment', '<!--\n| a |\n|---|\n-->\n| b |\n|---|', [[['b']]]],
    ['below a comment of one line', '<!-- a -->\n| b |\n|---|', [[['b']]]],
  ])('%s', (_, text, expected) => expect(shapeOf(text)).toEqual(expected));

  test('places of cells', () => {
    const [table] = collectTables('text\n\n|  a |\n|---|---|\n| a | b |\n|--|--|\n||  c');
    expect(table?.rows[0]?.line).toBe(7);
    expect(table?.rows[0]?.cells).toEqual([
      { text: '', start: 1, from: 1, to: 1 },
      { text: 'c', start: 4, from: 2, to: 5 },
    ]);
  });
});

test('no table that GFM sees is missed, and its rows are the same', () => {
  const line = fc.oneof(
    fc.constantFrom(
      '| a | b |',
      '|---|---|',
      '--- | ---',
      '',
      'text',
      '```',
      '~~~',
      '````',
      '<!-- x',
      '-->',
      '<!-- y -->',
    ),
    fc.constantFrom(
      '# h',
      '    | a | b |',
      '| x \\| y | z |',
      '---',
      ':--',
      '***',
      '<div>',
      '</div>',
      '<details>',
      '<b>x</b> | y',
    ),
    fc.string({ unit: fc.constantFrom('|', '-', ' ', 'a', '`', '\\', ':', '~'), maxLength: 12 }),
  );
  fc.assert(
    fc.property(fc.array(line, { minLength: 2, maxLength: 9 }), (lines) => {
      const text = lines.join('\n');
      // What stands in lists and quotes is not looked at.
      fc.pre(!/^\s*(?:>|[-+*](?:\s|$)|\d+[.)])/m.test(text));
      const ours = collectTables(text).map((it) => it.rows.length + 1);
      const theirs = tablesByMicromark(text);
      // One that GFM takes for an underlined title may be read too.
      let from = 0;
      for (const rows of theirs) {
        const found = ours.indexOf(rows, from);
        expect(found, JSON.stringify({ ours, theirs })).toBeGreaterThanOrEqual(from);
        from = found + 1;
      }
    }),
    { numRuns: Number(process.env.RUNS ?? 1000) },
  );
}, 600_000);

function tablesByMicromark(text: string): number[] {
  const html = micromark(text, { extensions: [gfm()], htmlExtensions: [gfmHtml()] });
  return (html.match(/<table>[\s\S]*?<\/table>/g) ?? []).map((it) => it.match(/<tr>/g)?.length ?? 0);
}
