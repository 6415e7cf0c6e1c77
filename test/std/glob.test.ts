/** Globs over paths. */
import { expect, test } from 'vitest';
import { matchesGlob } from '../../server/src/std/glob';

test.each([
  ['src/*.ts', 'src/a.ts', true],
  ['src/*.ts', 'src/a/b.ts', false],
  ['./src/*.ts', 'src/a.ts', true],
  ['**/*.ts', 'a.ts', true],
  ['**/*.ts', 'a/b/c.ts', true],
  ['legacy/**', 'legacy/a/b.js', true],
  ['legacy/**', 'legacy', true],
  ['legacy/**', 'legacy2/a.js', false],
  ['packages/*/', 'packages/a', true],
  ['a?c', 'abc', true],
  ['*.{ts,m[jt]s}', 'a.mts', true],
  ['*.{ts,m[jt]s}', 'a.mxs', false],
  ['[!a]b', 'cb', true],
  ['[!a]b', 'ab', false],
  ['app/(shop)/[id/x+.ts', 'app/(shop)/[id/x+.ts', true],
  ['app/[slug]/**', 'app/[slug]/page.tsx', true],
  ['app/[slug]/**', 'app/s/page.tsx', true],
  ['app/[slug]/**', 'app/slug/page.tsx', false],
  ['app/[my-slug]/**', 'app/[my-slug]/page.tsx', true],
  ['app/[[...all]]/*', 'app/[[...all]]/page.tsx', true],
  ['**', 'any/thing', true],
])('%s and %s: %s', (glob, path, expected) => {
  expect(matchesGlob(path, glob)).toBe(expected);
});
