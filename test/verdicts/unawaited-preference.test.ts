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

const PRIVACY = `export ${CHECK}`;
const TRACK = `import { Analytics } from '@segment/analytics-node';
const analytics = new Analytics({ writeKey: 'x' });
export function track(userId: string) {
  analytics.track({ userId, event: 'Bought' });
}
`;
const IMPORTS = "import { isOptedOut } from './privacy';\nimport { track } from './track';\n";

/** Lines of the findings. */
async function linesIn(files: Record<string, string>): Promise<string[]> {
  const { findings } = await analyse({ 'privacy.ts': PRIVACY, 'track.ts': TRACK, ...files });
  const found = findings.filter(({ ruleId }) => ruleId === 'unawaited-preference');
  return found.map(({ file, range }) => `${file}:${range.start.line}`);
}

it.each([
  ['a helper in another file', 'export function buy(id: string) {\n  if (isOptedOut(id)) return;\n  track(id);\n}\n'],
  ['behind `!`', 'export function buy(id: string) {\n  if (!isOptedOut(id)) track(id);\n}\n'],
  ['behind `||`', 'export function buy(id: string) {\n  isOptedOut(id) || track(id);\n}\n'],
  [
    'what was kept',
    'export function buy(id: string) {\n  const isOut = isOptedOut(id); if (isOut) return;\n  track(id);\n}\n',
  ],
])('%s: no vendor is named where the Promise is tested', async (_, text) => {
  expect(await linesIn({ 'buy.ts': IMPORTS + text })).toEqual(['buy.ts:4']);
  // With `await` it gates.
  const awaited = text.replace('isOptedOut(id)', '(await isOptedOut(id))').replace('function', 'async function');
  expect(await linesIn({ 'buy.ts': IMPORTS + awaited })).toEqual([]);
});

it('an SDK that the file made itself', async () => {
  const track = TRACK.replace("node';\n", "node';\nimport { isOptedOut } from './privacy';\n").replace(
    '  analytics.track',
    '  if (isOptedOut(userId)) return;\n  analytics.track',
  );
  expect(await linesIn({ 'track.ts': track })).toEqual(['track.ts:5']);
});

it.each([
  [
    'asked for once',
    'let asked: Promise<boolean> | undefined;\nexport async function buy(id: string) {\n  if (!asked) asked = isOptedOut(id);\n  if (await asked) return;\n  track(id);\n}\n',
  ],
  [
    'nothing is behind the test but an error',
    "export async function buy(id: string) {\n  const asked = isOptedOut(id);\n  if (!asked) throw new Error('no answer');\n  if (await asked) return;\n  track(id);\n}\n",
  ],
  [
    'a Promise of something else',
    'const load = async () => 1;\nexport async function buy(id: string) {\n  if (load()) return;\n  track(id);\n}\n',
  ],
])('none where %s', async (_, text) => {
  expect(await linesIn({ 'buy.ts': IMPORTS + text })).toEqual([]);
});
