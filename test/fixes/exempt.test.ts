import { describe, expect, it } from 'vitest';
import { exempt } from '../../server/src/fixes/exempt';
import { isNoFix } from '../../server/src/fixes/fix';
import { applyEdits } from '../../server/src/fixes/insertion';

const WORDS = 'optgate-ignore-next-line ungated-sharing -- fraud check';

describe('exempting a touchpoint', () => {
  it.each([
    ['a statement', 'a.ts', "go();\n  «fbq('x')»;\n", `go();\n  // ${WORDS}\n  fbq('x');\n`],
    ['an awaited call', 'a.ts', "  await «fbq('x')»;\n", `  // ${WORDS}\n  await fbq('x');\n`],
    [
      'an element',
      'a.tsx',
      'x = (\n  <p>\n    «<Ga />»\n  </p>\n);',
      `x = (\n  <p>\n    {/* ${WORDS} */}\n    <Ga />\n  </p>\n);`,
    ],
    [
      'braces',
      'a.tsx',
      'x = (\n  <p>\n    {a && «<Ga />»}\n  </p>\n);',
      `x = (\n  <p>\n    {/* ${WORDS} */}\n    {a && <Ga />}\n  </p>\n);`,
    ],
    ['a root element', 'a.tsx', 'x = (\n  «<Ga />»\n);', `x = (\n  // ${WORDS}\n  <Ga />\n);`],
    [
      'an attribute',
      'a.tsx',
      'x = <p\n  onClick={() => «fbq()»}\n/>;',
      `x = <p\n  // ${WORDS}\n  onClick={() => fbq()}\n/>;`,
    ],
    [
      'an attribute of an element with children',
      'a.tsx',
      'x = <p\n  a={«fbq()»}\n>b</p>;',
      `x = <p\n  // ${WORDS}\n  a={fbq()}\n>b</p>;`,
    ],
    ['CRLF', 'a.ts', 'go();\r\n«fbq()»;\r\n', `go();\r\n// ${WORDS}\r\nfbq();\r\n`],
    ['a page', 'a.vue', '<template>\n  «<img>»\n</template>', `<template>\n  <!-- ${WORDS} -->\n  <img>\n</template>`],
    ['a tag of MDX', 'a.mdx', 'Words\n\n«<img />»\n', `Words\n\n{/* ${WORDS} */}\n<img />\n`],
    ['the script of a page', 'a.vue', '<script>\n«fbq()»\n</script>', `<script>\n// ${WORDS}\nfbq()\n</script>`],
    ['an expression in a template', 'a.ts', 'x = `${\n  «fbq()»\n}`;', `x = \`\${\n  // ${WORDS}\n  fbq()\n}\`;`],
  ])('%s', (_what, path, before, after) => {
    expect(run(path, before, 'fraud check')).toBe(after);
  });

  it('not where a comment would be text', () => {
    expect(run('a.ts', 'x = `\n  «fbq()»\n`;', 'a')).toBe(
      'The line begins inside a text, where a comment would be text.',
    );
  });

  it('keeps the reason on one line and inside the comment', () => {
    const after = run('a.tsx', '<p>\n«<Ga />»\n</p>;', 'why */}\n not');
    expect(after).toBe('<p>\n{/* optgate-ignore-next-line ungated-sharing -- why * /} not */}\n<Ga />\n</p>;');
  });

  it('writes an expiry', () => {
    const fix = exempt({
      text: 'x()',
      path: 'a.ts',
      span: [0, 3],
      rule: 'ungated-sharing',
      reason: 'a',
      until: '2027-03-31',
    });
    expect(isNoFix(fix) ? fix : fix.edits[0]?.newText).toBe(
      '// optgate-ignore-next-line ungated-sharing until=2027-03-31 -- a\n',
    );
  });
});

function run(path: string, marked: string, reason: string): string {
  const text = marked.replace(/[«»]/g, '');
  const span = [marked.indexOf('«'), marked.indexOf('»') - 1] as const;
  const fix = exempt({ text, path, span, rule: 'ungated-sharing', reason });
  return isNoFix(fix) ? fix.why : applyEdits(text, fix.edits);
}

describe('no comment where it would be part of a tag or of code', () => {
  it.each([
    ['an attribute on a line of its own', 'a.vue', '<template>\n<p\n  @click="«fbq()»"\n/>\n</template>'],
    ['a line that begins in a script', 'a.astro', '<script>\n  go()\n</script><p onclick="«fbq()»">'],
    ['a tag in an expression', 'a.astro', '{a.map(() =>\n  «<img>»\n)}'],
    ['text before the tag', 'a.svelte', '<p>\n  Hello «<img>»\n</p>'],
  ])('%s', (_name, path, marked) => {
    const start = marked.indexOf('«');
    const text = marked.replace(/[«»]/g, '');
    const span = [start, marked.indexOf('»') - 1] as const;
    const fix = exempt({ text, path, span, rule: 'ungated-sharing', reason: 'fraud check' });
    expect(isNoFix(fix)).toBe(true);
  });
});
