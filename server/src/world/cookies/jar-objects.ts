/** Objects and maps that a program filled with the cookies it found: `cookies[name] = value` for each. */
import { cookieUnder } from '../choice/stored-under';
import type { Frame } from '../machine/frame';
import { type Machine, readCell } from '../machine/machine';
import type { Heap } from '../values/ref';
import type { Value } from '../values/value';
import { isPiece } from './jar';

/** What is stored under the key, where the object holds pieces of a jar under keys that are not known. */
export function keptCookie(m: Machine, f: Frame, heap: Heap, name: string, at?: object): Value | undefined {
  const { rest } = heap;
  if (!rest.value.refs.some(isPiece)) return undefined;
  const held = readCell(rest, f.ctx);
  const onlyPieces = held.literals.length === 0 && held.refs.every(isPiece) && (!held.unknown || !m.prior);
  if (!onlyPieces || heap.open) return undefined;
  m.jarKeys.add(name);
  const written = heap.props.get(name)?.value ?? m.values.never;
  const stored = cookieUnder(m, f, name, at);
  return stored && m.values.join(stored, written);
}
