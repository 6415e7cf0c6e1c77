/** What a list's method does with each of its elements, one by one where they are known. */
import { callValue } from '../calls/calls';
import { noteEachOfSeveral } from '../database/each-of-several';
import { picksOwn } from '../database/picked-rows';
import { noteRows, receiverOf } from '../database/row-gates';
import { answeredForOthers, isForOthers, isOthers } from '../database/rows-of-others';
import { copyState, type Frame, joinStates } from '../machine/frame';
import type { Machine, NativeCall } from '../machine/machine';
import { noteEachLeft } from '../objects/left-data';
import { elementsOf } from '../objects/list-elements';
import type { Value } from '../values/value';

/** Longer known lists are run with all elements joined. */
const MAX_APART = 12;

export function each(m: Machine, f: Frame, call: NativeCall): { elements: readonly Value[]; exact: boolean } {
  const found = elementsOf(m, f, call.self, call.site);
  if (call.site.k === 'call')
    noteRows(
      m,
      f,
      receiverOf(call.site),
      m.values.withReads(call.self, call.reads ?? []),
      isForNobody(m, found),
      call.site,
    );
  if (found.elements.length <= MAX_APART) return found;
  return { elements: [found.elements.reduce((a, b) => m.values.join(a, b), m.values.never)], exact: false };
}

/** Nothing is done with what is in it for this consumer. */
export function isForNobody(m: Machine, { elements, exact }: { elements: readonly Value[]; exact: boolean }): boolean {
  return elements.length === 0 ? exact : elements.every((it) => isForOthers(m, it));
}

/** Calls back with one element; the state before and after are both possible where it may not be called at all. */
export function callBack(m: Machine, f: Frame, call: NativeCall, element: Value, i: number, exact: boolean): Value {
  const callback = call.args[0] ?? m.values.undefined;
  if (isForOthers(m, element) || (isOthers(element) && picksOwn(callback))) return answeredForOthers(m, callback);
  noteEachOfSeveral(f, element, call.site);
  const taken = noteEachLeft(m, f, element, call.site);
  const before = exact ? null : copyState(f.state);
  const index = exact ? m.values.literal(i) : m.values.unknown;
  const value = callValue(m, f, {
    callee: callback,
    self: call.args[1] ?? m.values.undefined,
    args: [taken, index, call.self],
    site: call.site,
  });
  if (!exact) f.state = joinStates(m.values, before, f.state);
  return value;
}
