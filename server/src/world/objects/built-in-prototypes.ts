/** `String.prototype.shout = …`: what the workspace adds to the language's own prototypes, all such values have. */
import type { Access } from '../../catalogue/catalogue';
import type { Frame } from '../machine/frame';
import { cellIn, type Machine, readCell, writeCell } from '../machine/machine';
import type { Ref } from '../values/ref';
import { isNullish, type Literal, type Value } from '../values/value';

const BUILT_IN = /^(?:Array|Boolean|Function|Map|Number|Object|Promise|RegExp|Set|String)$/;
/** A name that is not known. */
const ANY = '*';

/** The constructor whose prototype it is. */
export function builtInPrototype({ root, path, steps }: Access): string | undefined {
  const [owner = '', member] = path;
  const isPrototype = root.kind === 'global' && steps.length === 0 && path.length === 2 && member === 'prototype';
  return isPrototype && BUILT_IN.test(owner) ? owner : undefined;
}

export function addToPrototype(m: Machine, f: Frame, owner: string, name: string | undefined, value: Value): void {
  writeCell(m, cellIn(m, m.globals, keyOf(owner, name ?? ANY)), value, f.ctx);
}

/** NEVER where nothing of that name was added. */
export function addedMember(m: Machine, f: Frame, self: Value, name: string): Value {
  const owners = new Set([...self.literals.flatMap(ownersOfLiteral), ...self.refs.flatMap(ownersOfRef)]);
  let result = m.values.never;
  for (const owner of owners)
    for (const key of [name, ANY])
      result = m.values.join(result, readCell(cellIn(m, m.globals, keyOf(owner, key)), f.ctx));
  return result;
}

function keyOf(owner: string, name: string): string {
  return `${owner}.prototype.${name}`;
}

function ownersOfLiteral(literal: Literal): readonly string[] {
  if (isNullish(literal)) return [];
  const owner = typeof literal === 'string' ? 'String' : typeof literal === 'number' ? 'Number' : 'Boolean';
  return [owner, 'Object'];
}

const SHAPES: Readonly<Record<string, string>> = { array: 'Array', map: 'Map', set: 'Set' };

function ownersOfRef(ref: Ref): readonly string[] {
  switch (ref.kind) {
    case 'object':
      return [SHAPES[ref.shape] ?? 'Object', 'Object'];
    case 'function':
    case 'class':
    case 'native':
      return ['Function', 'Object'];
    case 'promise':
      return ['Promise', 'Object'];
    case 'regex':
      return ['RegExp', 'Object'];
    default:
      return [];
  }
}
