/**
 * In a program that is followed around its touchpoints only, what is far from them is not followed into libraries of the
 * workspace; what is near them is, and what libraries are handed is run all the same.
 */
import { expect, test } from 'vitest';
import type { Scopes } from '../../server/src/world/relevance/relevance';
import { analyse } from '../harness/analyse';

/** As if the program were too large to be run whole, and these runs were all that there are. */
const narrow =
  (runs: number) =>
  (scopes: Scopes): Scopes => ({
    whole: { ...scopes.whole, size: Number.POSITIVE_INFINITY },
    vicinity: () => ({ ...scopes.vicinity(), maxWork: { runs, reads: Number.POSITIVE_INFINITY } }),
  });

const PARTS = Array.from({ length: 40 }, (_, i) => `function part${i}(Page: any) { return [Page.name, ${i}]; }`);
const LIBRARY = {
  'lib/localize.tsx': `import React from 'react';
${PARTS.join('\n')}
export function localize(Page: any) {
  return class extends React.Component<any> {
    static parts = [${PARTS.map((_, i) => `part${i}(Page)`).join(', ')}];
    render() { return <Page {...this.props} locale="en" />; }
  };
}`,
  'lib/when.ts': 'export function when(is: boolean, run: () => void) { if (is) run(); }',
};

/** So many share by the same name that none of them is followed. */
const PAGES = Object.fromEntries(
  Array.from({ length: 60 }, (_, i) => [
    `pages/page-${i}.tsx`,
    `import { localize } from '../lib/localize';
import { send } from '../send';
${i > 0 ? `import Next from './page-${i - 1}';` : 'const Next = () => <br />;'}
function Page${i}() { return <div onClick={() => send('${i}')}><Next /></div>; }
export default localize(Page${i});`,
  ]),
);

const PIXEL = (asked: string) => ({
  'send.ts': "import mixpanel from 'mixpanel-browser';\nexport function send(at: string) { mixpanel.track(at); }",
  'pixel.ts': `import { when } from './lib/when';
import './pages/page-59';
export function load() { when(localStorage.getItem('${asked}') !== 'true', () => { fbq('init', '1'); }); }
load();`,
});

test.each([
  ['the opt-out', 'optedOut', 'gated'],
  ['something else', 'sidebarHidden', 'ungated'],
])('a library is followed from where it is asked for %s, not from each page', async (_name, asked, status) => {
  const { pathways } = await analyse({ ...LIBRARY, ...PAGES, ...PIXEL(asked) }, { narrow: narrow(200) });
  expect(pathways.filter((it) => it.file === 'pixel.ts').map((it) => it.status)).toEqual([status]);
});

test.each([
  ['shares', 'track()', 'ungated'],
  ['asks first', "localStorage.getItem('optedOut') !== 'true' && track()", 'gated'],
])('a page that a library is handed, and that %s', async (_name, call, status) => {
  const files = {
    ...LIBRARY,
    'track.ts': "import mixpanel from 'mixpanel-browser';\nexport function track() { mixpanel.track('E'); }",
    'page.tsx': `import { localize } from './lib/localize';
import { track } from './track';
function Page() { return <button onClick={() => { ${call}; }} />; }
export default localize(Page);`,
    'app.tsx':
      "import Page from './page';\nimport { createRoot } from 'react-dom/client';\ncreateRoot(document.body).render(<Page />);",
  };
  const { pathways } = await analyse(files, { narrow: narrow(25_000) });
  expect(pathways.map((it) => it.status)).toEqual([status]);
});
