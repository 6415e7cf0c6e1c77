/**
 * Nothing that a person wrote is lost, whatever they do to the file and however the program changes.
 *
 * A document is spoilt at random: words written anywhere (also into cells, markers and hashes), ranges cut, doubled and
 * moved, conflicts, comments, tables and other line ends. Then either the export refuses, and the file stays as it is,
 * or every word still stands in it; when it may replace what was edited by hand, every word stands in the file or in
 * the difference that is shown. `RUNS=20000` tries harder.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderOperations } from '../../server/src/views/operations/render-operations';
import { DEFAULT_CONFIG } from '../../shared/src/config';
import type { Analysis, Pathway, Place } from '../../shared/src/model';
import { analysis, finding, GATE, pathway, place } from '../samples';

const RUNS = Number(process.env.RUNS ?? 200);
const TIMEOUT = 600_000;

const FILES = ['src/a.ts', 'lib/a.ts', 'src/b (1).ts', 'app/[slug]/page.tsx'];
const CONTENTS = ['cccccccc', 'dddddddd', 'eeeeeeee'];

const pathways = fc
  .uniqueArray(fc.tuple(fc.nat(FILES.length - 1), fc.nat(CONTENTS.length - 1), fc.nat(4)), {
    selector: ([file, content]) => `${file} ${content}`,
    maxLength: 6,
  })
  .map((some) => some.map(([file, content, kind]) => toPathway(file, content, kind)));

function toPathway(file: number, content: number, kind: number): Pathway {
  const base = {
    ...place(FILES[file] ?? '', kind + 1),
    id: `${String(file).repeat(8)}${CONTENTS[content]}`,
    family: ['0000', '0000', '1111'][content] ?? '',
    callee: ['fbq', 'a|b', '`x`'][content] ?? '',
  };
  if (kind === 0) return pathway({ ...base, status: 'exempt', exemption: { reason: 'a | b', until: null } });
  return pathway(kind === 1 ? { ...base, status: 'gated', gates: [{ ...GATE, text: 'a || `b`' }] } : base);
}

const program = pathways.map((some) =>
  analysis({
    pathways: some,
    findings: some.slice(0, 1).map((it) => finding({ ...it, ruleId: 'gpc-ignored', message: 'Reads `x`.' })),
    unreachable: some.slice(1, 2),
  }),
);

/** Of a pathway. */
const ROW = /^\|.*`[\da-f]{16}`(?: <!-- [\da-f]+ -->)? \|/;

type Spoil = (text: string, word: string) => string;

/** A place in the text, as a share of its length, so that it shrinks well. */
const at = fc.double({ min: 0, max: 1, noNaN: true });
const offset = (text: string, share: number) => Math.round(text.length * share);

const insertions = [
  (word: string) => word,
  (word: string) => ` ${word} `,
  (word: string) => `\n${word}\n`,
  (word: string) => `| ${word} | `,
  (word: string) => `\n| Pathway | Notes |\n| --- | --- |\n| \`${'0'.repeat(8)}cccccccc\` | ${word} |\n`,
  (word: string) => `\n### Removed since\n${word}\n`,
  (word: string) => `\n<!-- ${word} -->\n`,
  (word: string) => `<!--${word}`,
  (word: string) => `\n<!-- optgate:begin ${word} -->\n${word}\n<!-- optgate:end ${word} -->\n`,
  (word: string) => `\n<!-- optgate:end ${word} -->\n`,
  (word: string) => ` reviewed=${word}`,
  (word: string) => `\n<<<<<<< ours\n${word}\n=======\n>>>>>>> theirs\n`,
  (word: string) => `\n\`\`\`\n${word}\n`,
  (word: string) => `\r\n${word}\r`,
  (word: string) => `\u2028${word}\u00a0`,
];

const spoils: fc.Arbitrary<Spoil> = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(at, fc.constantFrom(...insertions)).map(toInsertion) },
  { weight: 3, arbitrary: fc.tuple(at, fc.nat(4), fc.boolean()).map(toNote) },
  { weight: 2, arbitrary: fc.tuple(at, fc.nat(80)).map(toCut) },
  { weight: 1, arbitrary: fc.tuple(at, at).map(toCut) },
  { weight: 1, arbitrary: fc.tuple(at, fc.nat(200), at).map(toCopy) },
  { weight: 1, arbitrary: fc.constant<Spoil>((text) => text.replaceAll(/\r?\n/g, '\r\n')) },
  { weight: 1, arbitrary: fc.constant<Spoil>((text) => text.replace(/\s+$/, '')) },
  { weight: 1, arbitrary: fc.constant<Spoil>((text) => `\uFEFF${text}`) },
  {
    weight: 1,
    arbitrary: fc.constant<Spoil>((text) => text.replaceAll(/ +\| +/g, '    |  ').replaceAll('| --- ', '|:---:')),
  },
);

function toInsertion([share, written]: [number, (word: string) => string]): Spoil {
  return (text, word) => text.slice(0, offset(text, share)) + written(word) + text.slice(offset(text, share));
}

/** Into the last cell of a row, or into another. */
function toNote([share, cell, isLast]: [number, number, boolean]): Spoil {
  return (text, word) => {
    const lines = text.split('\n');
    const rows = lines.flatMap((line, i) => (ROW.test(line) ? [i] : []));
    const row = rows[Math.floor(share * rows.length)];
    if (row === undefined) return text;
    const cells = lines[row]?.split('|') ?? [];
    cells.splice(isLast ? -2 : cell, 1, ` ${word} `);
    lines[row] = cells.join('|');
    return lines.join('\n');
  };
}

function toCut([share, length]: [number, number]): Spoil {
  return (text) => {
    const start = offset(text, share);
    return text.slice(0, start) + text.slice(length <= 1 ? Math.max(start, offset(text, length)) : start + length);
  };
}

function toCopy([from, length, to]: [number, number, number]): Spoil {
  return (text) => {
    const copied = text.slice(offset(text, from), offset(text, from) + length);
    return text.slice(0, offset(text, to)) + copied + text.slice(offset(text, to));
  };
}

const history = fc.tuple(
  fc.array(fc.tuple(program, fc.array(spoils, { maxLength: 4 })), { minLength: 1, maxLength: 4 }),
  fc.string({
    unit: fc.constantFrom('a', ' ', '|', '\\', '`', '*', '#', '-', '>', 'ü', '\n', '\r\n', '<!--', '-->'),
    maxLength: 30,
  }),
);

/** Kinds of lines, so that a rare one is met as often as a common one. */
const KINDS: readonly ((line: string) => boolean)[] = [
  (it) => it.startsWith('<!-- optgate:begin'),
  (it) => it.startsWith('<!-- optgate:begin pathways'),
  (it) => it.startsWith('<!-- optgate:end pathways'),
  (it) => ROW.test(it),
  (it) => it.startsWith('|') && it.includes('Notes'),
  (it) => it.startsWith('| ---'),
  (it) => it.startsWith('|') && !/Notes|---|`[\da-f]{16}`/.test(it),
  (it) => it.startsWith('### '),
  (it) => it === '### Removed since',
  (it) => it.trim() === '',
  () => true,
];

const changes: readonly ((line: string, word: string, n: number) => string)[] = [
  (line, word) => `${line}\n${word}`,
  (line, word) => `${word}\n${line}`,
  (line, word) => `${line}\n\n${word}\n`,
  (line, word) => line.replace(/ -->$/, ` by=${word} -->`),
  (line, word) => line.replace(/ -->$/, ` hash=${word} -->`),
  (line, word) => line.replace(/ -->$/, ` removed=${word} -->`),
  (line, word) => line.replace(/ \|$/, ` | ${word} |`),
  (line, word, n) => `${line}${' |'.repeat(n)} ${word} |`,
  (line, word, n) => inCell(line, n, (cell) => `${cell}${word} `),
  (line, word) => `${line}\n${inCell(line, -2, () => ` ${word} `)}`,
  (line, word) => `${line}\n| a | b |\n| --- | --- |\n| ${word} | c |`,
  (line, word, n) => line.slice(0, n * 3) + word + line.slice(n * 3),
];

function inCell(line: string, n: number, change: (cell: string) => string): string {
  const cells = line.split('|');
  const chosen = n < 0 ? cells.length + n : n;
  return cells.map((cell, i) => (i === chosen ? change(cell) : cell)).join('|');
}

const oneEdit: fc.Arbitrary<Spoil> = fc
  .tuple(fc.constantFrom(...KINDS), at, fc.constantFrom(...changes), fc.nat(10))
  .map(([isKind, share, change, n]) => (text, word) => {
    const lines = text.split('\n');
    const some = lines.flatMap((line, i) => (isKind(line) ? [i] : []));
    const chosen = some[Math.floor(share * some.length)];
    return lines.map((line, i) => (i === chosen ? change(line, word, n) : line)).join('\n');
  });

function noteEach(text: string): string {
  let n = 100;
  return text.replace(/^(\|.*`[\da-f]{16}`(?: <!-- [\da-f]+ -->)? \|) +\|$/gm, (_, row) => `${row} zq${n++}qz |`);
}

function mustExport(of: Analysis, text: string | null): string {
  const result = exported(of, text, 'refuse');
  if ('error' in result) throw new Error(result.error.message);
  return result.text;
}

function exported(of: Analysis, text: string | null, edited: 'refuse' | 'replace') {
  return renderOperations(of, text, { config: DEFAULT_CONFIG, around, edited });
}

/** Others in the same line of another file have the same. */
function around({ range }: Place): string {
  return `aaaa${range.start.line % 2}bbb${range.start.line % 3}ccc`;
}

function wordsIn(text: string): string[] {
  return [...new Set(text.match(/zq\d+qz/g) ?? [])];
}

function lost(before: string, after: string): string[] {
  return wordsIn(before).filter((it) => !after.includes(it));
}

/** Plays a history; what it comes to is counted, so that the property is known to try what it should. */
function play([steps, start]: typeof history extends fc.Arbitrary<infer T> ? T : never, edited: 'refuse' | 'replace') {
  const seen = { written: 0, refused: 0 };
  let text = start;
  let n = 0;
  for (const [of, spoilt] of steps) {
    for (const spoil of spoilt) text = spoil(text, `zq${n++}qz`);
    const result = exported(of, text, edited);
    if ('error' in result) {
      expect(result.error.line).toBeGreaterThan(0);
      seen.refused++;
      continue;
    }
    const shown = result.changed.map((it) => it.difference).join('\n');
    expect(lost(text, edited === 'refuse' ? result.text : result.text + shown)).toEqual([]);
    expect(exported(of, result.text, 'refuse')).toEqual({ text: result.text, changed: [] });
    text = result.text;
    seen.written++;
  }
  return seen;
}

describe('every word stays', () => {
  test.each(['refuse', 'replace'] as const)(
    'where edits by hand make it %s',
    (edited) => {
      const total = { written: 0, refused: 0 };
      fc.assert(
        fc.property(history, (it) => {
          const seen = play(it, edited);
          total.written += seen.written;
          total.refused += seen.refused;
        }),
        { numRuns: RUNS },
      );
      expect(Math.min(total.written, total.refused)).toBeGreaterThan(RUNS / 20);
      if (process.env.RUNS) console.log(edited, total);
    },
    TIMEOUT,
  );

  test(
    'where one edit meets what the export keeps: notes, removed rows, titles, markers',
    () => {
      const total = { written: 0, refused: 0 };
      fc.assert(
        fc.property(program, pathways, oneEdit, program, fc.boolean(), (first, second, edit, third, isBack) => {
          const noted = noteEach(mustExport(first, null));
          const before = edit(mustExport(analysis({ pathways: second }), noted), 'zq9qz');
          for (const edited of ['refuse', 'replace'] as const) {
            const result = exported(isBack ? first : third, before, edited);
            total['error' in result ? 'refused' : 'written']++;
            if ('error' in result) continue;
            const shown = edited === 'refuse' ? '' : result.changed.map((it) => it.difference).join('\n');
            const gone = lost(before, result.text + shown);
            expect(gone, `${edited}: ${before.split('\n').find((it) => it.includes('zq9qz'))}`).toEqual([]);
          }
        }),
        { numRuns: RUNS * 5 },
      );
      expect(Math.min(total.written, total.refused)).toBeGreaterThan(RUNS / 4);
      if (process.env.RUNS) console.log('one edit', total);
    },
    TIMEOUT,
  );

  test(
    'in ten megabytes',
    () => {
      const of = analysis({ pathways: [toPathway(0, 0, 2)] });
      const made = exported(of, null, 'refuse');
      if ('error' in made) throw new Error(made.error.message);
      const line = `zq1qz ${'<!-- optgate: | \\ `'.repeat(8)}\n`;
      const whole = made.text + 'words | and | words\n'.repeat(500_000) + 'x'.repeat(1_000_000);
      expect(whole.length).toBeGreaterThan(10_000_000);
      const result = exported(analysis({ pathways: [toPathway(1, 1, 1)] }), whole, 'refuse');
      expect('text' in result && result.text.endsWith(whole.slice(made.text.length))).toBe(true);
      const broken = exported(of, whole + line.repeat(10_000), 'refuse');
      expect('error' in broken && broken.error.message).toBe('This marker is not complete.');
    },
    TIMEOUT,
  );
});

test(
  'what stands around the regions stays byte for byte',
  () => {
    const any = fc.string({ unit: 'binary', maxLength: 60 }).filter((it) => !it.includes('optgate:'));
    const isWhole = (it: string) => !/^(?:<{7,}|>{7,}|\|{7,})/m.test(it);
    fc.assert(
      fc.property(any.filter(isWhole), any.filter(isWhole), program, program, (before, after, first, second) => {
        const made = exported(first, null, 'refuse');
        if ('error' in made) throw new Error(made.error.message);
        const result = exported(second, `${before}\n${made.text}${after}`, 'refuse');
        if ('error' in result) throw new Error(result.error.message);
        expect(result.text.startsWith(`${before}\n`)).toBe(true);
        expect(result.text.endsWith(after)).toBe(true);
      }),
      { numRuns: RUNS / 4 },
    );
  },
  TIMEOUT,
);
