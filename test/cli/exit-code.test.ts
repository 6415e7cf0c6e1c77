/** Which results fail a build. */
import { expect, test } from 'vitest';
import { decideChecks } from '../../server/src/checks/decide-checks';
import type { FailOn } from '../../server/src/cli/arguments';
import { decideExitCode } from '../../server/src/cli/exit-code';
import { DEFAULT_CONFIG } from '../../shared/src/config';
import type { Finding, Pathway } from '../../shared/src/model';
import { ASKED, analysis, finding, pathway } from '../samples';

const gated = pathway({ id: 'a', status: 'gated' });
const unconfirmed = pathway({ id: 'b', status: 'gated', confirmed: false });
const limited = pathway({ id: 'c', status: 'limited' });
const ungated = pathway({ id: 'd' });

function decide(pathways: Pathway[], failOn: FailOn, accept: 'limited'[] = [], more: Finding[] = []) {
  const { checks, findings } = decideChecks({
    pathways,
    duties: ASKED,
    operations: undefined,
    today: '2026-01-15',
    deadlines: DEFAULT_CONFIG.report,
    accepted: new Set(accept.length > 0 ? pathways.map((it) => it.id) : []),
  });
  return decideExitCode(analysis({ pathways, checks, findings: [...findings, ...more] }), failOn);
}

test.each<[string, Pathway[], FailOn, 0 | 1]>([
  ['nothing to share', [], 'ungated', 0],
  ['all confirmed', [gated], 'limited', 0],
  ['one ungated', [gated, ungated], 'ungated', 1],
  ['one ungated, never', [gated, ungated], 'never', 0],
  ['one not confirmed', [gated, unconfirmed], 'ungated', 1],
  ['one limited', [gated, limited], 'ungated', 0],
  ['only limited', [limited], 'ungated', 0],
  ['one limited, asked for', [gated, limited], 'limited', 1],
  ['limited and ungated', [limited, ungated], 'ungated', 1],
])('%s', (_, pathways, failOn, code) => {
  expect(decide(pathways, failOn)).toBe(code);
});

test('accepted limited pathways pass beside a confirmed one', () => {
  expect(decide([gated, limited], 'limited', ['limited'])).toBe(0);
  expect(decide([limited], 'ungated', ['limited'])).toBe(1);
});

test('a finding of severity error fails, a warning does not', () => {
  expect(decide([gated], 'ungated', [], [finding({ ruleId: 'stale-consent', severity: 'error' })])).toBe(1);
  expect(decide([gated], 'ungated', [], [finding({ ruleId: 'gpc-ignored', severity: 'warning' })])).toBe(0);
});

test('a wrong configuration outranks everything', () => {
  const invalid = finding({ ruleId: 'invalid-config', severity: 'warning' });
  expect(decide([ungated], 'ungated', [], [invalid])).toBe(2);
  expect(decide([gated], 'never', [], [invalid])).toBe(2);
});
