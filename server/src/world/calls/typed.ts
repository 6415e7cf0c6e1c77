/**
 * Injected services: an unknown parameter or field with a declared type is an instance of that type.
 *
 * Only declarations that the workspace holds are followed, by name; there is no type checker. Of an interface, the SDKs
 * that it is declared to hold.
 */
import { importOf } from '../../facts/import-of';
import type { TypeRef } from '../../facts/ir';
import type { Frame } from '../machine/frame';
import type { Machine } from '../machine/machine';
import { holderOf } from '../outside/declared-sdks';
import { readVariable } from '../syntax/variables';
import type { Value } from '../values/value';
import { instanceOf } from './escape';
import { valueFrom } from './modules';
import { providedFor } from './provided';

export function typedValue(m: Machine, f: Frame, value: Value, type: TypeRef): Value {
  if (!value.unknown || value.refs.length > 0) return value;
  const holder = holderOf(m, f.unit.facts, type);
  if (holder) return m.values.join(value, holder);
  if (type.b === undefined) return value;
  const declared = declaredValue(m, f, type);
  const result = declared && injectedValue(m, f, declared);
  return result === undefined || result === m.values.never ? value : result;
}

/** What a container gives to who asks for this class. */
export function injectedValue(m: Machine, f: Frame, declared: Value): Value {
  let result = providedFor(m, f, declared);
  for (const ref of declared.refs) {
    if (ref.kind === 'class') result = m.values.join(result, instanceOf(m, f, ref));
    if (ref.kind === 'foreign')
      result = m.values.join(result, m.values.ref(m.refs.after(ref, { how: 'new', args: [] })));
  }
  return result;
}

function declaredValue(m: Machine, f: Frame, type: TypeRef): Value | undefined {
  const binding = type.b === undefined ? undefined : f.unit.facts.bindings[type.b];
  if (!binding || type.b === undefined) return undefined;
  const item = importOf(f.unit.facts, type.b);
  if (item) {
    const member = type.name.includes('.') ? type.name.slice(type.name.indexOf('.') + 1) : undefined;
    return valueFrom(m, f, item.spec, item.imported === '*' && member ? member : item.imported);
  }
  return binding.kind === 'class' ? readVariable(m, f, type.b) : undefined;
}
