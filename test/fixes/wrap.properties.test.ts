/**
 * Whatever stands around a touchpoint, a fix only adds: the text without its insertions is the text
 * as it was, it parses, and the touchpoint runs under the gate.
 */
import fc from 'fast-check';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { collectFacts } from '../../server/src/facts/collect';
import { type Fix, isNoFix, type NoFix } from '../../server/src/fixes/fix';
import { applyEdits } from '../../server/src/fixes/insertion';
import type { ProjectGate } from '../../server/src/fixes/project-gates';
import { wrapInGate } from '../../server/src/fixes/wrap-in-gate';

const TOUCHPOINTS = [
  "fbq('track', 'Käufe 😀')",
  "window.fbq?.('track',\n  'Lead', {\n  text: `a\n b ${c} \n`,\n})",
  "new Image().src = 'https://www.facebook.com/tr?id=1'",
  "navigator.sendBeacon('https://ads.example/b', JSON.stringify({ a: 1 }))",
];
const HEADS = [
  '',
  "'use strict';\n",
  "import a from 'a';\n",
  '// 😀\n\n',
  '/* licence */\n',
  "import {\n  b,\n} from './lib/c';\n",
];
const BEFORE = [
  '',
  'start();\n',
  '// note\n',
  'const é = `x\n${1}`;\n',
  '/* a */ ',
  'if (x)\n',
  'for (const y of z) ',
  'ok && ',
  'x ? y() : ',
];
const AFTER = ['', ';', '; // note', ';\nend();', '; end();', '\nend()', ';\n// last'];
const SCOPES: [string, string][] = [
  ['', '\n'],
  ['function f() {\n', '\n}\n'],
  ['export const f = async () => {\n', '\n};\n'],
  ['class A { m() { try {\n', '\n} finally {} } }\n'],
  ['switch (s) { case 1:\n', '\n}\n'],
];

const GATES: ProjectGate[] = [
  {
    file: 'src/lib/c.ts',
    exported: 'may',
    name: 'may',
    polarity: 'in',
    async: false,
    parameters: [],
    surface: 'client',
    esm: true,
  },
  {
    file: 'src/lib/c.ts',
    exported: 'default',
    name: 'out',
    polarity: 'out',
    async: true,
    parameters: [],
    surface: 'unknown',
    esm: true,
  },
];

const program = fc
  .record({
    head: fc.constantFrom(...HEADS),
    scope: fc.constantFrom(...SCOPES),
    before: fc.array(fc.constantFrom(...BEFORE), { maxLength: 2 }).map((it) => it.join('')),
    touchpoint: fc.constantFrom(...TOUCHPOINTS),
    after: fc.constantFrom(...AFTER),
    crlf: fc.boolean(),
    indent: fc.constantFrom('', '  ', '\t'),
    gate: fc.constantFrom(...GATES),
  })
  .map(({ head, scope, before, touchpoint, after, crlf, indent, gate }) => {
    const eol = (text: string) => (crlf ? text.replaceAll('\n', '\r\n') : text);
    const lead = eol(`${head}${scope[0]}${indent}${before}`);
    const inner = eol(touchpoint);
    return {
      text: `${lead}${inner}${eol(after + scope[1])}`,
      span: [lead.length, lead.length + inner.length] as const,
      gate,
    };
  })
  .filter(({ text }) => collectFacts('src/a.ts', text).problems.length === 0);

it('adds and changes nothing else', () => {
  fc.assert(
    fc.property(program, ({ text, span, gate }) => {
      const fix = wrap(text, span, gate);
      if (isNoFix(fix)) return;
      const after = applyEdits(text, fix.edits);
      expect(fix.edits.every((it) => it.start === it.end)).toBe(true);
      expect(collectFacts('src/a.ts', after).problems).toEqual([]);
      if (text.includes('\r\n')) expect(after.replaceAll('\r\n', '')).not.toContain('\n');
      expect(literalsOf(after)).toEqual(expect.arrayContaining(literalsOf(text)));
      expect(isUnderGate(after, text.slice(...span), gate)).toBe(true);
    }),
    { numRuns: 400, seed: 7 },
  );
});

it('fixes most of them', () => {
  const fixed = fc
    .sample(program, { numRuns: 300, seed: 7 })
    .filter(({ text, span, gate }) => !isNoFix(wrap(text, span, gate)));
  expect(fixed.length).toBeGreaterThan(150);
});

function wrap(text: string, span: readonly [number, number], gate: ProjectGate): Fix | NoFix {
  return wrapInGate({
    text,
    facts: { path: 'src/a.ts', problems: [] },
    span,
    gate,
    surface: 'client',
    resolveSpecifier: () => './lib/c',
  });
}

/** Every string and template of the text, so that none was changed. */
function literalsOf(text: string): string[] {
  const found: string[] = [];
  visit(parse(text));
  return found;

  function visit(node: ts.Node): void {
    if (ts.isStringLiteral(node) || ts.isTemplateLiteralToken(node)) found.push(node.text);
    ts.forEachChild(node, visit);
  }
}

/** Is the gate in the condition of an `if` or before an `&&` that the touchpoint stands under? */
function isUnderGate(text: string, touchpoint: string, gate: ProjectGate): boolean {
  const name = touchpoint.slice(0, 6);
  const file = parse(text);
  let under = false;
  visit(file, false);
  return under;

  function visit(node: ts.Node, gated: boolean): void {
    if (gated && node.getText(file).startsWith(name)) under = true;
    const asks = (it: ts.Node) => it.getText(file).includes(`${gate.name}(`);
    ts.forEachChild(node, (it) => {
      const isThen = ts.isIfStatement(node) && it === node.thenStatement && asks(node.expression);
      const isRight = ts.isBinaryExpression(node) && it === node.right && asks(node.left);
      visit(it, gated || isThen || isRight);
    });
  }
}

function parse(text: string): ts.SourceFile {
  return ts.createSourceFile('a.ts', text, ts.ScriptTarget.Latest, true);
}
