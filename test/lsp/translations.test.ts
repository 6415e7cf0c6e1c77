/**
 * What the client says can be translated: `l10n/bundle.l10n.json` holds its texts, and nothing else. Words that it
 * shares with the report are handed to it by `shared/src/words.ts`.
 *
 * `UPDATE=1` writes the bundle; translators add `bundle.l10n.LANGUAGE.json` beside it.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import ts from 'typescript';
import { expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { SAID_IN_VIEWS } from '../../shared/src/words';
import { sourcesIn } from '../tidy/sources';

const BUNDLE = `${packageJson.l10n}/bundle.l10n.json`;
/** Names of the product, and what a language model reads. */
const NOT_TRANSLATED = [/^Optgate(?:: …)?$/, /^No pathway has the id "/, /^It is gone meanwhile\.$/];
/** A text of several words, or one that begins as a title does. */
const READABLE = /^(?:\$\([\w-]+\) )?(?:[A-Z][a-z]+\b(?! ?[|])|.*[a-z]+ [a-z]+ [a-z]+)/;

interface Text {
  readonly text: string;
  readonly place: string;
  /** How many values are given with it; undefined for what is not translated. */
  readonly values: number | undefined;
}

const texts = sourcesIn('client/src').flatMap(({ path, text }) => textsOf(path, text));
const translated = texts.filter((it) => it.values !== undefined);

test('the bundle holds every text of the client, and none that is gone', () => {
  const keys = [...new Set([...translated.map((it) => it.text), ...SAID_IN_VIEWS])].sort();
  const bundle = `${JSON.stringify(Object.fromEntries(keys.map((it) => [it, it])), null, 2)}\n`;
  if (process.env.UPDATE === '1') writeFileSync(BUNDLE, bundle);
  expect(readFileSync(BUNDLE, 'utf8')).toBe(bundle);
});

test('every place in a text is given a value', () => {
  const wrong = translated.filter(({ text, values }) => new Set(text.match(/\{\d+\}/g)).size !== values);
  expect(wrong.map((it) => it.place)).toEqual([]);
});

test('no text is shown that cannot be translated', () => {
  const left = texts.filter((it) => it.values === undefined && READABLE.test(it.text));
  const untold = left.filter((it) => !NOT_TRANSLATED.some((known) => known.test(it.text)));
  expect(untold.map((it) => `${it.place}: ${it.text}`)).toEqual([]);
});

function textsOf(path: string, text: string): Text[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found: Text[] = [];
  visit(file);
  return found;

  function visit(node: ts.Node): void {
    if (ts.isImportDeclaration(node) || ts.isLiteralTypeNode(node)) return;
    if (ts.isCallExpression(node) && node.expression.getText() === 'l10n.t') {
      const [first, ...values] = node.arguments;
      add(node, first && ts.isStringLiteralLike(first) ? first.text : '', values.length);
      for (const it of values) visit(it);
      return;
    }
    if (ts.isStringLiteralLike(node)) add(node, node.text, undefined);
    if (ts.isTemplateExpression(node))
      add(node, [node.head.text, ...node.templateSpans.map((it) => it.literal.text)].join('…'), undefined);
    ts.forEachChild(node, visit);
  }

  function add(node: ts.Node, said: string, values: number | undefined): void {
    const { line } = file.getLineAndCharacterOfPosition(node.getStart());
    found.push({ text: said, place: `${path}:${line + 1}`, values });
  }
}
