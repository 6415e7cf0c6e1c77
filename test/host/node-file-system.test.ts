/** The disk: what is listed, what git and habit leave out, and what cannot be read. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createNodeFileSystem } from '../../server/src/host/node-file-system';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'optgate-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function put(files: Readonly<Record<string, string | Buffer>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

function touch(...paths: readonly string[]): void {
  put(Object.fromEntries(paths.map((it) => [it, ''])));
}

function list(folder = ''): readonly string[] {
  return createNodeFileSystem(join(root, folder)).list().files;
}

test('sources and the configuration that links read are listed, sorted', () => {
  touch('b.ts', 'a.tsx', 'c.mjs', 'd.cts', 'e.vue', 'types.d.ts', 'style.css', 'README.md', 'PRIVACY_OPERATIONS.md');
  touch(
    'package.json',
    'tsconfig.app.json',
    'jsconfig.json',
    'data.json',
    'pnpm-workspace.yaml',
    'optgate.config.json',
  );
  touch('prisma/schema.prisma');
  expect(list().join(' ')).toBe(
    `PRIVACY_OPERATIONS.md a.tsx b.ts c.mjs d.cts e.vue jsconfig.json optgate.config.json package.json
     pnpm-workspace.yaml prisma/schema.prisma tsconfig.app.json`.replace(/\s+/g, ' '),
  );
});

test('what tools install or write is never entered', () => {
  touch(
    'node_modules/x/index.js',
    'a/node_modules/y.js',
    '.git/hooks/z.js',
    '.next/server/p.js',
    '.yarn/r.cjs',
    'a.ts',
  );
  touch('.github/scripts/release.js');
  expect(list()).toEqual(['.github/scripts/release.js', 'a.ts']);
});

test('nested .gitignore files, the deeper one wins', () => {
  touch('gen/a.ts', 'src/gen/b.ts', 'src/keep.gen.ts', 'src/x.gen.ts', 'lib/gen/c.ts', 'x.gen.ts');
  put({ '.gitignore': '/gen/\n*.gen.ts\n', 'src/.gitignore': '!keep.gen.ts\n/gen\n' });
  expect(list()).toEqual(['lib/gen/c.ts', 'src/keep.gen.ts']);
});

test('build output is left out where nothing is said, and entered where git tracks it', () => {
  touch('dist/a.js', 'packages/x/build/b.js', 'src/c.ts');
  expect(list()).toEqual(['src/c.ts']);
  put({ 'src/.gitignore': '*.log\n' });
  expect(list()).toEqual(['dist/a.js', 'packages/x/build/b.js', 'src/c.ts']);
  put({ '.gitignore': 'dist\n' });
  expect(list()).toEqual(['packages/x/build/b.js', 'src/c.ts']);
});

test('the rules of the repository around a scanned part of it hold', () => {
  touch('.git/HEAD', 'apps/web/out/a.js', 'apps/web/b.ts', 'apps/web/c.gen.ts');
  put({ '.gitignore': 'apps/*/out\n*.gen.ts\n' });
  expect(list('apps/web')).toEqual(['b.ts']);
  expect(list('apps/web/out')).toEqual(['a.js']);
});

test('symlinks: a loop is named, a folder is not followed, a file counts once', () => {
  touch('src/a.ts', 'other/real.ts');
  symlinkSync('..', join(root, 'src/up'));
  symlinkSync('../other', join(root, 'src/other'));
  symlinkSync('../other/real.ts', join(root, 'src/again.ts'));
  symlinkSync('nowhere.ts', join(root, 'src/dangling.ts'));
  symlinkSync(tmpdir(), join(root, 'away'));
  put({ 'hidden.txt': 'code' });
  symlinkSync('hidden.txt', join(root, 'shown.js'));
  expect(createNodeFileSystem(root).list()).toEqual({
    files: ['other/real.ts', 'shown.js', 'src/a.ts'],
    notAnalysed: [
      { file: 'away', why: 'symlink to a folder outside the scanned folder' },
      { file: 'src/up', why: 'symlink loop' },
    ],
  });
});

test('a folder that is not there is named, not thrown', () => {
  expect(createNodeFileSystem(join(root, 'absent')).list()).toEqual({
    files: [],
    notAnalysed: [{ file: '.', why: 'no such file' }],
  });
});

test.skipIf(process.getuid?.() === 0)('a folder without permission is named', () => {
  touch('closed/a.ts', 'b.ts');
  chmodSync(join(root, 'closed'), 0);
  const listing = createNodeFileSystem(root).list();
  chmodSync(join(root, 'closed'), 0o700);
  expect(listing).toEqual({ files: ['b.ts'], notAnalysed: [{ file: 'closed', why: 'no permission' }] });
});

test.each([
  ['UTF-8', Buffer.from('é = "\u{1F36A}"'), { text: 'é = "\u{1F36A}"' }],
  ['UTF-8 with a mark', Buffer.from('\uFEFFa'), { text: '\uFEFFa' }],
  ['UTF-16 LE', Buffer.from('\uFEFFaé', 'utf16le'), { text: '\uFEFFaé' }],
  ['UTF-16 BE', Buffer.from('\uFEFFaé', 'utf16le').swap16(), { text: '\uFEFFaé' }],
  ['binary', Buffer.from([1, 0, 2]), { why: 'binary' }],
  ['empty', Buffer.alloc(0), { text: '' }],
  ['longer than the buffer', Buffer.alloc(600 * 1024, 'x'), { text: 'x'.repeat(600 * 1024) }],
])('reading %s', (_name, bytes, expected) => {
  put({ 'a.js': bytes });
  expect(createNodeFileSystem(root).read('a.js')).toEqual(expected);
});

test('what cannot be read says why', () => {
  touch('folder/a.ts');
  const files = createNodeFileSystem(root);
  expect(files.read('absent.ts')).toEqual({ why: 'no such file' });
  expect(files.read('folder')).toEqual({ why: 'a folder' });
  expect([files.exists('folder/a.ts'), files.exists('folder'), files.exists('folder/a.ts/b')]).toEqual([
    true,
    false,
    false,
  ]);
});
