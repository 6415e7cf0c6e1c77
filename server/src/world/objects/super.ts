/** `this`, and what `super` names: the parent's part of it. */
import type { FileFacts } from '../../facts/ir';
import type { Frame } from '../machine/frame';
import type { Machine } from '../machine/machine';
import { nameless } from '../outside/nameless';
import type { Value } from '../values/value';
import { inheritedFrom } from './inherited';
import { readMember } from './members';

/** Where a function is called of nothing, it is the global object, of which nobody's choice is a member; in strict code nothing is. */
export function thisOf(m: Machine, f: Frame): Value {
  const { thisValue, unit, fn } = f.ctx;
  const { literals, refs, unknown, reads } = thisValue;
  if (fn === 0 || !literals.includes(undefined) || isStrict(unit.facts, fn)) return thisValue;
  const others = m.values.make(
    literals.filter((it) => it !== undefined),
    refs,
    unknown,
    reads,
  );
  return m.values.join(others, nameless(m));
}

function isStrict({ esm, functions }: FileFacts, fn: number): boolean {
  if (esm) return true;
  for (let at = functions[fn]; at; at = functions[at.parent])
    if (at.directives?.includes('use strict') || at.kind === 'constructor') return true;
  return false;
}

/** `super.method()`: looked up from the parent class; in a static method, on the parent class itself. */
export function superPrototype(m: Machine, f: Frame): Value {
  const home = f.ctx.callee?.home;
  if (!home) return m.values.unknown;
  if (isStatic(m, f)) return home.parent;
  const parents = home.parent.refs;
  const objects = parents.map((it) =>
    it.kind === 'class'
      ? m.values.ref(m.refs.object(it.scope, it, 'prototype', 'object', m.values.ref(it)))
      : m.values.ref(it),
  );
  return objects.reduce((a, b) => m.values.join(a, b), m.values.never);
}

/** `super.name`: a getter of the parent runs with this object. */
export function readSuper(m: Machine, f: Frame, name: string): Value {
  const home = f.ctx.callee?.home;
  if (!home) return m.values.unknown;
  if (isStatic(m, f)) return readMember(m, f, home.parent, name, undefined);
  const self = thisOf(m, f);
  let result = self.unknown || home.parent.unknown ? m.values.unknown : m.values.never;
  for (const ref of self.refs) {
    if (ref.kind !== 'object') continue;
    for (const parent of home.parent.refs) {
      result = m.values.join(result, inheritedFrom(m, f, ref, parent, name) ?? m.values.undefined);
    }
  }
  return result;
}

function isStatic(m: Machine, f: Frame): boolean {
  return thisOf(m, f).refs.some((it) => it.kind === 'class');
}
