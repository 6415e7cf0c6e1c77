/** How each server framework says what a request holds, and where middleware and handlers stand. */
export interface Dialect {
  /** Import lines, and the line that makes `app`. */
  readonly head: readonly string[];
  /** Parameters of a middleware and of a handler, without parentheses. */
  readonly link: string;
  readonly handler: string;
  /** Expressions in both: who asks, a header, a cookie's value, and what a middleware left for later links. */
  readonly id: string;
  readonly header: (name: string) => string;
  readonly cookie: (name: string) => string;
  readonly kept: (name: string) => string;
  readonly keep: (name: string, value: string) => string;
  /** Statements that call on, and that end the request. */
  readonly next: string;
  readonly stop: string;
  readonly answer: string;
  /** Registrations of `body`, lines of a middleware or a handler. */
  readonly before: (body: readonly string[]) => string[];
  readonly route: (path: string, between: readonly string[], body: readonly string[]) => string[];
  /** A middleware as an expression, named, for one route. */
  readonly named: (name: string, body: readonly string[]) => string[];
}

const EXPRESS: Dialect = {
  head: [
    `import express from 'express';`,
    `import cookieParser from 'cookie-parser';`,
    'const app = express();',
    'app.use(cookieParser());',
  ],
  link: 'req: any, res: any, next: any',
  handler: 'req: any, res: any',
  id: 'req.params.id',
  header: (name) => `req.headers['${name}']`,
  cookie: (name) => `req.cookies['${name}']`,
  kept: (name) => `res.locals.${name}`,
  keep: (name, value) => `res.locals.${name} = ${value};`,
  next: 'next();',
  stop: 'return res.status(204).end();',
  answer: 'res.json({ ok: true });',
  before: (body) => ['app.use(async (req: any, res: any, next: any) => {', ...body, '});'],
  route: (path, between, body) => [
    `app.post('${path}', ${between.map((it) => `${it}, `).join('')}async (req: any, res: any) => {`,
    ...body,
    '});',
  ],
  named: (name, body) => [`const ${name} = async (req: any, res: any, next: any) => {`, ...body, '};'],
};

const HONO: Dialect = {
  head: [`import { Hono } from 'hono';`, `import { getCookie } from 'hono/cookie';`, 'const app = new Hono();'],
  link: 'c: any, next: any',
  handler: 'c: any',
  id: `c.req.param('id')`,
  header: (name) => `c.req.header('${name}')`,
  cookie: (name) => `getCookie(c, '${name}')`,
  kept: (name) => `c.get('${name}')`,
  keep: (name, value) => `c.set('${name}', ${value});`,
  next: 'await next();',
  stop: 'return c.body(null, 204);',
  answer: 'return c.json({ ok: true });',
  before: (body) => [`app.use('*', async (c: any, next: any) => {`, ...body, '});'],
  route: (path, between, body) => [
    `app.post('${path}', ${between.map((it) => `${it}, `).join('')}async (c: any) => {`,
    ...body,
    '});',
  ],
  named: (name, body) => [`const ${name} = async (c: any, next: any) => {`, ...body, '};'],
};

const FASTIFY: Dialect = {
  head: [`import Fastify from 'fastify';`, 'const app = Fastify();'],
  link: 'req: any, reply: any',
  handler: 'req: any, reply: any',
  id: 'req.params.id',
  header: (name) => `req.headers['${name}']`,
  cookie: (name) => `req.cookies['${name}']`,
  kept: (name) => `req.${name}`,
  keep: (name, value) => `req.${name} = ${value};`,
  next: '',
  stop: 'return reply.code(204).send();',
  answer: 'return reply.send({ ok: true });',
  before: (body) => [`app.addHook('preHandler', async (req: any, reply: any) => {`, ...body, '});'],
  route: (path, between, body) => [
    `app.post('${path}', { preHandler: [${between.join(', ')}] }, async (req: any, reply: any) => {`,
    ...body,
    '});',
  ],
  named: (name, body) => [`const ${name} = async (req: any, reply: any) => {`, ...body, '};'],
};

const KOA: Dialect = {
  head: [`import Koa from 'koa';`, 'const app = new Koa();'],
  link: 'ctx: any, next: any',
  handler: 'ctx: any, next: any',
  id: 'ctx.params.id',
  header: (name) => `ctx.get('${name}')`,
  cookie: (name) => `ctx.cookies.get('${name}')`,
  kept: (name) => `ctx.state.${name}`,
  keep: (name, value) => `ctx.state.${name} = ${value};`,
  next: 'await next();',
  stop: 'return;',
  answer: 'ctx.body = { ok: true }; await next();',
  before: (body) => ['app.use(async (ctx: any, next: any) => {', ...body, '});'],
  route: (_path, between, body) => [
    ...between.map((it) => `app.use(${it});`),
    'app.use(async (ctx: any, next: any) => {',
    ...body,
    '});',
  ],
  named: (name, body) => [`const ${name} = async (ctx: any, next: any) => {`, ...body, '};'],
};

export const DIALECTS = { express: EXPRESS, hono: HONO, fastify: FASTIFY, koa: KOA };
