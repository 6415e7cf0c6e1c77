/** Where a file's code runs. */
import { expect, test } from 'vitest';
import { linksOf, packageWith } from './links-of';

test.each([
  ['a.ts', "'use client'; import fs from 'node:fs'", 'client'],
  ['a.ts', "'use server'", 'server'],
  ['a.ts', "import fs from 'node:fs'; fs.read()", 'server'],
  ['a.ts', "import type { Request } from 'express'", 'unknown'],
  ['a.ts', "import { headers } from 'next/headers'; headers()", 'server'],
  ['a.ts', "document.title = 'x'", 'client'],
  ['a.ts', "const isBrowser = typeof window !== 'undefined'", 'unknown'],
  ['a.tsx', "import { useEffect } from 'react'; useEffect(f)", 'client'],
  ['a.tsx', 'const b = <button onClick={f} />', 'client'],
  ['a.tsx', "import fs from 'fs'; import { useState } from 'react'; useState(fs)", 'unknown'],
  ['db.server.ts', '', 'server'],
  ['plugins/x.client.ts', '', 'client'],
  ['app/page.tsx', 'export default () => null', 'server'],
  ['app/button.tsx', 'export const B = () => null', 'unknown'],
  ['vite.config.ts', '', 'server'],
])('%s %s is %s', async (path, text, expected) => {
  const links = await linksOf({ 'package.json': packageWith('next', 'express'), [path]: text });
  const facts = links.facts(path);
  expect(facts && links.surfaceOf(facts)).toBe(expected);
});

test.each([
  [['express'], 'server'],
  [['react', 'react-dom'], 'client'],
  [['react-dom', 'express'], 'unknown'],
  [[], 'unknown'],
])('a package with %j', async (dependencies, expected) => {
  const links = await linksOf({ 'package.json': packageWith(...dependencies), 'a.ts': '' });
  const facts = links.facts('a.ts');
  expect(facts && links.surfaceOf(facts)).toBe(expected);
});

test.each([
  ["const root = document.documentElement.getAttribute('data-id'); export const load = () => fbq(root);", 'client'],
  ["const root = typeof window === 'undefined' ? '' : document.title; export const load = () => fbq(root);", 'unknown'],
  ['export const load = () => fbq(document.title);', 'unknown'],
])('who imports %s', async (imported, expected) => {
  const links = await linksOf({
    'package.json': packageWith(),
    'start.js': "import { begin } from './begin'; begin();",
    'begin.js': "import { load } from './load'; export const begin = () => fbq('init') || load();",
    'load.js': imported,
  });
  const facts = links.facts('start.js');
  expect(facts && links.surfaceOf(facts)).toBe(expected);
});
