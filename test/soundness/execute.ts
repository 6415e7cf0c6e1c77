/**
 * Runs a program as a consumer, under every setting of its unknown inputs, and tells which events fire.
 *
 * Entries are called in two orders, each of them twice, and every listener is fired after each round: an
 * entry may find what another one left behind. Once they are called without waiting for what is under way.
 */
import { type Browser, type Callback, createBrowser, type Inputs } from './browser';
import { type Compiled, compile, resolve } from './compile';
import type { Consumer } from './consumers';
import { inputsOf, type Program } from './program';
import { QuietPromise } from './quiet-promise';
import { serve } from './serve';
import { createServer, isServer } from './server-world';

const MAX_INPUTS = 8;
const ROUNDS = 2;
/** So many turns of the microtask queue without a new Promise: everything that waits has run. */
const QUIET_TICKS = 8;
/** No chain of awaits in a generated program is longer. */
const MAX_TICKS = 200;
/** What one run may begin to wait for: hundreds, where the program has an end. */
const MAX_PROMISES = 20_000;
/** A timer that sets itself again would never end. */
const MAX_TIMER_ROUNDS = 5;
/** How deep into what an entry returns its functions are called. */
const DEPTH = 2;

export interface Runnable {
  readonly compiled: Compiled;
  /** Names of the unknown inputs. */
  readonly inputs: readonly string[];
}

export function prepare(program: Program): Runnable {
  return { compiled: compile(program), inputs: inputsOf(program).slice(0, MAX_INPUTS) };
}

/** How entries are called: in which order, and whether the next one waits until all has come to rest. */
interface Manner {
  readonly backwards: boolean;
  readonly hurried: boolean;
}

const MANNERS: readonly Manner[] = [
  { backwards: false, hurried: false },
  { backwards: true, hurried: false },
  { backwards: false, hurried: true },
];

export interface Execution {
  /** Tries so many settings of the inputs, spread evenly, instead of all. */
  readonly settings?: number;
  /** Stops as soon as all of these have fired. */
  readonly until?: readonly string[];
}

export async function execute(
  { compiled, inputs: names }: Runnable,
  consumers: readonly Consumer[],
  { settings = Number.POSITIVE_INFINITY, until }: Execution = {},
): Promise<Set<string>> {
  const all = 2 ** names.length;
  const step = Math.max(1, Math.floor(all / settings) - 1) | 1;
  const fired = new Set<string>();
  for (const consumer of consumers) {
    for (let setting = 0; setting < all; setting += step) {
      const inputs = Object.fromEntries(names.map((name, bit) => [name, (setting & (1 << bit)) !== 0]));
      for (const manner of MANNERS) {
        if (until?.every((it) => fired.has(it))) return fired;
        QuietPromise.limit = QuietPromise.made + MAX_PROMISES;
        const browser = compiled.isServer ? createServer(consumer, inputs) : createBrowser(consumer, inputs);
        await runOnce(compiled, browser, inputs, manner);
        if (isServer(browser)) await serve(browser, consumer, manner, settle);
        for (const event of browser.fired) fired.add(event);
      }
    }
  }
  return fired;
}

async function runOnce(
  compiled: Compiled,
  browser: Browser,
  inputs: Inputs,
  { backwards, hurried }: Manner,
): Promise<void> {
  const loaded = new Map<string, Record<string, unknown>>();
  const roots = backwards ? [...compiled.roots].reverse() : compiled.roots;
  for (const root of roots) {
    const before = QuietPromise.made;
    attempt(() => load(root));
    if (!hurried) await settle(browser, before);
  }
  for (let round = 0; round < ROUNDS; round++) {
    for (const entry of entriesOf(compiled, loaded, backwards)) {
      if (hurried) await call(entry, undefined, browser, inputs, 0, true);
      else await call(entry, undefined, browser, inputs, DEPTH);
    }
    if (hurried) await settle(browser, -1);
    for (const listener of [...browser.listeners]) await call(listener, undefined, browser, inputs, 0);
  }

  function load(path: string): object {
    const known = loaded.get(path);
    if (known) return known;
    const instantiate = compiled.modules.get(path);
    if (!instantiate) throw new Error(`no module ${path}`);
    const module = { exports: {} as Record<string, unknown> };
    loaded.set(path, module.exports);
    instantiate(browser.window)((spec) => browser.packages[spec] ?? load(resolve(path, spec)), module, module.exports);
    return module.exports;
  }
}

/** Exports that nobody imports, of the modules that were loaded. */
function entriesOf(
  compiled: Compiled,
  loaded: ReadonlyMap<string, Record<string, unknown>>,
  backwards: boolean,
): unknown[] {
  const found = [...loaded].flatMap(([path, exports]) =>
    (compiled.entries.get(path) ?? []).map((name) => exports[name]),
  );
  return backwards ? found.reverse() : found;
}

/** Calls what unknown code could call: a function and then what it gives, an object's methods, a class's too. */
async function call(
  value: unknown,
  self: unknown,
  browser: Browser,
  inputs: Inputs,
  depth: number,
  hurried = false,
): Promise<void> {
  if (typeof value === 'function') {
    const args = [0, 1, 2].map((at) => inputs[`p${at}`] ?? false);
    const before = QuietPromise.made;
    const result = attempt(() =>
      isClass(value) ? Reflect.construct(value, args) : (value as Callback).apply(self, args),
    );
    if (hurried) return;
    const settled = await settle(browser, before, result);
    if (depth > 0) await call(settled, undefined, browser, inputs, depth - 1);
  } else if (typeof value === 'object' && value !== null) {
    for (const member of membersOf(value)) await call(member, value, browser, inputs, Math.max(0, depth - 1));
  }
}

function isClass(value: unknown): boolean {
  return /^class\b/.test(String(value));
}

function membersOf(value: object): unknown[] {
  const own = Object.keys(value);
  const prototype = Object.getPrototypeOf(value) as object | null;
  const inherited = prototype && prototype !== Object.prototype ? Object.getOwnPropertyNames(prototype) : [];
  if (Array.isArray(value)) return value.filter((it) => typeof it === 'function');
  return [...own, ...inherited]
    .filter((name) => name !== 'constructor')
    .map((name) => attempt(() => (value as Record<string, unknown>)[name]))
    .filter((it) => typeof it === 'function');
}

function attempt<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    // What an entry throws ends that entry, as it would in a browser.
    return undefined;
  }
}

/** Lets everything that is waiting run, timers too; gets the result's value. */
export async function settle(browser: Browser, before: number, result?: unknown): Promise<unknown> {
  if (QuietPromise.made === before && browser.timers.length === 0) return result;
  let value: unknown;
  Promise.resolve(result).then(
    (it) => {
      value = it;
    },
    () => {},
  );
  for (let round = 0; round < MAX_TIMER_ROUNDS; round++) {
    await becomeQuiet();
    if (browser.timers.length === 0) break;
    for (const { run } of browser.timers.splice(0).sort((a, b) => a.delay - b.delay)) attempt(run);
  }
  return value;
}

async function becomeQuiet(): Promise<void> {
  let made = QuietPromise.made;
  for (let tick = 0, quiet = 0; tick < MAX_TICKS && quiet < QUIET_TICKS; tick++) {
    await undefined;
    quiet = made === QuietPromise.made ? quiet + 1 : 0;
    made = QuietPromise.made;
  }
}
