import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isNoFix } from '../../server/src/fixes/fix';
import { applyEdits } from '../../server/src/fixes/insertion';
import { type FixCase, readFixSuite, suiteName } from './read-fix-suite';
import { factsOf, wrapCase } from './wrap-case';

const FOLDER = import.meta.dirname;

for (const file of readdirSync(FOLDER).filter((it) => it.endsWith('.md') && it !== 'README.md')) {
  describe(suiteName(file), () => {
    for (const example of readFixSuite(readFileSync(join(FOLDER, file), 'utf8'))) {
      it(example.name, () => check(example));
    }
  });
}

function check(example: FixCase): void {
  const fix = wrapCase(example);
  if (example.why !== undefined) {
    expect(isNoFix(fix) ? fix.why : applyEdits(example.before, fix.edits)).toBe(example.why);
    return;
  }
  if (isNoFix(fix)) throw new Error(`no fix: ${fix.why}`);
  const after = applyEdits(example.before, fix.edits);
  expect(after).toBe(example.after);
  expect(fix.edits.filter((edit) => edit.start !== edit.end)).toEqual([]);
  expect(factsOf(example.path, after).problems).toEqual([]);
  checkCarriageReturns(example);
}

/** The same file with other line ends gives the same result with other line ends. */
function checkCarriageReturns(example: FixCase): void {
  const before = example.before.replaceAll('\n', '\r\n');
  const shift = (offset: number) => offset + (example.before.slice(0, offset).match(/\n/g)?.length ?? 0);
  const fix = wrapCase({ ...example, before, span: [shift(example.span[0]), shift(example.span[1])] });
  if (isNoFix(fix)) throw new Error(`no fix with CRLF: ${fix.why}`);
  expect(applyEdits(before, fix.edits)).toBe(example.after?.replaceAll('\n', '\r\n'));
}
