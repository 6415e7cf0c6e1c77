/**
 * In a program that is followed around its touchpoints only, what one place alone calls is followed up to its gate, however
 * many call the rest.
 */
import { expect, test } from 'vitest';
import type { Scopes } from '../../server/src/world/relevance/relevance';
import { analyse } from '../harness/analyse';

/** As if the program were too large to be run whole. */
const narrow = (scopes: Scopes): Scopes => ({
  whole: { ...scopes.whole, size: Number.POSITIVE_INFINITY },
  vicinity: () => scopes.vicinity(),
});

/** Functions that share by names that many call, each as often as is still followed: more than are followed in all. */
const WIDE = Object.fromEntries(
  Array.from({ length: 8 }, (_, i) => [
    [`wide-${i}.ts`, `import mixpanel from 'mixpanel-browser';\nexport function send${i}() { mixpanel.track('E'); }`],
    ...Array.from({ length: 20 }, (_, at) => [
      `pages/page-${i}-${at}.tsx`,
      `import { send${i} } from '../wide-${i}';\nexport default () => <button onClick={() => send${i}()} />;`,
    ]),
  ]).flat(),
);

const loader = (kept: string) => ({
  'pixel.ts': `export function loadPixel() { fbq('init', '1'); }`,
  'start.ts': `import { loadPixel } from './pixel';\nexport function start() { loadPixel(); }`,
  'begin.ts': `import { start } from './start';\nexport function begin() { start(); }`,
  'loader.ts': `import { begin } from './begin';\nif (localStorage.getItem('${kept}') === 'false') begin();`,
});

test.each([
  ['the opt-out', 'optedOut', 'gated'],
  ['something else', 'sidebarHidden', 'ungated'],
])('a loader far up that asks for %s', async (_name, kept, status) => {
  const { pathways } = await analyse({ ...WIDE, ...loader(kept) }, { narrow });
  expect(pathways.filter((it) => it.file.endsWith('pixel.ts')).map((it) => it.status)).toEqual([status]);
});
