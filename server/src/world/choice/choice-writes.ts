/**
 * What the workspace writes into a record of choices once it is read: `const consent = JSON.parse(stored)`, then
 * `consent.marketing = true`. It stands beside what the consumer chose, for whoever has read the same record.
 */
import type { Cell } from '../machine/cell';
import type { Frame } from '../machine/frame';
import { cellIn, type Machine, readCell, writeCell } from '../machine/machine';
import { allProperties } from '../objects/properties';
import type { ChoiceRef } from '../values/ref';
import type { Value } from '../values/value';
import { noteToldKept } from './kept-answers';

const ANY = '*';

/** `name` undefined: any of its members may be meant. */
export function writeChoice(m: Machine, f: Frame, ref: ChoiceRef, name: string | undefined, value: Value): void {
  if (!f.state) return;
  if (name !== undefined) noteToldKept(m, ref, name, value);
  writeCell(m, cellOf(m, ref, name ?? ANY), value, f.ctx);
}

/** `Object.assign(consent, { … })`. Another record of choices says the same of this consumer. */
export function writeAllInto(m: Machine, f: Frame, ref: ChoiceRef, source: Value): void {
  for (const it of source.refs) {
    if (it.kind === 'choice') continue;
    if (it.kind !== 'object' || it.heap.open) writeChoice(m, f, ref, undefined, m.values.unknown);
    if (it.kind !== 'object') continue;
    for (const [name, cell] of allProperties(it.heap, f.ctx)) writeChoice(m, f, ref, name, readCell(cell, f.ctx));
    writeChoice(m, f, ref, undefined, readCell(it.heap.rest, f.ctx));
  }
  if (source.unknown) writeChoice(m, f, ref, undefined, m.values.unknown);
}

/** Its member of this name, with what was written there. */
export function withWritten(m: Machine, f: Frame, ref: ChoiceRef, name: string, value: Value): Value {
  if (!ref.read || ref.form === 'jar') return value;
  const written = m.values.join(readCell(cellOf(m, ref, name), f.ctx), readCell(cellOf(m, ref, ANY), f.ctx));
  return written === m.values.never ? value : m.values.join(value, written);
}

function cellOf(m: Machine, { read, polarity }: ChoiceRef, name: string): Cell {
  return cellIn(m, m.provided, `choice ${read?.id ?? ''} ${polarity} ${name}`);
}
