/** `XMLHttpRequest`: opened with an address, it sends later. */
import { escape } from '../calls/escape';
import { type Machine, type Native, type NativeCall, readCell } from '../machine/machine';
import { defineProperty } from '../objects/members';
import { foreignUnknown } from '../outside/foreign';
import { raise } from '../syntax/jumps';
import { urlOf } from '../values/addresses';
import type { ObjectRef } from '../values/ref';
import { noteRequest } from './http';

/** Where the address is kept until it is sent: no property of that name can be read. */
const ADDRESS = '[[address]]';

const open: Native = (m, f, call) => {
  for (const { ref } of requestsOf(m, call))
    defineProperty(m, f, ref.heap, ADDRESS, urlOf(m, f, call.args[1] ?? m.values.undefined), false);
  return m.values.undefined;
};

const send: Native = (m, f, call) => {
  for (const { ref, self } of requestsOf(m, call)) {
    const address = ref.heap.props.get(ADDRESS);
    if (address) noteRequest(m, f, call, readCell(address, f.ctx), 'http');
    // Its listeners run.
    escape(m, f, self, call.site);
  }
  for (const arg of call.args) escape(m, f, arg, call.site);
  raise(m, f, m.values.unknown);
  return m.values.undefined;
};

function requestsOf(m: Machine, call: NativeCall): { ref: ObjectRef; self: NativeCall['self'] }[] {
  return call.self.refs.flatMap((ref) => (ref.kind === 'object' ? [{ ref, self: m.values.ref(ref) }] : []));
}

const newRequest: Native = (m, f, call) => {
  const below = call.self.refs.find((it) => it.kind === 'foreign');
  const proto =
    below?.kind === 'foreign' ? m.values.ref(m.refs.after(below, { how: 'new', args: [] })) : foreignUnknown(m);
  const ref = m.refs.object(f.ctx, call.site, 'xhr', 'object', proto);
  const self = m.values.ref(ref);
  for (const [name, native] of Object.entries({ open, send }))
    defineProperty(m, f, ref.heap, name, m.values.ref(m.refs.native(`xhr ${name}`, native, self)), true);
  return self;
};

export const XHR: Readonly<Record<string, Native>> = {
  'new XMLHttpRequest': newRequest,
};
