/**
 * What a server keeps across requests: variables and objects of a module's top level.
 *
 * A consumer's answer kept there without their key may be read for the next consumer, so it says
 * nothing. In a browser the page's life belongs to one consumer.
 */

import type { Binding } from '../facts/ir';
import type { Frame } from './frame';
import type { Machine } from './machine';
import type { ObjectRef } from './ref';
import type { Value } from './value';

export function keptInVariable(m: Machine, f: Frame, binding: Binding, value: Value): Value {
  return binding.owner === 0 && f.ctx.fn !== 0 ? keptForAll(m, f, value) : value;
}

export function keptInObject(m: Machine, f: Frame, { maker }: ObjectRef, value: Value): Value {
  return maker.fn === 0 && f.ctx.fn !== 0 ? keptForAll(m, f, value) : value;
}

function keptForAll(m: Machine, f: Frame, value: Value): Value {
  const { side, request } = f.ctx.mode;
  return side === 'server' && request && value.reads.length > 0
    ? m.values.withReads(m.values.unknown, value.reads)
    : value;
}
