/** Values that lead back to themselves end. */
import { expect, test } from 'vitest';
import { analyse } from '../harness/analyse';

test('a function whose prototype inherits from itself', async () => {
  const code = `
function Box() { this.optOut = localStorage.getItem('opt_out'); }
Box.prototype = Object.create(new Box());
Object.setPrototypeOf(Box.prototype, Box);
const box = new Box();
if (!box.missing) fbq('track', 'PageView');
`;
  expect(await statusesIn(code)).toEqual(['ungated']);
});

/** `list` holds itself, `ring` too. */
const USES = [
  "document.querySelector('script[data-src]')?.append(list)",
  'outOfSight(list, ring)',
  'JSON.stringify([list, ring])',
  'structuredClone(ring)',
  'list.flat(Infinity).map(String)',
  "document.body.innerHTML = list + '' + ring",
  "localStorage.setItem('opt_out', JSON.stringify(ring))",
  'for (const it of list) it.push(...list, ring)',
  'Object.assign(ring, ...list, { ...ring })',
  'postMessage(ring); dispatchEvent(new CustomEvent("ring", { detail: list }))',
  'new Promise((done) => done(ring)).then((it) => it.ring.list.map(outOfSight))',
  'export const { ring: { list: [first] } } = ring',
  "fbq('init', '1', ring); fbq('trackCustom', 'Ring', list)",
];

test.each(USES)('a list and an object that hold themselves: %s', async (use) => {
  const code = `
export const list = [];
export const ring = { list };
list.push(list, ring, document.querySelectorAll('script[type="text/plain"]'));
ring.ring = ring;
${use};
fbq('track', 'PageView', ring);
`;
  expect(await statusesIn(code)).toContain('ungated');
});

async function statusesIn(code: string) {
  const { pathways } = await analyse({ 'main.js': code });
  return pathways.map((it) => it.status);
}

const NUMBERS = Array.from({ length: 40 }, (_, i) => i);

test('barrels of many names that export each other', async () => {
  const names = NUMBERS.map((it) => `on${it}`);
  const barrels = NUMBERS.slice(0, 8).map((it) => `barrel${it}`);
  const files = Object.fromEntries(
    barrels.map((it) => [
      `${it}.ts`,
      barrels.map((other) => `export { ${names.join(', ')} } from './${other}';\n`).join('') +
        "export { on0 } from './listeners';\n",
    ]),
  );
  const { pathways } = await analyse({
    ...files,
    'listeners.ts':
      'const all: (() => void)[] = [];\nexport const on0 = (it) => all.push(it);\nexport const fire = () => all.forEach((it) => it());\n',
    'main.ts': "import { on0 } from './barrel0';\non0(() => fbq('track', 'PageView'));\n",
    'page.ts': "import { fire } from './listeners';\nfire();\n",
  });
  expect(pathways.map((it) => it.status)).toEqual(['ungated']);
});

test('many lists that hold each other', async () => {
  const names = NUMBERS.map((it) => `list${it}`);
  const code = `
${names.map((it) => `export const ${it} = [];`).join('\n')}
${names.map((it) => `${it}.push(${names.join(', ')});`).join('\n')}
outOfSight('' + list0, JSON.stringify(list1), \`\${list2}\`);
fbq('track', 'PageView', list3);
`;
  expect(await statusesIn(code)).toEqual(['ungated']);
});
