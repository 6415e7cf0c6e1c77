/** `delete o.x`: no read of the property finds it for sure any more. */
import type { Expr } from '../../facts/ir';
import { writeChoice } from '../choice/choice-writes';
import { noteStorageProperty } from '../choice/writers';
import type { Frame } from '../machine/frame';
import type { Machine } from '../machine/machine';
import { noteHandedName } from '../serving/handed-names';
import { noteRewritten } from '../serving/rewritten';
import { evaluate } from '../syntax/expressions';
import { onlyLiteral, type Value } from '../values/value';
import { deleteOwn } from './change-own';
import { doubt } from './loosen';
import { defineProperty } from './members';
import { writeRest } from './properties';

export function deleteProperty(m: Machine, f: Frame, x: Expr): Value {
  const target = x.k === 'chain' ? x.x : x;
  evaluate(m, f, x);
  if (!f.state) return m.values.never;
  if (target.k === 'member' || target.k === 'index') {
    const key = target.k === 'index' ? onlyLiteral(evaluate(m, f, target.index)) : { literal: target.name };
    if (key && deleteOwn(m, f, target, String(key.literal))) return f.state ? m.values.boolean : m.values.never;
    for (const ref of evaluate(m, f, target.obj).refs) {
      if (ref.kind === 'foreign' && key) {
        noteHandedName(m, f, ref, String(key.literal), m.values.undefined, target);
        noteRewritten(m, f, ref, String(key.literal), m.values.undefined, target);
        noteStorageProperty(m, f, ref, String(key.literal), undefined, target);
      }
      if (ref.kind === 'choice') writeChoice(m, f, ref, key && String(key.literal), m.values.undefined);
      if (ref.kind !== 'object' && ref.kind !== 'function' && ref.kind !== 'class') continue;
      if (!key) writeRest(m, f, ref.heap, m.values.undefined);
      for (const name of key ? [String(key.literal)] : [...ref.heap.certain]) doubt(m, f, ref.heap, name);
      // A record that was spread into it answers no more to this name.
      if (key) defineProperty(m, f, ref.heap, String(key.literal), m.values.undefined, false);
    }
  }
  return f.state ? m.values.boolean : m.values.never;
}
