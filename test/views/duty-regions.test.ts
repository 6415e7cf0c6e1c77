/** The regions about withdrawal, opt-out handlers and the deadline. */
import { expect, test } from 'vitest';
import { renderRegion } from '../../server/src/views/operations/region-lines';
import { DEFAULT_CONFIG } from '../../shared/src/config';
import type { ChoiceHandler, ChoiceWrite } from '../../shared/src/duties';
import type { Analysis } from '../../shared/src/model';
import { RULE_SENTENCES } from '../../shared/src/rule-words';
import { analysis, finding, pathway, place } from '../samples';

const WRITE: ChoiceWrite = {
  ...place('src/opt-out.ts', 5),
  name: 'privacyPreference',
  storedIn: 'row',
  kind: 'opt-out',
  says: 'refuses',
  about: 'sale',
  timed: true,
  appends: false,
  dates: [],
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
const PLATFORM = {
  ...place('src/layout.tsx', 7),
  id: 'onetrust',
  name: 'OneTrust',
  staysOpen: false,
  opener: place('src/footer.tsx', 9),
};
const base = analysis();
const withdrawal = {
  id: 'community-privacy-controls.data-rights.consent-withdrawal',
  severity: 'high',
  verdict: 'fail',
  sentence: 'As far as it goes.',
} as const;
const given = analysis({
  duties: { ...base.duties, handlers: [HANDLER], writes: [WRITE], platforms: [PLATFORM] },
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

function linesOf(name: Parameters<typeof renderRegion>[0], of: Analysis): string[] {
  return renderRegion(name, { analysis: of, config: DEFAULT_CONFIG }, []);
}

test('handlers with what they store, confirm and tell', () => {
  expect(linesOf('opt-outs', given).at(-1)).toBe(
    '| POST handler | [`src/opt-out.ts:3`](src/opt-out.ts#L3) | in real time | `privacyPreference` (database, with a date) | yes | `notifyPartners` |',
  );
  expect(linesOf('opt-outs', base).at(-1)).toBe('None was found.');
  const inPart = analysis({ duties: { ...base.duties, complete: false, platforms: [PLATFORM] } });
  expect(linesOf('opt-outs', inPart).at(-1)).toBe('None was found in the code that could be followed.');
  expect(linesOf('withdrawal', inPart).join('\n')).toContain(
    'The program itself stores no choice in the code that could be followed.',
  );
  expect(linesOf('withdrawal', base)).toHaveLength(3);
});

test('a handler that tells nobody anything says so, and state of a page is called so', () => {
  const silent = {
    ...HANDLER,
    confirms: false,
    tells: [],
    writes: [{ ...WRITE, storedIn: 'page' as const, timed: false }],
  };
  expect(linesOf('opt-outs', analysis({ duties: { ...base.duties, handlers: [silent] } })).at(-1)).toBe(
    '| POST handler | [`src/opt-out.ts:3`](src/opt-out.ts#L3) | in real time | `privacyPreference` (state of the page) | no | nobody |',
  );
});

test('whose own opt-out is called, by those who refuse', () => {
  const stops = ['segment', 'other-vendor'];
  const granting = { ...HANDLER, label: 'accept', writes: [{ ...WRITE, says: 'allows' as const }] };
  const handlers = [
    { ...HANDLER, stops },
    { ...granting, stops },
  ];
  const lines = linesOf('withdrawal', analysis({ pathways: [pathway()], duties: { ...base.duties, handlers } }));
  expect(lines.at(-3)).toBe("Stopped by the third party's own opt-out:");
  expect(lines.at(-1)).toBe(
    `- POST handler at [\`src/opt-out.ts:3\`](src/opt-out.ts#L3) stops Segment and other-vendor.`,
  );
});

test('withdrawal per kind of processing', () => {
  const lines = linesOf('withdrawal', given);
  expect(lines).toContain(
    '| sale and sharing | not asked for | `privacyPreference` (database) at [`src/opt-out.ts:5`](src/opt-out.ts#L5) |',
  );
  expect(lines.at(-1)).toBe(
    '- OneTrust, loaded at [`src/layout.tsx:7`](src/layout.tsx#L7), opened again at [`src/footer.tsx:9`](src/footer.tsx#L9).',
  );
});

test('how the deadline is met, with what stands against it', () => {
  expect(linesOf('deadline', given).slice(4)).toEqual([
    '**fail** · One handler.',
    '',
    'Third-party removals: none is listed.',
    '',
    '- `opt-out-no-timestamp` (1): An opt-out is stored without a timestamp.',
    '  - [`src/app/api/checkout/route.ts:14`](src/app/api/checkout/route.ts#L14): No date.',
  ]);
});

test('rows of the removals are named by their order: their lines depend on the report itself', () => {
  const row = { request: 'R-1', received: '2026-01-05', thirdParty: 'Meta', due: '2026-01-27', done: '' };
  const at = place('PRIVACY_OPERATIONS.md', 90);
  const late = analysis({
    removals: [
      { ...place('PRIVACY_OPERATIONS.md', 80), ...row, state: 'due-soon' },
      { ...at, ...row, state: 'overdue' },
    ],
    findings: [
      finding({ ...at, ruleId: 'removal-overdue', message: 'It was due.' }),
      finding({ ...place('PRIVACY_OPERATIONS.md', 80), ruleId: 'removal-due-soon', message: 'It is due.' }),
    ],
  });
  expect(linesOf('deadline', late).slice(-4)).toEqual([
    'Third-party removals: 1 open, 1 overdue.',
    '',
    '- `removal-overdue` (1): A removal at a third party is past its 15 business days.',
    '  - Row 2 of the removals: It was due.',
  ]);
});

test('a pass that rests on code that was followed in part says so, beside the sentence and among the verdicts', () => {
  const checks = [
    { ...withdrawal, verdict: 'pass' },
    { ...withdrawal, id: 'ccpa-readiness.opt-out.third-party-sharing-gated', verdict: 'pass' },
  ] as const;
  const inPart = analysis({ checks: [...checks], duties: { ...base.duties, complete: false } });
  const told = '**pass**, as far as it could be followed';
  expect(linesOf('withdrawal', inPart)).toContain(`${told} · As far as it goes.`);
  expect(linesOf('verdicts', inPart).map((it) => it.split(' | ')[0])).toContain(`| ${told}`);
  // What is gated is proven, however much could not be followed.
  expect(linesOf('verdicts', inPart).map((it) => it.split(' | ')[0])).toContain('| **pass**');
  expect(linesOf('withdrawal', analysis({ checks: [...checks] }))).toContain('**pass** · As far as it goes.');
});

test('what the verdict says already is not said again above its findings', () => {
  const [said, other] = [finding({ ruleId: 'opt-out-missing' }), finding({ ruleId: 'opt-out-inbox' })];
  const sentence = `Not so. ${RULE_SENTENCES['opt-out-missing']}`;
  const id = 'ccpa-readiness.opt-out.opt-out-processing-time';
  const of = analysis({ checks: [{ ...withdrawal, id, sentence }], findings: [said, other] });
  const lines = linesOf('deadline', of);
  expect(lines).toContain('- `opt-out-missing` (1)');
  expect(lines).toContain(`- \`opt-out-inbox\` (1): ${RULE_SENTENCES['opt-out-inbox']}`);
});

test('a program that was followed in part is no file that was not analysed', () => {
  const linesFor = (files: readonly string[]) => {
    const filesNotAnalysed = files.map((file) => ({ file, why: 'too large' }));
    return linesOf('verdicts', analysis({ summary: { ...base.summary, filesScanned: 2, filesNotAnalysed } })).at(-1);
  };
  const whole = 'the program could [not be followed as a whole](#not-analysed)';
  expect(linesFor([])).toBe('- 2 files were read.');
  expect(linesFor(['.'])).toBe(`- 2 files were read; ${whole}.`);
  expect(linesFor(['.', 'a.js'])).toBe(`- 2 files were read; 1 file was [not analysed](#not-analysed), and ${whole}.`);
});
