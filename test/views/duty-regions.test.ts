/** The regions about withdrawal, opt-out handlers and the deadline. */
import { expect, test } from 'vitest';
import { renderRegion } from '../../server/src/views/operations/region-lines';
import type { ChoiceHandler, ChoiceWrite } from '../../shared/src/duties';
import { analysis, finding, place } from '../samples';

const WRITE: ChoiceWrite = {
  ...place('src/opt-out.ts', 5),
  name: 'privacyPreference',
  storedIn: 'row',
  kind: 'opt-out',
  says: 'refuses',
  about: 'sale',
  timed: true,
  appends: false,
};
const HANDLER: ChoiceHandler = {
  ...place('src/opt-out.ts', 3),
  label: 'POST handler',
  side: 'server',
  kind: 'opt-out',
  mode: 'real-time',
  writes: [WRITE],
  tracked: false,
  confirms: true,
  tells: ['notifyPartners'],
  stops: [],
  reloads: false,
  delegates: false,
};
const base = analysis();
const given = analysis({
  duties: { ...base.duties, handlers: [HANDLER], writes: [WRITE], platforms: ['cookiebot'] },
  checks: [
    {
      id: 'ccpa-readiness.opt-out.opt-out-processing-time',
      severity: 'medium',
      verdict: 'fail',
      sentence: 'One handler.',
    },
  ],
  findings: [finding({ ruleId: 'opt-out-no-timestamp', message: 'No date.' }), finding()],
});

test('handlers with what they store, confirm and tell', () => {
  expect(renderRegion('opt-outs', given, []).at(-1)).toBe(
    '| POST handler | `src/opt-out.ts:3:1` | in real time | `privacyPreference` (row, with a date) | yes | `notifyPartners` |',
  );
  expect(renderRegion('opt-outs', base, []).at(-1)).toBe('None was found.');
});

test('withdrawal per kind of processing', () => {
  const lines = renderRegion('withdrawal', given, []);
  expect(lines).toContain('| sale and sharing |  | `privacyPreference` at `src/opt-out.ts:5:1` |');
  expect(lines.at(-1)).toBe('- cookiebot');
});

test('how the deadline is met, with what stands against it', () => {
  expect(renderRegion('deadline', given, []).slice(2)).toEqual([
    'One handler.',
    '',
    '- `opt-out-no-timestamp` at `src/app/api/checkout/route.ts:14:9`: No date.',
  ]);
});
