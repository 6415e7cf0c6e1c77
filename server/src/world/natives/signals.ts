/** Signals: Angular's, Solid's and Preact's. A signal is read by calling it, or under `value`. */
import type { Expr, Span } from '../../facts/ir';
import type { Site } from '../machine/context';
import type { Native } from '../machine/machine';
import { defineProperty, readMember } from '../objects/members';
import { recordBranch } from '../syntax/branches';
import { truthOf } from '../values/value';
import { called } from './called';
import { holdState, ownFunction, setterOf, updaterOf, withMembers } from './held-state';
import { listOf } from './list-of';
import { runLater } from './vue';

/** Angular: `signal(start)`. */
const signal: Native = (m, f, call) => {
  const state = holdState(m, f, call, 'signal', call.args[0] ?? m.values.undefined);
  const { holder, read } = state;
  const reader = ownFunction(m, holder, 'signal', (mm, ff) => read(mm, ff));
  const set = ownFunction(m, holder, 'signal set', setterOf(state), true);
  const update = ownFunction(m, holder, 'signal update', updaterOf(state), true);
  const asReadonly = ownFunction(m, holder, 'signal readonly', () => reader);
  return withMembers(m, f, holder, reader, { set, update, asReadonly });
};

/** `computed(() => …)`, `createMemo(() => …)`: asked again at each reading. */
const computed: Native = (m, f, call) => {
  const getter = call.args[0] ?? m.values.undefined;
  const holder = m.refs.object(f.ctx, call.site, 'computed signal', 'object');
  return ownFunction(m, holder, 'computed', (mm, ff, it) => called(mm, ff, it, getter));
};

/** Solid: `const [consent, setConsent] = createSignal(start)`. */
const createSignal: Native = (m, f, call) => {
  const state = holdState(m, f, call, 'signal', call.args[0] ?? m.values.undefined);
  const getter = ownFunction(m, state.holder, 'signal', (mm, ff) => state.read(mm, ff));
  const setter = ownFunction(m, state.holder, 'signal set', updaterOf(state), true);
  return listOf(m, f, call, [getter, setter], m.values.never, 'signal list');
};

/** Preact: `signal(start).value`; what writes `value` writes the property. */
const valueSignal: Native = (m, f, call) => {
  const holder = m.refs.object(f.ctx, call.site, 'signal', 'object');
  defineProperty(m, f, holder.heap, 'value', call.args[0] ?? m.values.undefined, true);
  const peek: Native = (mm, ff) => readMember(mm, ff, mm.values.ref(holder), 'value', undefined);
  defineProperty(m, f, holder.heap, 'peek', ownFunction(m, holder, 'signal peek', peek), true);
  return m.values.ref(holder);
};

const valueComputed: Native = (m, f, call) => {
  const holder = m.refs.object(f.ctx, call.site, 'computed signal', 'object');
  defineProperty(m, f, holder.heap, 'get value', call.args[0] ?? m.values.undefined, true);
  return m.values.ref(holder);
};

const effect: Native = (m, f, call) => {
  if (call.args[0]) runLater(m, f, call, call.args[0], [m.values.unknown, m.values.unknown]);
  return m.values.unknown;
};

function partsOf(site: Site): { test: Expr; whenTrue: Span | undefined; whenFalse: Span | undefined } {
  if (site.k !== 'jsx') return { test: site, whenTrue: site, whenFalse: undefined };
  const own = (name: string) => site.attrs.find((it) => it.p === 'attr' && it.name === name)?.value;
  const [first] = site.children;
  const last = site.children.at(-1);
  const whenTrue = first && last ? { s: first.s, e: last.e } : undefined;
  return { test: own('when') ?? site, whenTrue, whenFalse: own('fallback') };
}

/** `<Show when={consent()} fallback={…}>`. */
const show: Native = (m, f, call) => {
  const props = call.args[0] ?? m.values.undefined;
  const when = readMember(m, f, props, 'when', undefined);
  const { canBeTrue, canBeFalse } = truthOf(when);
  // Rendered elsewhere, it is decided where it is written.
  const maker = m.hubs.get(f.ctx)?.maker;
  const { test, whenTrue, whenFalse } = partsOf(call.site);
  const frame = maker ? { ...f, ctx: maker, unit: maker.unit } : f;
  recordBranch(m, frame, test, when, { key: test, whenTrue, whenFalse });
  let shown = canBeFalse ? readMember(m, f, props, 'fallback', undefined) : m.values.never;
  if (canBeTrue) shown = m.values.join(shown, readMember(m, f, props, 'children', undefined));
  return shown;
};

const EFFECTS = ['onMount', 'createEffect', 'createRenderEffect', 'createComputed'];
const PREACT = ['@preact/signals', '@preact/signals-core', '@preact/signals-react'];
const PREACT_NATIVES: Readonly<Record<string, Native>> = {
  signal: valueSignal,
  computed: valueComputed,
  effect,
  useSignal: valueSignal,
  useComputed: valueComputed,
  useSignalEffect: effect,
};

export const SIGNALS: Readonly<Record<string, Native>> = {
  '@angular/core#signal': signal,
  '@angular/core#computed': computed,
  '@angular/core#effect': effect,
  '@angular/core#afterNextRender': effect,
  '@angular/core#afterRender': effect,
  'solid-js#createSignal': createSignal,
  'solid-js#createMemo': computed,
  'solid-js#Show': show,
  'solid-js/web#Show': show,
  ...Object.fromEntries(EFFECTS.map((name) => [`solid-js#${name}`, effect])),
  ...Object.fromEntries(
    PREACT.flatMap((spec) => Object.entries(PREACT_NATIVES).map(([name, native]) => [`${spec}#${name}`, native])),
  ),
};
