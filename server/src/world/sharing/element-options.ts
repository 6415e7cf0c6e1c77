/** `<PostHogProvider options={{ opt_out_capturing_by_default: true }}>`: a component that starts an SDK takes its options. */
import type { Vendor } from '../../catalogue/vendor';
import type { Frame } from '../machine/frame';
import { type Machine, readCell } from '../machine/machine';
import type { ElementRef } from '../values/ref';
import { noteOptOuts, type SaidCall } from './opt-outs';

const OPTIONS = ['options', 'config', 'configuration', 'initOptions', 'sdkOptions'];

export function noteElementOptions(m: Machine, f: Frame, ref: ElementRef, vendor: Vendor): void {
  const maker: Frame = { ...f, ctx: ref.maker, unit: ref.maker.unit };
  const global = vendor.globals?.[0] ?? '';
  const [own] = ref.node.attrs?.some((it) => it.p === 'spread') ? [] : [m.values.ref(ref.props)];
  const held = OPTIONS.flatMap((name) => ref.props.heap.props.get(name) ?? []).map((it) => readCell(it, f.ctx));
  const starts = vendor.starts?.filter((it) => /^\w+$/.test(it)) ?? [];
  const said = starts.map(
    (start): SaidCall => ({
      access: { root: { kind: 'global' }, path: [global, start], steps: [] },
      how: 'call',
      args: held,
      sink: vendor,
    }),
  );
  // A filter may be a property of its own: `<Analytics beforeSend={…} />`.
  const filters: SaidCall = {
    access: { root: { kind: 'global' }, path: ['?'], steps: [] },
    how: 'call',
    args: own ? [own] : [],
    sink: vendor,
  };
  noteOptOuts(m, maker, ref.node, [...said, filters]);
}
