/** The engine over time: after any edits the result is that of a cold scan, and nothing is evaluated for nothing. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createEngine, type Engine, type EngineOptions } from '../../server/src/engine/engine';
import { createMemoryFileSystem } from '../../server/src/host/memory-file-system';
import { UNINTERRUPTED } from '../../server/src/std/token';
import type { Analysis } from '../../shared/src/model';
import { suitePrograms } from '../harness/all-suites';
import { analyse } from '../harness/analyse';
import { generate } from '../soundness/generate';

const TODAY = { today: '2026-01-15' };

/** Programs whose files have the same names, so that the text of one may stand in the place of another. */
const PROGRAMS = [3, 5, 8, 13].map((seed) => generate(seed).files);
const PATHS = [...new Set(PROGRAMS.flatMap((it) => Object.keys(it)))].sort();

const edits = fc.array(
  fc.record({
    path: fc.constantFrom(...PATHS),
    from: fc.option(fc.nat(PROGRAMS.length - 1)),
    asides: fc.nat(3),
    save: fc.boolean(),
  }),
  { minLength: 1, maxLength: 12 },
);

/** At the end of some lines: in a text or in markup they are more than an aside. */
const ASIDES = [' // aside', '\n', '\n\n/* aside */', '\t'];

function withAsides(text: string, from: number): string {
  let line = from;
  return text.replaceAll('\n', () => `${line++ % 3 === 0 ? ASIDES[line % ASIDES.length] : ''}\n`);
}

test('an edit sequence gives what a cold scan gives', { timeout: 600_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(edits, async (sequence) => {
      const texts = new Map(Object.entries(PROGRAMS[0] ?? {}));
      const files = createMemoryFileSystem(Object.fromEntries(texts));
      const engine = createEngine(files, TODAY);
      await engine.update('all', UNINTERRUPTED);
      const changed: string[] = [];
      for (const { path, from, asides, save } of sequence) {
        const written = from === null ? undefined : PROGRAMS[from]?.[path];
        const text = written !== undefined && asides > 0 ? withAsides(written, asides) : written;
        if (text === undefined) texts.delete(path);
        else texts.set(path, text);
        if (text === undefined) files.remove(path);
        else files.write(path, text);
        changed.push(path);
        if (save) await engine.update(changed.splice(0), UNINTERRUPTED);
      }
      expect(await engine.update(changed, UNINTERRUPTED)).toEqual(await analyse(Object.fromEntries(texts)));
    }),
    { seed: 1, numRuns: 25 },
  );
});

const SHOP = {
  'package.json': '{ "name": "shop", "private": true }',
  'gate.ts': "export const stopped = () => localStorage.getItem('ccpa_opt_out') === '1';",
  'pixel.ts':
    "import { stopped } from './gate';\nexport const sale = () => { if (!stopped()) fbq('track', 'Purchase'); };",
  'prices.ts': 'export const price = 1;',
};

async function open(): Promise<{ engine: Engine; edit(path: string, text: string): ReturnType<Engine['update']> }> {
  const files = createMemoryFileSystem(SHOP);
  const engine = createEngine(files, TODAY);
  await engine.update('all', UNINTERRUPTED);
  return {
    engine,
    edit(path, text) {
      files.write(path, text);
      return engine.update([path], UNINTERRUPTED);
    },
  };
}

test.each<[name: string, path: string, text: string, isKept: boolean]>([
  ['a file that no route meets', 'prices.ts', 'export const price = 2;', true],
  ['a gate', 'gate.ts', 'export const stopped = () => false;', false],
  ['a touchpoint', 'pixel.ts', "export const sale = () => fbq('track', 'Purchase');", false],
  ['blanks and comments of a gate', 'gate.ts', `// Whoever said no.\n${SHOP['gate.ts']}`, true],
  ['a comment that exempts', 'pixel.ts', `${SHOP['pixel.ts']}\n// optgate-ignore-file -- asked`, true],
  ['a comment that exempts nothing', 'prices.ts', `// optgate-ignore-file -- asked\n${SHOP['prices.ts']}`, true],
  ['what is said of a function', 'pixel.ts', SHOP['pixel.ts'].replace('=> {', "=> { 'use server';"), false],
  ['a comment in what is quoted', 'pixel.ts', SHOP['pixel.ts'].replace('!stopped()', '!stopped(/* all */)'), false],
  ['a file that now has one', 'prices.ts', "fbq('track', 'Lead');", false],
  ['a file that now imports one', 'prices.ts', "import { sale } from './pixel';\nsale();", false],
])('an edit of %s', async (_name, path, text, isKept) => {
  const { engine, edit } = await open();
  const before = await engine.update([], UNINTERRUPTED);
  const after = await edit(path, text);
  // What was concluded is the same list only where it was not concluded again.
  expect(after.unreachable === before.unreachable).toBe(isKept);
});

test('a comment that exempts nothing is told as it is written and taken out, wherever it stands', async () => {
  const { edit } = await open();
  const rules = async (text: string) => (await edit('prices.ts', text)).findings.map((it) => it.ruleId);
  const none = (await edit('prices.ts', SHOP['prices.ts'])).findings.map((it) => it.ruleId);
  expect(none).not.toContain('unused-exemption');
  const comment = '// optgate-ignore-next-line ungated-sharing -- asked\n';
  expect(await rules(comment + SHOP['prices.ts'])).toEqual(expect.arrayContaining(['unused-exemption']));
  expect(await rules(SHOP['prices.ts'])).toEqual(none);
});

test('other blanks and comments move what was concluded, and change nothing', { timeout: 240_000 }, async () => {
  let [evaluations, kept] = [0, 0];
  const narrow: EngineOptions['narrow'] = (scopes) => {
    evaluations++;
    return scopes;
  };
  const programs = suitePrograms(6);
  for (const { name, texts } of programs) {
    const files = createMemoryFileSystem(texts);
    const engine = createEngine(files, { ...TODAY, narrow });
    await engine.update('all', UNINTERRUPTED);
    const before = evaluations;
    const later = Object.fromEntries(
      Object.entries(texts).map(([path, text], i) => [path, /\.[jt]sx?$/.test(path) ? withAsides(text, i) : text]),
    );
    for (const [path, text] of Object.entries(later)) files.write(path, text);
    expect(await engine.update(Object.keys(texts), UNINTERRUPTED), name).toEqual(await analyse(later));
    if (evaluations === before) kept++;
  }
  expect(kept).toBeGreaterThan(programs.length / 2);
});

test('what is undone, or typed and taken back, is evaluated once', async () => {
  let evaluations = 0;
  const narrow: EngineOptions['narrow'] = (scopes) => {
    evaluations++;
    return scopes;
  };
  const files = createMemoryFileSystem(SHOP);
  const engine = createEngine(files, { ...TODAY, narrow });
  const cold = new Map<string, Analysis>();
  const [path = '', text = ''] = Object.entries(SHOP).find(([it]) => it.endsWith('.ts')) ?? [];
  for (const typed of ['', ' f', ' fb', ' fbq("track", "Lead");']) {
    files.write(path, `${text}${typed}`);
    cold.set(typed, await engine.update(typed === '' ? 'all' : [path], UNINTERRUPTED));
  }
  expect(evaluations).toBe(4);
  for (const typed of [' fb', ' f', '', ' fbq("track", "Lead");']) {
    files.write(path, `${text}\n// Another line\n${typed}`);
    await engine.update([path], UNINTERRUPTED);
    files.write(path, `${text}${typed}`);
    expect(await engine.update([path], UNINTERRUPTED)).toEqual(cold.get(typed));
  }
  expect(evaluations).toBe(4);
});
