/** Programs that are written otherwise are judged as well, and those that only look other are judged the same. */
import { expect, it } from 'vitest';
import { analyse } from '../harness/analyse';
import { checkRewrites } from './check-rewrites';

it('is right about programs however they are written', { timeout: 600_000 }, async () => {
  expect(await checkRewrites(analyse, { seed: 70_001, count: 12, each: 1 })).toEqual([]);
});
