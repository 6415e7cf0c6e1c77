/**
 * Runs a program as a consumer, under every setting of its unknown inputs, and tells which events fire.
 *
 * Entries are called in two orders, each of them twice, and every listener is fired after each round: an
 * entry may find what another one left behind.
 */
import { type Browser, type Callback, createBrowser, type Inputs } from './browser';
import { type Compiled, compile, resolve } from './compile';
import type { Consumer } from './consumers';
import { inputsOf, type Program } from './program';
import { QuietPromise } from './quiet-promise';

const MAX_INPUTS = 8;
const ROUNDS = 2;
/** So many turns of the microtask queue without a new Promise: everything that waits has run. */
const QUIET_TICKS = 8;
/** No chain of awaits in a generated program is longer. */
const MAX_TICKS = 200;
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
      for (const backwards of [false, true]) {
        if (until?.every((it) => fired.has(it))) return fired;
        const browser = createBrowser(consumer, inputs);
        await runOnce(compiled, browser, inputs, backwards);
        for (const event of browser.fired) fired.add(event);
      }
    }
  }
  return fired;
}

async function runOnce(compiled: Compiled, browser: Browser, inputs: Inputs, backwards: boolean): Promise<void> {
  const loaded = new Map<string, Record<string, unknown>>();
  const roots = backwards ? [...compiled.roots].reverse() : compiled.roots;
  for (const root of roots) {
    const before = QuietPromise.made;
    attempt(() => load(root));
    await settle(browser, before);
  }
  for (let round = 0; round < ROUNDS; round++) {
    for (const entry of entriesOf(compiled, loaded, backwards)) {
      await call(entry, undefined, browser, inputs, DEPTH);
    }
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
async function call(value: unknown, self: unknown, browser: Browser, inputs: Inputs, depth: number): Promise<void> {
  if (typeof value === 'function') {
    const args = [0, 1, 2].map((at) => inputs[`p${at}`] ?? false);
    const before = QuietPromise.made;
    const result = attempt(() =>
      isClass(value) ? Reflect.construct(value, args) : (value as Callback).apply(self, args),
    );
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
async function settle(browser: Browser, before: number, result?: unknown): Promise<unknown> {
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
    for (const timer of browser.timers.splice(0)) attempt(timer);
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
