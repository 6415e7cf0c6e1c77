/** `PRIVACY_OPERATIONS.md`: generated regions are brought up to date and nothing that people wrote is lost. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitCells } from '../../server/src/std/table-cells';
import { renderOperations } from '../../server/src/views/operations/render-operations';
import { DEFAULT_CONFIG } from '../../shared/src/config';
import type { Pathway } from '../../shared/src/model';
import { analysis, GATE, pathway, place } from '../samples';

const A = pathway({ id: 'aaaa', callee: 'fbq', status: 'gated', gates: [{ ...GATE, text: 'a || b' }] });
const B = pathway({ ...place('src/b.ts', 2), id: 'bbbb' });

function write(pathways: readonly Pathway[], existing: string | null, edited: 'refuse' | 'replace' = 'refuse'): string {
  const result = renderOperations(analysis({ pathways }), existing, { config: DEFAULT_CONFIG, edited });
  if ('error' in result) throw new Error(`${result.error.line}: ${result.error.message}`);
  return result.text;
}

function errorOf(existing: string) {
  const result = renderOperations(analysis({ pathways: [A] }), existing, { config: DEFAULT_CONFIG, edited: 'refuse' });
  return 'error' in result ? result.error : undefined;
}

/** Writes a note into the row of a pathway. */
function withNote(text: string, id: string, note: string): string {
  return text.replace(new RegExp(`^(\\|.* \\| \`${id}\` \\|) [^|]*\\|$`, 'm'), (_, row) => `${row} ${note} |`);
}

function noteIn(text: string, id: string): string | undefined {
  const row = text.split(/\r?\n/).find((it) => it.includes(`| \`${id}\` |`));
  return row && splitCells(row)?.at(-1)?.trim();
}

describe('a new file', () => {
  test('holds every region and is stable', () => {
    const text = write([A, B], null);
    expect(text.match(/optgate:begin [a-z-]+/g)).toEqual([
      'optgate:begin verdicts',
      'optgate:begin third-parties',
      'optgate:begin pathways',
      'optgate:begin exemptions',
      'optgate:begin withdrawal',
      'optgate:begin opt-outs',
      'optgate:begin deadline',
      'optgate:begin not-analysed',
    ]);
    expect(text).toContain('| Request | Received | Third party | Due | Done | Evidence |');
    expect(text).toContain('`a \\|\\| b`');
    expect(write([A, B], text)).toBe(text);
  });
});

test('pathways of a status stand by third party, then by place', () => {
  const at = (vendorName: string, file: string, line: number) =>
    pathway({ ...place(file, line), id: `${vendorName}${line}`, vendorName });
  const text = write(
    [at('Meta', 'a.ts', 1), at('Brevo', 'b.ts', 7), at('Meta', 'a.ts', 9), at('Brevo', 'b.ts', 2)],
    null,
  );
  expect(text.match(/`(?:Meta|Brevo)\d`/g)).toEqual(['`Brevo2`', '`Brevo7`', '`Meta1`', '`Meta9`']);
});

describe('notes', () => {
  test('follow their pathway', () => {
    const noted = withNote(write([A, B], null), 'bbbb', 'owner: growth \\| ticket 7');
    expect(write([A, B], noted)).toBe(noted);
    const moved = write([{ ...B, ...place('src/moved.ts', 9) }, A], noted);
    expect(noteIn(moved, 'bbbb')).toBe('owner: growth \\| ticket 7');
  });

  test('of a vanished pathway are kept, and come back with it', () => {
    const noted = withNote(write([A, B], null), 'bbbb', 'owner: growth');
    const gone = write([A], noted);
    expect(gone).toContain('### Removed since');
    expect(noteIn(gone, 'bbbb')).toBe('owner: growth');
    expect(write([A], gone)).toBe(gone);
    const back = write([A, B], gone);
    expect(back).not.toContain('### Removed since');
    expect(noteIn(back, 'bbbb')).toBe('owner: growth');
  });

  test('follow a renamed file, also back from "Removed since"', () => {
    const before = pathway({ ...place('src/old/a.ts', 2), id: '11111111cccccccc' });
    const after = pathway({ ...place('src/new/a.ts', 7), id: '22222222cccccccc', vendorName: 'Other name' });
    const noted = withNote(write([A, before], null), before.id, 'owner: growth');
    expect(noteIn(write([A, after], noted), after.id)).toBe('owner: growth');
    expect(noteIn(write([A, after], write([A], noted)), after.id)).toBe('owner: growth');
  });

  test('follow the likelier of two renamed files, and neither where that is not plain', () => {
    const at = (id: string, file: string) => pathway({ ...place(file, 1), id });
    const [x, y] = [at('11111111cccccccc', 'src/x/route.ts'), at('22222222cccccccc', 'src/y/route.ts')];
    const noted = withNote(withNote(write([x, y], null), x.id, 'of x'), y.id, 'of y');
    const [newX, newY] = [at('33333333cccccccc', 'app/x/route.ts'), at('44444444cccccccc', 'app/y/route.ts')];
    const moved = write([newX, newY], noted);
    expect([noteIn(moved, newX.id), noteIn(moved, newY.id)]).toEqual(['of x', 'of y']);
    const [one, two] = [at('55555555cccccccc', 'one.ts'), at('66666666cccccccc', 'two.ts')];
    const unclear = write([one, two], noted);
    expect([noteIn(unclear, one.id), noteIn(unclear, x.id), noteIn(unclear, y.id)]).toEqual(['', 'of x', 'of y']);
  });

  test('follow a renamed function: the one other use of the touchpoint in the file', () => {
    const before = pathway({ ...place('src/a.ts', 2), id: '11111111cccccccc' });
    const after = pathway({ ...place('src/a.ts', 9), id: '11111111dddddddd' });
    const noted = withNote(write([A, before], null), before.id, 'owner: growth');
    expect(noteIn(write([A, after], noted), after.id)).toBe('owner: growth');
    const two = [after, pathway({ ...place('src/a.ts', 12), id: '11111111eeeeeeee' })];
    expect(noteIn(write(two, noted), before.id)).toBe('owner: growth');
    // One that was there before is no rename of another.
    const both = withNote(write([after, before], null), before.id, 'owner: growth');
    expect(noteIn(write([after], both), before.id)).toBe('owner: growth');
  });

  test('follow a function that is renamed with its file, where the file keeps its name or its folder', () => {
    const before = pathway({ ...place('src/a.ts', 2), id: '11111111cccccccc' });
    const noted = withNote(write([A, before], null), before.id, 'owner: growth');
    const at = (file: string, id = '22222222dddddddd') => pathway({ ...place(file, 9), id });
    for (const file of ['src/z.ts', 'lib/a.ts'])
      expect(noteIn(write([A, at(file)], noted), at(file).id), file).toBe('owner: growth');
    expect(noteIn(write([A, at('lib/z.ts')], noted), before.id)).toBe('owner: growth');
    // It may be either; the old file is still there; another call stands beside it.
    const others = [at('src/y.ts', '33333333eeeeeeee'), { ...before, id: '11111111eeeeeeee', callee: 'other' }];
    for (const other of [...others, { ...at('src/z.ts', '22222222eeeeeeee'), callee: 'other' }])
      expect(noteIn(write([A, at('src/z.ts'), other], noted), before.id), other.file).toBe('owner: growth');
  });

  test('follow no other pathway that vanished too, though that one had no note', () => {
    const at = (id: string, line: number) => pathway({ ...place('src/a.ts', line), id });
    const [noted, other, renamed] = [at('11111111cccccccc', 2), at('11111111dddddddd', 5), at('11111111eeeeeeee', 5)];
    const text = withNote(write([noted, other], null), noted.id, 'approved');
    expect(noteIn(write([renamed], text), renamed.id)).toBe('');
    expect(noteIn(write([renamed], text), noted.id)).toBe('approved');
  });

  test('of two pathways that change places stay with each of them', () => {
    const at = (file: string, line: number, id: string) => pathway({ ...place(file, line), id });
    const [x, y] = [at('a.ts', 1, '11111111cccccccc'), at('a.ts', 2, '11111111dddddddd')];
    const z = at('b.ts', 1, '22222222eeeeeeee');
    const noted = [x, y, z].reduce((text, it) => withNote(text, it.id, `of ${it.id}`), write([x, y, z], null));
    const swapped = write([at('a.ts', 1, y.id), at('a.ts', 2, x.id), z], noted);
    for (const it of [x, y, z]) expect(noteIn(swapped, it.id)).toBe(`of ${it.id}`);
    // The files exchange their names.
    const [newX, newZ] = [at('b.ts', 1, '22222222cccccccc'), at('a.ts', 1, '11111111eeeeeeee')];
    const exchanged = write([newX, newZ], noted);
    expect([newX, newZ, y].map((it) => noteIn(exchanged, it.id))).toEqual([x, z, y].map((it) => `of ${it.id}`));
  });

  test('stay with their pathway when its status changes', () => {
    const noted = withNote(write([A, B], null), 'bbbb', 'owner: growth');
    const gated = { ...B, status: 'gated' as const, reason: null, confirmed: true, gates: [GATE] };
    expect(noteIn(write([A, gated], noted), 'bbbb')).toBe('owner: growth');
  });

  test('people may delete rows under "Removed since"', () => {
    const gone = write([A], withNote(write([A, B], null), 'bbbb', 'owner: growth'));
    const cleared = gone.replace(/^\|.* `bbbb` .*\n/m, '');
    expect(noteIn(write([A], cleared), 'bbbb')).toBeUndefined();
  });

  test('a stray pipe in a note belongs to the note', () => {
    const noted = withNote(write([A], null), 'aaaa', 'x | y');
    expect(noteIn(write([A], noted), 'aaaa')).toBe('x \\| y');
  });
});

describe('what people wrote', () => {
  test('line ends and byte order mark are kept', () => {
    const text = `\uFEFF${write([A], null).replaceAll('\n', '\r\n')}`;
    expect(write([A], text)).toBe(text);
    const changed = write([A, B], text);
    expect(changed.startsWith('\uFEFF# Privacy operations\r\n')).toBe(true);
    expect(changed.replaceAll('\r\n', '')).not.toContain('\n');
  });

  test('a table that a formatter aligned stays as it is', () => {
    const text = write([A], null);
    const aligned = text
      .replaceAll(' | ', '   |   ')
      .replaceAll('| --- ', '| :------ ')
      .replaceAll(' -->\n', ' -->\n\n');
    expect(write([A], aligned)).toBe(aligned);
  });

  test('a region of a later version is left alone', () => {
    const text = `${write([A], null)}<!-- optgate:begin future hash=1 -->\nwords\n<!-- optgate:end future -->`;
    expect(write([A], text)).toBe(text);
  });

  test('what people add to a marker stays in it', () => {
    const text = write([A], null).replace(/(begin pathways .*) -->/, '$1 reviewed=2026-01 hash=ours -->');
    const changed = write([A, B], text);
    expect(changed).toMatch(/begin pathways hash=[\da-f]{14} reviewed=2026-01 hash=ours -->/);
    expect(write([A, B], changed)).toBe(changed);
  });

  test('a file without regions gets them at its end', () => {
    const text = write([A], 'Our text, no line end');
    expect(text.startsWith('Our text, no line end\n\n<!-- optgate:begin verdicts')).toBe(true);
    expect(write([A], text)).toBe(text);
  });
});

describe('refusals', () => {
  const text = write([A], null);
  const lineOf = (part: string) => text.split('\n').findIndex((it) => it.includes(part)) + 1;

  test('a region edited by hand, with its difference', () => {
    const error = errorOf(text.replace('reads a stored preference', 'all good'));
    expect(error).toMatchObject({ line: lineOf('begin pathways'), message: expect.stringContaining('edited by hand') });
    expect(error?.difference).toMatch(/^- .*all good.*\n\+ .*reads a stored preference.*$/);
  });

  test('when asked to replace it, its notes stay', () => {
    const edited = withNote(text, 'aaaa', 'ask legal').replace('reads a stored preference', 'all good');
    const replaced = write([A], edited, 'replace');
    expect(replaced).toBe(withNote(text, 'aaaa', 'ask legal'));
  });

  test.each([
    ['no end', (it: string) => it.replace('<!-- optgate:end pathways -->\n', ''), 'begin exemptions', 'has not ended'],
    ['no begin', (it: string) => it.replace(/<!-- optgate:begin verdicts.*\n/, ''), 'end verdicts', 'did not begin'],
    ['half a marker', (it: string) => it.replace('end verdicts -->', 'end verdicts'), 'end verdicts', 'not complete'],
    [
      'half a begin',
      (it: string) => it.replace('<!-- optgate:begin verdicts', 'optgate:begin verdicts'),
      'begin verdicts',
      'not complete',
    ],
    [
      'half a word',
      (it: string) => it.replace('optgate:end verdicts -->', 'optgate:en'),
      'optgate:begin third-parties',
      'not complete',
    ],
    ['a conflict', (it: string) => it.replace('## Verdicts', '<<<<<<< ours'), '## Verdicts', 'merge conflict'],
  ])('%s', (_, breakIt, at, message) => {
    const error = errorOf(breakIt(text));
    expect(error?.message).toContain(message);
    expect(Math.abs((error?.line ?? 0) - lineOf(at))).toBeLessThanOrEqual(2);
  });

  test.each([
    ['a paragraph below removed rows', '<!-- optgate:end pathways', 'words\n$&'],
    ['a cell of a removed row', /Segment( \| `analytics.track` \| `src.*`bbbb`)/, 'Segment (EU)$1'],
    ['a further column of another table', 'Exempt | Data seen |', '$& | words |'],
    ['a title of the notes table', '| How it is reached |', '| How |'],
  ])('%s', (_, part, edit) => {
    const other = { ...B, id: 'cccc', callee: 'other' };
    const gone = write([A, other], withNote(write([A, B], null), 'bbbb', 'owner: growth'));
    expect(gone.replace(part, edit)).not.toBe(gone);
    expect(errorOf(gone.replace(part, edit))?.message).toContain('edited by hand');
  });

  test('a region that stands twice', () => {
    expect(errorOf(text + text.slice(text.indexOf('<!-- optgate:begin verdicts')))?.message).toContain('stands twice');
  });
});

test('whatever people write around the regions and in notes survives every export', () => {
  const words = fc.string({ unit: fc.constantFrom('a', ' ', '|', '\\', '`', '*', '#', '-', '>', 'ü', '\n', '\r\n') });
  const note = fc.string({ unit: fc.constantFrom('a', ' ', '\\|', '`', '*', '.', 'ü') }).map((it) => it.trim());
  const ids = fc.uniqueArray(fc.constantFrom('aaaa', 'bbbb', 'cccc', 'dddd'));
  const toPathways = (some: string[]) =>
    some.sort().map((id, i) => pathway({ ...place('a.ts', i + 1), id, callee: `send.${id}` }));

  fc.assert(fc.property(words, words, ids, ids, ids, fc.dictionary(fc.constantFrom('aaaa', 'bbbb'), note), check), {
    numRuns: 300,
  });

  function check(
    before: string,
    after: string,
    first: string[],
    second: string[],
    third: string[],
    notes: Record<string, string>,
  ) {
    let text = write(toPathways(first), null);
    const noted = Object.entries(notes).filter(([id, it]) => first.includes(id) && it !== '');
    for (const [id, it] of noted) text = withNote(text, id, it);
    text = `${before}\n${text}${after}`;
    const outside = outsideOf(text);
    for (const some of [second, third, first]) {
      text = write(toPathways(some), text);
      expect(write(toPathways(some), text)).toBe(text);
      expect(outsideOf(text)).toEqual(outside);
      for (const [id, it] of noted) expect(noteIn(text, id)).toBe(it);
    }
  }

  function outsideOf(text: string): string[] {
    return text.split(/<!-- optgate:begin [\s\S]*?<!-- optgate:end [a-z-]+ -->/);
  }
}, 600_000);
