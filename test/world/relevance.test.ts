/**
 * What is not worth running changes nothing: with everything run, the same places are found and concluded
 * the same. On generated programs, and on the suites about calls, where names lead furthest.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Relevance, Scopes } from '../../server/src/world/relevance/relevance';
import type { Analysis } from '../../shared/src/model';
import { type AnalyseOptions, analyse } from '../harness/analyse';
import { codeOf, parseSuite } from '../harness/suite';
import { generate } from '../soundness/generate';

const EVERYTHING: Relevance = {
  exports: () => true,
  isKnown: () => true,
  leads: () => true,
  has: () => true,
  isInert: () => false,
  outOfSight: undefined,
  size: 0,
};
const runEverything = (): Scopes => ({ whole: EVERYTHING, vicinity: () => EVERYTHING });

const SEED = 100;
const COUNT = 60;
const SUITES = join(import.meta.dirname, '../verdicts/calls');

type Files = Readonly<Record<string, string>>;

async function conclusions(files: Files, options: AnalyseOptions): Promise<string[]> {
  const { pathways, unreachable } = await analyse(files, options);
  const say = (it: Analysis['unreachable'][number], status: string) =>
    `${it.file}:${it.range.start.line}:${it.range.start.character} ${status}`;
  return [...pathways.map((it) => say(it, it.status)), ...unreachable.map((it) => say(it, 'unreachable'))].sort();
}

async function differing(programs: Iterable<readonly [string, Files]>): Promise<object> {
  const found: Record<string, object> = {};
  for (const [name, files] of programs) {
    const pruned = await conclusions(files, {});
    const whole = await conclusions(files, { narrow: runEverything });
    if (pruned.join('\n') !== whole.join('\n')) found[name] = { pruned, whole };
  }
  return found;
}

test('generated programs', { timeout: 600_000 }, async () => {
  const programs = Array.from({ length: COUNT }, (_, i) => [`seed ${SEED + i}`, generate(SEED + i).files] as const);
  expect(await differing(programs)).toEqual({});
});

test('suites about calls', { timeout: 600_000 }, async () => {
  const programs = readdirSync(SUITES).flatMap((path) =>
    parseSuite(readFileSync(join(SUITES, path), 'utf8')).tests.map(
      (it) => [`${path}:${it.line}`, Object.fromEntries(it.files.map((file) => [file.path, codeOf(file)]))] as const,
    ),
  );
  expect(await differing(programs)).toEqual({});
});
