/** Programs use the names that every object has; no table of ours may answer for them. */
import { expect, test } from 'vitest';
import { analyse } from '../harness/analyse';

const NAMES = [
  'constructor',
  'toString',
  'valueOf',
  'hasOwnProperty',
  'isPrototypeOf',
  '__proto__',
  '__defineGetter__',
];

const program = (name: string) => ({
  'package.json': JSON.stringify({
    dependencies: { next: '15', [name]: '1', '@nestjs/common': '10', '@sveltejs/kit': '2' },
  }),
  'main.tsx': `
import Redis from 'ioredis';
import express from 'express';
import all, { ${name} as own } from '${name}';
const redis = new Redis();
redis.${name}('opted_out', 1, 2);
localStorage.${name}('a', 'b');
document.cookie.${name}('a');
navigator.${name}.${name}();
own.${name}(own, all.${name});
[].${name}('a'); 'a'.${name}('b'); (() => 1).${name}(); Promise.resolve().${name}();
Object.${name}({}); new Map().${name}('a'); new own.${name}();
const held = { ${name === '__proto__' ? 'x' : name}: 'opted_out', [${JSON.stringify(name)}]: 1 };
const { ${name}: taken } = held;
express().${name}('/', (req, res) => res.${name}(req.${name}, taken));
express().get('/${name}', (req, res) => req.headers['${name}'] || req.cookies.${name} || res.json(req.query.${name}));
export const ${name === '__proto__' ? 'proto' : name}Page = () => <><own.${name} /><script id="${name}" src={own} /><div ${name}="a" data-${name.toLowerCase()}="b" /></>;
fbq('${name}', '${name}', held); gtag('${name}', '${name}'); dataLayer.push({ event: '${name}', ${name}: held });
window.${name}?.(held);
fbq('track', 'PageView');
`,
  'controller.ts': `
import { Controller, Get, ${name === '__proto__' ? 'Post as proto' : `${name} as ${name}`} } from '@nestjs/common';
@own()
@Controller('${name}')
export class Pages { @Get() @own('${name}') ${name}(@own('${name}') it) { return this.${name}; } }
`,
  [`pages/${name}.tsx`]: `export default function Page() { return <p>{'${name}'}</p>; }\nfbq('track', '${name}');`,
  [`src/${name}.ts`]: `export const ${name === '__proto__' ? 'proto' : name} = 1;`,
  [`src/routes/${name}/+page.svelte`]: `<script>fbq('track', '${name}')</script><${name.replaceAll('_', '')} ${name}="1" />`,
  [`src/${name}.vue`]: `<template><p v-${name.replaceAll('_', '')}="1" :${name}="x" @${name}="y" /></template>`,
  'optgate.config.json': '{}',
});

test.each(NAMES)('%s', async (name) => {
  const { pathways } = await analyse(program(name));
  expect(pathways.filter((it) => it.callee === "fbq('track')").map((it) => it.status)).toContain('ungated');
});
