/** One file, one line: whatever is added to these folders stands in the list beside it, and in its order. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

/** Folder, and the file that lists it. */
const LISTS: readonly (readonly [folder: string, list: string])[] = [
  ['server/src/catalogue/vendors', 'server/src/catalogue/vendors/index.ts'],
  ['server/src/catalogue/consent-platforms', 'server/src/catalogue/consent-platforms/index.ts'],
  ['server/src/checks/consent-withdrawal/findings', 'server/src/checks/consent-withdrawal/index.ts'],
  ['server/src/checks/opt-out-processing-time/findings', 'server/src/checks/opt-out-processing-time/index.ts'],
  ['server/src/checks/third-party-sharing-gated/findings', 'server/src/checks/third-party-sharing-gated/index.ts'],
];

describe.each(LISTS)('%s', (folder, list) => {
  test('every file is imported by its list', () => {
    const names = namesIn(folder).filter((it) => it !== 'index');
    expect(names.length).toBeGreaterThan(0);
    expect(existsSync(list)).toBe(true);
    const prefix = folder.slice(list.lastIndexOf('/') + 1);
    const wanted = names.map((it) => `./${prefix === '' ? '' : `${prefix}/`}${it}`);
    const imported = new Set(importsOf(list));
    expect(wanted.filter((it) => !imported.has(it))).toEqual([]);
  });
});

test('every check is in the list of checks', () => {
  const folders = readdirSync('server/src/checks', { withFileTypes: true }).filter((it) => it.isDirectory());
  const imported = new Set(importsOf('server/src/checks/index.ts'));
  expect(folders.map((it) => it.name).filter((it) => !imported.has(`./${it}`))).toEqual([]);
});

test('every framework is in the list of entries', () => {
  const folder = 'server/src/links/entries';
  // The list, what all share, and the rule for what no framework knows.
  const others = ['index', 'entry-context', 'general'];
  const imported = new Set(importsOf(`${folder}/index.ts`));
  const frameworks = namesIn(folder).filter((it) => !others.includes(it));
  expect(frameworks.filter((it) => !imported.has(`./${it}`))).toEqual([]);
});

function namesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((it) => it.endsWith('.ts'))
    .map((it) => it.slice(0, -'.ts'.length))
    .sort();
}

function importsOf(path: string): string[] {
  return ts.preProcessFile(readFileSync(path, 'utf8'), true, true).importedFiles.map((it) => it.fileName);
}
