/**
 * Qwik: components and handlers are the functions given, a signal is read under `value`, tasks run when the component
 * is there. `useTask$` runs on the server too.
 *
 * Source: https://qwik.dev/docs/core/state/
 */
import { callValue, settled } from '../calls/calls';
import { escape, unknownArguments } from '../calls/escape';
import type { Native } from '../machine/machine';
import { modeOf } from '../machine/machine';
import { defineProperty } from '../objects/members';
import { nameless } from '../outside/nameless';
import { called, itself } from './called';
import { runLater } from './vue';

/** `useSignal(start)`, `useSignal(() => start)`. */
const useSignal: Native = (m, f, call) => {
  const holder = m.refs.object(f.ctx, call.site, 'qwik signal', 'object');
  const [start = m.values.undefined] = call.args;
  const isLazy = start.refs.some((it) => it.kind === 'function');
  defineProperty(m, f, holder.heap, 'value', isLazy ? called(m, f, call, start) : start, true);
  return m.values.ref(holder);
};

const useComputed: Native = (m, f, call) => {
  const holder = m.refs.object(f.ctx, call.site, 'qwik computed', 'object');
  defineProperty(m, f, holder.heap, 'get value', call.args[0] ?? m.values.undefined, true);
  return m.values.ref(holder);
};

const useStore: Native = (m, f, call) => {
  const [start = m.values.undefined] = call.args;
  return start.refs.some((it) => it.kind === 'function') ? called(m, f, call, start) : start;
};

const visibleTask: Native = (m, f, call) => {
  if (call.args[0]) runLater(m, f, call, call.args[0], unknownArguments(m));
  return m.values.undefined;
};

/** On whichever side renders. */
const task: Native = (m, f, call) => {
  const before = f.state;
  const handler = f.handler;
  f.handler = { state: null, value: m.values.never };
  if (call.args[0]) escape(m, f, called(m, f, call, call.args[0], unknownArguments(m)), call.site);
  f.handler = handler;
  f.state = before;
  return m.values.undefined;
};

/** `routeLoader$(fn)` is a hook, which gives what the function answers on the server. */
const routeLoader: Native = (m, f, call) => {
  const [loader = m.values.undefined] = call.args;
  if (m.relevance.outOfSight) return nameless(m);
  const hook: Native = (mm, ff, use) => {
    const mode = modeOf(mm, 'server', true);
    const args = unknownArguments(mm);
    const result = callValue(mm, ff, {
      callee: loader,
      self: mm.values.undefined,
      args,
      site: use.site,
      mode,
      isAsked: true,
    });
    const holder = mm.refs.object(ff.ctx, use.site, 'route data', 'object');
    const value = settled(mm, result, ff.ctx);
    if (value === mm.values.never) return mm.values.never;
    defineProperty(mm, ff, holder.heap, 'value', value, true);
    return mm.values.ref(holder);
  };
  return m.values.ref(m.refs.native(`route loader ${f.ctx.id}.${call.site.s}`, hook, loader));
};

const NAMES: Readonly<Record<string, Native>> = {
  component$: itself,
  $: itself,
  noSerialize: itself,
  useSignal,
  useConstant: useStore,
  useStore,
  useComputed$: useComputed,
  useTask$: task,
  useVisibleTask$: visibleTask,
};

export const QWIK: Readonly<Record<string, Native>> = {
  ...Object.fromEntries(
    ['@builder.io/qwik', '@qwik.dev/core'].flatMap((spec) =>
      Object.entries(NAMES).map(([name, native]) => [`${spec}#${name}`, native]),
    ),
  ),
  '@builder.io/qwik-city#routeLoader$': routeLoader,
  '@qwik.dev/router#routeLoader$': routeLoader,
};
