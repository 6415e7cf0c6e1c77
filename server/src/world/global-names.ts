/** Names of the global object: what the workspace put there joined with what the platform has. */
import type { Frame } from './frame';
import { cellIn, type Machine, readCell, writeCell } from './machine';
import type { Value } from './value';

export function readGlobal(m: Machine, f: Frame, name: string): Value {
  if (GLOBAL_OBJECTS.has(name)) return globalObject(m);
  return readGlobalName(m, f, name);
}

const GLOBAL_OBJECTS = new Set(['window', 'globalThis', 'self', 'global', 'top', 'parent']);
export function isGlobalObject(name: string): boolean {
  return GLOBAL_OBJECTS.has(name);
}

function globalObject(m: Machine): Value {
  return m.values.ref(m.refs.foreign({ root: { kind: 'global' }, path: [], steps: [] }, 'global', undefined, 'true'));
}

export function readGlobalName(m: Machine, f: Frame, name: string): Value {
  const cell = cellIn(m, m.globals, name);
  const written = readCell(cell, f.ctx);
  const foreign = m.values.ref(
    m.refs.foreign({ root: { kind: 'global' }, path: [name], steps: [] }, name === 'process' ? 'env' : 'global'),
  );
  return m.values.join(written, foreign);
}

export function writeGlobal(m: Machine, f: Frame, name: string, value: Value): void {
  if (GLOBAL_OBJECTS.has(name)) return;
  writeCell(m, cellIn(m, m.globals, name), value, f.ctx);
}
