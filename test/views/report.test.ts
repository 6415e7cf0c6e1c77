/** The reports of one result. */
import { describe, expect, test } from 'vitest';
import { renderGithub } from '../../server/src/views/report/github';
import { renderJson } from '../../server/src/views/report/json';
import { renderMarkdown } from '../../server/src/views/report/markdown';
import { renderPretty } from '../../server/src/views/report/pretty';
import { renderSarif } from '../../server/src/views/report/sarif';
import type { Analysis } from '../../shared/src/model';
import { analysis, finding, GATE, pathway, place } from '../samples';

const SAMPLE: Analysis = analysis({
  checks: [
    {
      id: 'ccpa-readiness.opt-out.third-party-sharing-gated',
      severity: 'medium',
      verdict: 'fail',
      sentence: '1 of 2 third-party sharing pathways confirmed gated on opt-out preference.',
    },
  ],
  pathways: [
    pathway(),
    pathway({
      ...place('src/components/pixel.tsx', 3, 5),
      id: '77aa00000000',
      status: 'gated',
      vendorName: 'Meta Pixel',
      callee: `fbq('track')`,
      data: [],
      gates: [{ ...GATE, text: 'optedOut || done' }],
    }),
  ],
  findings: [finding({ related: [{ ...place('src/app/api/checkout/route.ts', 5), message: 'POST handler' }] })],
});

describe('json', () => {
  test('has the documented keys, in order', () => {
    const report = JSON.parse(renderJson(SAMPLE, '0.1.0'));
    expect(Object.keys(report)).toEqual(['schemaVersion', 'tool', 'summary', 'checks', 'pathways', 'findings']);
    expect(report).toMatchObject({ schemaVersion: 1, tool: { name: 'optgate', version: '0.1.0' } });
    expect(Object.keys(report.pathways[0])).toEqual(
      ['id', 'file', 'range', 'vendor', 'vendorName', 'category', 'kind', 'surface', 'callee', 'data', 'status'].concat(
        ['reason', 'confirmed', 'gates', 'route', 'routes'],
      ),
    );
    expect(Object.keys(report.findings[0])).toEqual([
      'ruleId',
      'severity',
      'message',
      'file',
      'range',
      'pathway',
      'related',
    ]);
  });

  test('is byte-equal whatever the order in which objects were made', () => {
    expect(renderJson(reversed(SAMPLE), '0.1.0')).toBe(renderJson(SAMPLE, '0.1.0'));
  });

  /** The same value with the keys of every object the other way round. */
  function reversed<T>(value: T): T {
    if (Array.isArray(value)) return value.map(reversed) as T;
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).reverse();
    return Object.fromEntries(entries.map(([key, it]) => [key, reversed(it)])) as T;
  }
});

describe('pretty', () => {
  test('findings first, then pathways by status, then the checks', () => {
    expect(renderPretty(SAMPLE, { colours: false, quiet: false })).toMatchInlineSnapshot(`
      "src/app/api/checkout/route.ts:14:9: error \`analytics.track\` sends \`userId\` to Segment although the consumer opted out. [ungated-sharing]

      Ungated (1)
        src/app/api/checkout/route.ts:14:9  Segment  analytics.track
            no-gate: POST handler

      Gated (1)
        src/components/pixel.tsx:3:5  Meta Pixel  fbq('track')
            optedOut || done

      FAIL  1 of 2 third-party sharing pathways confirmed gated on opt-out preference.
            ccpa-readiness.opt-out.third-party-sharing-gated (medium)

      2 pathways in 3 files: 1 ungated, 0 limited, 1 gated, 0 exempt.
      "
    `);
  });

  test('quiet: findings only', () => {
    const text = renderPretty(SAMPLE, { colours: false, quiet: true });
    expect(text.split('\n')).toEqual([expect.stringMatching(/^src\/app.*:14:9: error .* \[ungated-sharing\]$/), '']);
    expect(renderPretty(analysis(), { colours: false, quiet: true })).toBe('');
  });

  test('colours add nothing but colours', () => {
    const coloured = renderPretty(SAMPLE, { colours: true, quiet: false });
    expect(coloured).toContain('\u001b[31m');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the colours are what is taken out
    expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(renderPretty(SAMPLE, { colours: false, quiet: false }));
  });
});

describe('markdown', () => {
  test('is cut where GitHub would refuse it, and says so', () => {
    const many = Array.from({ length: 20_000 }, (_, i) => pathway({ id: String(i), status: 'gated', gates: [GATE] }));
    const text = renderMarkdown(analysis({ pathways: many }));
    expect(Buffer.byteLength(text)).toBeLessThan(1_000_000);
    expect(text).toMatch(/<\/details>\n\n\d+ more lines do not fit into a summary; `--format json` has all\.\n$/);
  });

  test('verdicts, open pathways, the rest folded', () => {
    expect(renderMarkdown(SAMPLE)).toMatchInlineSnapshot(`
      "## Optgate

      **1 of 2 third-party sharing pathways confirmed gated on opt-out preference.**

      - 1 ungated: after an opt-out, data can still reach Segment.
      - 3 files were read.

      | Check | Verdict |  |
      | --- | --- | --- |
      | \`ccpa-readiness.opt-out.third-party-sharing-gated\` | **Fail** | 1 of 2 third-party sharing pathways confirmed gated on opt-out preference. |

      ### Open pathways (1)

      | Status | Third party | Touchpoint | Place | Why |
      | --- | --- | --- | --- | --- |
      | ungated | Segment | \`analytics.track\` | \`src/app/api/checkout/route.ts:14:9\` | POST handler: nothing on the way reads the opt-out (no-gate) |

      <details><summary>Gated and exempt pathways (1)</summary>

      | Status | Third party | Touchpoint | Place | Why |
      | --- | --- | --- | --- | --- |
      | gated | Meta Pixel | \`fbq('track')\` | \`src/components/pixel.tsx:3:5\` | optedOut \\|\\| done |

      </details>
      "
    `);
  });
});

describe('sarif', () => {
  const render = (it: Analysis, prefix = '') => JSON.parse(renderSarif(it, { version: '0.1.0', prefix, exitCode: 1 }));

  test('has what code scanning requires', () => {
    const log = render(SAMPLE);
    expect(log).toMatchObject({ $schema: expect.any(String), version: '2.1.0' });
    const [run] = log.runs;
    expect(run.tool.driver).toMatchObject({ name: 'Optgate', semanticVersion: '0.1.0' });
    expect(run.tool.driver.rules).toEqual([
      expect.objectContaining({
        id: 'ungated-sharing',
        shortDescription: { text: expect.any(String) },
        fullDescription: { text: expect.any(String) },
        help: expect.objectContaining({ text: expect.any(String) }),
        defaultConfiguration: { level: 'error' },
      }),
    ]);
    expect(run).toMatchObject({
      columnKind: 'utf16CodeUnits',
      invocations: [{ executionSuccessful: true, exitCode: 1 }],
    });
  });

  test('a result has its region, its witness and an id without lines', () => {
    const [result] = render(SAMPLE).runs[0].results;
    expect(result).toMatchObject({ ruleId: 'ungated-sharing', ruleIndex: 0, level: 'error' });
    expect(result.locations).toEqual([
      {
        physicalLocation: {
          artifactLocation: { uri: 'src/app/api/checkout/route.ts', uriBaseId: '%SRCROOT%' },
          region: { startLine: 14, startColumn: 9, endLine: 14, endColumn: 62 },
        },
      },
    ]);
    expect(result.codeFlows[0].threadFlows[0].locations[0].location.message).toEqual({ text: 'POST handler' });
    const moved = { ...SAMPLE, findings: SAMPLE.findings.map((it) => ({ ...it, ...place(it.file, 40) })) };
    expect(render(moved).runs[0].results[0].partialFingerprints).toEqual(result.partialFingerprints);
  });

  test('paths are those of the repository, encoded', () => {
    const odd = analysis({
      findings: [finding(place('app/[slug]/ä b.ts', 1)), finding(place('../optgate.config.json', 1))],
    });
    const uris = render(odd, 'apps/web').runs[0].results.map(
      (it: { locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }) =>
        it.locations[0]?.physicalLocation.artifactLocation.uri,
    );
    expect(uris).toEqual(['apps/web/app/%5Bslug%5D/%C3%A4%20b.ts', 'apps/optgate.config.json']);
  });

  test('what is gated or was not analysed is no result', () => {
    const { summary } = SAMPLE;
    const partly = {
      ...SAMPLE,
      findings: [],
      summary: { ...summary, filesNotAnalysed: [{ file: 'a.ts', why: 'too large' }] },
    };
    const [run] = render(partly).runs;
    expect(run.results).toEqual([]);
    expect(run.invocations[0].toolExecutionNotifications[0].message.text).toBe('a.ts was not analysed: too large.');
  });
});

describe('github', () => {
  test('escapes, and puts the worst first', () => {
    const found = analysis({
      findings: [
        finding({
          ...place('a,b:c.ts', 2, 3, 9),
          severity: 'information',
          ruleId: 'removal-due-soon',
          message: '100 %\nx',
        }),
        finding({ ...place('b.ts', 1, 1, 4), message: 'Sends.' }),
        finding({
          file: 'c.ts',
          range: { start: { line: 1, character: 2 }, end: { line: 3, character: 1 } },
          message: 'Wide.',
        }),
      ],
    });
    expect(renderGithub(found, 'web').split('\n')).toEqual([
      '::error file=web/b.ts,line=1,endLine=1,col=1,endColumn=4,title=optgate/ungated-sharing::Sends.',
      '::error file=web/c.ts,line=1,endLine=3,title=optgate/ungated-sharing::Wide.',
      '::notice file=web/a%2Cb%3Ac.ts,line=2,endLine=2,col=3,endColumn=9,title=optgate/removal-due-soon::100 %25%0Ax',
      '',
    ]);
  });
});
