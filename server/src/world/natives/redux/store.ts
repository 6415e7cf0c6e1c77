/**
 * Redux: the state that reducers make, and dispatching.
 *
 * One state stands for all stores of the program: it holds what any of their reducers may have made of
 * any action that was dispatched. A program without a store in sight has one that is not known; that is
 * clear only when it has come to rest, and whoever reads the state waits until then.
 */
import { callValue } from '../../calls/calls';
import { callApart } from '../../calls/promises';
import { endsWithAction, endsWithState } from '../../choice/consent-act';
import type { Cell } from '../../machine/cell';
import type { Frame } from '../../machine/frame';
import { cellIn, type Machine, type Native, type NativeCall, readCell, writeCell } from '../../machine/machine';
import { defineProperty, readMember } from '../../objects/members';
import { foreignUnknown } from '../../outside/foreign';
import { wholeText } from '../../values/strings';
import type { Value } from '../../values/value';

function cell(m: Machine, name: string): Cell {
  return cellIn(m, m.provided, `redux ${name}`);
}

export function addState(m: Machine, f: Frame, value: Value): void {
  writeCell(m, cell(m, 'state'), value, f.ctx);
}

/** The state as it may be; where no reducer has run yet, nothing is reached beyond. */
export function readState(m: Machine, f: Frame): Value {
  const value = readCell(cell(m, 'state'), f.ctx);
  if (value !== m.values.never) return value;
  writeCell(m, cell(m, 'asked'), m.values.true, f.ctx);
  f.state = null;
  return value;
}

/** Is there a store in sight? Who reads it need not import it. */
export function hasStore(m: Machine): boolean {
  return cell(m, 'state').value !== m.values.never;
}

/** Whoever still waits for a store waits for one that is out of sight. True when there was any. */
export function settleStores(m: Machine): boolean {
  if (cell(m, 'asked').value === m.values.never || cell(m, 'state').value !== m.values.never) return false;
  writeCell(m, cell(m, 'state'), foreignUnknown(m), undefined);
  return true;
}

/** Every action that was dispatched. */
export function dispatched(m: Machine, f: Frame): Value {
  const first = m.refs.object(f.ctx, f.unit, 'redux start', 'object');
  defineProperty(m, f, first.heap, 'type', m.values.literal('@@redux/INIT'), true);
  return m.values.join(m.values.ref(first), readCell(cell(m, 'actions'), f.ctx));
}

/** An action that nobody in sight makes. */
export function addUnseenAction(m: Machine, f: Frame): void {
  writeCell(m, cell(m, 'actions'), m.values.unknown, f.ctx);
}

/** What a slice does on an action of this type. */
export function onAction(m: Machine, f: Frame, type: string, run: Value): void {
  writeCell(m, cell(m, `on ${type}`), run, f.ctx);
  writeCell(m, cell(m, 'on'), run, f.ctx);
}

const dispatch: Native = (m, f, call) => {
  const action = call.args[0] ?? m.values.undefined;
  const thunks = action.refs.filter((it) => it.kind === 'function' || it.kind === 'native');
  // The action itself, which nobody in sight asks for.
  let result = action.refs.some((it) => it.kind === 'object' && !m.slices.has(it)) ? m.values.unknown : action;
  for (const it of thunks) {
    const args = [dispatchValue(m), getStateValue(m), m.values.unknown];
    const called = callApart(m, f, m.values.ref(it), args, call);
    result = m.values.join(called.value, m.values.unknown);
  }
  // What others send may be any.
  const isAny = action.unknown || action.refs.some((it) => it.kind === 'foreign' && it.origin === 'request-data');
  if (isAny) run(m, f, call, cell(m, 'on'), m.values.unknown);
  for (const ref of action.refs) {
    if (ref.kind !== 'object' || m.slices.has(ref)) continue;
    const it = m.values.ref(ref);
    const type = wholeText(readMember(m, f, it, 'type', undefined));
    const payload = readMember(m, f, it, 'payload', undefined);
    if (type !== undefined && endsWithAction(m, f, call.site, type, payload)) return m.values.never;
    // `{ type: 'saved', choices: { analytics: true } }`
    const said = [it, ...[...ref.heap.props.values()].map((held) => readCell(held, f.ctx))];
    if (said.some((value) => endsWithState(m, f, call.site, value))) return m.values.never;
    writeCell(m, cell(m, 'actions'), it, f.ctx);
    run(m, f, call, cell(m, type === undefined ? 'on' : `on ${type}`), payload);
  }
  if (isAny) writeCell(m, cell(m, 'actions'), m.values.unknown, f.ctx);
  return result;
};

function run(m: Machine, f: Frame, call: NativeCall, reducers: Cell, payload: Value): void {
  const callee = readCell(reducers, f.ctx);
  if (callee.refs.length > 0) callValue(m, f, { callee, self: m.values.undefined, args: [payload], site: call.site });
}

export function dispatchValue(m: Machine): Value {
  return m.values.ref(m.refs.native('dispatch', dispatch, m.values.undefined));
}

export function getStateValue(m: Machine): Value {
  return m.values.ref(m.refs.native('redux state', (mm, ff) => readState(mm, ff), m.values.undefined));
}

/** What thunks, listeners and middleware are given, and the store itself. */
export function storeValue(m: Machine, f: Frame, at: object): Value {
  const api = m.refs.object(f.ctx, at, 'redux store', 'object', foreignUnknown(m));
  defineProperty(m, f, api.heap, 'dispatch', dispatchValue(m), true);
  defineProperty(m, f, api.heap, 'getState', getStateValue(m), true);
  return m.values.ref(api);
}
