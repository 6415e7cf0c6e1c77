/** Functions that the language calls by itself: where an object is taken for a text or a number, or is gone through. */
import type { Site } from '../machine/context';
import type { Frame } from '../machine/frame';
import { type Machine, readCell } from '../machine/machine';
import { dropViews } from '../machine/views';
import { readMember } from '../objects/members';
import { allProperties } from '../objects/properties';
import type { ObjectRef } from '../values/ref';
import type { Value } from '../values/value';
import { callValue } from './calls';

const CONVERSIONS = ['toString', 'valueOf'];
const OF_JSON = ['toJSON'];

/** `${x}`, `+x`, `x + y`, `x == y`. */
export function runConversions(m: Machine, f: Frame, value: Value, site: Site): void {
  for (const ref of value.refs) if (ref.kind === 'object') runNamed(m, f, ref, CONVERSIONS, site);
}

/** `JSON.stringify(x)`: all that is in it, too. */
export function runJsonConversions(m: Machine, f: Frame, value: Value, site: Site, seen = new Set<ObjectRef>()): void {
  for (const ref of value.refs) {
    if (ref.kind !== 'object' || seen.has(ref)) continue;
    seen.add(ref);
    runNamed(m, f, ref, OF_JSON, site);
    for (const [, cell] of allProperties(ref.heap, f.ctx)) runJsonConversions(m, f, readCell(cell, f.ctx), site, seen);
  }
}

/** `for (const it of x)`, `[...x]`: what stands under a name that is not known may be what gives its parts. */
export function runIteration(m: Machine, f: Frame, ref: ObjectRef, site: Site): void {
  dropViews(f);
  runAll(m, f, ref, readCell(ref.heap.rest, f.ctx), site);
}

function runNamed(m: Machine, f: Frame, ref: ObjectRef, names: readonly string[], site: Site): void {
  if (ref.shape !== 'object') return;
  const own = new Set(allProperties(ref.heap, f.ctx).map(([name]) => name));
  const isOfClass = ref.proto?.refs.some((it) => it.kind === 'class') ?? false;
  for (const name of names)
    if (isOfClass || own.has(name)) runAll(m, f, ref, readMember(m, f, m.values.ref(ref), name, undefined), site);
  runAll(m, f, ref, readCell(ref.heap.rest, f.ctx), site);
}

function runAll(m: Machine, f: Frame, ref: ObjectRef, callee: Value, site: Site): void {
  for (const it of callee.refs)
    if (it.kind === 'function')
      callValue(m, f, { callee: m.values.ref(it), self: m.values.ref(ref), args: [m.values.unknown], site });
}
