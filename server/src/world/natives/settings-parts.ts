/** What a consent platform is given to be set up with, part by part. What is in it and not known is handed over. */
import { escape } from '../calls/escape';
import type { Frame } from '../machine/frame';
import { type Machine, type NativeCall, readCell } from '../machine/machine';
import { allProperties } from '../objects/properties';
import type { Value } from '../values/value';

/** Parts of unknown names have none. */
export function eachPart(
  m: Machine,
  f: Frame,
  call: NativeCall,
  whole: Value,
  visit: (name: string, value: Value) => void,
): void {
  for (const ref of whole.refs) {
    if (ref.kind !== 'object') {
      escape(m, f, m.values.ref(ref), call.site);
      continue;
    }
    for (const [name, cell] of allProperties(ref.heap, f.ctx)) visit(name, readCell(cell, f.ctx));
    visit('', readCell(ref.heap.rest, f.ctx));
  }
}
