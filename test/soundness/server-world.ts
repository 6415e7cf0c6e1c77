/**
 * The process that a generated server runs in: stand-ins for frameworks, rows of several people, and an SDK
 * that tells of whom it sends. Only what is sent of the consumer `u` counts; `v` is somebody else, who agrees.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { EventEmitter } from 'node:events';
import type { Browser, Callback, Inputs, Timer } from './browser';
import { AGREED, type Consumer } from './consumers';
import { inputsPackage } from './inputs-package';
import { QuietPromise } from './quiet-promise';
import { createApps, type Handle } from './server-apps';

export interface Server extends Browser {
  /** What serves requests, in the order of registration. */
  readonly handles: Handle[];
  /** Whose rows take longest to be found. */
  slow: string;
}

export function createServer(consumer: Consumer, inputs: Inputs): Server {
  const fired = new Set<string>();
  const timers: Timer[] = [];
  const ask = (name: string): boolean => inputs[name] ?? false;
  const later = (run: Callback, delay = 0): number => timers.push({ id: timers.length, run, delay });
  const capture = ({ distinctId, event }: { distinctId: string; event: string }): void => {
    if (distinctId === 'u') fired.add(event);
  };
  const window: Record<string, unknown> = {
    console: { log() {}, warn() {}, error() {} },
    process: { env: { NODE_ENV: 'production' } },
    Promise: QuietPromise,
    setTimeout: later,
    setInterval: later,
    setImmediate: later,
    clearTimeout() {},
    queueMicrotask: (run: Callback) => void QuietPromise.resolve().then(run),
  };
  window.globalThis = window;
  const { packages, handles } = createApps();
  const people = { u: consumer, v: AGREED };
  const it: Server = { window, packages: {}, fired, listeners: [], timers, handles, slow: '' };
  const database = createDatabase(
    people,
    () => it.slow,
    () => ask('databaseFails'),
  );
  return Object.assign(it, {
    packages: {
      ...packages,
      '@prisma/client': { PrismaClient: database },
      'posthog-node': {
        PostHog: class {
          capture = capture;
        },
      },
      'node:events': { EventEmitter },
      'node:async_hooks': { AsyncLocalStorage },
      'acme-inputs': inputsPackage(ask, later),
    },
  });
}

export function isServer(it: Browser): it is Server {
  return 'handles' in it;
}

/** One request's worth of a consumer. */
export function requestOf(id: string, consumer: Consumer): { id: string; headers: Record<string, string> } {
  return {
    id,
    headers: {
      cookie: `uid=${id}; ${consumer.cookie}`,
      'x-user': id,
      ...(consumer.globalPrivacyControl ? { 'sec-gpc': '1' } : {}),
    },
  };
}

type Row = Record<string, unknown>;

function createDatabase(people: Record<string, Consumer>, slow: () => string, fails: () => boolean): unknown {
  const users = Object.entries(people).map(([id, it]) => ({
    id,
    email: `${id}@x`,
    optedOut: isOut(it),
    marketingConsent: !isOut(it),
  }));
  const preferences = users.map(({ id, optedOut }) => ({ userId: id, optedOut }));
  const consents = users.map(({ id, optedOut }) => ({ userId: id, marketing: !optedOut, analytics: !optedOut }));
  const table = (rows: readonly Row[], key: string): object => {
    const find = async (options: { where?: Row } = {}): Promise<Row[]> => {
      const { where = {} } = options;
      for (let ticks = where[key] === slow() ? 6 : 0; ticks > 0; ticks--) await QuietPromise.resolve();
      if (fails()) throw new Error('database');
      // Which row is the first is nobody's business.
      const all = slow() === 'v' ? [...rows].reverse() : rows;
      return all
        .filter((row) => Object.entries(where).every(([name, it]) => matches(row[name], it)))
        .map((row) => ({ ...row }));
    };
    const first = (options: { where?: Row }): Promise<Row | null> =>
      QuietPromise.resolve(find(options)).then((it) => it[0] ?? null);
    return {
      findMany: (options?: { where?: Row }) => QuietPromise.resolve(find(options)),
      findFirst: first,
      findUnique: first,
    };
  };
  return class {
    user = table(users, 'id');
    privacyPreference = table(preferences, 'userId');
    userConsent = table(consents, 'userId');
  };
}

function isOut(it: Consumer): boolean {
  return it.globalPrivacyControl === true;
}

function matches(value: unknown, wanted: unknown): boolean {
  if (typeof wanted !== 'object' || wanted === null) return value === wanted;
  const { in: among, not } = wanted as { in?: unknown[]; not?: unknown };
  return among ? among.includes(value) : value !== not;
}
