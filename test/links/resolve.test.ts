/** What an import means: one table per way of naming a module. */
import { expect, test } from 'vitest';
import { linksOf } from './links-of';

type Files = Readonly<Record<string, string>>;

async function resolved(files: Files | readonly string[], from: string, spec: string): Promise<string> {
  const all = Array.isArray(files) ? Object.fromEntries(files.map((it) => [it, ''])) : (files as Files);
  const it = (await linksOf(all)).resolve(from, spec);
  return it.to === 'file' ? it.path : it.to === 'package' ? `package ${it.name}` : 'nothing';
}

test.each([
  ['./a', 'src/a.ts'],
  ['./a.js', 'src/a.ts'],
  ['./b', 'src/b.tsx'],
  ['./b.jsx', 'src/b.tsx'],
  ['./c', 'src/c/index.js'],
  ['./c/', 'src/c/index.js'],
  ['./c/index', 'src/c/index.js'],
  ['.', 'src/index.ts'],
  ['..', 'index.mjs'],
  ['../src/a', 'src/a.ts'],
  ['./m.mjs', 'src/m.mts'],
  ['./k.cjs', 'src/k.cts'],
  ['./plain.js', 'src/plain.js'],
  ['./two', 'src/two.ts'],
  ['./screen', 'src/screen.web.tsx'],
  ['./a?worker', 'src/a.ts'],
  ['./a?raw', 'nothing'],
  ['./style.css', 'nothing'],
  ['./View.vue', 'src/View.vue'],
  ['./Post.mdx', 'src/Post.mdx'],
  ['./types', 'nothing'],
  ['./absent', 'nothing'],
  ['../../outside', 'nothing'],
  ['/src/a', 'src/a.ts'],
  ['react', 'package react'],
  ['@scope/name/deep', 'package @scope/name'],
  ['node:fs', 'package node:fs'],
])('relative and foreign: %s is %s', async (spec, expected) => {
  const files =
    `src/a.ts src/b.tsx src/c/index.js src/index.ts index.mjs src/m.mts src/k.cts src/plain.js src/two.ts src/two.js
    src/screen.native.tsx src/screen.web.tsx src/View.vue src/Post.mdx src/types.d.ts`.split(/\s+/);
  expect(await resolved(files, 'src/main.ts', spec)).toBe(expected);
});

const ALIASED: Files = {
  'tsconfig.base.json': `{
    // shared
    "compilerOptions": { "baseUrl": ".", "paths": { "@/*": ["src/*"], "@/special": ["src/other.ts"], "*.lib": ["lib/*/index.ts"], }, },
  }`,
  'tsconfig.json': '{ "extends": "./tsconfig.base" }',
  'src/a.ts': '',
  'src/special.ts': '',
  'src/other.ts': '',
  'lib/x/index.ts': '',
  'packages/web/tsconfig.json': '{ "files": [], "references": [{ "path": "./tsconfig.app.json" }] }',
  'packages/web/tsconfig.app.json': '{ "compilerOptions": { "paths": { "~/*": ["./app/*"] } } }',
  'packages/web/app/b.ts': '',
  'packages/loop/tsconfig.json': '{ "extends": "./tsconfig.json", "compilerOptions": { "paths": { "@/*": ["./*"] } } }',
  'packages/loop/c.ts': '',
};

test.each([
  ['src/main.ts', '@/a', 'src/a.ts'],
  ['src/main.ts', '@/special', 'src/other.ts'],
  ['src/main.ts', 'x.lib', 'lib/x/index.ts'],
  ['src/main.ts', 'src/a', 'src/a.ts'],
  ['src/main.ts', '@/absent', 'package @/absent'],
  ['packages/web/app/main.ts', '~/b', 'packages/web/app/b.ts'],
  ['packages/loop/main.ts', '@/c', 'packages/loop/c.ts'],
])('aliases: from %s, %s is %s', async (from, spec, expected) => {
  expect(await resolved(ALIASED, from, spec)).toBe(expected);
});

test('`extends` reaches into a package of the workspace, and `${configDir}` is the folder of who asks', async () => {
  const files = {
    'package.json': '{ "workspaces": ["tooling/*", "apps/*"] }',
    'tooling/ts/package.json': '{ "name": "@acme/ts" }',
    'tooling/ts/next.json': '{ "compilerOptions": { "paths": { "@/*": ["${configDir}/src/*"] } } }',
    'apps/web/package.json': '{ "name": "web" }',
    'apps/web/tsconfig.json': '{ "extends": "@acme/ts/next.json" }',
    'apps/web/src/a.ts': '',
  };
  expect(await resolved(files, 'apps/web/src/main.ts', '@/a')).toBe('apps/web/src/a.ts');
});

test.each([
  ['src/main.ts', '@/a', 'src/a.ts'],
  ['src/main.ts', '~/a', 'src/a.ts'],
  ['src/main.ts', '$lib/b', 'src/lib/b.ts'],
])('aliases of generated configuration: %s %s is %s', async (from, spec, expected) => {
  expect(await resolved({ 'package.json': '{}', 'src/a.ts': '', 'src/lib/b.ts': '' }, from, spec)).toBe(expected);
});

const MONOREPO: Files = {
  'package.json': '{ "name": "root", "workspaces": { "packages": ["packages/*", "!packages/left-out"] } }',
  'packages/exports/package.json': `{ "name": "@acme/exports", "exports": {
      ".": { "types": "./dist/index.d.ts", "import": "./dist/index.mjs", "require": "./dist/index.cjs" },
      "./client": { "browser": { "default": "./src/client.ts" } },
      "./features/*": "./dist/features/*.js",
      "./features/private/*": null } }`,
  'packages/exports/src/index.ts': '',
  'packages/exports/src/client.ts': '',
  'packages/exports/src/features/ads.ts': '',
  'packages/exports/src/deep.ts': '',
  'packages/main/package.json': '{ "name": "main-only", "main": "lib/main.js" }',
  'packages/main/src/main.ts': '',
  'packages/main/utils.js': '',
  'packages/bare/package.json': '{ "name": "bare" }',
  'packages/bare/src/index.tsx': '',
  'packages/left-out/package.json': '{ "name": "left-out" }',
  'packages/left-out/index.ts': '',
  'packages/own/package.json':
    '{ "name": "own", "imports": { "#db": { "node": "./src/db.ts" }, "#x/*": "./src/x/*.ts", "#bare": "bare" } }',
  'packages/own/src/db.ts': '',
  'packages/own/src/x/y.ts': '',
  'packages/own/index.ts': '',
  'examples/react/package.json': '{ "name": "react", "dependencies": { "linked": "file:../linked" } }',
  'examples/react/index.js': '',
  'examples/linked/package.json': '{ "name": "linked" }',
  'examples/linked/index.js': '',
};

test.each([
  ['packages/own/a.ts', '@acme/exports', 'packages/exports/src/index.ts'],
  ['packages/own/a.ts', '@acme/exports/client', 'packages/exports/src/client.ts'],
  ['packages/own/a.ts', '@acme/exports/features/ads', 'packages/exports/src/features/ads.ts'],
  ['packages/own/a.ts', '@acme/exports/src/deep', 'packages/exports/src/deep.ts'],
  ['packages/own/a.ts', '@acme/exports/dist/deep.js', 'packages/exports/src/deep.ts'],
  ['packages/own/a.ts', 'main-only', 'packages/main/src/main.ts'],
  ['packages/own/a.ts', 'main-only/utils', 'packages/main/utils.js'],
  ['packages/own/a.ts', 'bare', 'packages/bare/src/index.tsx'],
  ['packages/own/a.ts', 'own', 'packages/own/index.ts'],
  ['packages/own/a.ts', '#db', 'packages/own/src/db.ts'],
  ['packages/own/a.ts', '#x/y', 'packages/own/src/x/y.ts'],
  ['packages/own/a.ts', '#bare', 'packages/bare/src/index.tsx'],
  ['packages/own/a.ts', '#absent', 'package #absent'],
  ['packages/own/a.ts', 'left-out', 'package left-out'],
  ['packages/own/a.ts', 'react', 'package react'],
  ['examples/react/index.js', 'linked', 'examples/linked/index.js'],
  ['examples/react/index.js', 'bare', 'packages/bare/src/index.tsx'],
])('workspace packages: from %s, %s is %s', async (from, spec, expected) => {
  expect(await resolved(MONOREPO, from, spec)).toBe(expected);
});

test.each([
  ['packages:\n  - "packages/*" # ours\n  - apps/**\nother: 1\n', 'packages/a/index.ts'],
  ["packages: ['packages/*']\n", 'packages/a/index.ts'],
  ['catalog:\n  react: 19\n', 'package a'],
])('pnpm-workspace.yaml %j', async (yaml, expected) => {
  const files = { 'pnpm-workspace.yaml': yaml, 'packages/a/package.json': '{"name":"a"}', 'packages/a/index.ts': '' };
  expect(await resolved(files, 'x.ts', 'a')).toBe(expected);
});

test('broken configuration is as if it were not there', async () => {
  const files = { 'package.json': '{ "workspaces": [', 'tsconfig.json': '{{', 'a.ts': '' };
  expect(await resolved(files, 'b.ts', './a')).toBe('a.ts');
});
