/** The general rule: who imports what decides where execution can begin. */
import { expect, test } from 'vitest';
import { entryLines, linksOf } from './links-of';

const MODULE = 'module: module (unknown)';
const LIB = 'export function used() {} export function open() {}';
const OPEN = 'open: exported function (unknown)';
const USED = 'used: exported function (unknown)';

test.each<[name: string, importer: Record<string, string>, ...entries: string[]]>([
  ['nobody imports it', {}, MODULE, USED, OPEN],
  ['one name is imported', { 'a.ts': "import { used } from './lib'; used()" }, OPEN],
  ['only a test imports it', { 'a.test.ts': "import { used } from './lib'; used()" }, MODULE, OPEN],
  [
    'only a test imports it, through a barrel',
    { 'a.test.ts': "import { used } from './index'; used()", 'index.ts': "export * from './lib'" },
    OPEN,
  ],
  ['only a test imports its type', { 'a.test.ts': "import type { used } from './lib'" }, MODULE, USED, OPEN],
  ['only a type is imported', { 'a.ts': "import type { used } from './lib'" }, MODULE, USED, OPEN],
  [
    'the import is written for types alone',
    { 'a.ts': "import { used } from './lib'; let x: typeof used" },
    MODULE,
    USED,
    OPEN,
  ],
  ['it is imported for its effects', { 'a.ts': "import './lib'" }, USED, OPEN],
  ['a namespace of which one name is used', { 'a.ts': "import * as lib from './lib'; lib.used()" }, OPEN],
  ['a namespace that goes elsewhere', { 'a.ts': "import * as lib from './lib'; send(lib)" }],
  ['require, destructured', { 'a.js': "const { used } = require('./lib')" }, OPEN],
  ['require, by member', { 'a.js': "require('./lib').used()" }, OPEN],
  ['require, by name', { 'a.js': "const lib = require('./lib'); function f() { lib.used() }" }, OPEN],
  ['require, handed on', { 'a.js': "module.exports = { ...require('./lib') }" }],
  ['import(), awaited', { 'a.ts': "async function f() { (await import('./lib')).used() }" }, OPEN],
  ['import(), destructured', { 'a.ts': "async function f() { const { used } = await import('./lib') }" }, OPEN],
  ['import().then', { 'a.ts': "import('./lib').then(({ used }) => used())" }, OPEN],
  ['import().then by name', { 'a.ts': "import('./lib').then((m) => m.used())" }, OPEN],
  ['import() of a lazy component', { 'a.ts': "const x = lazy(() => import('./lib'))" }],
  ['a barrel that nobody imports', { 'a.ts': "export { used } from './lib'" }, USED, OPEN],
  [
    'a barrel that is imported',
    { 'a.ts': "export * from './lib'", 'b.ts': "import { used } from './a'; used()" },
    OPEN,
  ],
  [
    'a barrel that renames',
    { 'a.ts': "export { used as u } from './lib'", 'b.ts': "import { u } from './a'; u()" },
    OPEN,
  ],
  [
    'a barrel that imports and exports',
    { 'a.ts': "import { used } from './lib'; export { used }", 'b.ts': "import { used } from './a'; used()" },
    OPEN,
  ],
  [
    'barrels in a ring',
    { 'a.ts': "export * from './b'; export * from './lib'", 'b.ts': "export * from './a'" },
    USED,
    OPEN,
  ],
  [
    'markup imports it',
    { 'a.marko': "import { used } from './lib'", 'a.ts': "import { used } from './lib'; used()" },
    MODULE,
    USED,
    OPEN,
  ],
])('%s', async (_name, importer, ...entries) => {
  const links = await linksOf({ 'lib.ts': LIB, ...importer });
  expect(entryLines(links, 'lib.ts')).toEqual(entries);
});

test('an import cycle that nothing outside imports begins somewhere in it', async () => {
  const links = await linksOf({
    'index.ts': "import { a } from './store'; a(); export const x = 1; if (ok) import('./pixel')",
    'store.ts': "import { x } from './index'; export function a() { return x }",
    'pixel.ts': 'send()',
  });
  expect(entryLines(links, 'index.ts')).toEqual([MODULE]);
  expect(entryLines(links, 'store.ts')).toEqual([MODULE]);
  expect(entryLines(links, 'pixel.ts')).toEqual([]);
});

test.each([
  ['exports.track = function () {}', 'track: exported function (unknown)'],
  ['module.exports = function () {}', '*: exported function (unknown)'],
  ['module.exports = class {}', '*: exported class (unknown)'],
  ['function a() {} module.exports = { a, b: 1 }', 'a: exported function (unknown)'],
  ['module.exports.track = () => 1', 'track: exported function (unknown)'],
])('CommonJS: %s', async (text, entry) => {
  expect(entryLines(await linksOf({ 'lib.js': text }), 'lib.js')).toEqual([MODULE, entry]);
  const imported = await linksOf({ 'lib.js': text, 'a.js': "const lib = require('./lib'); go(lib)" });
  expect(entryLines(imported, 'lib.js')).toEqual([]);
});

test('what a public package exposes is an entry although the workspace imports it', async () => {
  const files = {
    'package.json': '{ "workspaces": ["packages/*"] }',
    'packages/a/src/index.ts': "export { track } from './track'",
    'packages/a/src/track.ts': 'export function track() {} export function inner() {}',
    'packages/a/src/other.ts': "import { inner } from './track'; inner()",
    'b.ts': "import { track } from '@acme/a'; track()",
  };
  const shown = '{ "name": "@acme/a", "exports": { ".": "./dist/index.js" } }';
  const path = 'packages/a/src/track.ts';
  const open = await linksOf({ ...files, 'packages/a/package.json': shown });
  expect(entryLines(open, path)).toEqual(['track: exported function (unknown)']);
  const hidden = await linksOf({ ...files, 'packages/a/package.json': shown.replace('{', '{ "private": true,') });
  expect(entryLines(hidden, path)).toEqual([]);
});

test('a workspace package that leads to TypeScript sources is internal, unless it says how it is published', async () => {
  const files = {
    'package.json': '{ "name": "root", "private": true, "workspaces": ["packages/*"] }',
    'packages/a/index.ts': 'export function track() {}',
    'packages/a/b.ts': "import { track } from '.'; track()",
  };
  const internal = await linksOf({ ...files, 'packages/a/package.json': '{ "name": "a", "exports": "./index.ts" }' });
  expect(entryLines(internal, 'packages/a/index.ts')).toEqual([]);
  const published = await linksOf({
    ...files,
    'packages/a/package.json':
      '{ "name": "a", "exports": "./index.ts", "publishConfig": { "exports": "./dist/index.js" } }',
  });
  expect(entryLines(published, 'packages/a/index.ts')).toEqual([MODULE, 'track: exported function (unknown)']);
});

test('the package of the whole repository is taken at its word', async () => {
  const links = await linksOf({
    'package.json': '{ "name": "a", "exports": "./index.ts" }',
    'index.ts': 'export function track() {}',
    'b.ts': "import { track } from '.'; track()",
  });
  expect(entryLines(links, 'index.ts')).toEqual([MODULE, 'track: exported function (unknown)']);
});

test('a class that its own file uses is called by others where nothing of it is called there', async () => {
  const links = await linksOf({
    'lib.ts': 'export class Tracker { send() { new Tracker() } } export const tracker = new Tracker()',
    'other.ts': 'export class Tracker { send() { new Tracker() } }',
    'a.ts': "import { tracker } from './lib'; tracker.send(); import './other'",
  });
  expect(entryLines(links, 'lib.ts')).toEqual(['Tracker: exported class (unknown, if idle)']);
  expect(entryLines(links, 'other.ts')).toEqual(['Tracker: exported class (unknown)']);
});
