/** Methods that change a list in place. */
import { callValue } from '../calls/calls';
import type { Frame } from '../machine/frame';
import { type Machine, type Native, type NativeCall, writeCell } from '../machine/machine';
import { leaveElement } from '../objects/left-by-others';
import { elementsOf } from '../objects/list-elements';
import { disorder } from '../objects/loosen';
import { takenByPlace } from '../objects/shared-state';
import type { Value } from '../values/value';
import { joinAll, listOf } from './list-of';
import type { Methods } from './members';

const push: Native = (m, f, call) => {
  for (const ref of call.self.refs) {
    if (ref.kind !== 'object') continue;
    for (const arg of [...call.args, call.rest]) {
      leaveElement(m, f, ref, arg);
      writeCell(m, ref.heap.rest, arg, f.ctx);
    }
  }
  return m.values.unknown;
};

/** It changes the list in place: elements move, and `added` are among them. */
function reorder(m: Machine, f: Frame, call: NativeCall, added: readonly Value[] = []): Value {
  const any = joinAll(m, [...elementsOf(m, f, call.self, call.site).elements, ...added]);
  for (const ref of call.self.refs) {
    if (ref.kind !== 'object') continue;
    for (const it of added) leaveElement(m, f, ref, it);
    disorder(m, f, ref.heap, any);
  }
  return any;
}

const reordered: Native = (m, f, call) => {
  reorder(m, f, call);
  return call.self;
};

const fill: Native = (m, f, call) => {
  reorder(m, f, call, [call.args[0] ?? m.values.undefined]);
  return call.self;
};

const takeOne: Native = (m, f, call) =>
  m.values.join(takenByPlace(m, f, call.self.refs, reorder(m, f, call)), m.values.undefined);

export const sort: Native = (m, f, call) => {
  const any = reorder(m, f, call);
  if (call.args[0] && any !== m.values.never)
    callValue(m, f, { callee: call.args[0], self: m.values.undefined, args: [any, any], site: call.site });
  return call.self;
};

export const LIST_CHANGES: Methods = {
  push,
  unshift: (m, f, call) => {
    reorder(m, f, call, [...call.args, call.rest]);
    return m.values.unknown;
  },
  splice: (m, f, call) => {
    const any = reorder(m, f, call, [...call.args.slice(2), call.rest]);
    return listOf(m, f, call, [], any);
  },
  reverse: reordered,
  copyWithin: reordered,
  sort,
  pop: takeOne,
  shift: takeOne,
  fill,
};
