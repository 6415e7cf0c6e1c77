/** The configuration as the engine applies it: what it says of findings, and what a change of it does. */
import { expect, test } from 'vitest';
import { createEngine } from '../../server/src/engine/engine';
import { createMemoryFileSystem } from '../../server/src/host/memory-file-system';
import { UNINTERRUPTED } from '../../server/src/std/token';
import { analyse } from '../harness/analyse';

const TODAY = { today: '2026-01-15' };
const CONFIG = 'optgate.config.json';
const PIXEL = {
  'src/pixel.ts':
    "export const sale = (optedOut: boolean) => { if (!optedOut && !navigator.globalPrivacyControl) fbq('track', 'Purchase'); };",
  'src/lead.ts': "export const lead = () => fbq('track', 'Lead');",
};
const LIMITED = { 'src/limited.ts': "fbq('dataProcessingOptions', ['LDU'], 0, 0);\nfbq('track', 'Visit');" };

const rules = (it: Awaited<ReturnType<typeof analyse>>) =>
  it.findings.map(({ ruleId, severity, file }) => `${file} ${severity} ${ruleId}`);

test('severities are those of the nearest configuration', async () => {
  const found = await analyse({
    ...PIXEL,
    'apps/web/lead.ts': PIXEL['src/lead.ts'],
    'apps/api/lead.ts': PIXEL['src/lead.ts'],
    [CONFIG]: '{ "severity": { "ungated-sharing": "information" } }',
    [`apps/web/${CONFIG}`]: '{ "severity": { "ungated-sharing": "off" } }',
    [`apps/api/${CONFIG}`]: '{}',
  });
  expect(rules(found).filter((it) => it.endsWith('sharing'))).toEqual([
    'apps/api/lead.ts error ungated-sharing',
    'src/lead.ts information ungated-sharing',
  ]);
  expect(found.checks[0]?.verdict).toBe('fail');
});

test('limited pathways are accepted where the configuration accepts them', async () => {
  const files = { ...LIMITED, 'src/pixel.ts': PIXEL['src/pixel.ts'] };
  const strict = await analyse(files);
  expect([strict.checks[0]?.verdict, ...rules(strict)]).toEqual(['fail', 'src/limited.ts warning limited-sharing']);
  const accepted = await analyse({ ...files, [CONFIG]: '{ "accept": ["limited"] }' });
  expect([accepted.checks[0]?.verdict, ...rules(accepted)]).toEqual([
    'pass',
    'src/limited.ts information limited-sharing',
  ]);
  const elsewhere = await analyse({ ...files, [`lib/${CONFIG}`]: '{ "accept": ["limited"] }' });
  expect(elsewhere.checks[0]?.verdict).toBe('fail');
});

test('a wrong configuration is a finding that no configuration switches off', async () => {
  const found = await analyse({ [CONFIG]: '{\n  "severity": { "invalid-config": "off" },\n  "gate": []\n}' });
  expect(found.findings).toMatchObject([
    { ruleId: 'invalid-config', file: CONFIG, range: { start: { line: 3, character: 3 } } },
  ]);
});

test('one that was named holds alone, with globs from the scanned folder', async () => {
  const files = createMemoryFileSystem({ ...PIXEL, [CONFIG]: '{ "exclude": ["**"] }' });
  const config = { path: '../strict.json', text: '{ "exclude": ["src/pixel.ts"] }', outside: '' };
  const { pathways } = await createEngine(files, { ...TODAY, config }).update('all', UNINTERRUPTED);
  expect(pathways.map((it) => it.file)).toEqual(['src/lead.ts']);
});

test('one above the scanned folder holds where no other does', async () => {
  const files = {
    ...createMemoryFileSystem({ ...PIXEL, 'old/lead.ts': PIXEL['src/lead.ts'], [`old/${CONFIG}`]: '{}' }),
    above: () => ({ path: `../../${CONFIG}`, text: '{ "exclude": ["apps/web/src/lead.ts"] }', outside: 'apps/web' }),
  };
  const { pathways } = await createEngine(files, TODAY).update('all', UNINTERRUPTED);
  expect(pathways.map((it) => it.file)).toEqual(['old/lead.ts', 'src/pixel.ts']);
});

test('a change of the configuration gives what a cold scan gives', async () => {
  const texts: Record<string, string> = { ...PIXEL, ...LIMITED };
  const files = createMemoryFileSystem(texts);
  const engine = createEngine(files, TODAY);
  await engine.update('all', UNINTERRUPTED);
  const configs = [
    '{ "accept": ["limited"] }',
    '{ "vendors": [{ "id": "own", "name": "Own", "category": "analytics", "globals": ["measure"], "sends": ["hit"] }] }',
    '{ "exclude": ["src/lead.ts"] }',
    '{ "exclude": ["src/lead.ts"], "severity": { "limited-sharing": "error" } }',
    '{ "operatorSwitches": [{ "name": "optedOut", "gates": false }] }',
    '{ "categories": ["analytics"]',
    '',
  ];
  texts['src/own.ts'] = "measure.hit('page');";
  files.write('src/own.ts', texts['src/own.ts']);
  for (const text of configs) {
    texts[CONFIG] = text;
    files.write(CONFIG, text);
    expect(await engine.update([CONFIG, 'src/own.ts'], UNINTERRUPTED)).toEqual(await analyse(texts));
  }
  delete texts[CONFIG];
  files.remove(CONFIG);
  expect(await engine.update([CONFIG], UNINTERRUPTED)).toEqual(await analyse(texts));
});
