/**
 * redux-saga: what a saga yields is done for it, and what comes of that is what it goes on with: `yield select(consented)`,
 * `yield call(mayShare, id)`, `yield put(allowed())`.
 *
 * Source: https://redux-saga.js.org/docs/api
 */
import { callValue, settled } from '../../calls/calls';
import type { Cell } from '../../machine/cell';
import type { Frame } from '../../machine/frame';
import { cellIn, type Machine, type Native, type NativeCall, readCell, writeCell } from '../../machine/machine';
import { elementsOf } from '../../objects/list-elements';
import { readMember } from '../../objects/members';
import type { Ref } from '../../values/ref';
import type { Value } from '../../values/value';
import { dispatchValue, readState } from './store';

const select: Native = (m, f, call) => {
  const [selector, ...args] = call.args;
  const state = readState(m, f);
  if (!f.state) return m.values.never;
  return effect(m, f, call, selector ? run(m, f, call, selector, [state, ...args]) : state);
};

const call: Native = (m, f, it) => {
  const [callee = m.values.undefined, ...args] = it.args;
  const [list] = callee.refs;
  const isBound = callee.refs.length === 1 && list?.kind === 'object' && list.shape === 'array';
  const [self = m.values.undefined, method = m.values.unknown] = isBound
    ? elementsOf(m, f, callee, it.site).elements
    : [];
  if (!isBound) return effect(m, f, it, settled(m, run(m, f, it, callee, args), f.ctx));
  const name = method.literals.find((literal) => typeof literal === 'string');
  const fn = name === undefined ? method : readMember(m, f, self, String(name), undefined);
  return effect(m, f, it, settled(m, run(m, f, it, fn, args, self), f.ctx));
};

/** What is started goes on beside it. */
const fork: Native = (m, f, it) => {
  call(m, f, it);
  return effect(m, f, it, m.values.unknown);
};

const put: Native = (m, f, it) => effect(m, f, it, run(m, f, it, dispatchValue(m), it.args.slice(0, 1)));

/** What epics emit is not followed: it may be any action. */
const epics: Native = (m, f, it) => {
  run(m, f, it, dispatchValue(m), [m.values.unknown]);
  return m.values.unknown;
};

function run(
  m: Machine,
  f: Frame,
  it: NativeCall,
  callee: Value,
  args: readonly Value[],
  self = m.values.undefined,
): Value {
  return callValue(m, f, { callee, self, args, site: it.site });
}

/** A generator's own result is not known. */
function effect(m: Machine, f: Frame, { site }: NativeCall, result: Value): Value {
  const ref = m.refs.object(f.ctx, site, 'saga effect', 'object');
  const isGenerator = result.refs.some((it) => it.kind === 'object' && it.heap.props.has('next'));
  writeCell(m, resultOf(m, ref), isGenerator ? m.values.join(result, m.values.unknown) : result, f.ctx);
  return m.values.ref(ref);
}

/** What a saga goes on with once it has yielded this; undefined where it is no effect. */
export function sagaResult(m: Machine, f: Frame, yielded: Value): Value | undefined {
  if (yielded.unknown || yielded.literals.length > 0 || yielded.refs.length === 0) return undefined;
  let result = m.values.never;
  for (const it of yielded.refs) {
    if (!m.provided.has(keyOf(it))) return undefined;
    result = m.values.join(result, readCell(resultOf(m, it), f.ctx));
  }
  return result;
}

/** Whoever runs sagas is handed the effect, and knows nothing of its result. */
function resultOf(m: Machine, ref: Ref): Cell {
  return cellIn(m, m.provided, keyOf(ref));
}

function keyOf({ id }: Ref): string {
  return `result of effect ${id}`;
}

const EFFECTS: Readonly<Record<string, Native>> = { select, call, fork, spawn: fork, put, putResolve: put };

export const SAGAS: Readonly<Record<string, Native>> = {
  ...Object.fromEntries(
    ['redux-saga/effects', '@redux-saga/core/effects', 'typed-redux-saga', 'typed-redux-saga/macro'].flatMap((spec) =>
      Object.entries(EFFECTS).map(([name, native]) => [`${spec}#${name}`, native]),
    ),
  ),
  'redux-observable#createEpicMiddleware': epics,
};
