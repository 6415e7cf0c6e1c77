/**
 * Notes beside equal calls of one function: each follows the call that a person would say it is about, however the
 * calls are moved, deleted, doubled and gated, and none is lost.
 */
import { expect, test } from 'vitest';
import { createEngine } from '../../server/src/engine/engine';
import { createMemoryFileSystem } from '../../server/src/host/memory-file-system';
import { splitCells } from '../../server/src/std/table-cells';
import { UNINTERRUPTED } from '../../server/src/std/token';
import { renderOperations } from '../../server/src/views/operations/render-operations';
import { DEFAULT_CONFIG } from '../../shared/src/config';
import type { Pathway } from '../../shared/src/model';

const HEAD = 'export function checkout(plan, optedOut) {';
const SEND = "fbq('track', 'Buy');";
const WEEK = `  if (plan === 'week') {\n    ${SEND}\n  }`;
const YEAR = `  if (plan === 'year') {\n    ${SEND}\n  } else {\n    leave();\n  }`;
const [BESIDE_A, BESIDE_B] = [`  first();\n  ${SEND}`, `  ${SEND}\n  second();`];

interface State {
  readonly report: string;
  /** Line of the source to the note beside it. */
  readonly notes: Readonly<Record<number, string>>;
  readonly removed: readonly string[];
}

async function exported(body: readonly string[], before: string | null, file = 'buy.js'): Promise<State> {
  const files = { [file]: [HEAD, ...body, '}'].join('\n') };
  const engine = createEngine(createMemoryFileSystem(files), { today: '2026-01-15' });
  const analysis = await engine.update('all', UNINTERRUPTED);
  const options = { config: DEFAULT_CONFIG, around: engine.around, edited: 'refuse' } as const;
  const result = renderOperations(analysis, before, options);
  if ('error' in result) throw new Error(result.error.message);
  const again = renderOperations(analysis, result.text, options);
  expect('text' in again && again.text).toBe(result.text);
  const noteOf = (it: Pathway) => cellsOf(result.text, it.id).at(-1) ?? '';
  const removed = (result.text.split('### Removed since')[1] ?? '').split('<!-- optgate:end')[0] ?? '';
  return {
    report: result.text,
    notes: Object.fromEntries(analysis.pathways.map((it) => [it.range.start.line, noteOf(it)])),
    removed: ['week', 'year', 'a', 'b', 'c'].filter((it) => removed.includes(`of ${it} `)),
  };
}

function cellsOf(report: string, id: string): string[] {
  const row = report.split('\n').find((it) => it.includes(`| \`${id}\``));
  return (splitCells(row ?? '') ?? []).map((it) => it.trim());
}

/** Writes notes beside the calls of these lines. */
async function noted(body: readonly string[], notes: Readonly<Record<number, string>>): Promise<string> {
  const { report } = await exported(body, null);
  return Object.entries(notes).reduce(
    (text, [line, note]) => text.replace(new RegExp(`^(\\|.*buy\\.js:${line}\`.*\\|) *\\|$`, 'm'), `$1 ${note} |`),
    report,
  );
}

test('the one that stays keeps its own when the other is deleted, and that comes back with it', async () => {
  const before = await noted([WEEK, YEAR], { 3: 'of week', 6: 'of year' });
  const gone = await exported([YEAR], before);
  expect(gone).toMatchObject({ notes: { 3: 'of year' }, removed: ['week'] });
  const back = await exported([WEEK, YEAR], gone.report);
  expect(back).toMatchObject({ notes: { 3: 'of week', 6: 'of year' }, removed: [] });
});

test('calls that change places keep theirs', async () => {
  const before = await noted([WEEK, YEAR], { 3: 'of week', 6: 'of year' });
  expect(await exported([YEAR, WEEK], before)).toMatchObject({ notes: { 3: 'of year', 8: 'of week' }, removed: [] });
});

test('another one before it takes none, be it one of several or the only one', async () => {
  const new_ = `  if (plan === 'day') {\n    ${SEND}\n  }`;
  const one = await noted([YEAR], { 3: 'of year' });
  expect(await exported([WEEK, YEAR], one)).toMatchObject({ notes: { 3: '', 6: 'of year' }, removed: [] });
  const two = await noted([WEEK, YEAR], { 3: 'of week', 6: 'of year' });
  expect(await exported([new_, WEEK, YEAR], two)).toMatchObject({ notes: { 3: '', 6: 'of week', 9: 'of year' } });
});

test('a gate around one leaves both', async () => {
  const before = await noted([WEEK, YEAR], { 3: 'of week', 6: 'of year' });
  const gated = WEEK.replace(`    ${SEND}`, `    if (!optedOut) {\n      ${SEND}\n    }`);
  expect(await exported([gated, YEAR], before)).toMatchObject({ notes: { 4: 'of week', 8: 'of year' }, removed: [] });
  const other = YEAR.replace(SEND, `if (!optedOut) ${SEND}`);
  expect(await exported([WEEK, other], before)).toMatchObject({ notes: { 3: 'of week', 6: 'of year' }, removed: [] });
});

test('neighbours tell, where all stand in one block', async () => {
  const before = await noted([BESIDE_A, '  between();', BESIDE_B], { 3: 'of a', 5: 'of b' });
  const changed = await exported([BESIDE_B, '  between();', BESIDE_A], before);
  expect(changed).toMatchObject({ notes: { 2: 'of b', 6: 'of a' }, removed: [] });
  expect(await exported([BESIDE_B], before)).toMatchObject({ notes: { 2: 'of b' }, removed: ['a'] });
});

test('in a function that is renamed, and in a file that is', async () => {
  const before = await noted([WEEK, YEAR], { 3: 'of week', 6: 'of year' });
  const inner = ['  function inner() {', YEAR, WEEK, '  }', '  inner();'];
  expect(await exported(inner, before)).toMatchObject({ notes: { 4: 'of year', 9: 'of week' }, removed: [] });
  const moved = await exported([YEAR, WEEK], before, 'lib/buy.js');
  expect(moved).toMatchObject({ notes: { 3: 'of year', 8: 'of week' }, removed: [] });
});

test('where nothing tells them apart, their order does, and none is lost', async () => {
  const before = await noted([`  ${SEND}`, `  ${SEND}`, `  ${SEND}`], { 2: 'of a', 3: 'of b', 4: 'of c' });
  const gone = await exported([`  ${SEND}`, `  ${SEND}`], before);
  expect(gone).toMatchObject({ notes: { 2: 'of a', 3: 'of b' }, removed: ['c'] });
  expect(await exported([], before)).toMatchObject({ notes: {}, removed: ['a', 'b', 'c'] });
});

test('a report without marks is read as before', async () => {
  const before = await noted([WEEK, YEAR], { 3: 'of week', 6: 'of year' });
  const plain = before.replaceAll(/ <!-- [\da-f]{16} -->/g, '');
  expect(await exported([WEEK, YEAR], plain)).toMatchObject({ report: plain, notes: { 3: 'of week', 6: 'of year' } });
});
