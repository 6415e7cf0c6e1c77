/**
 * The world that a program runs in: stub globals of one consumer, stub packages, and what it did.
 *
 * `acme-inputs` is the package that the analysis has never heard of; its answers are the unknown inputs,
 * each the same for a whole run.
 */
import type { Consumer } from './consumers';
import { QuietPromise } from './quiet-promise';

export type Inputs = Readonly<Record<string, boolean>>;
export type Callback = (...args: unknown[]) => unknown;

export interface Browser {
  /** The global object; programs run inside it. */
  readonly window: Record<string, unknown>;
  readonly packages: Readonly<Record<string, object>>;
  readonly fired: Set<string>;
  readonly listeners: Callback[];
  readonly timers: Callback[];
}

export function createBrowser(consumer: Consumer, inputs: Inputs): Browser {
  const fired = new Set<string>();
  const listeners: Callback[] = [];
  const timers: Callback[] = [];
  const later = (callback: Callback): number => timers.push(callback);
  const listen = (_name: string, listener: Callback): number => listeners.push(listener);
  const quiet = { log() {}, warn() {}, error() {} };

  const window: Record<string, unknown> = {
    navigator: { globalPrivacyControl: consumer.globalPrivacyControl, onLine: true },
    document: { cookie: consumer.cookie, hidden: false, addEventListener: listen },
    localStorage: createStorage(consumer),
    console: quiet,
    process: { env: { NODE_ENV: 'production' } },
    Promise: QuietPromise,
    fbq: (_command: string, event: string) => void fired.add(event),
    setTimeout: later,
    queueMicrotask: later,
    addEventListener: listen,
  };
  window.window = window;
  window.globalThis = window;
  return { window, packages: createPackages(consumer, inputs, timers), fired, listeners, timers };
}

function createStorage(consumer: Consumer): object {
  const items: Record<string, string> = { ...consumer.storage };
  return {
    getItem: (key: string) => items[key] ?? null,
    setItem: (key: string, value: string) => {
      items[key] = value;
    },
    removeItem: (key: string) => {
      delete items[key];
    },
  };
}

function createPackages(consumer: Consumer, inputs: Inputs, timers: Callback[]): Readonly<Record<string, object>> {
  const ask = (name: string): boolean => inputs[name] ?? false;
  const query = (row: object | null): Promise<object | null> =>
    ask('databaseFails') ? QuietPromise.reject(new Error('database')) : QuietPromise.resolve(row && { ...row });
  class PrismaClient {
    privacyPreference = tableOf(() => query(consumer.privacyPreference));
    userConsent = tableOf(() => query(consumer.userConsent));
  }
  return {
    '@prisma/client': { PrismaClient },
    'acme-inputs': {
      flag: ask,
      list: (name: string) => (ask(name) ? ['one', 'two'] : []),
      maybe: (name: string) => (ask(name) ? { ok: true } : undefined),
      later: (name: string) => QuietPromise.resolve(ask(name)),
      risky: (name: string) => {
        if (ask(name)) throw new Error(name);
        return name;
      },
      flaky: (name: string) => (ask(name) ? QuietPromise.reject(new Error(name)) : QuietPromise.resolve(name)),
      onIdle: (callback: Callback) => void timers.push(callback),
    },
  };
}

function tableOf(read: () => Promise<object | null>): object {
  return { findFirst: read, findUnique: read };
}
