/**
 * Redux Toolkit: `createAsyncThunk(type, run, { condition })`. What it makes runs when it is called, whether or not it is
 * dispatched.
 */
import type { Expr } from '../../../facts/ir';
import { settled } from '../../calls/calls';
import { callApart } from '../../calls/promises';
import type { Frame } from '../../machine/frame';
import type { Machine, Native, NativeCall } from '../../machine/machine';
import { readMember } from '../../objects/members';
import { foreignUnknown } from '../../outside/foreign';
import { recordBranch } from '../../syntax/branches';
import type { Value } from '../../values/value';
import { called } from '../called';
import { madeOf } from '../made-of';
import { addUnseenAction, storeValue } from './store';

export const createAsyncThunk: Native = (m, f, call) => {
  const run = call.args[1] ?? m.values.unknown;
  const options = call.args[2] ?? m.values.undefined;
  const native = madeOf(
    m,
    f,
    call,
    `dispatch thunk ${f.ctx.id}.${call.site.s}`,
    [run, options],
    (of) => (mm, ff, it) => {
      const args = [it.args[0] ?? mm.values.undefined, storeValue(mm, ff, it.site)];
      const start =
        ([payload = mm.values.unknown, how = mm.values.unknown]: readonly Value[]): Native =>
        (m2, f2) => {
          const condition = readMember(m2, f2, how, 'condition', undefined);
          if (passes(m2, f2, { ...it, args }, condition, optionOf(call, 2, 'condition')))
            called(m2, f2, it, payload, args);
          return m2.values.undefined;
        };
      const name = `redux run ${ff.ctx.id}.${it.site.s}`;
      callApart(mm, ff, mm.values.ref(madeOf(mm, ff, it, name, of, start)), [], it);
      // It says itself how it went, of which slices are told; what it answers is no action.
      addUnseenAction(mm, ff);
      const answer = mm.refs.object(ff.ctx, it.site, 'redux thunk', 'object', foreignUnknown(mm));
      mm.slices.add(answer);
      return mm.values.ref(answer);
    },
  );
  m.nativeMembers.set(native, m.refs.object(f.ctx, call.site, 'redux thunk', 'object', foreignUnknown(m)));
  return m.values.ref(native);
};

/** Only `false` stops it. */
function passes(m: Machine, f: Frame, call: NativeCall, condition: Value, test: Expr): boolean {
  if (!condition.refs.some((it) => it.kind === 'function')) return true;
  return mayPass(m, f, call, condition, test, (it) => it === false);
}

/** `stops`: which answers do. */
export function mayPass(
  m: Machine,
  f: Frame,
  call: NativeCall,
  predicate: Value,
  test: Expr,
  stops: (literal: Value['literals'][number]) => boolean,
): boolean {
  const answer = settled(m, called(m, f, call, predicate, call.args), f.ctx);
  if (!f.state) return false;
  const isOpen = answer.unknown || answer.refs.length > 0;
  const said = new Set([...answer.literals.map((it) => !stops(it)), ...(isOpen ? [true, false] : [])]);
  const value = m.values.make([...said], [], false, answer.reads);
  recordBranch(m, f, test, value, { key: test, whenTrue: call.site, whenFalse: undefined });
  return said.has(true);
}

/** As it is written in the options that a call is given at this place, else the call. */
export function optionOf({ site }: NativeCall, place: number, name: string): Expr {
  const given = site.k === 'call' ? site.args[place] : undefined;
  const found = given?.k === 'obj' ? given.props.find((it) => it.p === 'value' && it.key === name) : undefined;
  return found?.value ?? (site as Expr);
}
