/** Links over time: what an update brings is what a fresh start would, and no more is read than must be. */
import { expect, test } from 'vitest';
import type { FileSystem } from '../../server/src/host/file-system';
import { createMemoryFileSystem } from '../../server/src/host/memory-file-system';
import { createLinkStore, type WorkspaceLinks } from '../../server/src/links/link-store';
import { Cancelled, UNINTERRUPTED } from '../../server/src/std/token';
import { entryLines } from './links-of';

const OPTIONS = { prefilter: /fbq/ };
const FILES = {
  'package.json': '{ "name": "app", "private": true }',
  'a.ts': "import { b } from './b'; b()",
  'b.ts': "export function b() { fbq('track') }",
  'c.ts': 'export const c = 1',
};

const NUXT = {
  'package.json': '{ "name": "app", "private": true, "dependencies": { "nuxt": "3" } }',
  'plugins/a.ts': 'export default () => b()',
  'utils/b.ts': "export function b() { fbq('track') }",
};

function answers(links: WorkspaceLinks): unknown {
  return links.files.map((path) => [path, links.importersOf(path), entryLines(links, path), links.isCandidate(path)]);
}

test.each<[name: string, changes: Record<string, string | undefined>]>([
  ['an edit', { 'a.ts': "import { c } from './c'; c()" }],
  ['a file made', { 'd.ts': "import './c'" }],
  ['a file made that an import meant', { 'b.tsx': '', 'b/index.ts': '' }],
  ['a file removed', { 'b.ts': undefined }],
  ['an alias', { 'tsconfig.json': '{ "compilerOptions": { "paths": { "#b": ["./b.ts"] } } }', 'c.ts': "import '#b'" }],
  ['a package made public', { 'package.json': '{ "name": "app", "main": "b.js" }' }],
  ['a file that got too large', { 'a.ts': `import { b } from './b';${' '.repeat(300 * 1024)}` }],
])('%s, and back', (_name, changes) => goAndComeBack(FILES, changes));

test.each<[name: string, changes: Record<string, string | undefined>]>([
  ['another name', { 'utils/b.ts': "export function other() { fbq('track') }" }],
  ['a file that offers it first', { 'composables/b.ts': 'export const b = () => {}' }],
  ['a name of its own', { 'plugins/a.ts': 'const b = () => {}; export default () => b()' }],
  ['no Nuxt', { 'package.json': '{ "name": "app", "private": true }' }],
])('what Nuxt imports by itself: %s, and back', (_name, changes) => goAndComeBack(NUXT, changes));

async function goAndComeBack(
  given: Record<string, string>,
  changes: Record<string, string | undefined>,
): Promise<void> {
  const files = createMemoryFileSystem(given);
  const store = createLinkStore(files, OPTIONS);
  const before = answers(await store.update('all', UNINTERRUPTED));

  for (const [path, text] of Object.entries(changes)) text === undefined ? files.remove(path) : files.write(path, text);
  const updated = answers(await store.update(Object.keys(changes), UNINTERRUPTED));
  expect(updated).toEqual(answers(await createLinkStore(files, OPTIONS).update('all', UNINTERRUPTED)));
  expect(updated).not.toEqual(before);

  for (const path of Object.keys(changes)) files.remove(path);
  for (const [path, text] of Object.entries(given)) files.write(path, text);
  expect(answers(await store.update('all', UNINTERRUPTED))).toEqual(before);
}

test('facts stay the same object while the content is the same', async () => {
  const files = createMemoryFileSystem(FILES);
  const store = createLinkStore(files, OPTIONS);
  const facts = (await store.update('all', UNINTERRUPTED)).facts('a.ts');
  expect((await store.update('all', UNINTERRUPTED)).facts('a.ts')).toBe(facts);
  files.write('a.ts', 'other()');
  expect((await store.update(['a.ts'], UNINTERRUPTED)).facts('a.ts')).not.toBe(facts);
});

test('an edit reads the edited file only', async () => {
  const files = createMemoryFileSystem(FILES);
  const read: string[] = [];
  const watched: FileSystem = {
    ...files,
    read(path) {
      read.push(path);
      return files.read(path);
    },
  };
  const store = createLinkStore(watched, OPTIONS);
  await store.update('all', UNINTERRUPTED);
  read.length = 0;
  await store.update(['c.ts'], UNINTERRUPTED);
  expect(read).toEqual(['c.ts']);
});

test('a cancelled update is made up for by the next one', async () => {
  const files = createMemoryFileSystem(FILES);
  const store = createLinkStore(files, OPTIONS);
  let left = 1;
  const cancelling = {
    pause() {
      if (left-- === 0) throw new Cancelled();
      return undefined;
    },
  };
  await expect(store.update('all', cancelling)).rejects.toBeInstanceOf(Cancelled);
  const links = await store.update([], UNINTERRUPTED);
  expect(answers(links)).toEqual(answers(await createLinkStore(files, OPTIONS).update('all', UNINTERRUPTED)));
});

test('what is left out is named, and its imports count as calls that are not seen', async () => {
  const files = createMemoryFileSystem({
    ...FILES,
    'big.js': `import { b } from './b'\n${'x = 1\n'.repeat(50_000)}`,
    'packed.js': 'x=1;'.repeat(20_000),
    'repacked.js': 'function e(t, n) {\n  return t.left + n.right;\n}\n'.repeat(1_200),
    'named.js': 'function add(left, right) {\n  return left + right;\n}\n'.repeat(1_200),
    'long.ts': 'const x = 1;\n'.repeat(10_000),
  });
  const links = await createLinkStore(files, OPTIONS).update('all', UNINTERRUPTED);
  expect(links.notAnalysed).toEqual([
    { file: 'big.js', why: 'larger than 256 KB' },
    { file: 'packed.js', why: 'minified' },
    { file: 'repacked.js', why: 'minified' },
  ]);
  expect(links.files).not.toContain('big.js');
  expect(links.facts('big.js')).toBeUndefined();
  expect(links.importersOf('b.ts')).toEqual(['a.ts']);
  expect(entryLines(links, 'b.ts')).toEqual(['module: module (unknown)', 'b: exported function (unknown)']);
});

test('relevant files are the candidates and all that lead to them', async () => {
  const files = createMemoryFileSystem({
    'pixel.ts': 'export const p = () => fbq()',
    'wrap.ts': "export * from './pixel'",
    'page.ts': "import { p } from './wrap'; p()",
    'other.ts': "import './page.css'",
    'page.test.ts': "import './page'; fbq()",
    'middleware.ts': '',
  });
  const links = await createLinkStore(files, OPTIONS).update('all', UNINTERRUPTED);
  expect(links.relevantFiles()).toEqual(['middleware.ts', 'page.ts', 'pixel.ts', 'wrap.ts']);
});
