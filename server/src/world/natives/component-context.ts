/**
 * What a component gives to all below it, under a key: `provide` and `inject` of Vue, `setContext` and `getContext` of
 * Svelte. Who stands beside all that give something under a key finds nothing: see `beside-provider.ts`.
 */
import { remembered } from '../../std/remembered';
import { escape } from '../calls/escape';
import type { Cell } from '../machine/cell';
import type { Site } from '../machine/context';
import type { Frame } from '../machine/frame';
import { cellIn, type Machine, type Native, type NativeCall, readCell, writeCell } from '../machine/machine';
import { foreignUnknown } from '../outside/foreign';
import { showOutside } from '../relevance/out-of-sight';
import { certainty, isCertain, makeCertain } from '../sharing/opt-out-modes';
import type { Value } from '../values/value';
import { NUXT_APP } from './app-names';
import { isBeside, noteWithin } from './beside-provider';
import { called } from './called';

const ANY = 'context';

const provide: Native = (m, f, call) => give(m, f, call, false);

function give(m: Machine, f: Frame, call: NativeCall, isForAll: boolean): Value {
  const [key = m.values.unknown, value = m.values.undefined] = call.args;
  for (const it of keysOf(key)) noteWithin(m, f, it, isForAll);
  if (m.relevance.outOfSight) showOutside(m, f, value);
  const cells = cellsOf(m, key);
  if (cells.length === 0) escape(m, f, value, call.site);
  for (const it of cells.length > 0 ? cells : [cellIn(m, m.provided, ANY)]) writeCell(m, it, value, f.ctx);
  return value;
}

/** `createApp(App).provide(key, value)`: to all components of the app. */
const provideToAll: Native = (m, f, call) => {
  give(m, f, call, true);
  for (const it of keysOf(call.args[0] ?? m.values.unknown)) {
    toAll(m).add(it);
    if (f.state && isCertain(f.state, certainty(m, MOUNTED))) writeCell(m, missing(m, it), m.values.true, f.ctx);
    if (f.state) makeCertain(m, f.state, certainty(m, `provided ${it}`));
  }
  return call.self;
};

/** `app.mount('#app')`: what has not been provided by now, whatever way led here, may be missing. */
const mount: Native = (m, f) => {
  for (const it of toAll(m))
    if (f.state && !isCertain(f.state, certainty(m, `provided ${it}`)))
      writeCell(m, missing(m, it), m.values.true, f.ctx);
  if (f.state) makeCertain(m, f.state, certainty(m, MOUNTED));
  return foreignUnknown(m);
};

const MOUNTED = 'mounted app';

const provided = new WeakMap<Machine, Set<string>>();
const toAll = (m: Machine) => remembered(provided, m, () => new Set<string>());
const missing = (m: Machine, key: string) => cellIn(m, m.provided, `missing ${key}`);

function given(m: Machine, f: Frame, key: Value): Value {
  const anywhere = readCell(cellIn(m, m.provided, ANY), f.ctx);
  const cells = cellsOf(m, key);
  const isOpen = cells.length === 0 || anywhere !== m.values.never || m.relevance.outOfSight !== undefined;
  const value = cells.reduce((sum, it) => m.values.join(sum, readCell(it, f.ctx)), anywhere);
  return isOpen ? m.values.join(value, m.values.unknown) : value;
}

/** `inject(key, fallback)`, `inject(key, () => fallback, true)`. */
const inject: Native = (m, f, call) => {
  const [key = m.values.unknown, fallback, isMade] = call.args;
  const value = given(m, f, key);
  const isGiven = value !== m.values.never;
  if (isGiven && !mayFindNothing(m, f, key, call.site)) return value;
  if (!fallback) return isGiven ? m.values.join(value, m.values.undefined) : m.values.unknown;
  if (isMade?.literals.includes(true)) return m.values.join(value, called(m, f, call, fallback));
  return m.values.join(m.values.join(value, fallback), isGiven ? m.values.never : m.values.unknown);
};

const getContext: Native = (m, f, call) => {
  const [key = m.values.unknown] = call.args;
  const value = given(m, f, key);
  if (value === m.values.never) return m.values.unknown;
  return mayFindNothing(m, f, key, call.site) ? m.values.join(value, m.values.undefined) : value;
};

function cellsOf(m: Machine, key: Value): Cell[] {
  return keysOf(key).map((it) => cellIn(m, m.provided, it));
}

/** A text, a symbol or an object; none where the key is not known. */
function keysOf({ literals, refs, unknown }: Value): string[] {
  if (unknown) return [];
  return [...literals.map((it) => `${ANY} text ${String(it)}`), ...refs.map((it) => `${ANY} ref ${it.id}`)];
}

function mayFindNothing(m: Machine, f: Frame, key: Value, site: Site): boolean {
  return keysOf(key).some((it) => isBeside(m, f, it, site) || readCell(missing(m, it), f.ctx) !== m.values.never);
}

const VUE = ['vue', 'vue-demi', '@vue/composition-api', '@vue/runtime-core', '#imports'];

export const COMPONENT_CONTEXT: Readonly<Record<string, Native>> = {
  ...Object.fromEntries(
    VUE.flatMap((spec) => [
      [`${spec}#provide`, provide] as const,
      [`${spec}#inject`, inject] as const,
      [`${spec}#createApp.provide()`, provideToAll] as const,
      [`${spec}#createSSRApp.provide()`, provideToAll] as const,
      [`${spec}#createApp.mount()`, mount] as const,
      [`${spec}#createSSRApp.mount()`, mount] as const,
    ]),
  ),
  ...NUXT_APP,
  'svelte#setContext': provide,
  'svelte#getContext': getContext,
};
