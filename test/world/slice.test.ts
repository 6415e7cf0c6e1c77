/**
 * Later worlds run only the slice of a program on which their answers depend (`slice.ts`): what is found is what is found
 * when each of them runs all of it, in suites and in generated programs.
 */
import { expect, test } from 'vitest';
import { createCatalogue } from '../../server/src/catalogue/create-catalogue';
import { createMemoryFileSystem } from '../../server/src/host/memory-file-system';
import { createLinkStore } from '../../server/src/links/link-store';
import { UNINTERRUPTED } from '../../server/src/std/token';
import { evaluateWorlds } from '../../server/src/world/evaluate-worlds';
import type { Scopes } from '../../server/src/world/relevance/relevance';
import { createWorkspace } from '../bench/workspace';
import { suitePrograms } from '../harness/all-suites';
import { analyse } from '../harness/analyse';
import { generate } from '../soundness/generate';

const runAll = ({ whole, vicinity }: Scopes): Scopes => ({
  whole: { ...whole, runsAll: true },
  vicinity: (reach) => ({ ...vicinity(reach), runsAll: true }),
});

async function bothWays(files: Readonly<Record<string, string>>) {
  return { sliced: await analyse(files), whole: await analyse(files, { narrow: runAll }) };
}

/** Programs of the suites that are run both ways: all of them take half a minute. */
const EVERY = 4;

test('there is less to run', async () => {
  const catalogue = createCatalogue();
  const store = createLinkStore(createMemoryFileSystem(createWorkspace(100)), { prefilter: catalogue.prefilter });
  const links = await store.update('all', UNINTERRUPTED);
  const program = { links, catalogue, roots: links.relevantFiles(), writers: links.choiceWriters() };
  const { anyone, optedOut } = await evaluateWorlds(program, UNINTERRUPTED);
  expect(optedOut.contexts.size).toBeLessThan(anyone.contexts.size / 2);
});

test('in the suites', { timeout: 300_000 }, async () => {
  const different: string[] = [];
  for (const { name, texts } of suitePrograms(EVERY)) {
    const { sliced, whole } = await bothWays(texts);
    if (JSON.stringify(sliced) !== JSON.stringify(whole)) different.push(name);
  }
  expect(different).toEqual([]);
});

test('in generated programs', { timeout: 300_000 }, async () => {
  for (let seed = 900; seed < 940; seed++) {
    const { sliced, whole } = await bothWays(generate(seed).files);
    expect(sliced, `seed ${seed}`).toEqual(whole);
  }
});
