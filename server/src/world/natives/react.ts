/** React: state, effects, context, memo. Effects and handlers run in the browser, after the first render. */
import type { Span } from '../../facts/ir';
import { callValue } from '../calls/calls';
import { escape } from '../calls/escape';
import { callApart } from '../calls/promises';
import { noteEffect, setState, stateOf } from '../calls/react-state';
import { endsWithAction, endsWithState } from '../choice/consent-act';
import { noteReduced, noteSet } from '../choice/page-state';
import type { Context } from '../machine/context';
import type { Frame } from '../machine/frame';
import { cellIn, type Machine, modeOf, type Native, type NativeCall, readCell, writeCell } from '../machine/machine';
import { defineProperty, readMember } from '../objects/members';
import { showOutside } from '../relevance/out-of-sight';
import { onlyString, type Value } from '../values/value';
import { isBeside } from './beside-provider';
import { itself } from './called';
import { listOf } from './list-of';

const useState: Native = (m, f, call) => {
  const initial = call.args[0] ?? m.values.undefined;
  const list = m.refs.object(f.ctx, call.site, 'state', 'array');
  const state = stateOf(m, f, list);
  writeCell(m, state.start, initialValue(m, f, initial, call), f.ctx);
  const now = (reader: Context) => m.values.join(readCell(state.start, reader), readCell(state.set, reader));
  const setter = m.refs.native(
    `set state ${f.ctx.id}.${call.site.s}`,
    (mm, ff, set) => {
      const next = set.args[0] ?? mm.values.undefined;
      const isUpdater = next.refs.some((it) => it.kind === 'function');
      const value = isUpdater
        ? mm.values.join(
            callValue(mm, ff, {
              callee: next,
              self: mm.values.undefined,
              args: [now(ff.ctx)],
              site: set.site,
            }),
            withoutFunctions(mm, next),
          )
        : next;
      noteSet(mm, ff, set.site, value);
      setState(mm, ff, state, value);
      return mm.values.undefined;
    },
    m.values.undefined,
  );
  return listOf(m, f, call, [now(f.ctx), m.values.ref(setter)], m.values.never, 'state');
};

function withoutFunctions(m: Machine, value: Value): Value {
  return m.values.make(
    value.literals,
    value.refs.filter((it) => it.kind !== 'function'),
    value.unknown,
    value.reads,
  );
}

function initialValue(m: Machine, f: Frame, initial: Value, call: NativeCall): Value {
  if (!initial.refs.some((it) => it.kind === 'function')) return initial;
  return callValue(m, f, { callee: initial, self: m.values.undefined, args: [], site: call.site });
}

/** State of a component, kept by place: all renders share it. */
function slot(m: Machine, f: Frame, call: NativeCall, name: string) {
  const holder = m.refs.object(f.ctx, call.site, `hook ${name}`, 'object');
  return cellIn(m, holder.heap.props, name);
}

const useReducer: Native = (m, f, call) => {
  const [reducer, initial, init] = call.args;
  const cell = slot(m, f, call, 'reducer');
  const first = init
    ? callValue(m, f, {
        callee: init,
        self: m.values.undefined,
        args: [initial ?? m.values.undefined],
        site: call.site,
      })
    : (initial ?? m.values.undefined);
  writeCell(m, cell, first, f.ctx);
  const dispatch = m.refs.native(
    `set state reducer ${f.ctx.id}.${call.site.s}`,
    (mm, ff, set) => {
      const action = set.args[0] ?? mm.values.undefined;
      const type = onlyString(action) ?? onlyString(readMember(mm, ff, action, 'type', undefined));
      const payload = readMember(mm, ff, action, 'payload', undefined);
      if (type !== undefined && endsWithAction(mm, ff, set.site, type, payload)) return mm.values.never;
      // `dispatch({ type: 'set', ads: 'granted' })`
      if (endsWithState(mm, ff, set.site, action)) return mm.values.never;
      const args = [readCell(cell, ff.ctx), action];
      const callee = reducer ?? mm.values.undefined;
      const next = callValue(mm, ff, { callee, self: mm.values.undefined, args, site: set.site });
      if (endsWithState(mm, ff, set.site, next)) return mm.values.never;
      noteReduced(mm, ff, next);
      writeCell(mm, cell, next, ff.ctx);
      return mm.values.undefined;
    },
    m.values.undefined,
  );
  return listOf(m, f, call, [readCell(cell, f.ctx), m.values.ref(dispatch)], m.values.never, 'reducer');
};

const useEffect: Native = (m, f, call) => {
  const [effect] = call.args;
  if (!effect || f.ctx.mode.markup) return m.values.undefined;
  const before = f.state;
  const handler = f.handler;
  f.handler = { state: null, value: m.values.never };
  const cleanup = callValue(m, f, {
    callee: effect,
    self: m.values.undefined,
    args: [],
    site: call.site,
    mode: modeOf(m, 'client', true),
  });
  noteEffect(m, f, call.site);
  f.state = before;
  escape(m, f, cleanup, call.site);
  f.handler = handler;
  f.state = before;
  return m.values.undefined;
};

const useMemo: Native = (m, f, call) =>
  callValue(m, f, { callee: call.args[0] ?? m.values.undefined, self: m.values.undefined, args: [], site: call.site });

const useRef: Native = (m, f, call) => {
  const ref = m.refs.object(f.ctx, call.site, 'ref', 'object');
  defineProperty(m, f, ref.heap, 'current', call.args[0] ?? m.values.undefined, true);
  return m.values.ref(ref);
};

const createContext: Native = (m, f, call) => {
  const context = m.refs.object(f.ctx, call.site, 'context', 'object');
  defineProperty(m, f, context.heap, 'default', call.args[0] ?? m.values.undefined, true);
  const provide = m.refs.native(
    `provide ${context.id}`,
    (mm, ff, render) => {
      const props = render.args[0] ?? mm.values.undefined;
      const provided = readMember(mm, ff, props, 'value', undefined);
      if (mm.relevance.outOfSight) showOutside(mm, ff, provided);
      const where = render.args[1] ? 'provided by one unseen' : 'provided';
      writeCell(mm, cellIn(mm, context.heap.props, where), provided, ff.ctx);
      return readMember(mm, ff, props, 'children', undefined);
    },
    m.values.undefined,
  );
  defineProperty(m, f, context.heap, 'Provider', m.values.ref(provide), true);
  // React 19: `<Context value={…}>`.
  defineProperty(m, f, context.heap, 'type', m.values.ref(provide), true);
  const consume = m.refs.native(
    `consume ${context.id}`,
    (mm, ff, render) => {
      const child = readMember(mm, ff, render.args[0] ?? mm.values.undefined, 'children', undefined);
      return callValue(mm, ff, {
        callee: child,
        self: mm.values.undefined,
        args: [contextValue(mm, ff, mm.values.ref(context), render.site)],
        site: render.site,
      });
    },
    m.values.undefined,
  );
  defineProperty(m, f, context.heap, 'Consumer', m.values.ref(consume), true);
  return m.values.ref(context);
};

/** The default is read where no provider is: see `beside-provider.ts`. */
export function contextValue(m: Machine, f: Frame, context: Value, site: Span): Value {
  let result = m.values.never;
  for (const ref of context.refs) {
    if (ref.kind !== 'object') {
      result = m.values.join(result, m.values.unknown);
      continue;
    }
    const provided = readCell(cellIn(m, ref.heap.props, 'provided'), f.ctx);
    const unseen = readCell(cellIn(m, ref.heap.props, 'provided by one unseen'), f.ctx);
    const byDefault =
      provided === m.values.never || isBeside(m, f, `provide ${ref.id}`, site)
        ? readMember(m, f, m.values.ref(ref), 'default', undefined)
        : m.values.never;
    result = m.values.join(result, m.values.join(m.values.join(provided, byDefault), unseen));
  }
  const isOpen = context.unknown || result === m.values.never || m.relevance.outOfSight !== undefined;
  return isOpen ? m.values.join(result, m.values.unknown) : result;
}

/** `use(context)`, `use(promise)`: it waits for what is promised. */
const use: Native = (m, f, { args: [given = m.values.unknown], site }) => {
  const promises = given.refs.filter((it) => it.kind === 'promise');
  if (promises.length === 0) return contextValue(m, f, given, site);
  const others = given.refs.filter((it) => it.kind !== 'promise');
  const rest = others.length > 0 || given.unknown ? m.values.unknown : m.values.never;
  return promises.map((it) => readCell(it.value, f.ctx)).reduce((a, b) => m.values.join(a, b), rest);
};

/** `memo(C, isSame)`: it, and what it renders, may go on with what an earlier render gave it. */
const memo: Native = (m, _f, call) => {
  if (call.args[1] && call.args[1] !== m.values.undefined) m.componentStates.keepsProps = true;
  return call.args[0] ?? m.values.undefined;
};

/** `lazy(() => import('./Pixel'))`: the module runs when the component is rendered. */
export const lazy: Native = (m, f, call) => {
  const load = call.args[0] ?? m.values.undefined;
  const component = m.refs.native(
    `lazy ${f.ctx.id}.${call.site.s}`,
    (mm, ff, render) => {
      const promise = callValue(mm, ff, { callee: load, self: mm.values.undefined, args: [], site: render.site });
      let output = mm.values.never;
      for (const ref of promise.refs) {
        const loaded = ref.kind === 'promise' ? readCell(ref.value, ff.ctx) : mm.values.never;
        if (loaded === mm.values.never) continue;
        const own = loaded.refs.some((it) => it.kind === 'module')
          ? readMember(mm, ff, loaded, 'default', undefined)
          : loaded;
        output = mm.values.join(
          output,
          callValue(mm, ff, { callee: own, self: mm.values.undefined, args: render.args, site: render.site }),
        );
      }
      return output === mm.values.never ? mm.values.undefined : output;
    },
    load,
  );
  return m.values.ref(component);
};

const createElement: Native = (m, f, call) => {
  const [type, props, ...children] = call.args;
  const element = m.refs.element(f.ctx, call.site as never);
  writeCell(m, element.tag, type ?? m.values.undefined, f.ctx);
  for (const ref of props?.refs ?? []) {
    if (ref.kind !== 'object') continue;
    for (const [name, cell] of ref.heap.props)
      defineProperty(m, f, element.props.heap, name, readCell(cell, f.ctx), true);
  }
  if (children.length > 0)
    defineProperty(
      m,
      f,
      element.props.heap,
      'children',
      children.length === 1 ? (children[0] as Value) : listOf(m, f, call, children, call.rest, 'children'),
      true,
    );
  return m.values.ref(element);
};

const syncStore: Native = (m, f, call) => {
  const [subscribe, snapshot, serverSnapshot] = call.args;
  if (subscribe) escape(m, f, subscribe, call.site);
  let value = m.values.never;
  for (const callee of [snapshot, serverSnapshot]) {
    if (callee)
      value = m.values.join(value, callValue(m, f, { callee, self: m.values.undefined, args: [], site: call.site }));
  }
  return value === m.values.never ? m.values.unknown : value;
};

const HOOKS: Readonly<Record<string, Native>> = {
  useState,
  useOptimistic: useState,
  useReducer,
  useEffect,
  useLayoutEffect: useEffect,
  useInsertionEffect: useEffect,
  useMemo,
  useCallback: (m, _f, call) => call.args[0] ?? m.values.undefined,
  useEffectEvent: (m, _f, call) => call.args[0] ?? m.values.undefined,
  useRef,
  useContext: (m, f, call) => contextValue(m, f, call.args[0] ?? m.values.unknown, call.site),
  use,
  useSyncExternalStore: syncStore,
  createContext,
  memo,
  forwardRef: itself,
  cache: itself,
  lazy,
  createElement,
  startTransition: (m, f, call) => {
    if (call.args[0]) callApart(m, f, call.args[0], [], call);
    return m.values.undefined;
  },
};

export const REACT: Readonly<Record<string, Native>> = {
  ...Object.fromEntries(Object.entries(HOOKS).map(([name, native]) => [`react#${name}`, native])),
  'next/dynamic': lazy,
  'next/dynamic#default': lazy,
};
