/** Small stand-ins for server frameworks: enough of them that what a handler sees and in which order is true. */
import { QuietPromise } from './quiet-promise';

/** Serves a request of one consumer at one of the routes, from the first middleware on. */
export type Handle = (request: Incoming) => Promise<void>;

export interface Incoming {
  readonly id: string;
  readonly headers: Readonly<Record<string, string>>;
}

// biome-ignore lint/suspicious/noExplicitAny: what programs are given has the shape that each framework gives.
type Any = any;
type Link = (...args: Any[]) => Any;

export function createApps(): { packages: Record<string, object>; handles: Handle[] } {
  const handles: Handle[] = [];
  const express = Object.assign(() => createExpress(handles), { json: () => passOn, Router: () => createExpress([]) });
  const packages = {
    express: { default: express, __esModule: true, Router: () => createExpress([]) },
    'cookie-parser': { default: () => passOn, __esModule: true },
    hono: {
      Hono: class {
        constructor() {
          Object.assign(this, createHono(handles));
        }
      },
    },
    'hono/cookie': { getCookie: (c: Any, key: string) => cookiesOf(c.req.raw)[key] },
    fastify: { default: () => createFastify(handles), __esModule: true },
    koa: {
      default: class {
        constructor() {
          Object.assign(this, createKoa(handles));
        }
      },
      __esModule: true,
    },
  };
  return { packages, handles };
}

const passOn: Link = (_req, _res, next) => next();

export function cookiesOf({ headers }: Incoming): Record<string, string> {
  const pairs = (headers.cookie ?? '').split('; ').map((it) => it.split('='));
  return Object.fromEntries(pairs.map(([key = '', value = '']) => [key, decodeURIComponent(value)]));
}

function createExpress(handles: Handle[]): Any {
  const before: Link[] = [];
  const app: Any = { locals: {}, listen() {}, set() {} };
  app.use = (...all: Any[]) => {
    before.push(...all.filter((it) => typeof it === 'function'));
    return app;
  };
  for (const method of ['get', 'post', 'put', 'delete', 'all']) {
    app[method] = (_path: string, ...links: Link[]) => {
      const chain = [...before, ...links];
      handles.push((incoming) => runExpress(app, chain, incoming));
      return app;
    };
  }
  return app;
}

async function runExpress(app: Any, chain: readonly Link[], incoming: Incoming): Promise<void> {
  const { id, headers } = incoming;
  const get = (name: string): string | undefined => headers[name.toLowerCase()];
  const req: Any = {
    app,
    headers,
    get,
    header: get,
    cookies: cookiesOf(incoming),
    params: { id },
    query: {},
    body: {},
    user: { id },
  };
  const res: Any = { locals: {}, statusCode: 200, on() {}, headersSent: false };
  for (const name of ['status', 'json', 'send', 'end', 'redirect', 'set', 'cookie']) res[name] = () => res;
  await go(0, undefined);

  async function go(at: number, error: unknown): Promise<void> {
    const link = chain[at];
    if (!link) return;
    // Something between two links may wait: a parser of bodies, a session store.
    await QuietPromise.resolve();
    const next = (failed?: unknown): Promise<void> => go(at + 1, failed);
    if (error !== undefined && link.length < 4) return next(error);
    if (error === undefined && link.length >= 4) return next();
    try {
      await (error === undefined ? link(req, res, next) : link(error, req, res, next));
    } catch (failed) {
      await go(at + 1, failed);
    }
  }
}

function createHono(handles: Handle[]): Any {
  const before: Link[] = [];
  const app: Any = {};
  app.use = (...all: Any[]) => {
    before.push(...all.filter((it) => typeof it === 'function'));
    return app;
  };
  for (const method of ['get', 'post']) {
    app[method] = (_path: string, ...links: Link[]) => {
      const chain = [...before, ...links];
      handles.push(async (incoming) => {
        const kept: Record<string, unknown> = {};
        const c: Any = {
          req: {
            raw: incoming,
            header: (name: string) => incoming.headers[name.toLowerCase()],
            param: () => incoming.id,
            json: async () => ({}),
          },
          get: (name: string) => kept[name],
          set: (name: string, it: unknown) => void (kept[name] = it),
          var: kept,
        };
        for (const name of ['json', 'text', 'body', 'redirect']) c[name] = () => ({ status: 200 });
        await around(chain, c);
      });
      return app;
    };
  }
  return app;
}

/** Each link around the next ones, as Koa and Hono have it. */
async function around(chain: readonly Link[], context: Any): Promise<void> {
  const go = async (at: number): Promise<void> => {
    await QuietPromise.resolve();
    await chain[at]?.(context, () => go(at + 1));
  };
  await go(0);
}

function createKoa(handles: Handle[]): Any {
  const chain: Link[] = [];
  const app: Any = { listen() {}, context: {} };
  app.use = (link: Link) => {
    if (chain.push(link) === 1) {
      handles.push(async (incoming) => {
        const get = (name: string): string => incoming.headers[name.toLowerCase()] ?? '';
        const cookies = { get: (name: string) => cookiesOf(incoming)[name] };
        await around(chain, {
          state: {},
          headers: incoming.headers,
          get,
          cookies,
          params: { id: incoming.id },
          request: { headers: incoming.headers, get },
          body: undefined,
        });
      });
    }
    return app;
  };
  return app;
}

function createFastify(handles: Handle[]): Any {
  const hooks: Link[] = [];
  const app: Any = { listen() {}, async register() {}, decorateRequest() {} };
  app.addHook = (_name: string, hook: Link) => void hooks.push(hook);
  for (const method of ['get', 'post']) {
    app[method] = (_path: string, ...rest: Any[]) => {
      const options = rest.length > 1 ? rest[0] : {};
      const chain: Link[] = [options.preHandler ?? []].flat();
      handles.push((incoming) => runFastify([...hooks, ...chain, rest.at(-1)], incoming));
    };
  }
  return app;
}

async function runFastify(chain: readonly Link[], incoming: Incoming): Promise<void> {
  const req: Any = {
    headers: incoming.headers,
    params: { id: incoming.id },
    cookies: cookiesOf(incoming),
    body: {},
    query: {},
  };
  const reply: Any = { sent: false };
  for (const name of ['code', 'status', 'header']) reply[name] = () => reply;
  reply.send = () => {
    reply.sent = true;
    return reply;
  };
  for (const link of chain) {
    if (reply.sent) return;
    await QuietPromise.resolve();
    // A hook of three parameters calls on by itself.
    if (link.length < 3) await link(req, reply);
    else await new Promise<void>((done) => void link(req, reply, done));
  }
}
