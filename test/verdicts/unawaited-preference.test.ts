import { expect, it } from 'vitest';
import { analyse } from '../harness/analyse';

const CHECK = `async function isOptedOut(id: string): Promise<boolean> {
  const row = await db.privacyPreference.findFirst({ where: { userId: id } });
  return row?.optedOut === true;
}
`;

function purchase(test: string): string {
  return `${CHECK}export async function purchase(id: string) {
  if (${test}) return;
  fbq('track', 'Purchase');
}
`;
}

it('an opt-out that is tested without await never shares: a finding, no pathway', async () => {
  const analysis = await analyse({ 'main.ts': purchase('isOptedOut(id)') });
  expect(analysis.pathways).toEqual([]);
  expect(analysis.unreachable.map((found) => [found.callee, found.range.start.line])).toEqual([["fbq('track')", 7]]);
  const found = analysis.findings.filter(({ ruleId }) => ruleId === 'unawaited-preference');
  expect(found.map(({ severity, range }) => [severity, range.start])).toEqual([['warning', { line: 6, character: 7 }]]);
});

it('one that is awaited is a gate', async () => {
  const analysis = await analyse({ 'main.ts': purchase('await isOptedOut(id)') });
  expect(analysis.pathways.map(({ status }) => status)).toEqual(['gated']);
  expect(analysis.findings.filter(({ ruleId }) => ruleId === 'unawaited-preference')).toEqual([]);
  expect(analysis.unreachable).toEqual([]);
});

it('dead code that tests something else has no finding', async () => {
  const analysis = await analyse({ 'main.ts': "const DEBUG = false;\nif (DEBUG) fbq('track', 'Purchase');\n" });
  expect(analysis.unreachable).toHaveLength(1);
  expect(analysis.findings).toEqual([]);
});
