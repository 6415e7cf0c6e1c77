/** `this`, and what `super` names: the parent's part of it. */
import type { Frame } from '../machine/frame';
import type { Machine } from '../machine/machine';
import type { Value } from '../values/value';
import { inheritedFrom } from './inherited';
import { readMember } from './members';

export function thisOf(f: Frame): Value {
  return f.ctx.thisValue;
}

/** `super.method()`: looked up from the parent class; in a static method, on the parent class itself. */
export function superPrototype(m: Machine, f: Frame): Value {
  const home = f.ctx.callee?.home;
  if (!home) return m.values.unknown;
  if (isStatic(f)) return home.parent;
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
  if (isStatic(f)) return readMember(m, f, home.parent, name, undefined);
  const self = thisOf(f);
  let result = self.unknown || home.parent.unknown ? m.values.unknown : m.values.never;
  for (const ref of self.refs) {
    if (ref.kind !== 'object') continue;
    for (const parent of home.parent.refs) {
      result = m.values.join(result, inheritedFrom(m, f, ref, parent, name) ?? m.values.undefined);
    }
  }
  return result;
}

function isStatic(f: Frame): boolean {
  return thisOf(f).refs.some((it) => it.kind === 'class');
}
