/** Where not all code that serves choices could be followed, no sentence claims more than was seen. */
import { expect, test } from 'vitest';
import { decideChecks } from '../../server/src/checks/decide-checks';
import { DEFAULT_CONFIG } from '../../shared/src/config';
import { NO_DUTIES } from '../../shared/src/duties';
import { pathway } from '../samples';

test.each([true, false])('complete: %s', (complete) => {
  const { checks } = decideChecks({
    pathways: [pathway()],
    duties: { ...NO_DUTIES, complete },
    operations: undefined,
    today: '2026-01-15',
    deadlines: DEFAULT_CONFIG.report,
    accepted: new Set(),
  });
  const [, withdrawal, processing] = checks.map((it) => it.sentence);
  expect(withdrawal?.includes('No consent is stored')).toBe(complete);
  expect(withdrawal?.includes('could be followed')).toBe(!complete);
  expect(processing?.includes('in the code that could be followed')).toBe(!complete);
});
