/** Methods that change a list in place. */
import { callValue } from '../calls/calls';
import type { Frame } from '../machine/frame';
import type { Machine, Native, NativeCall } from '../machine/machine';
import { leaveElement } from '../objects/left-by-others';
import { elementsOf } from '../objects/list-elements';
import { disorder } from '../objects/loosen';
import { writeRest } from '../objects/properties';
import { takenByPlace } from '../objects/shared-state';
import { onlyLiteral, type Value } from '../values/value';
import { joinAll, listFrom, listOf } from './list-of';
import type { Methods } from './members';

const push: Native = (m, f, call) => {
  for (const ref of call.self.refs) {
    if (ref.kind !== 'object') continue;
    for (const arg of [...call.args, call.rest]) {
      writeRest(m, f, ref.heap, leaveElement(m, f, ref, arg));
    }
  }
  return m.values.unknown;
};

/** Longer lists are not put in order. */
const MAX_SORTED = 6;

/** It changes the list in place: elements move, and `added` are among them. */
function reorder(m: Machine, f: Frame, call: NativeCall, added: readonly Value[] = []): Value {
  const held = elementsOf(m, f, call.self, call.site).elements;
  for (const ref of call.self.refs) {
    if (ref.kind !== 'object') continue;
    const left = added.map((it) => leaveElement(m, f, ref, it));
    disorder(m, f, ref.heap, joinAll(m, [...held, ...left]));
  }
  return joinAll(m, [...held, ...added]);
}

/** It is called on what was made just here, so that nobody else holds the list: what comes of it is another one. */
function isTemporary(f: Frame, { self, site }: NativeCall): boolean {
  const receiver = site.k === 'call' && site.callee.k === 'member' ? site.callee.obj : undefined;
  return self.refs.every((it) => it.kind === 'object' && it.maker === f.ctx && it.place === receiver);
}

/** Puts the elements in an order that is known, where the list is; else each may be any of them. */
const inOrder =
  (
    order: (m: Machine, f: Frame, call: NativeCall, elements: readonly Value[]) => readonly Value[] | undefined,
  ): Native =>
  (m, f, call) => {
    const { elements, exact } = elementsOf(m, f, call.self, call.site);
    // One element has its place.
    if (exact && elements.length < 2) return call.self;
    const ordered = order(m, f, call, exact ? elements : []);
    if (exact && ordered && isTemporary(f, call)) return listFrom(m, f, call, ordered, m.values.never);
    reorder(m, f, call);
    return call.self;
  };

const fill: Native = (m, f, call) => {
  const [value = m.values.undefined, ...bounds] = call.args;
  const { elements, exact } = elementsOf(m, f, call.self, call.site);
  if (exact && bounds.length === 0 && isTemporary(f, call))
    return listFrom(
      m,
      f,
      call,
      elements.map(() => value),
      m.values.never,
    );
  reorder(m, f, call, [value]);
  return call.self;
};

/** `text.split('=').pop()` */
const takeOne =
  (at: 0 | -1): Native =>
  (m, f, call) => {
    const { elements, exact } = elementsOf(m, f, call.self, call.site);
    if (exact && isTemporary(f, call)) return elements.at(at) ?? m.values.undefined;
    return m.values.join(takenByPlace(m, f, call.self.refs, reorder(m, f, call)), m.values.undefined);
  };

export const sort = inOrder((m, f, call, elements) => {
  const [by] = call.args;
  if (!by) return undefined;
  if (elements.length > 0 && elements.length <= MAX_SORTED) return sorted(m, f, call, by, elements);
  const any = joinAll(m, elementsOf(m, f, call.self, call.site).elements);
  if (any !== m.values.never) compared(m, f, call, by, any, any);
  return undefined;
});

/** Undefined where a comparison does not give one number. */
function sorted(m: Machine, f: Frame, call: NativeCall, by: Value, elements: readonly Value[]): Value[] | undefined {
  const ordered: Value[] = [];
  let isKnown = true;
  for (const element of elements) {
    const signs = ordered.map((it) => compared(m, f, call, by, it, element));
    isKnown &&= !signs.includes(undefined);
    const at = signs.findIndex((it) => it !== undefined && it > 0);
    ordered.splice(at < 0 ? ordered.length : at, 0, element);
  }
  return isKnown ? ordered : undefined;
}

function compared(m: Machine, f: Frame, call: NativeCall, by: Value, a: Value, b: Value): number | undefined {
  const result = callValue(m, f, { callee: by, self: m.values.undefined, args: [a, b], site: call.site });
  const sign = onlyLiteral(result)?.literal;
  return typeof sign === 'number' ? sign : undefined;
}

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
  reverse: inOrder((_m, _f, _call, elements) => [...elements].reverse()),
  copyWithin: inOrder(() => undefined),
  sort,
  pop: takeOne(-1),
  shift: takeOne(0),
  fill,
};
