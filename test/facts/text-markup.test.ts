/** Where markup in a text stands, and the code in it. */
import { expect, test } from 'vitest';
import { analyse } from '../harness/analyse';

const CASES: readonly (readonly [name: string, text: string])[] = [
  ['behind an expression', "`<p>${a}</p><script>fbq('init', '${id}'); «fbq('track', 'PageView')»</script>`"],
  ['behind blanks in an expression', "`<script>${ id } ; «fbq('track', 'PageView')»</script>`"],
  ['within quotes', '\'<script>«fbq("track", "PageView")»<\\/script>\''],
  ['of an image', '`${a}«<img alt="a > b" src="https://www.facebook.com/tr?id=${id}">»`'],
  ['of an attribute without quotes', '`«<img src=https://www.facebook.com/tr?id=1 async>»`'],
];

test.each(CASES)('%s', async (_, marked) => {
  const code = `require('express')().get('/', (req, res) => {\n  const { a, id } = req.query;\n  res.send(${marked});\n});\n`;
  const text = code.replace(/[«»]/g, '');
  const { pathways } = await analyse({ 'main.js': text });
  const found = pathways.map(({ range: { start, end } }) =>
    text.split('\n')[start.line - 1]?.slice(start.character - 1, end.character - 1),
  );
  expect(found).toContain(code.slice(code.indexOf('«') + 1, code.indexOf('»')));
});
