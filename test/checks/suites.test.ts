/**
 * The specification of the second and the third check: markdown, each heading a test. A fence is a file; the fence
 * `findings` says what stands: `rule-id file:line`, one a line, of these two checks. `UPDATE=1` writes them anew.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import type { Finding } from '../../shared/src/model';
import { analyse } from '../harness/analyse';
import { updatedMarkdown } from '../harness/run-suites';
import { codeOf, parseSuite } from '../harness/suite';

const FOLDER = dirname(fileURLToPath(import.meta.url));
const OF_CHECKS = /^(?:withdrawal|stale|consent|preference-never|opt-out|third-parties|removal)/;

const suites = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.md') && !path.endsWith('README.md'))
  .sort();

describe.each(suites)('%s', (name) => {
  const path = join(FOLDER, name);
  const suite = parseSuite(readFileSync(path, 'utf8'));
  const updates: { path: string; from: number; to: number; lines: string[] }[] = [];
  it('is well formed', () => {
    expect(suite.problems).toEqual([]);
    expect(suite.tests.filter((test) => !test.files.some(isExpected)).map((test) => test.name)).toEqual([]);
  });
  for (const test of suite.tests) {
    it(test.name, async () => {
      const expected = test.files.find(isExpected);
      const files = test.files.filter((file) => file !== expected);
      const { findings } = await analyse(Object.fromEntries(files.map((file) => [file.path, codeOf(file)])));
      const found = findings
        .filter((finding) => OF_CHECKS.test(finding.ruleId))
        .map(printed)
        .sort();
      if (process.env.UPDATE && expected) updates.push({ ...expected, lines: found });
      else expect(found, `${name}:${test.line}`).toEqual(expected ? linesOf(codeOf(expected)) : []);
    });
  }
  afterAll(() => {
    if (updates.length > 0) writeFileSync(path, updatedMarkdown(suite, updates));
  });
});

function isExpected({ path }: { readonly path: string }): boolean {
  return path === 'main.findings';
}

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}

function printed({ ruleId, file, range }: Finding): string {
  return `${ruleId} ${file}:${range.start.line}`;
}
