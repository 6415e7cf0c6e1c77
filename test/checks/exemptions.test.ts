/** Exemptions in place: what they may say, what they cover, and that none goes unseen. */
import { describe, expect, test } from 'vitest';
import type { DirectiveFacts } from '../../server/src/facts/ir';
import { applyExemptions, exemptFindings } from '../../server/src/verdicts/exemptions';
import { parseExemption } from '../../server/src/verdicts/parse-exemption';
import type { Pathway } from '../../shared/src/model';
import { finding, pathway, place } from '../samples';

describe('parseExemption', () => {
  test('finding, deadline and reason', () => {
    expect(parseExemption(' ungated-sharing until=2027-03-31 -- fraud check, contract -- of 2026 ')).toEqual({
      rules: ['ungated-sharing'],
      until: '2027-03-31',
      reason: 'fraud check, contract -- of 2026',
    });
  });

  test.each([
    ['ungated-sharing', 'the exemption has no reason after `--`'],
    ['ungated-sharing --', 'the reason after `--` is empty'],
    ['ungated-sharing -- REASON', '`REASON` stands where the reason is to be written'],
    ['-- because', 'the exemption names no finding'],
    ['ungated -- because', "`ungated` is no finding's id"],
    ['ungated-sharing until=2027-02-30 -- because', '`until=2027-02-30` is no date of the form `YYYY-MM-DD`'],
    ['ungated-sharing until=soon -- because', '`until=soon` is no date of the form `YYYY-MM-DD`'],
    ['ungated-sharing--because', 'the exemption has no reason after `--`'],
    ['', 'the exemption has no reason after `--`'],
  ])('malformed: %s', (text, malformed) => {
    expect(parseExemption(text)).toEqual({ malformed });
  });
});

describe('applyExemptions', () => {
  const TODAY = '2026-06-01';
  const REASON = 'ungated-sharing -- service provider';

  /** One line is ten characters; the directive stands on the given line. */
  function apply(pathways: Pathway[], ...directives: [line: number, form: DirectiveFacts['form'], text: string][]) {
    const lineStarts = Array.from({ length: 30 }, (_, i) => i * 10);
    const facts = directives.map(([line, form, text]) => ({ form, text, s: (line - 1) * 10, e: (line - 1) * 10 + 9 }));
    return applyExemptions(pathways, new Map([['a.ts', { directives: facts, lineStarts }]]), TODAY);
  }

  const sink = (line: number) => pathway({ ...place('a.ts', line), id: `${line}` });
  const statuses = (it: { pathways: readonly Pathway[] }) => it.pathways.map((each) => each.status);
  const rules = (it: { findings: readonly { ruleId: string }[] }) => it.findings.map((each) => each.ruleId);

  test('covers the next line only', () => {
    const applied = apply([sink(4), sink(5), sink(6)], [4, 'next-line', REASON]);
    expect(statuses(applied)).toEqual(['ungated', 'exempt', 'ungated']);
    expect(applied.pathways[1]).toMatchObject({ reason: null, exemption: { reason: 'service provider', until: null } });
    expect(applied.findings).toEqual([]);
  });

  test('covers its own line, or the file', () => {
    expect(statuses(apply([sink(4), sink(5)], [4, 'line', REASON]))).toEqual(['exempt', 'ungated']);
    expect(statuses(apply([sink(4), sink(5)], [1, 'file', REASON]))).toEqual(['exempt', 'exempt']);
  });

  test('stacked ones cover the same line', () => {
    const applied = apply([sink(6)], [4, 'next-line', REASON], [5, 'next-line', 'gpc-ignored -- no browser']);
    expect(statuses(applied)).toEqual(['exempt']);
    expect(exemptFindings([finding({ ...place('a.ts', 6), ruleId: 'gpc-ignored' })], applied.standing)).toEqual([]);
  });

  test('an expired one exempts nothing; its last day still counts', () => {
    const ended = apply([sink(5)], [4, 'next-line', 'ungated-sharing until=2026-05-31 -- trial']);
    expect([statuses(ended), rules(ended)]).toEqual([['ungated'], ['expired-exemption']]);
    expect(statuses(apply([sink(5)], [4, 'next-line', `ungated-sharing until=${TODAY} -- trial`]))).toEqual(['exempt']);
  });

  test('a malformed one exempts nothing', () => {
    const applied = apply([sink(5)], [4, 'next-line', 'ungated-sharing']);
    expect([statuses(applied), rules(applied)]).toEqual([['ungated'], ['malformed-exemption']]);
    expect(applied.findings[0]).toMatchObject(place('a.ts', 4, 1, 10));
  });

  test('one that covers nothing is a finding', () => {
    const gatedSink = pathway({ ...place('a.ts', 5), status: 'gated' });
    expect(rules(apply([gatedSink], [4, 'next-line', REASON]))).toEqual(['unused-exemption']);
    expect(rules(apply([sink(5)], [4, 'next-line', 'limited-sharing -- accepted']))).toEqual(['unused-exemption']);
    const other = apply([], [4, 'next-line', 'gpc-ignored -- no browser']);
    expect(other.findings).toEqual([]);
    expect(exemptFindings([], other.standing).map((it) => it.ruleId)).toEqual(['unused-exemption']);
  });
});
