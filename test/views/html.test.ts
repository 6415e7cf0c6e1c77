/** The page for people without the repository: it says what the report says, and whatever stands in code is only text there. */
import fc from 'fast-check';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { parse, parseFragment } from 'parse5';
import { describe, expect, test } from 'vitest';
import { codeSpan, plainText, prose, tableHead, tableRow } from '../../server/src/views/markdown-text';
import { renderHtml } from '../../server/src/views/report/html';
import { toHtml } from '../../server/src/views/report/markdown-to-html';
import { DEFAULT_CONFIG } from '../../shared/src/config';
import type { Analysis } from '../../shared/src/model';
import { analysis, finding, GATE, pathway, place } from '../samples';

const EVIL = '</td><script>alert(1)</script><img src="https://x.test/y">&amp;`"\'|';

function pageOf(given: Partial<Analysis>): string {
  return renderHtml({ analysis: analysis(given), config: DEFAULT_CONFIG }, EVIL);
}

interface Node {
  readonly nodeName: string;
  readonly value?: string;
  readonly childNodes?: readonly Node[];
  readonly attrs?: readonly { readonly name: string; readonly value: string }[];
}

function all(node: Node): Node[] {
  return [node, ...(node.childNodes ?? []).flatMap(all)];
}

function textOf(html: string): string {
  const nodes = all(parseFragment(html) as Node);
  return nodes
    .map((it) => (it.nodeName === '#text' ? it.value : ''))
    .join('')
    .replace(/\s+/g, '')
    .trim();
}

describe('the page', () => {
  test('paths break behind their slashes, and nowhere within a name', () => {
    const page = pageOf({ pathways: [pathway({ ...place('app/api/route.ts', 4) })] });
    expect(page).toContain('<code>app/<wbr>api/<wbr>route.ts:4</code>');
    expect(toHtml(['`a/b`'], { figure: '', without: [], from: 'PRIVACY_OPERATIONS.md' }).join('')).toContain(
      '<code>a/b</code>',
    );
  });

  test('each step says where it is, and a place is not said twice', () => {
    const route = [
      { ...place('app/(shop)/page.tsx', 7), label: 'page `Shop`' },
      { ...place('lib/a.ts', 3), label: 'calls `send`' },
    ];
    const given = { analysis: analysis({ pathways: [pathway({ ...place('lib/b.ts', 9), route })] }) };
    for (const path of ['PRIVACY_OPERATIONS.md', 'docs/legal/PRIVACY.md']) {
      const config = { ...DEFAULT_CONFIG, report: { ...DEFAULT_CONFIG.report, path } };
      const said = textOf(renderHtml({ ...given, config }, 'shop'));
      expect(said).toContain('pageShop(app/(shop)/page.tsx:7)→callssend(lib/a.ts:3):');
      expect(said.split('lib/b.ts:9')).toHaveLength(2);
    }
  });

  test('says whose it is, and shows no marks that only the file needs', () => {
    const page = renderHtml({ analysis: analysis({ pathways: [pathway()] }), config: DEFAULT_CONFIG }, 'shop & co');
    expect(page).toContain('<h1>Privacy operations of shop &#38; co</h1>');
    expect(page).not.toContain('&#60;!--');
  });

  const evil = pageOf({
    pathways: [
      pathway({
        vendorName: EVIL,
        callee: EVIL,
        data: [EVIL],
        route: [{ ...place(EVIL, 1), label: `calls \`${EVIL}\`` }],
      }),
      pathway({ id: 'b', status: 'gated', gates: [{ ...GATE, text: EVIL }] }),
      pathway({ id: 'c', status: 'exempt', exemption: { reason: EVIL, until: null } }),
    ],
    findings: [finding({ ruleId: 'gpc-ignored', message: EVIL })],
    exemptions: [{ ...place(EVIL, 3), rules: ['gpc-ignored'], reason: EVIL, until: '2027-01-01' }],
    summary: { ...analysis().summary, filesNotAnalysed: [{ file: EVIL, why: EVIL }] },
  });

  test('is well formed, loads nothing and runs nothing, whatever the code holds', () => {
    const wrong: string[] = [];
    const nodes = all(parse(evil, { onParseError: ({ code }) => wrong.push(code) }) as Node);
    expect(wrong).toEqual([]);
    expect(nodes.filter((it) => ['script', 'img', 'link', 'iframe', 'form', 'object'].includes(it.nodeName))).toEqual(
      [],
    );
    const attributes = nodes.flatMap((it) => it.attrs ?? []);
    expect(attributes.filter((it) => it.name.startsWith('on') || it.name === 'src')).toEqual([]);
    expect(attributes.filter((it) => it.name === 'href' && !it.value.startsWith('#'))).toEqual([]);
    expect(evil).toContain("default-src 'none'");
  });

  test('its own links lead somewhere', () => {
    const nodes = all(parse(evil) as Node).flatMap((it) => it.attrs ?? []);
    const ids = nodes.filter((it) => it.name === 'id').map((it) => `#${it.value}`);
    for (const it of nodes.filter((at) => at.name === 'href')) expect(ids).toContain(it.value);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('shows how removals stand, without personal data', () => {
    const row = { received: '2026-01-05', thirdParty: 'Meta', due: '2026-01-27', done: '' };
    const html = pageOf({
      removals: [
        { ...place('PRIVACY_OPERATIONS.md', 9), ...row, request: 'jane@example.com', state: 'overdue' },
        { ...place('PRIVACY_OPERATIONS.md', 10), ...row, request: 'R-2', done: '2026-01-06', state: 'done' },
      ],
    });
    expect(html).toContain(
      '<td>(personal data)</td><td>2026-01-05</td><td>Meta</td><td>2026-01-27</td><td></td><td>overdue</td>',
    );
    expect(html).not.toContain('jane');
    expect(pageOf({})).toContain('<p>None is listed.</p>');
  });
});

test('reads the Markdown that we write as GFM does', () => {
  const part = fc.string({
    unit: fc.constantFrom(
      'a',
      ' ',
      '|',
      '\\',
      '`',
      '*',
      '_',
      '#',
      '<',
      '>',
      '[',
      ']',
      '(',
      ')',
      '&',
      '~',
      '$',
      '!',
      'ü',
    ),
    maxLength: 10,
  });
  const written = fc.oneof(
    part.map(codeSpan),
    part.map(plainText),
    part.map((it) => prose(`a \`${it.replaceAll('`', '')}\` b`)),
  );
  const cell = fc.array(written, { minLength: 1, maxLength: 3 }).map((it) => it.join(' · '));
  fc.assert(
    fc.property(cell, cell, (first, second) => {
      const lines = [...tableHead(['A', 'B']), tableRow([first, second]), '', `- x ${first}`, `  - y ${second}`];
      const theirs = micromark(lines.join('\n'), { extensions: [gfm()], htmlExtensions: [gfmHtml()] });
      expect(textOf(toHtml(lines, { figure: '', without: [], from: 'PRIVACY_OPERATIONS.md' }).join('\n'))).toBe(
        textOf(theirs),
      );
    }),
    { numRuns: 500 },
  );
});
