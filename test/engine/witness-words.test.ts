/** Each step of a witness names what people wrote, at the place where it stands. */
import { expect, test } from 'vitest';
import { createEngine } from '../../server/src/engine/engine';
import { createMemoryFileSystem } from '../../server/src/host/memory-file-system';
import { UNINTERRUPTED } from '../../server/src/std/token';
import type { Scopes } from '../../server/src/world/relevance/relevance';

async function stepsOf(files: Record<string, string>, narrow?: (scopes: Scopes) => Scopes): Promise<string[]> {
  const engine = createEngine(createMemoryFileSystem(files), { today: '2026-01-15', narrow });
  const { pathways } = await engine.update('all', UNINTERRUPTED);
  const [pathway] = pathways;
  return (pathway?.route ?? []).map((it) => `${it.file}:${it.range.start.line} ${it.label}`);
}

test('a template is no function of its own, and a component is called one', async () => {
  const files = {
    'src/Tags.svelte':
      '<script>\n  let { id } = $props();\n</script>\n\n<img src="https://www.facebook.com/tr?id=1" />\n',
    'src/App.svelte': '<script>\n  import Tags from "./Tags.svelte";\n</script>\n\n<Tags id="1" />\n',
    'package.json': '{ "dependencies": { "svelte": "5" } }',
  };
  expect(await stepsOf(files)).toEqual([
    'src/App.svelte:1 component `App`',
    'src/App.svelte:5 renders `Tags`',
    'src/Tags.svelte:5 `www.facebook.com/tr` requests an image of Meta (Facebook) Pixel',
  ]);
});

test('a default export is called as it is there, and a handler is its page’s own', async () => {
  const files = {
    'src/send.ts': "export default () => { window.fbq('track', 'A'); };\n",
    'app/page.tsx':
      "'use client';\nimport sendIt from '../src/send';\n\nexport default function Page() {\n  const onBuy = () => sendIt();\n  return <button onClick={onBuy}>Buy</button>;\n}\n",
    'package.json': '{ "dependencies": { "next": "16" } }',
  };
  expect(await stepsOf(files)).toEqual([
    "app/page.tsx:5 page's `onBuy`",
    'app/page.tsx:5 calls `sendIt`',
    "src/send.ts:1 `window.fbq('track')` sends to Meta (Facebook) Pixel",
  ]);
});

test('what code that was not followed calls stands at its own place', async () => {
  const nothingAbove = { mentions: 0, namesakes: 0, functions: 0 };
  const narrow = (scopes: Scopes): Scopes => ({
    whole: { ...scopes.whole, size: Number.POSITIVE_INFINITY },
    vicinity: () => scopes.vicinity(nothingAbove),
  });
  const text =
    "export function Shop() {\n  const count = () => {\n    window.fbq('track', 'A');\n  };\n  run(() => count());\n}\n";
  const steps = await stepsOf({ 'src/shop.ts': text }, narrow);
  expect(steps).toContain('src/shop.ts:2 code that was not followed calls `count`');
});
