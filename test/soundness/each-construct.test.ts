/** No construct is judged wrongly where it stands alone, and each loss is one that we know by name. */
import { expect, it } from 'vitest';
import { analyse } from '../harness/analyse';
import { eachConstruct } from './each-construct';
import { judge } from './judge';
import { KNOWN_LOSSES } from './known-losses';

/** A run judges every so many; `npm run soundness -- --each` judges all of them. */
const EVERY = 3;

it('is right about each construct by itself', { timeout: 600_000 }, async () => {
  const wrong: string[] = [];
  for (const [at, { name, program }] of eachConstruct().entries()) {
    if (at % EVERY !== 0) continue;
    const { unsound, lost } = await judge(program, analyse);
    if (unsound.length > 0) wrong.push(`${name}: unsound`);
    else if (lost.length > 0 !== KNOWN_LOSSES.has(name))
      wrong.push(`${name}: ${lost.length > 0 ? 'lost' : 'no more lost'}`);
  }
  expect(wrong).toEqual([]);
});
