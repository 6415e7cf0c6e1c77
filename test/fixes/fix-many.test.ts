/** Many calls fixed as one edit: imports once, what has no fix left with its reason, everything tried together. */
import { expect, test } from 'vitest';
import { createEngine } from '../../server/src/engine/engine';
import { applyEdits } from '../../server/src/fixes/insertion';
import { createMemoryFileSystem } from '../../server/src/host/memory-file-system';
import { UNINTERRUPTED } from '../../server/src/std/token';

const FILES = {
  'consent.ts': "export const hasOptedOut = () => document.cookie.includes('ccpa_opt_out=1');\n",
  'a.ts': "export function buy() {\n  window.fbq('track', 'Purchase');\n  show();\n  window.fbq('track', 'Lead');\n}\n",
  'b.ts': "export function search() {\n  return window.gtag('event', 'search') ?? 1;\n}\n",
};

async function fixAll(options: { readonly safe: boolean }) {
  const engine = createEngine(createMemoryFileSystem(FILES), { today: '2026-01-15' });
  const { pathways } = await engine.update('all', UNINTERRUPTED);
  const ids = pathways.map((it) => it.id);
  const { edits, fixed, left } = await engine.fixMany(ids, options, UNINTERRUPTED);
  const nameOf = (id: string) => pathways.find((it) => it.id === id)?.file;
  const textOf = (file: keyof typeof FILES) =>
    applyEdits(
      FILES[file],
      edits.filter((it) => it.file === file),
    );
  return { textOf, fixed: fixed.map(nameOf), left: left.map(({ id, why }) => [nameOf(id), why]) };
}

test('two calls of a file share their import; what is returned is left', async () => {
  const { textOf, fixed, left } = await fixAll({ safe: true });
  expect(textOf('a.ts')).toBe(`import { hasOptedOut } from './consent';

export function buy() {
  if (!hasOptedOut()) {
    window.fbq('track', 'Purchase');
  }
  show();
  if (!hasOptedOut()) {
    window.fbq('track', 'Lead');
  }
}
`);
  expect(fixed).toEqual(['a.ts', 'a.ts']);
  expect(left).toEqual([['b.ts', 'Its value is used where it stands.']]);
  expect(textOf('b.ts')).toBe(FILES['b.ts']);
});
