/**
 * What a component gives to all below it, under a key: `provide` and `inject` of Vue, `setContext` and `getContext` of
 * Svelte. Once one gives something under a key, every reader of that key is taken to be below it.
 */
import { escape } from '../calls/escape';
import type { Cell } from '../machine/cell';
import type { Frame } from '../machine/frame';
import { cellIn, type Machine, type Native, readCell, writeCell } from '../machine/machine';
import { foreignUnknown } from '../outside/foreign';
import { showOutside } from '../relevance/out-of-sight';
import type { Value } from '../values/value';
import { called } from './called';

const ANY = 'context';

const provide: Native = (m, f, call) => {
  const [key = m.values.unknown, value = m.values.undefined] = call.args;
  if (m.relevance.outOfSight) showOutside(m, f, value);
  const cells = cellsOf(m, key);
  if (cells.length === 0) escape(m, f, value, call.site);
  for (const it of cells.length > 0 ? cells : [cellIn(m, m.provided, ANY)]) writeCell(m, it, value, f.ctx);
  return value;
};

/** `createApp(App).provide(key, value)`: to all components of the app. */
const provideToAll: Native = (m, f, call) => {
  provide(m, f, call);
  return foreignUnknown(m);
};

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
  if (value !== m.values.never) return value;
  if (!fallback) return m.values.unknown;
  return isMade?.literals.includes(true) ? called(m, f, call, fallback) : m.values.join(fallback, m.values.unknown);
};

const getContext: Native = (m, f, call) => {
  const value = given(m, f, call.args[0] ?? m.values.unknown);
  return value === m.values.never ? m.values.unknown : value;
};

/** A text, a symbol or an object; none where the key is not known. */
function cellsOf(m: Machine, { literals, refs, unknown }: Value): Cell[] {
  if (unknown) return [];
  const keys = [...literals.map((it) => `text ${String(it)}`), ...refs.map((it) => `ref ${it.id}`)];
  return keys.map((it) => cellIn(m, m.provided, `${ANY} ${it}`));
}

const VUE = ['vue', 'vue-demi', '@vue/composition-api', '@vue/runtime-core', '#imports'];

export const COMPONENT_CONTEXT: Readonly<Record<string, Native>> = {
  ...Object.fromEntries(
    VUE.flatMap((spec) => [
      [`${spec}#provide`, provide] as const,
      [`${spec}#inject`, inject] as const,
      [`${spec}#createApp.provide()`, provideToAll] as const,
      [`${spec}#createSSRApp.provide()`, provideToAll] as const,
    ]),
  ),
  'svelte#setContext': provide,
  'svelte#getContext': getContext,
};
