/**
 * Later worlds run only the slice of a program on which their answers depend (`slice.ts`): what is found is what is found
 * when each of them runs all of it, in suites and in generated programs.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Scopes } from '../../server/src/world/relevance/relevance';
import { analyse } from '../harness/analyse';
import { codeOf, parseSuite } from '../harness/suite';
import { generate } from '../soundness/generate';

const SUITES = join(import.meta.dirname, '../verdicts');
const runAll = ({ whole, vicinity }: Scopes): Scopes => ({
  whole: { ...whole, runsAll: true },
  vicinity: (reach) => ({ ...vicinity(reach), runsAll: true }),
});

async function bothWays(files: Readonly<Record<string, string>>) {
  return { sliced: await analyse(files), whole: await analyse(files, { narrow: runAll }) };
}

/** Programs of the suites that are run both ways: all of them take half a minute. */
const EVERY = 4;

test('in the suites', { timeout: 120_000 }, async () => {
  const different: string[] = [];
  let count = 0;
  const paths = readdirSync(SUITES, { recursive: true, encoding: 'utf8' });
  for (const path of paths.filter((it) => it.endsWith('.md') && !it.endsWith('README.md'))) {
    for (const it of parseSuite(readFileSync(join(SUITES, path), 'utf8')).tests) {
      if (count++ % EVERY > 0) continue;
      const { sliced, whole } = await bothWays(Object.fromEntries(it.files.map((file) => [file.path, codeOf(file)])));
      if (JSON.stringify(sliced) !== JSON.stringify(whole)) different.push(`${path}:${it.line}`);
    }
  }
  expect(different).toEqual([]);
});

test('in generated programs', { timeout: 120_000 }, async () => {
  for (let seed = 900; seed < 940; seed++) {
    const { sliced, whole } = await bothWays(generate(seed).files);
    expect(sliced, `seed ${seed}`).toEqual(whole);
  }
});
