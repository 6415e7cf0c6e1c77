/**
 * A large program is followed around its touchpoints only. Then fewer gates are seen, but none that is not
 * there, and no touchpoint is lost: on every suite, as if its program were too large and nothing above what
 * shares were followed, on those about calls also with what is; and by execution.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createCatalogue } from '../../server/src/catalogue/create-catalogue';
import { collectFacts } from '../../server/src/facts/collect';
import { canBeLeftOut } from '../../server/src/world/relevance/left-out';
import type { Scopes } from '../../server/src/world/relevance/relevance';
import { NOTHING_ABOVE, type Reach } from '../../server/src/world/relevance/vicinity';
import { type AnalyseOptions, analyse } from '../harness/analyse';
import { relabel } from '../harness/relabel';
import { codeOf, parseSuite, type SuiteFile } from '../harness/suite';
import { runCampaign } from '../soundness/campaign';

/** As if every program were too large to be run whole. */
const around =
  (reach?: Reach) =>
  (scopes: Scopes): Scopes => ({
    whole: { ...scopes.whole, size: Number.POSITIVE_INFINITY },
    vicinity: () => scopes.vicinity(reach),
  });

const SUITES = join(import.meta.dirname, '../verdicts');
const LABEL = /^\s*(?:\/\/)?\s*(\^+…?) (\w+)/;

const catalogue = createCatalogue();

const isSuite = (path: string) => path.endsWith('.md') && !path.endsWith('README.md');

/** Said too much: a gate where the suite has none, or nothing where it has something. */
async function overstated(
  files: readonly SuiteFile[],
  lines: readonly string[],
  options: AnalyseOptions,
): Promise<string[]> {
  const analysis = await analyse(Object.fromEntries(files.map((it) => [it.path, codeOf(it)])), options);
  return files.flatMap((file) => {
    const wanted = labelsIn(lines.slice(file.from, file.to));
    const said = labelsIn(relabel(file, analysis));
    return [...wanted].flatMap(([place, status]) => {
      const now = said.get(place);
      if (status === 'unreachable' || now === status || now === 'ungated') return [];
      return [`${file.path} ${place}: ${status}, but said to be ${now ?? 'nothing'}`];
    });
  });
}

/** By the number of the code line and the span below it. */
function labelsIn(lines: readonly string[]): Map<string, string> {
  const found = new Map<string, string>();
  let at = 0;
  for (const line of lines) {
    const label = LABEL.exec(line);
    if (!label) at++;
    else found.set(`${at}:${line.indexOf('^')}`, label[2] ?? '');
  }
  return found;
}

test.each([
  ['as it is, calls', undefined, 'calls/'],
  ['with nothing above what shares', NOTHING_ABOVE, ''],
])('no gate that is not there, no touchpoint lost: %s', { timeout: 600_000 }, async (_name, reach, folder) => {
  const narrow = around(reach);
  const wrong: Record<string, string[]> = {};
  for (const path of readdirSync(SUITES, { recursive: true, encoding: 'utf8' }).filter(isSuite)) {
    if (!path.startsWith(folder)) continue;
    const suite = parseSuite(readFileSync(join(SUITES, path), 'utf8'));
    for (const it of suite.tests) {
      const found = await overstated(it.files, suite.lines, { narrow });
      if (found.length > 0) wrong[`${path}:${it.line}`] = found;
    }
  }
  expect(wrong).toEqual({});
});

function mayBeLeftOut(file: SuiteFile): boolean {
  return /\.[cm]?[jt]s$/.test(file.path) && canBeLeftOut(collectFacts(file.path, codeOf(file)), catalogue);
}

/** A file that alone takes too much: nothing of it is run, and what it declares promises nothing. */
test('no gate that is not there where a file is left out', { timeout: 120_000 }, async () => {
  const wrong: Record<string, string[]> = {};
  let count = 0;
  for (const path of readdirSync(SUITES, { recursive: true, encoding: 'utf8' }).filter(isSuite)) {
    const suite = parseSuite(readFileSync(join(SUITES, path), 'utf8'));
    for (const it of suite.tests.filter(({ files }) => files.length > 1)) {
      for (const file of it.files.filter(mayBeLeftOut)) {
        const leftOut = new Set([file.path.replace(/^\//, '')]);
        const narrow = ({ whole, vicinity }: Scopes): Scopes => ({
          whole: { ...whole, size: Number.POSITIVE_INFINITY },
          vicinity: (reach) => vicinity(reach, leftOut),
        });
        count++;
        const found = await overstated(it.files, suite.lines, { narrow });
        const falseGates = found.filter((text) => text.endsWith('gated'));
        if (falseGates.length > 0) wrong[`${path}:${it.line} without ${file.path}`] = falseGates;
      }
    }
  }
  expect(count).toBeGreaterThan(5);
  expect(wrong).toEqual({});
});

test('gated is never wrong', { timeout: 600_000 }, async () => {
  const narrow = around(NOTHING_ABOVE);
  const { failures } = await runCampaign((files) => analyse(files, { narrow }), { seed: 500, count: 20 });
  expect(failures.join('\n')).toBe('');
});
