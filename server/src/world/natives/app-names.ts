/**
 * What is given to a whole app of Vue: `useNuxtApp().$track` is what a plugin of Nuxt provides, `this.$track` what is put
 * on all instances.
 *
 * Source: https://nuxt.com/docs/guide/directory-structure/plugins,
 * https://vuejs.org/api/application.html#app-config-globalproperties
 */
import { settled } from '../calls/calls';
import { escape } from '../calls/escape';
import { callApart } from '../calls/promises';
import type { Frame } from '../machine/frame';
import { cellIn, type Machine, type Native, type NativeCall, readCell, writeCell } from '../machine/machine';
import { readMember } from '../objects/members';
import { allProperties } from '../objects/properties';
import { showOutside } from '../relevance/out-of-sight';
import type { ForeignRef } from '../values/ref';
import type { Value } from '../values/value';

const USE = 'useNuxtApp';

const defineNuxtPlugin: Native = (m, f, call) => {
  const [plugin = m.values.undefined] = call.args;
  for (const ref of plugin.refs) {
    const single = m.values.ref(ref);
    const setup = ref.kind === 'object' ? readMember(m, f, single, 'setup', undefined) : single;
    if (ref.kind === 'object') escape(m, f, single, call.site);
    if (setup.refs.some((it) => it.kind === 'function')) provideAll(m, f, runSetup(m, f, setup, call), call);
  }
  return m.values.unknown;
};

function runSetup(m: Machine, f: Frame, setup: Value, call: NativeCall): Value {
  const app = m.refs.foreign(
    { root: { kind: 'global' }, path: [USE], steps: [{ after: 1, how: 'call', args: [] }] },
    'unknown',
  );
  const { value } = callApart(m, f, setup, [m.values.ref(app)], call);
  escape(m, f, value, call.site);
  return settled(m, value, f.ctx);
}

/** `return { provide: { track } }`: nothing is there where it may return something else. */
function provideAll(m: Machine, f: Frame, returned: Value, { site }: NativeCall): void {
  const isSure = returned.refs.length === 1 && returned.literals.length === 0 && !returned.unknown;
  for (const ref of returned.refs) {
    if (ref.kind !== 'object') continue;
    for (const it of readMember(m, f, m.values.ref(ref), 'provide', undefined).refs)
      if (it.kind === 'object')
        for (const [name, cell] of allProperties(it.heap, f.ctx)) {
          const value = readCell(cell, f.ctx);
          provideOne(m, f, name, isSure ? value : m.values.join(value, m.values.undefined));
        }
  }
  escape(m, f, returned, site);
}

/** `nuxtApp.provide('track', track)`: whether that is run is another matter. */
const provide: Native = (m, f, call) => {
  const [name = m.values.unknown, value = m.values.undefined] = call.args;
  for (const it of name.literals)
    if (typeof it === 'string') provideOne(m, f, it, m.values.join(value, m.values.undefined));
  escape(m, f, value, call.site);
  return m.values.undefined;
};

function provideOne(m: Machine, f: Frame, name: string, value: Value): void {
  if (m.relevance.outOfSight) showOutside(m, f, value);
  writeCell(m, cellIn(m, m.provided, keyOf(f, `$${name}`)), value, f.ctx);
}

/** What a plugin of one side provides is not there on the other. */
function keyOf(f: Frame, name: string): string {
  const side = /\.(client|server)\.\w+$/.exec(f.unit.path)?.[1] ?? 'both';
  return `nuxt ${side} ${name}`;
}

/** `app.config.globalProperties.$track = track`, `Vue.prototype.$track = track`: whether that is run is another matter. */
export function noteOnInstances(m: Machine, f: Frame, { access }: ForeignRef, name: string, value: Value): void {
  const last = access.path.at(-1);
  if (!name.startsWith('$') || (last !== 'globalProperties' && last !== 'prototype')) return;
  provideOne(m, f, name.slice(1), m.values.join(value, m.values.undefined));
}

/** Undefined of what nobody gives. */
export function givenToApp(m: Machine, f: Frame, { access }: ForeignRef, name: string): Value | undefined {
  const last = access.path.at(-1);
  if (!name.startsWith('$') || (last !== USE && last !== '?')) return undefined;
  // Setup code of a page runs on a server too.
  const { side, event } = f.ctx.mode;
  let value = m.values.never;
  for (const it of ['both', 'client', 'server'] as const) {
    const provided = readCell(cellIn(m, m.provided, `nuxt ${it} ${name}`), f.ctx);
    if (provided === m.values.never) continue;
    value = m.values.join(value, provided);
    if (it !== 'both' && !(event && it === side)) value = m.values.join(value, m.values.undefined);
  }
  if (value === m.values.never) return undefined;
  return m.relevance.outOfSight ? m.values.join(value, m.values.unknown) : value;
}

export const NUXT_APP: Readonly<Record<string, Native>> = {
  defineNuxtPlugin,
  [`${USE}.provide()`]: provide,
  ...Object.fromEntries(
    ['#app', '#imports', 'nuxt/app'].flatMap((spec) => [
      [`${spec}#defineNuxtPlugin`, defineNuxtPlugin],
      [`${spec}#${USE}.provide()`, provide],
    ]),
  ),
};
