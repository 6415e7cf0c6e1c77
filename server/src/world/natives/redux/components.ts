/** react-redux: components read the state and dispatch. */
import { callValue } from '../../calls/calls';
import type { Frame } from '../../machine/frame';
import { type Machine, type Native, type NativeCall, writeCell } from '../../machine/machine';
import { defineProperty, readMember } from '../../objects/members';
import { spreadInto } from '../../objects/spread';
import type { Value } from '../../values/value';
import { madeOf } from '../made-of';
import { dispatchValue, readState, storeValue } from './store';

export const useSelector: Native = (m, f, call) => {
  const state = readState(m, f);
  if (!f.state) return m.values.never;
  return callValue(m, f, {
    callee: call.args[0] ?? m.values.unknown,
    self: m.values.undefined,
    args: [state],
    site: call.site,
  });
};

export const useDispatch: Native = (m) => dispatchValue(m);

export const useStore: Native = (m, f, call) => storeValue(m, f, call.site);

/** Hands the store to what is below, which asks for it by hooks. */
export const provider: Native = (m, f, call) => {
  const [props] = call.args;
  return props ? readMember(m, f, props, 'children', undefined) : m.values.undefined;
};

/** `connect(mapState, mapDispatch)(Component)`. */
export const connect: Native = (m, f, call) => {
  const [mapState, mapDispatch] = call.args;
  const wrap: Native = (mm, ff, it) => {
    const render =
      (component: Value): Native =>
      (m2, f2, rendered) => {
        const own = rendered.args[0] ?? m2.values.undefined;
        const state = readState(m2, f2);
        if (!f2.state) return m2.values.never;
        const element = m2.refs.element(f2.ctx, rendered.site as never);
        writeCell(m2, element.tag, component, f2.ctx);
        const mapped = {
          own,
          state: mapsTo(m2, f2, rendered, mapState, [state, own]),
          dispatch: mapsTo(m2, f2, rendered, mapDispatch, [dispatchValue(m2), own]),
        };
        for (const [at, value] of Object.entries(mapped)) spreadInto(m2, f2, element.props, value, { at });
        defineProperty(m2, f2, element.props.heap, 'dispatch', dispatchValue(m2), true);
        return m2.values.ref(element);
      };
    const name = `connected ${ff.ctx.id}.${it.site.s}`;
    return mm.values.ref(
      madeOf(mm, ff, it, name, [it.args[0] ?? mm.values.unknown], ([of = mm.values.unknown]) => render(of)),
    );
  };
  return m.values.ref(m.refs.native(`connect ${f.ctx.id}.${call.site.s}`, wrap, m.values.undefined));
};

/** A function is asked, a table taken as it is. */
function mapsTo(m: Machine, f: Frame, { site }: NativeCall, map: Value | undefined, args: readonly Value[]): Value {
  if (!map) return m.values.undefined;
  if (!map.refs.some((it) => it.kind === 'function')) return map;
  return callValue(m, f, { callee: map, self: m.values.undefined, args, site });
}
