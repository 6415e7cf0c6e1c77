/** Prototypes that lead back to themselves end. */
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
  const { pathways } = await analyse({ 'main.js': code });
  expect(pathways.map((it) => it.status)).toEqual(['ungated']);
});
