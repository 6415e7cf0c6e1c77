/** Whole scans as SARIF, against the schema of the standard. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import schema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' };
import Draft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { expect, test } from 'vitest';
import { renderSarif } from '../../server/src/views/report/sarif';
import { analyse } from '../harness/analyse';

// The schema's patterns are written for the plain flavour of regular expressions.
const ajv = new Draft04({ strict: false, unicodeRegExp: false, allErrors: true });
addFormats(ajv as never);
const isValid = ajv.compile(schema);

const EXEMPT = '// optgate-ignore-next-line ungated-sharing -- agreed with counsel\n';
const SCANS: { readonly [name: string]: Readonly<Record<string, string>> } = {
  'the example shop': readFolder('examples/storefront'),
  'the shop of the editor tests': readFolder('test/vscode/workspace'),
  'a folder without files': {},
  'a folder without third parties': { 'src/a.ts': 'export const a = 1;\n' },
  'paths and texts with odd characters': { 'app/[slug]/ä b/100%/"c".tsx': `fbq('track', '\u{1F600} <&> \\u0000');\n` },
  'a call of several lines with other line ends': { 'a.ts': "\uFEFFfbq(\r\n  'track',\r\n  'Lead',\r\n);\r\n" },
  'an exemption and one that is unused': { 'a.ts': `${EXEMPT}fbq('track');\n${EXEMPT}export const a = 1;\n` },
  'a wrong configuration': { 'optgate.config.json': '{ "acept": [] }', 'a.js': `fbq('track', 'Lead');\n` },
  'an overdue removal': {
    'PRIVACY_OPERATIONS.md':
      '| Request | Received | Third party | Due | Done |\n| - | - | - | - | - |\n| R1 | 2025-01-02 | Segment | | |\n',
  },
  'a file that is not analysed': { 'a.ts': `fbq('track');\n`, 'docs/page.marko': '<p/>\n' },
};

test.each(Object.keys(SCANS))('%s', async (name) => {
  const analysis = await analyse(SCANS[name] ?? {});
  for (const prefix of ['', 'apps/web']) {
    const log = JSON.parse(renderSarif(analysis, { version: '0.1.0', prefix, exitCode: 1 }));
    expect(log.runs[0].results.length).toBe(analysis.findings.length);
    expect(faultsOf(log)).toEqual([]);
  }
});

test('the schema is asked: what does not fit is found', async () => {
  const analysis = await analyse(SCANS['the example shop'] ?? {});
  const log = JSON.parse(renderSarif(analysis, { version: '0.1.0', prefix: '', exitCode: 1 }));
  log.runs[0].results[0].locations[0].physicalLocation.region.startLine = 0;
  log.runs[0].results[0].level = 'fatal';
  log.runs[0].columnKind = undefined;
  log.runs[0].tool.driver.rules[0].helpUri = 'no address';
  expect(faultsOf(log)).toEqual([
    '/runs/0/results/0/level must be equal to one of the allowed values',
    '/runs/0/results/0/locations/0/physicalLocation/region/startLine must be >= 1',
    '/runs/0/tool/driver/rules/0/helpUri must match format "uri"',
  ]);
});

function faultsOf(log: unknown): string[] {
  isValid(log);
  return (isValid.errors ?? []).map((it) => `${it.instancePath} ${it.message}`).sort();
}

function readFolder(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((it) => it.isFile());
  return Object.fromEntries(
    files.map((it) => {
      const path = join(it.parentPath, it.name).replaceAll('\\', '/');
      return [path.slice(folder.length + 1), readFileSync(path, 'utf8')];
    }),
  );
}
