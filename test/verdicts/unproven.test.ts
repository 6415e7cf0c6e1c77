/** Of a program that does not come to rest nothing is proven, and what stands in its text is listed all the same. */
import { expect, test } from 'vitest';
import type { Relevance, Scopes } from '../../server/src/world/relevance/relevance';
import { analyse } from '../harness/analyse';

const atOnce = (it: Relevance): Relevance => ({ ...it, maxWork: { runs: 0, reads: 0 } });
const narrow = (scopes: Scopes): Scopes => ({
  whole: atOnce(scopes.whole),
  vicinity: (reach) => atOnce(scopes.vicinity(reach)),
});

test('scripts of third parties as they are written', async () => {
  const files = {
    '/page.tsx': `
import { insertScript } from './insert';
import Script from 'next/script';
export function start(id) {
  insertScript(\`https://www.googletagmanager.com/gtag/js?id=\${id}\`);
  insertScript('/menu.js');
  console.log('https://static.hotjar.com/c/hotjar-1.js');
}
export const Page = () => <Script src="https://static.hotjar.com/c/hotjar-1.js" />;
export const Recorder = () => (
  <Script id="recorder">
    {\`(function (l, r, i) { var t = l.createElement(r); t.src = "https://www.clarity.ms/tag/" + i; })(document, "script", "\${process.env.KEY}");\`}
  </Script>
);
export const Note = () => <p>{'https://www.clarity.ms/tag/1'}</p>;
`,
    '/insert.ts': `
export function insertScript(src) {
  const script = document.createElement('script');
  script.src = src;
  document.head.append(script);
}
export function pixel() {
  const image = new Image();
  image.src = 'https://www.facebook.com/tr?id=1';
}
`,
  };
  const { pathways } = await analyse(files, { narrow });
  expect(pathways.map((it) => `${it.file}:${it.range.start.line} ${it.vendor} ${it.status}`)).toEqual([
    '/insert.ts:9 meta-pixel ungated',
    '/page.tsx:5 google-analytics-4 ungated',
    '/page.tsx:9 hotjar ungated',
    '/page.tsx:11 microsoft-clarity ungated',
  ]);
});
