/** Where execution begins, one table per framework: file, text, and the entries that its convention gives. */
import { expect, test } from 'vitest';
import { entryLines, linksOf, packageWith } from './links-of';

type Row = readonly [path: string, text: string, ...entries: string[]];

function framework(name: string, dependencies: readonly string[], rows: readonly Row[]): void {
  test.each(rows)(`${name}: %s`, async (path, text, ...expected) => {
    const links = await linksOf({ 'package.json': packageWith(...dependencies), [path]: text });
    expect(entryLines(links, path).filter((it) => !it.startsWith('module: module'))).toEqual(expected);
  });
}

framework(
  'Next.js App Router',
  ['next'],
  [
    ['app/page.tsx', 'export default function Page() {}', 'default: page (server, /)'],
    ['src/app/(shop)/cart/page.tsx', "'use client'; export default () => null", 'default: page (client, /cart)'],
    [
      'app/layout.js',
      'export default function L() {} export const metadata = {}',
      'default: layout (server, /)',
      'metadata: exported value (server)',
    ],
    [
      'app/[id]/page.tsx',
      'export default async function P() {} export async function generateMetadata() {} export function generateStaticParams() {}',
      'default: page (server, /[id])',
      'generateMetadata: metadata (server, /[id])',
      'generateStaticParams: static parameters (server, static)',
    ],
    ['app/error.tsx', "'use client'\nexport default function E() {}", 'default: error page (client, /)'],
    ['app/@modal/(.)photo/page.tsx', 'export default () => 1', 'default: page (server, /(.)photo)'],
    [
      'app/api/checkout/route.ts',
      'export async function POST() {} export const GET = wrap(() => 1)',
      'POST: POST handler (server, /api/checkout)',
      'GET: GET handler (server, /api/checkout)',
    ],
    [
      'app/api/s/route.ts',
      "export const dynamic = 'force-static'; export function GET() {}",
      'GET: GET handler (server, static, /api/s)',
    ],
    ['app/api/r/route.ts', "export { GET } from 'next-auth'", 'GET: GET handler (server, /api/r)'],
    ['app/sitemap.ts', 'export default function s() {}', 'default: metadata file (server, static, /)'],
  ],
);

framework(
  'Next.js Pages Router',
  ['next'],
  [
    ['pages/index.tsx', 'export default () => null', 'default: page (client, /)'],
    [
      'src/pages/blog/[slug].tsx',
      'export default () => null; export async function getServerSideProps() {}',
      'default: page (client, /blog/[slug])',
      'getServerSideProps: getServerSideProps (server, /blog/[slug])',
    ],
    [
      'pages/about.js',
      'export default () => null; export const getStaticProps = () => ({})',
      'default: page (client, /about)',
      'getStaticProps: getStaticProps (server, static)',
    ],
    ['pages/api/track.ts', 'export default function handler(req, res) {}', 'default: API handler (server, /api/track)'],
    ['pages/_app.tsx', 'export default function App() {}', 'default: app component (client)'],
    ['pages/_document.tsx', 'export default class D {}', 'default: document (server)'],
  ],
);

framework(
  'Next.js, beside the routes',
  ['next'],
  [
    [
      'middleware.ts',
      'export function middleware(req) {} export const config = {}',
      'middleware: middleware (server)',
      'config: exported value (server)',
    ],
    ['src/proxy.ts', 'export default function (req) {}', 'default: middleware (server)'],
    [
      'instrumentation.ts',
      'export function register() {} export const onRequestError = () => {}',
      'register: instrumentation (server, static)',
      'onRequestError: request error hook (server)',
    ],
    [
      'instrumentation-client.ts',
      'start(); export function onRouterTransitionStart() {}',
      'module: client instrumentation (client)',
      'onRouterTransitionStart: route change hook (client)',
    ],
    [
      'app/actions.ts',
      "'use server'\nexport async function buy() {} export const sell = async () => {}",
      'buy: server action (server)',
      'sell: server action (server)',
    ],
    ['lib/act.ts', "export async function act() { 'use server' }", 'act: server action (server)'],
    [
      'next.config.js',
      'module.exports = { headers() {} }',
      'module: configuration (server, static)',
      'headers: configuration (server, static)',
    ],
  ],
);

framework(
  'Remix',
  ['@remix-run/react'],
  [
    [
      'app/routes/shop.$id_.edit.tsx',
      'export const loader = () => 1; export async function action() {} export default function S() {}',
      'loader: loader (server, /shop/$id/edit)',
      'action: action (server, /shop/$id/edit)',
      'default: page (client, /shop/$id/edit)',
    ],
    ['app/routes/_auth._index.tsx', 'export function clientLoader() {}', 'clientLoader: client loader (client, /)'],
    [
      'app/root.tsx',
      'export function Layout() {} export default function R() {}',
      'Layout: layout (client)',
      'default: page (client)',
    ],
    ['app/entry.client.tsx', 'hydrate()', 'module: client entry (client)'],
    ['app/entry.server.tsx', 'export default function h(request) {}', 'default: request handler (server)'],
  ],
);

framework(
  'SvelteKit',
  ['@sveltejs/kit'],
  [
    ['src/routes/+page.ts', 'export const load = () => ({})', 'load: load (both, /)'],
    [
      'src/routes/(app)/x/+page.server.ts',
      'export const actions = { default: () => 1 }; export function load() {}',
      'actions: form action (server, /x)',
      'load: load (server, /x)',
    ],
    [
      'src/routes/p/+page.server.ts',
      'export const prerender = true; export function load() {}',
      'load: load (server, static, /p)',
    ],
    ['src/routes/api/+server.ts', 'export const POST = () => 1', 'POST: POST handler (server, /api)'],
    [
      'src/hooks.server.ts',
      'export const handle = sequence(a, b); export function init() {}',
      'handle: handle hook (server)',
      'init: server start (server, static)',
    ],
    ['src/hooks.client.ts', 'export const handleError = () => 1', 'handleError: client error hook (client)'],
  ],
);

framework(
  'Nuxt',
  ['nuxt'],
  [
    ['plugins/ads.client.ts', 'export default defineNuxtPlugin(() => {})', 'default: plugin (client)'],
    [
      'app/middleware/auth.ts',
      'export default defineNuxtRouteMiddleware(() => {})',
      'default: route middleware (both)',
    ],
    [
      'server/api/users/[id].post.ts',
      'export default defineEventHandler(() => 1)',
      'default: POST handler (server, /api/users/[id])',
    ],
    ['server/middleware/log.ts', 'export default defineEventHandler(() => 1)', 'default: server middleware (server)'],
    ['server/plugins/a.ts', 'export default defineNitroPlugin(() => 1)', 'default: server plugin (server, static)'],
  ],
);

framework(
  'Astro',
  ['astro'],
  [
    [
      'src/pages/api/x.ts',
      'export const ALL = () => 1; export function GET() {}',
      'ALL: request handler (server, /api/x)',
      'GET: GET handler (server, /api/x)',
    ],
    ['src/middleware.ts', 'export const onRequest = () => 1', 'onRequest: middleware (server)'],
  ],
);

framework(
  'Gatsby',
  ['gatsby'],
  [
    ['gatsby-browser.js', 'export const onRouteUpdate = () => 1', 'onRouteUpdate: Gatsby browser hook (client)'],
    ['gatsby-node.js', 'exports.createPages = () => 1', 'createPages: Gatsby build hook (server, static)'],
    ['src/pages/x.js', 'export default () => 1', 'default: page (client, /x)'],
    ['src/pages/index.mdx', '# Hello', 'default: page (client, /)'],
  ],
);

framework(
  'Docusaurus',
  ['@docusaurus/core'],
  [
    ['src/track.js', 'export function onRouteDidUpdate() {}', 'onRouteDidUpdate: route change hook (client)'],
    ['src/theme/Root.js', 'export default function Root() {}', 'default: theme component (client)'],
  ],
);

framework(
  'Nest',
  ['@nestjs/common'],
  [
    [
      'a.controller.ts',
      "import { Controller, Get } from '@nestjs/common'; @Controller('a') export class A { @Get() list() {} private helper() {} }",
      'A: Nest controller (server, list)',
    ],
    [
      'a.guard.ts',
      "import { Injectable } from '@nestjs/common'; @Injectable() export class G { canActivate() {} }",
      'G: Nest provider (server, canActivate)',
    ],
    [
      'a.job.ts',
      "import { Cron } from '@nestjs/schedule'; export class J { @Cron('* *') run() {} }",
      'J: cron job (server, static, run)',
    ],
  ],
);

framework(
  'clouds',
  ['@types/aws-lambda'],
  [
    ['lambda.ts', 'export const handler = async () => {}', 'handler: Lambda handler (server)'],
    [
      'src/worker.ts',
      'export default { async fetch(request) {}, scheduled() {}, name: 1 }',
      'default: worker (server, fetch, scheduled)',
    ],
    ['functions/x.ts', 'export const onRequestPost = () => 1', 'onRequestPost: request handler (server)'],
  ],
);

framework(
  'Angular',
  ['@angular/core'],
  [
    [
      'a.component.ts',
      "import { Component } from '@angular/core'; @Component({}) export class A { go() {} }",
      'A: Angular component (client)',
    ],
  ],
);

test('VS Code extension', async () => {
  const links = await linksOf({
    'package.json': '{ "engines": { "vscode": "^1.9.0" } }',
    'src/extension.ts': 'export function activate() {} export function deactivate() {}',
  });
  expect(entryLines(links, 'src/extension.ts')).toEqual([
    'activate: extension start (server)',
    'deactivate: extension end (server)',
    'module: module (server, static)',
  ]);
});

test('a configured entry', async () => {
  const links = await linksOf(
    { 'src/jobs/a.ts': 'export function run() {}', 'src/b.ts': "import { run } from './jobs/a'; run()" },
    { entriesIn: (path) => (path === 'src/jobs/a.ts' ? ['run'] : []) },
  );
  expect(entryLines(links, 'src/jobs/a.ts')).toEqual(['run: configured entry (unknown)']);
});

test('a page of the framework is none without the framework', async () => {
  const links = await linksOf({
    'package.json': packageWith('express'),
    'app/api/route.ts': 'export function POST() {}',
  });
  expect(entryLines(links, 'app/api/route.ts')).toEqual([
    'module: module (server, static)',
    'POST: exported function (server)',
  ]);
});
