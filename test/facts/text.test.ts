/** Facts against their text: positions, directives, outlines, snippets, and text that is no code at all. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { collectFacts } from '../../server/src/facts/collect';
import type { FileFacts } from '../../server/src/facts/ir';
import { outlineOf } from '../../server/src/facts/outline';
import { collectSnippet } from '../../server/src/facts/parse-snippet';
import { lineStartsOf, positionOf, rangeOf } from '../../server/src/facts/positions';
import { forEachExpr } from '../../server/src/facts/walk';

function calls(facts: FileFacts, text: string): string[] {
  const found: string[] = [];
  forEachExpr(facts, (node) => {
    if (node.k === 'call') found.push(text.slice(node.s, node.e));
  });
  return found;
}

describe('positions', () => {
  test('a call is its whole text', () => {
    const text = `// é\n  a /* x */ . b (c(1) , \`é\${d()}\`) ;\n(e as any)(2);\n@f() class A { g = h() }`;
    expect(calls(collectFacts('/a.ts', text), text)).toEqual([
      `a /* x */ . b (c(1) , \`é\${d()}\`)`,
      'c(1)',
      'd()',
      '(e as any)(2)',
      'f()',
      'h()',
    ]);
  });
  test('a shebang and odd white space', () => {
    const text = '#!/usr/bin/env node\n\u00a0\ufeffa()';
    expect(calls(collectFacts('/a.js', text), text)).toEqual(['a()']);
  });
  test('line separators are TypeScript’s', () => {
    const text = 'a\nb\r\nc\rd\u2028e\u2029f';
    expect(lineStartsOf(text)).toEqual(collectFacts('/a.js', text).lineStarts);
    expect(positionOf({ lineStarts: lineStartsOf(text) }, text.indexOf('f'))).toEqual({ line: 6, character: 1 });
  });
  test('ranges are 1-based', () => {
    const text = 'a;\n  b();';
    expect(rangeOf(collectFacts('/a.js', text), 5, 8)).toEqual({
      start: { line: 2, character: 3 },
      end: { line: 2, character: 6 },
    });
  });
});

describe('directives', () => {
  test.each([
    ['// optgate-ignore-next-line ungated-sharing -- why', 'next-line', 'ungated-sharing -- why'],
    ['f(); // optgate-ignore-line', 'line', ''],
    ['/* optgate-ignore-file -- generated */', 'file', '-- generated'],
    ['/**\n * optgate-ignore-line x\n */ a', 'line', 'x'],
    ['<a>{/* optgate-ignore-next-line x */}</a>', 'next-line', 'x'],
    ['f(a, // optgate-ignore-line x\n b)', 'line', 'x'],
    ['a // one\n// optgate-ignore-line x\n/* two */', 'line', 'x'],
    ['class A { // optgate-ignore-line x\n}', 'line', 'x'],
  ])('%s', (code, form, text) => {
    expect(collectFacts('/a.tsx', code).directives).toMatchObject([{ form, text }]);
  });
  test.each([
    "'// optgate-ignore-line'",
    '`\n// optgate-ignore-line\n`',
    `\`\${a}// optgate-ignore-line\``,
    '<a>// optgate-ignore-line</a>',
    '/\\/\\/ optgate-ignore-line/',
    '// see optgate-ignore-line',
    '// optgate-ignore-lines',
    '// x // optgate-ignore-line',
  ])('none in %s', (code) => expect(collectFacts('/a.tsx', code).directives).toEqual([]));
  test('it spans its comment', () => {
    const code = 'a; // optgate-ignore-line b\nc';
    const [it] = collectFacts('/a.ts', code).directives;
    expect(it && code.slice(it.s, it.e)).toBe('// optgate-ignore-line b');
  });
});

describe('outlines', () => {
  test.each([
    ["import a from 'x'", ['x']],
    ['import"x";export*from"y"', ['x', 'y']],
    ["import(/* webpackChunkName: 'n' */ './x')", ['./x']],
    ['import(/* @vite-ignore */\n// c\n `./x`)', ['./x']],
    ["require('x'); (require)('y'); require?.('z')", ['x', 'y', 'z']],
    ["import x = require('y')", ['y']],
    [`"imported from '"; import('y')`, ['"; import(', 'y']],
    ["import 'a\\x62'", ['ab']],
    ["const a = 'x'; Array.from(b)", []],
  ])('%s', (code, specs) => expect(outlineOf(code).specs).toEqual(specs));

  test('has every specifier of the facts', () => {
    fc.assert(
      fc.property(soup(MODULE_TOKENS), (text) => {
        const { specs } = outlineOf(text);
        for (const it of specifiers(collectFacts('/a.ts', text))) expect(specs).toContain(it);
      }),
      { numRuns: 400, seed: 1 },
    );
  });
});

function specifiers(facts: FileFacts): string[] {
  const found = facts.imports.map((it) => it.spec);
  forEachExpr(facts, (node) => {
    if (node.k === 'import' && node.spec.k === 'lit') found.push(String(node.spec.v));
    if (node.k !== 'call' || node.callee.k !== 'global' || node.callee.name !== 'require') return;
    const [spec] = node.args;
    if (spec?.k === 'lit' && typeof spec.v === 'string') found.push(spec.v);
  });
  return found;
}

describe('snippets', () => {
  test('an HTML comment at the start', () => {
    const facts = collectSnippet('/a.html', '\n<!--\nf(1)\n//-->', 2, [0]);
    expect(facts.problems).toEqual([]);
    expect(facts.functions[0]?.s).toBe(2);
  });
  test('positions are those of the host', () => {
    const host = '<p>\n<script>f(1)</script>';
    const offset = host.indexOf('f(1)');
    const facts = collectSnippet('/a.html', 'f(1)', offset, lineStartsOf(host));
    expect(facts.path).toBe('/a.html');
    expect(calls(facts, host)).toEqual(['f(1)']);
    expect(rangeOf(facts, offset, offset + 4).start).toEqual({ line: 2, character: 9 });
  });
});

describe('code that readers would choke on', () => {
  test('a sum of thousands is flat', () => {
    const text = Array.from({ length: 20_000 }, (_, i) => `a(${i})`).join(' + ');
    expect(calls(collectFacts('/a.ts', text), text)).toHaveLength(20_000);
  });
  test('the parser is well after a text that it could not hold', () => {
    expect(collectFacts('/a.ts', '('.repeat(100_000)).problems).toHaveLength(1);
    expect(collectFacts('/a.ts', '(((((((a) => a(1)))))))').functions[1]?.kind).toBe('arrow');
  });
});

describe('any text', () => {
  test.each(['/a.ts', '/a.tsx', '/a.js', '/a.mjs', '/a.cts', '/a.vue'])('never throws: %s', (path) => {
    fc.assert(
      fc.property(soup(TOKENS), (text) => {
        const facts = collectFacts(path, text);
        expect(facts.functions.every((it) => it !== undefined)).toBe(true);
        forEachExpr(facts, (node, f) => {
          expect(0 <= node.s && node.s <= node.e && node.e <= text.length).toBe(true);
          expect(facts.functions[f]).toBeDefined();
          if (node.k === 'ref') expect(facts.bindings[node.b]).toBeDefined();
        });
      }),
      { numRuns: 300, seed: 2 },
    );
  });
});

function soup(tokens: readonly string[]) {
  return fc.array(fc.constantFrom(...tokens), { maxLength: 40 }).map((it) => it.join(' '));
}

const MODULE_TOKENS =
  `import export from require default type as * { } ( ) , ; = 'a' "b" \`c\` 'd\\'e' /*f*/ x y ?. . ! \n //`.split(' ');
const TOKENS = [
  ...'a b f undefined arguments this super await async yield function class extends static get set new typeof void delete'.split(
    ' ',
  ),
  ...'import export default from as satisfies type interface enum namespace declare abstract let const var using'.split(
    ' ',
  ),
  ...'if else for of in while do switch case break continue return try catch finally throw with require meta'.split(
    ' ',
  ),
  ...'( ) [ ] { } < > </ /> => ... ?. ? : ; , . = += ++ -- ! && || ?? + - * / ** @ # ` ${ 1 10n "s" \'t\' /r/g // /* */'.split(
    ' ',
  ),
  '\n',
  '// optgate-ignore-line',
];
