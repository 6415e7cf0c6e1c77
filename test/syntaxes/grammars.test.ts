/** Our grammars in VS Code's own engine, injected into the grammars of the languages as the manifest says. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, test } from 'vitest';
import oniguruma from 'vscode-oniguruma';
import { INITIAL, parseRawGrammar, Registry } from 'vscode-textmate';
import manifest from '../../package.json' with { type: 'json' };
import { REGION_NAMES } from '../../server/src/views/operations/region-lines';
import { renderOperations } from '../../server/src/views/operations/render-operations';
import { DEFAULT_CONFIG } from '../../shared/src/config';
import { analysis, pathway } from '../samples';

const require = createRequire(import.meta.url);
const HOSTS = [
  'typescript',
  'tsx',
  'javascript',
  'jsx',
  'html',
  'html-derivative',
  'vue',
  'svelte',
  'astro',
  'mdx',
  'markdown',
];
/** What those include. */
const INCLUDED = ['css', 'vue-html', 'vue-directives', 'vue-interpolations'];

const { grammars } = manifest.contributes;
const files = new Map(grammars.map((it) => [it.scopeName, it.path]));
for (const name of [...HOSTS, ...INCLUDED]) {
  const path = require.resolve(`tm-grammars/grammars/${name}.json`);
  files.set(JSON.parse(readFileSync(path, 'utf8')).scopeName, path);
}

let registry: Registry;
beforeAll(async () => {
  await oniguruma.loadWASM(readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm')));
  registry = new Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async (scope) => {
      const path = files.get(scope);
      return path === undefined ? null : parseRawGrammar(readFileSync(path, 'utf8'), path);
    },
    getInjections: (scope) => grammars.filter((it) => it.injectTo.includes(scope)).map((it) => it.scopeName),
  });
});

/** `text scope`, of tokens that have a scope of ours: the innermost. */
async function ours(scope: string, text: string): Promise<string[]> {
  const grammar = await registry.loadGrammar(scope);
  if (!grammar) throw new Error(`no grammar ${scope}`);
  const found: string[] = [];
  let stack = INITIAL;
  for (const line of text.split('\n')) {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
    stack = ruleStack;
    for (const { startIndex, endIndex, scopes } of tokens) {
      const own = scopes.findLast((it) => it.endsWith('.optgate') && !it.startsWith('meta.'));
      const written = line.slice(startIndex, endIndex).trim();
      if (own !== undefined && written !== '') found.push(`${written} ${own.replace(/\.optgate$/, '')}`);
    }
  }
  return found;
}

const DIRECTIVE = 'optgate-ignore-next-line ungated-sharing until=2027-03-31 -- fraud check, contract';
const READ = [
  'optgate-ignore-next-line keyword.control.directive',
  'ungated-sharing support.constant.rule',
  'until variable.parameter',
  '= keyword.operator.assignment',
  '2027-03-31 constant.numeric.date',
  '-- punctuation.separator.reason',
  'fraud check, contract string.unquoted.reason',
];

describe('an exemption', () => {
  test.each([
    ['source.ts', `// ${DIRECTIVE}\nsend();`],
    ['source.ts', `/* ${DIRECTIVE} */\nsend();`],
    ['source.ts', `/**\n * ${DIRECTIVE}\n */\nsend();`],
    ['source.js', `send(); // ${DIRECTIVE}`],
    ['source.tsx', `const a = (\n  <p>\n    {/* ${DIRECTIVE} */}\n    <b />\n  </p>\n);`],
    ['source.js.jsx', `const a = <p>{/* ${DIRECTIVE} */}</p>;`],
    ['text.html.basic', `<!-- ${DIRECTIVE} -->\n<script src="x"></script>`],
    ['text.html.basic', `<script>\n// ${DIRECTIVE}\nsend();\n</script>`],
    ['text.html.derivative', `<!-- ${DIRECTIVE} -->\n<p></p>`],
    ['text.html.vue', `<template>\n  <!-- ${DIRECTIVE} -->\n  <p />\n</template>`],
    ['text.html.vue', `<script setup lang="ts">\n// ${DIRECTIVE}\nsend();\n</script>`],
    ['source.svelte', `<script lang="ts">\n  // ${DIRECTIVE}\n  send();\n</script>`],
    ['source.svelte', `<!-- ${DIRECTIVE} -->\n<p></p>`],
    ['source.astro', `---\n// ${DIRECTIVE}\nsend();\n---\n<p></p>`],
    ['source.astro', `<!-- ${DIRECTIVE} -->\n<p></p>`],
    ['source.astro', `<p>{/* ${DIRECTIVE} */}</p>`],
    ['source.mdx', `# Title\n\n{/* ${DIRECTIVE} */}\n<Pixel />`],
  ])('in %s: %s', async (scope, text) => expect(await ours(scope, text)).toEqual(READ));

  test.each([
    ['without a reason', '// optgate-ignore-line ungated-sharing', ['optgate-ignore-line invalid.illegal.directive']],
    [
      'with a date that is none',
      '// optgate-ignore-line a until=soon -- why',
      ['optgate-ignore-line invalid.illegal.directive'],
    ],
    ['mentioned in a sentence', '// see optgate-ignore-line', []],
    ['in a string', 'const a = "// optgate-ignore-line a -- b";', []],
    ['of a longer name', '// optgate-ignore-lines a -- b', []],
  ])('%s', async (_, text, expected) => expect(await ours('source.ts', text)).toEqual(expected));
});

describe('the report', () => {
  const begin = ['<!-- comment.block.marker', 'optgate:begin keyword.control.marker'];
  const end = ['<!-- comment.block.marker', 'optgate:end keyword.control.marker'];
  const close = '--> comment.block.marker';
  const region = (name: string, ...inside: string[]) => [
    ...begin,
    `${name} entity.name.section`,
    'hash=12 constant.other.hash',
    close,
    ...inside,
    ...end,
    `${name} entity.name.section`,
    close,
  ];

  test('markers, verdicts and statuses of a generated region', async () => {
    const lines = [
      '<!-- optgate:begin verdicts hash=12 -->',
      '- 3 ungated: data',
      '- 12 gated and not confirmed: a finding',
      '',
      '| Verdict | Check |',
      '| --- | --- |',
      '| **fail** | a |',
      '| **pass** | b |',
      '',
      '### Gated and confirmed (7)',
      '### Limited (1)',
      '',
      'Third-party removals: 2 open, 1 overdue.',
      '<!-- optgate:end verdicts -->',
    ];
    expect(await ours('text.html.markdown', lines.join('\n'))).toEqual(
      region(
        'verdicts',
        'ungated markup.deleted.status',
        'gated and not confirmed markup.inserted.status',
        'fail markup.deleted.status',
        'pass markup.inserted.status',
        'Gated and confirmed markup.inserted.status',
        'Limited markup.changed.status',
        '1 overdue markup.deleted.status',
      ),
    );
  });

  test('what stands in a region is still Markdown', async () => {
    const grammar = await registry.loadGrammar('text.html.markdown');
    let stack = INITIAL;
    const scopes = ['<!-- optgate:begin a -->', '## T', '', '| a | b |', '| --- | --- |', '| [x](y) | z |'].flatMap(
      (line) => {
        const { tokens = [], ruleStack = INITIAL } = grammar?.tokenizeLine(line, stack) ?? {};
        stack = ruleStack;
        return tokens.flatMap((it) => it.scopes);
      },
    );
    for (const it of ['heading.2.markdown', 'markup.table.markdown', 'meta.link.inline.markdown'])
      expect(scopes).toContain(it);
  });

  test("people's own words have no status", async () => {
    const text = '**fail**\n\n### Ungated (3)\n\n`<!-- optgate:begin x`\n\n```\n<!-- optgate:begin x\n```\n';
    expect(await ours('text.html.markdown', text)).toEqual([]);
  });

  test.each(['<!-- optgate:begin x', '<!--optgate:end x-->', '<!-- optgate:begin -->'])(
    'half a marker: %s',
    async (line) => {
      expect(await ours('text.html.markdown', `text\n\n${line}`)).toEqual([`${line} invalid.illegal.marker`]);
    },
  );

  test('a whole new report: every region is seen', async () => {
    const made = renderOperations(analysis({ pathways: [pathway()] }), null, {
      config: DEFAULT_CONFIG,
      edited: 'refuse',
    });
    const found = await ours('text.html.markdown', 'text' in made ? made.text : '');
    const sections = found.filter((it) => it.endsWith(' entity.name.section')).map((it) => it.split(' ')[0]);
    expect(sections).toEqual(REGION_NAMES.flatMap((it) => [it, it]));
    expect(found.filter((it) => it.includes('invalid'))).toEqual([]);
  });
});
