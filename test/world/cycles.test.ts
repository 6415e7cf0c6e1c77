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
