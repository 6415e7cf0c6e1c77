/** URIs and paths. */
import { expect, test } from 'vitest';
import { relativeTo, toFilePath, toUri } from '../../server/src/lsp/uris';

test.each([
  ['file:///ws/a.ts', '/ws/a.ts'],
  ['file:///ws/', '/ws'],
  ['file:///', '/'],
  ['file:///ws/stra%C3%9Fe.ts', '/ws/straße.ts'],
  ['untitled:Untitled-1', undefined],
  ['git:/ws/a.ts', undefined],
  ['file://host/share/a.ts', undefined],
  ['file:///ws/%2F', undefined],
  ['nonsense', undefined],
])('%s is %s', (uri, path) => {
  expect(toFilePath(uri)).toBe(path);
});

test.each([
  ['/ws', '/ws/a/b.ts', 'a/b.ts'],
  ['/ws', '/ws', ''],
  ['/ws', '/wsx/a.ts', undefined],
  ['/', '/a.ts', 'a.ts'],
])('below %s, %s is %s', (root, path, below) => {
  expect(relativeTo(root, path)).toBe(below);
});

test('a URI comes back to its path', () => {
  for (const path of ['a.ts', "[id]/(group)/@slot/it's #1 100%.tsx", '🍪/straße.ts']) {
    expect(toFilePath(toUri('file:///ws', path))).toBe(`/ws/${path}`);
  }
});
