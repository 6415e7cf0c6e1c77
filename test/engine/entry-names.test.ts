/** Where a witness begins is said in words by which people know their program. */
import { expect, test } from 'vitest';
import { analyse } from '../harness/analyse';

const SEND = "window.fbq('track', 'A');";
const POST = "await fetch('https://graph.facebook.com/v20.0/1/events', { method: 'POST', body: '{}' });";

test.each<[what: string, framework: string, files: Record<string, string>]>([
  ['POST /api/checkout', 'next', { 'app/(shop)/api/checkout/route.ts': `export async function POST() { ${POST} }` }],
  [
    'page /pricing',
    'next',
    {
      'app/pricing/page.tsx': `'use client';\nexport default function P() { const onBuy = () => { ${SEND} }; return <a onClick={onBuy}>B</a>; }`,
    },
  ],
  [
    'layout /',
    'next',
    {
      'app/layout.tsx': `import { T } from '../t';\nexport default function L({ children }) { return <html><T />{children}</html>; }`,
      't.tsx': `'use client';\nimport { useEffect } from 'react';\nexport function T() { useEffect(() => { ${SEND} }, []); return null; }`,
    },
  ],
  ['request /api/track', 'next', { 'pages/api/track.ts': `export default async function handler() { ${POST} }` }],
  [
    'server action subscribe in app/actions.ts',
    'next',
    { 'app/actions.ts': `'use server';\nexport async function subscribe() { ${POST} }` },
  ],
  ['middleware in middleware.ts', 'next', { 'middleware.ts': `export async function middleware() { ${POST} }` }],
  [
    'POST /buy',
    'express',
    {
      'server.ts': `import express from 'express';\nconst app = express();\nconst r = express.Router();\nr.post('/buy', async (req, res) => { ${POST} });\napp.use(r);\napp.listen(1);`,
    },
  ],
  [
    'middleware in server.ts',
    'express',
    {
      'server.ts': `import express from 'express';\nconst app = express();\napp.use(async (req, res, next) => { ${POST} next(); });\napp.listen(1);`,
    },
  ],
  [
    'POST /shop/buy',
    '@nestjs/common',
    {
      'src/shop.ts': `import { Controller, Post } from '@nestjs/common';\n@Controller('shop')\nexport class Shop { @Post('buy') async buy() { ${POST} } }`,
      'src/main.ts': `import { NestFactory } from '@nestjs/core';\nimport { Module } from '@nestjs/common';\nimport { Shop } from './shop';\n@Module({ controllers: [Shop] })\nclass App {}\nNestFactory.create(App).then((it) => it.listen(1));`,
    },
  ],
  [
    'POST /buy',
    'hono',
    {
      'server.ts': `import { Hono } from 'hono';\nconst app = new Hono();\napp.post('/buy', async (c) => { ${POST} return c.text('ok'); });\nexport default app;`,
    },
  ],
  [
    'POST /buy',
    'fastify',
    {
      'server.ts': `import Fastify from 'fastify';\nconst app = Fastify();\napp.post('/buy', async () => { ${POST} });\napp.listen({ port: 1 });`,
    },
  ],
  [
    'page /shop',
    '@sveltejs/kit',
    {
      'src/routes/(a)/shop/+page.svelte': `<script>\n  import { onMount } from 'svelte';\n  onMount(() => { ${SEND} });\n</script>`,
    },
  ],
  ['load /shop', '@sveltejs/kit', { 'src/routes/shop/+page.server.ts': `export async function load() { ${POST} }` }],
  [
    'form action /shop',
    '@sveltejs/kit',
    { 'src/routes/shop/+page.server.ts': `export const actions = { default: async () => { ${POST} } };` },
  ],
  [
    'handle hook in src/hooks.server.ts',
    '@sveltejs/kit',
    { 'src/hooks.server.ts': `export async function handle({ event, resolve }) { ${POST} return resolve(event); }` },
  ],
  [
    'page /shop/$id',
    '@remix-run/react',
    { 'app/routes/shop.$id.tsx': `export default function P() { return <a onClick={() => { ${SEND} }}>B</a>; }` },
  ],
  ['loader /shop', '@remix-run/react', { 'app/routes/shop.tsx': `export async function loader() { ${POST} }` }],
  [
    'on load of plugins/meta.client.ts',
    'nuxt',
    { 'plugins/meta.client.ts': `export default defineNuxtPlugin(() => { ${SEND} });` },
  ],
  [
    'POST /api/buy',
    'nuxt',
    { 'server/api/buy.post.ts': `export default defineEventHandler(async () => { ${POST} });` },
  ],
  [
    'component in pages/shop.vue',
    'nuxt',
    { 'pages/shop.vue': `<script setup>\nonMounted(() => { ${SEND} });\n</script>\n<template><p /></template>` },
  ],
  ['page /shop', 'astro', { 'src/pages/shop.astro': `<script is:inline>${SEND}</script>` }],
  [
    'page /shop',
    'gatsby',
    { 'src/pages/shop.jsx': `export default function P() { return <a onClick={() => { ${SEND} }}>B</a>; }` },
  ],
  [
    'component in src/App.vue',
    'vue',
    {
      'src/App.vue': `<script setup>\nimport { onMounted } from 'vue';\nonMounted(() => { ${SEND} });\n</script>\n<template><p /></template>`,
    },
  ],
  ['page index.html', 'vite', { 'index.html': `<script>${SEND}</script>` }],
  ['on load of src/main.ts', 'vite', { 'src/main.ts': SEND }],
  ['exported function track in src/track.ts', 'vite', { 'src/track.ts': `export function track() { ${SEND} }` }],
  ['Lambda handler in src/a.ts', 'aws-lambda', { 'src/a.ts': `export const handler = async (event) => { ${POST} };` }],
])('%s (%s)', async (name, framework, files) => {
  const { pathways } = await analyse({
    ...files,
    'package.json': JSON.stringify({ private: true, dependencies: { [framework]: '*' } }),
  });
  expect(pathways.map((it) => it.entry?.label)).toEqual([name]);
});
