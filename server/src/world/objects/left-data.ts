/**
 * Data of a request that a server keeps: a queue that the next request empties, what the last one looked at. Whoever is
 * served then decides nothing over it: what counts is whether a consumer who refused left it there.
 */
import type { Span } from '../../facts/ir';
import { remembered } from '../../std/remembered';
import type { Frame } from '../machine/frame';
import { type Machine, readCell } from '../machine/machine';
import type { Value } from '../values/value';
import { leftObjects, noteObjectLeft } from './left-keys';
import { allHeld } from './properties';
import { type Holder, isKept, isOfRequest, isServing } from './shared-state';

/** Lists of lists. */
const MAX_DEPTH = 2;

/** It is put among others. */
export function noteLeftData(m: Machine, f: Frame, holder: Holder, value: Value): void {
  if (isServing(f) && isKept(holder)) leave(m, f, value, 0);
}

function leave(m: Machine, f: Frame, value: Value, depth: number): void {
  for (const ref of value.refs) {
    if (ref.kind !== 'object' || !isOfRequest(ref.maker)) continue;
    noteObjectLeft(m, ref);
    if (!m.leftData.has(ref.place)) m.leftData.set(ref.place, 'among');
    if (ref.shape !== 'array' || depth >= MAX_DEPTH) continue;
    for (const cell of allHeld(ref.heap, f.ctx)) leave(m, f, readCell(cell, f.ctx), depth + 1);
  }
}

/** What is done with each of such a list; the element, as it is taken from there. */
export function noteEachLeft(m: Machine, f: Frame, element: Value, what: Span): Value {
  const places = element.refs.flatMap((it) => (it.kind === 'object' && m.leftData.has(it.place) ? [it.place] : []));
  if (places.length === 0) return element;
  const known = remembered(f.ctx.trace.eachLeft, what, () => new Set<object>());
  for (const it of places) known.add(it);
  return leftObjects(m, f, element);
}
