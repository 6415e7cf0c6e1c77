/**
 * The world that a program runs in: stub globals of one consumer, stub packages, and what it did.
 *
 * `acme-inputs` is the package that the analysis has never heard of; its answers are the unknown inputs,
 * each the same for a whole run.
 */
import { EventEmitter } from 'node:events';
import type { Consumer } from './consumers';
import { inputsPackage } from './inputs-package';
import { QuietPromise } from './quiet-promise';

export type Inputs = Readonly<Record<string, boolean>>;
export type Callback = (...args: unknown[]) => unknown;

export interface Timer {
  readonly id: number;
  readonly run: Callback;
  readonly delay: number;
}

export interface Browser {
  /** The global object; programs run inside it. */
  readonly window: Record<string, unknown>;
  readonly packages: Readonly<Record<string, object>>;
  readonly fired: Set<string>;
  readonly listeners: Callback[];
  readonly timers: Timer[];
}

export function createBrowser(consumer: Consumer, inputs: Inputs): Browser {
  const fired = new Set<string>();
  const listeners: Callback[] = [];
  const timers: Timer[] = [];
  const ask = (name: string): boolean => inputs[name] ?? false;
  let timerIds = 0;
  const later = (run: Callback, delay = 0): number => {
    timers.push({ id: ++timerIds, run, delay });
    return timerIds;
  };
  const cancel = (id: number): void => {
    const at = timers.findIndex((it) => it.id === id);
    if (at >= 0) timers.splice(at, 1);
  };
  const listen = (_name: string, listener: Callback): number => listeners.push(listener);
  const quiet = { log() {}, warn() {}, error() {} };

  const window: Record<string, unknown> = {
    navigator: { globalPrivacyControl: consumer.globalPrivacyControl, onLine: ask('onLine') },
    document: {
      cookie: `${ask('theme=dark') ? 'theme=dark; ' : ''}${consumer.cookie}`,
      hidden: false,
      addEventListener: listen,
    },
    localStorage: createStorage(consumer.storage),
    sessionStorage: createStorage(consumer.session),
    console: quiet,
    process: { env: { NODE_ENV: 'production' } },
    Promise: QuietPromise,
    fbq: (_command: string, event: string) => void fired.add(event),
    setTimeout: later,
    setInterval: later,
    clearTimeout: cancel,
    clearInterval: cancel,
    queueMicrotask: (run: Callback) => void QuietPromise.resolve().then(run),
    addEventListener: listen,
  };
  window.window = window;
  window.globalThis = window;
  return { window, packages: createPackages(consumer, inputs, later), fired, listeners, timers };
}

/** Its items are properties too, as in a browser. */
function createStorage(items: Readonly<Record<string, string>>): object {
  const methods: ThisType<Record<string, string>> & object = {
    getItem(key: string) {
      return this[key] ?? null;
    },
    setItem(key: string, value: string) {
      this[key] = String(value);
    },
    removeItem(key: string) {
      delete this[key];
    },
  };
  return Object.assign(Object.create(methods), items);
}

function createPackages(
  consumer: Consumer,
  inputs: Inputs,
  later: (run: Callback) => void,
): Readonly<Record<string, object>> {
  const ask = (name: string): boolean => inputs[name] ?? false;
  const query = (row: object | null): Promise<object | null> =>
    ask('databaseFails') ? QuietPromise.reject(new Error('database')) : QuietPromise.resolve(row && { ...row });
  class PrismaClient {
    privacyPreference = tableOf(() => query(consumer.privacyPreference));
    userConsent = tableOf(() => query(consumer.userConsent));
  }
  return {
    '@prisma/client': { PrismaClient },
    'node:events': { EventEmitter },
    'acme-inputs': inputsPackage(ask, later),
  };
}

function tableOf(read: () => Promise<object | null>): object {
  return { findFirst: read, findUnique: read };
}
