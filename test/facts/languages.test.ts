/** Markup files as facts: every place is one of the file as it is written. */
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { FileFacts } from '../../server/src/facts/ir';
import { collectMarkup, prepareLanguages, readMarkup } from '../../server/src/facts/languages';
import { createVirtualWriter } from '../../server/src/facts/languages/virtual-text';
import { forEachExpr } from '../../server/src/facts/walk';
import { analyse } from '../harness/analyse';

beforeAll(() => prepareLanguages(['a.vue', 'a.html', 'a.svelte', 'a.astro']));

test('what is copied has its own place, what is written has that of its span', () => {
  const w = createVirtualWriter('<b @click="go()">');
  w.write('element({ onClick: () => ', 0, 17);
  w.copy(11, 15);
  w.write(' })', 0, 17);
  const virtual = w.done();
  const at = virtual.text.indexOf('go()');
  expect([virtual.start(at), virtual.end(at + 4)]).toEqual([11, 15]);
  expect([virtual.start(0), virtual.end(virtual.text.length)]).toEqual([0, 17]);
});

function texts(facts: FileFacts, text: string, kind: string): string[] {
  const found: string[] = [];
  forEachExpr(facts, (node) => {
    if (node.k === kind && node.e - node.s < text.length) found.push(text.slice(node.s, node.e));
  });
  return found;
}

test('calls and elements of a Vue component stand where they are written', () => {
  const text = `<template>\r\n  <p v-if="a(1)">{{ b(2) }}</p>\r\n  <img src="x" @load="c(3); d(4)">\r\n</template>
<script setup lang="ts">
import { b } from './b'
e(5)
</script>`;
  const facts = collectMarkup('a.vue', text);
  expect(texts(facts, text, 'call')).toEqual(expect.arrayContaining(['a(1)', 'b(2)', 'c(3)', 'd(4)', 'e(5)']));
  expect(texts(facts, text, 'jsx')).toEqual(
    expect.arrayContaining(['<p v-if="a(1)">{{ b(2) }}</p>', '<img src="x" @load="c(3); d(4)">']),
  );
  expect(facts.lineStarts).toHaveLength(8);
  expect(facts.problems).toEqual([]);
});

test('calls and elements of a Svelte component stand where they are written', () => {
  const text = `<script>\n  e(5)\n  export let a = f(6)\n</script>\r\n{#if a(1)}<p on:click={() => c(3)}>{b(2)}</p>{/if}`;
  const facts = collectMarkup('a.svelte', text);
  const expected = ['a(1)', 'b(2)', 'c(3)', 'e(5)', 'f(6)'];
  expect(texts(facts, text, 'call')).toEqual(expect.arrayContaining(expected));
  expect(texts(facts, text, 'jsx')).toContain('<p on:click={() => c(3)}>{b(2)}</p>');
  expect(facts.problems).toEqual([]);
});

test('the outline holds what the script imports, and components that are known by name', () => {
  const script = readMarkup('a.vue', `<script setup>import a from './a'</script><template><CookieBanner /></template>`);
  expect(script?.virtual.text).toContain("'./a'");
  expect(script?.virtual.text).toContain('"#components/CookieBanner"');
});

const PIECES = [
  '<template>',
  '</template>',
  '<p v-if="',
  '"',
  '{{',
  '}}',
  '<script setup>',
  '</script>',
  'a(',
  ')',
  '`',
];

test.each(['a.vue', 'a.html', 'a.svelte', 'a.astro'])('never throws, and stays inside: %s', (path) => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 3 })), { maxLength: 20 }),
      (parts) => {
        const text = parts.join('');
        const facts = collectMarkup(path, text);
        forEachExpr(facts, ({ s, e }) => expect(0 <= s && s <= e && e <= text.length).toBe(true));
      },
    ),
    { numRuns: 300 },
  );
});

test('a file whose parser is not loaded has no facts, and says so', () => {
  expect(collectMarkup('a.unknown', 'x').problems).toHaveLength(1);
});

test('a broken file is analysed, and named among those that were not analysed whole', async () => {
  const text = `<script setup>\nimport posthog from 'posthog-js'\n</script>\n<template>\n<p :a="{"></p>\n<p @click="posthog.capture('x')"></p>\n</template>`;
  const { summary, pathways } = await analyse({ 'src/a.vue': text });
  expect(pathways.map((it) => it.range.start.line)).toEqual([6]);
  expect(summary.filesNotAnalysed).toEqual([{ file: 'src/a.vue', why: 'read in part: line 5: `{` is no expression.' }]);
});
