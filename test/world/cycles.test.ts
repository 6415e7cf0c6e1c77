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

test('a long chain of objects', async () => {
  const chain = Array.from({ length: 4000 }, (_, i) => `const o${i + 1} = { before: o${i} };`);
  const code = `
function make() {
  const o0 = { run: () => fbq('track', 'PageView') };
  ${chain.join('\n  ')}
  return o4000;
}
outOfSight(make());
`;
  expect(await statusesIn(code)).toEqual(['ungated']);
});

async function statusesIn(code: string) {
  const { pathways } = await analyse({ 'main.js': code });
  return pathways.map((it) => it.status);
}

const NUMBERS = Array.from({ length: 40 }, (_, i) => i);

const LISTENERS = `
const all: (() => void)[] = [];
export const on = (it) => all.push(it);
export const fire = () => all.forEach((it) => it());
`;

test.each<[string, (to: string, i: number) => string]>([
  ['all names', (to) => `export * from './${to}';\n`],
  ['many names', (to, i) => `export { ${NUMBERS.map((it) => `name${i}x${it}`).join(', ')} } from './${to}';\n`],
])('barrels that export %s of each other', async (_name, exported) => {
  const barrels = NUMBERS.slice(0, 12).map((it) => `barrel${it}`);
  const each = (it: string) => barrels.map((to, i) => (to === it ? '' : exported(to, i))).join('');
  const { pathways } = await analyse({
    ...Object.fromEntries(barrels.map((it) => [`${it}.ts`, `${each(it)}export { on } from './listeners';\n`])),
    'listeners.ts': LISTENERS,
    'main.ts': "import { on } from './barrel0';\non(() => fbq('track', 'PageView'));\n",
    'page.ts': "import { fire } from './listeners';\nfire();\n",
    'names.ts': `import * as all from './barrel1';
import { missing, type Missing } from './barrel2';
export function send(it: Missing) {
  for (const name in all) all[name]?.(missing);
  it.send(() => fbq('track', 'Lead'));
}
`,
    'types.ts':
      "import type { B } from './more-types';\nexport type A = B;\nexport const f = (it: A) => it.send(() => fbq('track', 'Search'));\n",
    'more-types.ts': "import type { A } from './types';\nexport type B = A;\n",
  });
  expect(pathways.map((it) => it.status)).toEqual(['ungated', 'ungated', 'ungated']);
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

test('classes that are made of each other', async () => {
  const made = (names: string) => `mixed = [${names}].reduce((it, mixin) => mixin(it), mixed);`;
  const code = `
${NUMBERS.map((it) => `const mixin${it} = (Base) => class extends Base { field${it} = ${it}; };`).join('\n')}
const again = (Base) => class extends Base {};
let mixed = class { send() { fbq('track', 'PageView'); } };
for (const it of outOfSight()) {
  ${made(NUMBERS.map((it) => `mixin${it}`).join(', '))}
  mixed = again(again(mixed));
}
class Last extends mixed {}
const it = new Last();
outOfSight(it.missing, it instanceof mixed, it);
it.send();
`;
  expect(await statusesIn(code)).toContain('ungated');
});
