/** Check 1: what passes, what fails, and how each reason is told. */
import { describe, expect, test } from 'vitest';
import { decideChecks } from '../../server/src/checks/decide-checks';
import { DEFAULT_CONFIG } from '../../shared/src/config';
import type { Pathway, Reason } from '../../shared/src/model';
import { ASKED, GATE, pathway, place } from '../samples';

const gated = pathway({ id: 'a', status: 'gated', gates: [GATE] });
const ungated = pathway({ id: 'b' });
const limited = pathway({ id: 'c', status: 'limited', vendorName: 'Meta Pixel', callee: `fbq('track')` });
const exempt = pathway({ id: 'd', status: 'exempt' });

function decide(pathways: readonly Pathway[], accept: readonly 'limited'[] = []) {
  const { checks, findings } = decideChecks({
    pathways,
    duties: ASKED,
    operations: undefined,
    today: '2026-01-15',
    deadlines: DEFAULT_CONFIG.report,
    accepted: new Set(accept.length > 0 ? pathways.map((it) => it.id) : []),
  });
  const [check] = checks;
  return { verdict: check?.verdict, sentence: check?.sentence, findings };
}

describe('verdict', () => {
  test('passes when every pathway is confirmed', () => {
    expect(decide([gated])).toEqual({
      verdict: 'pass',
      sentence:
        '1 of 1 third-party sharing pathways confirmed gated on opt-out preference. All advertising pixels suppressed when opt-out active.',
      findings: [],
    });
  });

  test('fails when one is ungated', () => {
    const decided = decide([gated, ungated]);
    expect(decided.verdict).toBe('fail');
    expect(decided.sentence).toBe('1 of 2 third-party sharing pathways confirmed gated on opt-out preference.');
    expect(decided.findings.map((it) => [it.ruleId, it.severity, it.pathway])).toEqual([
      ['ungated-sharing', 'error', 'b'],
    ]);
  });

  test('fails when a gated pathway is not confirmed', () => {
    expect(decide([gated, { ...gated, id: 'e', confirmed: false }]).verdict).toBe('fail');
  });

  test('does not count exempt pathways and names them', () => {
    expect(decide([gated, exempt])).toMatchObject({ verdict: 'pass' });
    expect(decide([gated, exempt]).sentence).toMatch(/^1 of 1 .* 1 pathway is exempt\.$/);
  });

  test.each([[[]], [[exempt]]])('is not applicable when nothing counts', (pathways) => {
    const decided = decide(pathways);
    expect(decided.verdict).toBe('not-applicable');
    expect(decided.sentence).toMatch(/^0 of 0 third-party sharing pathways confirmed gated on opt-out preference\./);
  });

  test('limited fails, unless it is accepted and something is confirmed', () => {
    expect(decide([gated, limited])).toMatchObject({
      verdict: 'fail',
      findings: [{ ruleId: 'limited-sharing', severity: 'warning' }],
    });
    expect(decide([gated, limited], ['limited'])).toMatchObject({
      verdict: 'pass',
      findings: [{ ruleId: 'limited-sharing', severity: 'information' }],
    });
    expect(decide([limited], ['limited']).verdict).toBe('fail');
  });
});

describe('finding', () => {
  const condition = { ...GATE, text: 'hasConsent(id)' };
  const sentences: Record<Reason, string> = {
    'phantom-gate': '`hasConsent(id)` promises a gate and always allows.',
    'inverted-gate': '`hasConsent(id)` lets it run only when the consumer opted out.',
    'unawaited-gate': '`hasConsent(id)` tests a Promise and not the preference in it.',
    'late-gate': '`hasConsent(id)` reads the opt-out only after the data has left.',
    'some-routes-ungated': '2 of 3 routes are gated and this one is not.',
    'leaky-gate': '`hasConsent(id)` reads the opt-out, yet a value, a failure or another operand lets it pass.',
    'not-a-preference': "`hasConsent(id)` is not about the consumer's choice.",
    'no-gate': 'nothing on the way reads the opt-out.',
  };

  test.each(Object.entries(sentences))('%s', (reason, ending) => {
    const given = { reason: reason as Reason, gates: [condition], routes: { total: 3, gated: 2, capped: false } };
    const [found] = decide([pathway(given)]).findings;
    expect(found?.message).toBe(
      `\`analytics.track\` sends \`userId\`, \`email\` to Segment although the consumer opted out: POST handler; ${ending}`,
    );
  });

  test('tells the route without the touchpoint and links every step', () => {
    const sink = pathway();
    const route = [
      { ...place('src/a.ts', 1), label: 'POST handler' },
      { ...place('src/a.ts', 3), label: '`recordPurchase`' },
      { file: sink.file, range: sink.range, label: '`analytics.track`' },
    ];
    const [found] = decide([{ ...sink, route }]).findings;
    expect(found?.message).toContain('opted out: POST handler → `recordPurchase`; nothing');
    expect(found?.related.map((it) => it.message)).toEqual(route.map((it) => it.label));
  });

  test('findings are sorted by file and position', () => {
    const places = [place('b.ts', 2), place('a.ts', 10), place('a.ts', 9)];
    const { findings } = decide(places.map((it, i) => pathway({ id: `${i}`, ...it })));
    expect(findings.map((it) => `${it.file}:${it.range.start.line}`)).toEqual(['a.ts:9', 'a.ts:10', 'b.ts:2']);
  });
});
