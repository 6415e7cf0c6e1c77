/** Redux: reducers and slices. A slice's reducers run where its action is made, on the state that they share. */
import { endsWithAction } from '../../choice/consent-act';
import { noteReduced } from '../../choice/page-state';
import type { Cell } from '../../machine/cell';
import type { Frame } from '../../machine/frame';
import { cellIn, type Machine, type Native, type NativeCall, readCell, writeCell } from '../../machine/machine';
import { defineProperty, readMember } from '../../objects/members';
import { foreignUnknown } from '../../outside/foreign';
import { wholeText } from '../../values/strings';
import type { Value } from '../../values/value';
import { called } from '../called';
import { madeOf } from '../made-of';
import { dispatched, onAction } from './store';

/** What a reducer, or a table of reducers, makes of every action that was dispatched. */
export function reduce(m: Machine, f: Frame, call: NativeCall, reducer: Value, slot = ''): Value {
  let result = m.values.never;
  for (const ref of reducer.refs) {
    const it = m.values.ref(ref);
    if (ref.kind === 'native') result = m.values.join(result, called(m, f, call, it, []));
    else if (ref.kind === 'function') result = m.values.join(result, again(m, f, call, it, slot));
    else if (ref.kind === 'object') result = m.values.join(result, combined(m, f, call, it, slot));
    else result = m.values.join(result, m.values.unknown);
  }
  return reducer.unknown ? m.values.join(result, m.values.unknown) : result;
}

/** The state that it is given is what it made before. */
function again(m: Machine, f: Frame, call: NativeCall, reducer: Value, slot: string): Value {
  const state = cellIn(m, m.provided, `redux reducer ${f.ctx.id}.${call.site.s}.${reducer.shape}.${slot}`);
  const before = m.values.join(m.values.undefined, readCell(state, f.ctx));
  const made = called(m, f, call, reducer, [before, dispatched(m, f)]);
  noteReduced(m, f, made);
  writeCell(m, state, made, f.ctx);
  return readCell(state, f.ctx);
}

function combined(m: Machine, f: Frame, call: NativeCall, table: Value, slot: string): Value {
  const state = m.refs.object(f.ctx, call.site, `redux state ${slot}`, 'object');
  for (const ref of table.refs) {
    if (ref.kind !== 'object') continue;
    for (const [name, cell] of ref.heap.props) {
      const value = reduce(m, f, call, readCell(cell, f.ctx), `${slot}.${name}`);
      defineProperty(m, f, state.heap, name, value, true);
    }
    writeCell(m, state.heap.rest, readCell(ref.heap.rest, f.ctx), f.ctx);
  }
  return m.values.ref(state);
}

export const combineReducers: Native = (m, f, call) => {
  const table = call.args[0] ?? m.values.unknown;
  const made =
    ([of]: readonly Value[]): Native =>
    (mm, ff, it) =>
      reduce(mm, ff, it, of as Value, `${call.site.s}`);
  return m.values.ref(madeOf(m, f, call, `redux combined ${f.ctx.id}.${call.site.s}`, [table], made));
};

/** `createSlice({ name, initialState, reducers, extraReducers })`. */
export const createSlice: Native = (m, f, call) => {
  const options = call.args[0] ?? m.values.unknown;
  const part = (name: string) => readMember(m, f, options, name, undefined);
  const key = `${f.ctx.id}.${call.site.s}`;
  const state = cellIn(m, m.provided, `redux slice ${key}`);
  const initial = part('initialState');
  const isMade = initial.refs.some((it) => it.kind === 'function');
  writeCell(m, state, isMade ? called(m, f, call, initial, []) : initial, f.ctx);
  const slice = m.refs.object(f.ctx, call.site, 'redux slice', 'object', m.values.unknown);
  const actions = m.refs.object(f.ctx, call.site, 'redux actions', 'object');
  const name = wholeText(part('name')) ?? '?';
  for (const ref of part('reducers').refs) {
    if (ref.kind !== 'object') continue;
    for (const [action, cell] of ref.heap.props) {
      const reducer = reducerIn(m, f, readCell(cell, f.ctx));
      const native = actionCreator(m, f, call, { state, type: `${name}/${action}`, reducer });
      defineProperty(m, f, actions.heap, action, native, true);
      onAction(m, f, `${name}/${action}`, native);
    }
  }
  extraReducers(m, f, call, state, part('extraReducers'));
  const current = m.refs.native(`redux slice ${key}`, (_m, ff) => readCell(state, ff.ctx), m.values.undefined);
  defineProperty(m, f, slice.heap, 'actions', m.values.ref(actions), true);
  defineProperty(m, f, slice.heap, 'reducer', m.values.ref(current), true);
  defineProperty(m, f, slice.heap, 'name', part('name'), true);
  return m.values.ref(slice);
};

/** `{ reducer, prepare }`. */
function reducerIn(m: Machine, f: Frame, value: Value): Value {
  const inner = value.refs.filter((it) => it.kind === 'object');
  return inner.reduce((a, it) => m.values.join(a, readMember(m, f, m.values.ref(it), 'reducer', undefined)), value);
}

interface Creator {
  readonly state: Cell;
  readonly type: string;
  readonly reducer: Value;
}

function actionCreator(m: Machine, f: Frame, call: NativeCall, { state, type, reducer }: Creator): Value {
  const native = madeOf(
    m,
    f,
    call,
    `dispatch ${f.ctx.id}.${call.site.s} ${type}`,
    [reducer],
    ([reduces = reducer]) =>
      (mm, ff, it) => {
        if (endsWithAction(mm, ff, it.site, type, it.args[0])) return mm.values.never;
        // What a handler answers is handed over: the reducer is given one of its own.
        const [given, answered] = ['given', 'answered'].map((how) => {
          const action = mm.refs.object(ff.ctx, it.site, `action ${how} ${type}`, 'object');
          mm.slices.add(action);
          defineProperty(mm, ff, action.heap, 'type', mm.values.literal(type), true);
          defineProperty(mm, ff, action.heap, 'payload', it.args[0] ?? mm.values.undefined, true);
          return mm.values.ref(action);
        });
        step(mm, ff, it, state, reduces, given as Value);
        return answered as Value;
      },
  );
  const members = m.refs.object(f.ctx, call.site, `redux creator ${type}`, 'object', foreignUnknown(m));
  defineProperty(m, f, members.heap, 'type', m.values.literal(type), true);
  m.nativeMembers.set(native, members);
  return m.values.ref(native);
}

/** It changes the state that it is given, or gives another. */
function step(m: Machine, f: Frame, call: NativeCall, state: Cell, reducer: Value, action: Value): void {
  const callee = m.values.make(
    [],
    reducer.refs.filter((it) => it.kind === 'function'),
    false,
    [],
  );
  if (callee.refs.length === 0) return;
  const made = called(m, f, call, callee, [readCell(state, f.ctx), action]);
  noteReduced(m, f, made);
  const { literals, refs, unknown, reads } = made;
  writeCell(
    m,
    state,
    m.values.make(
      literals.filter((it) => it !== undefined),
      refs,
      unknown,
      reads,
    ),
    f.ctx,
  );
}

/** Actions of others, which may hold anything. */
function extraReducers(m: Machine, f: Frame, call: NativeCall, state: Cell, given: Value): void {
  for (const ref of given.refs) {
    if (ref.kind === 'object')
      for (const cell of ref.heap.props.values()) step(m, f, call, state, readCell(cell, f.ctx), m.values.unknown);
    if (ref.kind !== 'function') continue;
    const builder = m.refs.object(f.ctx, call.site, 'redux builder', 'object');
    const self = m.values.ref(builder);
    const add: Native = (mm, ff, it) => {
      for (const reducer of it.args) step(mm, ff, it, state, reducer, mm.values.unknown);
      return self;
    };
    for (const name of ['addCase', 'addMatcher', 'addDefaultCase', 'addAsyncThunk'])
      defineProperty(m, f, builder.heap, name, m.values.ref(m.refs.native(`redux ${name}`, add, self)), true);
    called(m, f, call, m.values.ref(ref), [self]);
  }
}
