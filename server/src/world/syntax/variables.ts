/**
 * Reading and writing names.
 *
 * A variable that no nested function sees lives in the frame's state and is flow-sensitive. A captured
 * one lives in a cell of the context that declares it; its owner still reads its own view of it, as
 * long as nested functions only read.
 */
import type { Binding } from '../../facts/ir';
import { importedValue } from '../calls/modules';
import { settledValue } from '../calls/react-state';
import type { Cell } from '../machine/cell';
import type { Context } from '../machine/context';
import type { Frame } from '../machine/frame';
import { cellIn, type Machine, readCell, writeCell } from '../machine/machine';
import { noteView, readView } from '../machine/views';
import { noteLeftInVariable } from '../objects/left-by-others';
import { keptInVariable } from '../objects/shared-state';
import { foundIn } from '../relevance/out-of-sight';
import type { Value } from '../values/value';

export function readVariable(m: Machine, f: Frame, b: number): Value {
  const binding = f.unit.facts.bindings[b];
  if (!binding) return m.values.unknown;
  if (binding.kind === 'import') return importedValue(m, f, b);
  if (isLocal(f, binding)) {
    const local = f.state?.get(b);
    if (local) return local;
    if (!isShared(binding)) return beforeDeclaration(m, binding);
  }
  const view = readView(f, b);
  if (view) return view;
  const cell = cellOf(m, f.ctx, binding, b);
  const value = settledValue(m, f, cell) ?? readCell(cell, f.ctx);
  if (value === m.values.never && mayReadEarly(binding)) {
    // Read before it was ever written: it was undefined at least once.
    writeCell(m, cell, m.values.undefined, undefined);
    return m.values.undefined;
  }
  return value;
}

export function writeVariable(m: Machine, f: Frame, b: number, written: Value): void {
  const binding = f.unit.facts.bindings[b];
  if (!binding || !f.state) return;
  const value = foundIn(m, f, b, written);
  if (isLocal(f, binding) && !binding.assignedInside) f.state.set(b, value);
  if (!isShared(binding)) return;
  // Until a function is made here, nobody else can see the variable: what it held before is not theirs.
  if (isLocal(f, binding) && !f.exposed && !binding.assignedInside) return;
  const owner = ownerOf(f.ctx, binding);
  const kept = keptInVariable(m, f, owner, value);
  noteLeftInVariable(m, f, owner, b, kept);
  writeCell(m, cellIn(m, owner.cells, b), kept, f.ctx);
  if (!isLocal(f, binding) || binding.assignedInside) noteView(f, b, value);
}

/**
 * From here on, functions made in this frame see its variables: those made on this side of a test as this side
 * knows them, whatever the other side has shown.
 */
export function expose(m: Machine, f: Frame): void {
  if (!f.state) return;
  f.exposed = true;
  for (const [b, value] of f.state) {
    const binding = f.unit.facts.bindings[b];
    if (binding && isShared(binding)) writeCell(m, cellOf(m, f.ctx, binding, b), value, f.ctx);
  }
}

/** Narrows a variable where a test tells more of it. */
export function narrowVariable(f: Frame, b: number, value: Value): void {
  const binding = f.unit.facts.bindings[b];
  if (!binding || !f.state || binding.kind === 'import') return;
  if (isLocal(f, binding) && !binding.assignedInside) f.state.set(b, value);
  else noteView(f, b, value);
}

export function cellOf(m: Machine, from: Context, binding: Binding, b: number): Cell {
  return cellIn(m, ownerOf(from, binding).cells, b);
}

function ownerOf(from: Context, binding: Binding): Context {
  let ctx: Context | undefined = from;
  while (ctx && ctx.fn !== binding.owner) ctx = ctx.scope;
  return ctx ?? from;
}

function isLocal(f: Frame, binding: Binding): boolean {
  return binding.owner === f.ctx.fn;
}

/** Module variables can be exported; captured ones are seen by nested functions. */
function isShared(binding: Binding): boolean {
  return binding.captured === true || binding.owner === 0;
}

function mayReadEarly(binding: Binding): boolean {
  return binding.kind === 'var';
}

function beforeDeclaration(m: Machine, binding: Binding): Value {
  return binding.kind === 'var' ? m.values.undefined : m.values.never;
}
