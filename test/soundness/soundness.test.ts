/**
 * Truth by execution, small: no touchpoint that is called gated fires for the opted-out consumer.
 * `npm run soundness -- --seed N --count N` does the same at length.
 */
import { expect, it } from 'vitest';
import { analyse } from '../harness/analyse';
import { runCampaign } from './campaign';

const SEED = 1;
const COUNT = 25;
/** Of what is gated in truth, the share that may be called ungated. */
const MAX_LOSS = 0.25;

it('gated is never wrong, and obvious gates are seen', { timeout: 600_000 }, async () => {
  const { failures, lost, gateable } = await runCampaign(analyse, { seed: SEED, count: COUNT });
  expect(failures.join('\n')).toBe('');
  expect(lost / gateable).toBeLessThan(MAX_LOSS);
});
