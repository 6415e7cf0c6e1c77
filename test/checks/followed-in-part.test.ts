/** Where not all code that serves choices could be followed, no sentence claims more than was seen. */
import { expect, test } from 'vitest';
import { decideChecks } from '../../server/src/checks/decide-checks';
import { DEFAULT_CONFIG } from '../../shared/src/config';
import { type ChoiceWrite, NO_DUTIES } from '../../shared/src/duties';
import { pathway, place } from '../samples';

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

test.each([true, false])('a consent that nothing takes back, complete: %s', (complete) => {
  const granted: ChoiceWrite = {
    ...place('src/banner.tsx', 5),
    name: 'analytics_consent',
    storedIn: 'storage',
    kind: 'consent',
    says: 'allows',
    about: 'analytics',
    timed: undefined,
    appends: false,
    dates: [],
  };
  const { findings } = decideChecks({
    pathways: [pathway()],
    duties: { ...NO_DUTIES, writes: [granted], complete },
    operations: undefined,
    today: '2026-01-15',
    deadlines: DEFAULT_CONFIG.report,
    accepted: new Set(),
  });
  expect(findings.some((it) => it.ruleId === 'withdrawal-missing')).toBe(complete);
});
