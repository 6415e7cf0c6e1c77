/**
 * Registers every literate suite below a folder as tests, one per heading with fences.
 *
 * `UPDATE=1` writes the labels as the analysis would have them, `UPDATE=want` notes what differs as known losses
 * (`(want: …)`). The difference is for a person to read; what is wrong on the unsafe side is not written away.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Analysis } from '../../shared/src/model';
import { type Mood, relabel } from './relabel';
import { codeOf, parseSuite, type Suite, type SuiteTest } from './suite';

export type Analyse = (files: Readonly<Record<string, string>>) => Promise<Analysis>;

export function runSuites(folder: string, analyse: Analyse): void {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const suites = paths.filter((it) => it.endsWith('.md') && !it.endsWith('README.md')).sort();
  for (const path of suites) runSuite(join(folder, path), relative(folder, join(folder, path)), analyse);
}

function runSuite(path: string, name: string, analyse: Analyse): void {
  const suite = parseSuite(readFileSync(path, 'utf8'));
  const updates: Update[] = [];
  describe(name, () => {
    it('is well formed', () => expect(suite.problems.map((it) => `${name}:${it}`)).toEqual([]));
    for (const test of suite.tests) {
      it(test.name, async () => {
        const mood = moodOf(process.env.UPDATE);
        const relabelled = await relabelTest(test, analyse, mood);
        if (mood !== 'show') updates.push(...relabelled);
        else expect(joined(relabelled), `${name}:${test.line}`).toBe(joined(writtenTest(test, suite)));
      });
    }
    afterAll(() => {
      if (updates.length > 0) writeFileSync(path, updatedMarkdown(suite, updates));
    });
  });
}

function moodOf(update: string | undefined): Mood {
  if (!update) return 'show';
  return update === 'want' ? 'want' : 'accept';
}

/** The new lines of one fence's body. */
interface Update {
  readonly path: string;
  readonly from: number;
  readonly to: number;
  readonly lines: readonly string[];
}

async function relabelTest(test: SuiteTest, analyse: Analyse, mood: Mood): Promise<Update[]> {
  const analysis = await analyse(Object.fromEntries(test.files.map((it) => [it.path, codeOf(it)])));
  const unproven = analysis.pathways.filter((it) => it.status === 'gated' && it.gates.length === 0);
  expect(unproven.map((it) => `${it.file}:${it.range.start.line} is gated without a gate to show`)).toEqual([]);
  return test.files.map((file) => ({ ...file, lines: relabel(file, analysis, mood) }));
}

function writtenTest(test: SuiteTest, suite: Suite): Update[] {
  return test.files.map((file) => ({ ...file, lines: suite.lines.slice(file.from, file.to) }));
}

function joined(files: readonly Update[]): string {
  return files.map((it) => [`// /${it.path}`, ...it.lines].join('\n')).join('\n\n');
}

export function updatedMarkdown(suite: Suite, updates: readonly Update[]): string {
  const lines = [...suite.lines];
  for (const it of [...updates].sort((a, b) => b.from - a.from)) lines.splice(it.from, it.to - it.from, ...it.lines);
  return lines.join('\n');
}
