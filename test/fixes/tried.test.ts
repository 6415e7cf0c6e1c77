/** Fixes as the engine offers them and tries them: what is left of the offer, best first, and its text. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createEngine, type Engine } from '../../server/src/engine/engine';
import type { Fix } from '../../server/src/fixes/fix';
import { applyEdits } from '../../server/src/fixes/insertion';
import { createMemoryFileSystem } from '../../server/src/host/memory-file-system';
import { UNINTERRUPTED } from '../../server/src/std/token';
import { EXEMPT_FIX } from '../../shared/src/ids';
import type { Analysis } from '../../shared/src/model';
import { type FixCase, readFixSuite, suiteName } from './read-fix-suite';

const FOLDER = join(import.meta.dirname, 'tried');

for (const file of readdirSync(FOLDER)) {
  describe(suiteName(file), () => {
    for (const example of readFixSuite(readFileSync(join(FOLDER, file), 'utf8'))) {
      it(example.name, () => check(example));
    }
  });
}

async function check(example: FixCase): Promise<void> {
  const texts: Record<string, string> = { ...Object.fromEntries(example.files), [example.path]: example.before };
  const engine = createEngine(createMemoryFileSystem(texts), { today: '2026-01-15' });
  const analysis = await engine.update('all', UNINTERRUPTED);
  const target = targetOf(analysis, example);
  const { fixes, refused } = engine.fixesFor(target);
  const failed: string[] = [];
  const holding: Fix[] = [];
  for (const fix of fixes.filter((it) => it.id !== EXEMPT_FIX && it.id.startsWith(example.fix))) {
    const why = await engine.verify(fix, target, UNINTERRUPTED);
    if (why === undefined) holding.push(fix);
    else failed.push(`${fix.title}: ${why}`);
  }
  const [best] = holding;
  const reasons = [...new Set([...failed, ...refused.map((it) => it.why)])].join('\n');
  if (example.why !== undefined) {
    expect(best ? resultOf(best, texts) : reasons).toEqual(example.why);
    return;
  }
  if (!best) throw new Error(`No fix holds. ${reasons}`);
  const expected = { ...Object.fromEntries(example.made), [example.path]: example.after ?? example.before };
  expect(resultOf(best, texts)).toEqual(expected);
  await checkOnce(engine, { ...texts, ...expected }, 'id' in target ? target.id : undefined);
}

/** A cold engine over the new texts says the same. */
async function checkOnce(_tried: Engine, texts: Record<string, string>, id: string | undefined): Promise<void> {
  const engine = createEngine(createMemoryFileSystem(texts), { today: '2026-01-15' });
  const analysis = await engine.update('all', UNINTERRUPTED);
  const status = analysis.pathways.find((it) => it.id === id)?.status ?? 'gated';
  expect(status).toBe('gated');
}

function targetOf({ pathways, findings }: Analysis, { path, before, span, name, rule }: FixCase) {
  const lines = before.slice(0, span[0]).split('\n');
  const [line, character] = [lines.length, (lines.at(-1) ?? '').length + 1];
  const isHere = (it: { file: string; range: Analysis['pathways'][number]['range'] }) =>
    it.file === path && it.range.start.line === line && it.range.start.character === character;
  const found = rule === undefined ? undefined : findings.find((it) => it.ruleId === rule && isHere(it));
  if (found) return { file: path, line, rule: found.ruleId };
  if (rule !== undefined) throw new Error(`${name}: no ${rule} here, only ${findings.map(placed).join(', ')}`);
  const pathway = pathways.find(isHere);
  if (pathway) return { id: pathway.id };
  if (findings.some((it) => it.ruleId === 'unawaited-preference' && isHere(it))) return { file: path, line };
  const there = pathways.map((it) => `${it.file}:${it.range.start.line}:${it.range.start.character}`);
  throw new Error(`${name}: nothing at ${path}:${line}:${character}, only at ${there.join(', ')}`);
}

function placed({ ruleId, file, range: { start } }: Analysis['findings'][number]): string {
  return `${ruleId} ${file}:${start.line}:${start.character}`;
}

/** The files that the fix changes or makes. */
function resultOf(fix: Fix, texts: Readonly<Record<string, string>>): Record<string, string> {
  const files = [...new Set(fix.edits.map((it) => it.file))];
  return Object.fromEntries(
    files.map((file) => {
      const edits = fix.edits.filter((it) => it.file === file);
      return [file, applyEdits(texts[file] ?? '', edits)];
    }),
  );
}
