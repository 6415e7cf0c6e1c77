/** A stored text where a library reads JSON: what says yes to a purpose may be a member of it. */
import type { Machine } from '../machine/machine';
import type { Literal, Value } from '../values/value';

export function decoded(m: Machine, stored: Value): Value {
  const refs = stored.refs.map((it) => (it.kind === 'choice' ? m.refs.choice({ ...it, decoded: true }) : it));
  return m.values.make(stored.literals, refs, stored.unknown, stored.reads);
}

/** The text, and what it is as JSON: `'false'` may come back as `false`. */
export function asJsonToo(m: Machine, stored: Value): Value {
  return stored.literals.reduce((all, it) => m.values.join(all, jsonOf(m, it)), decoded(m, stored));
}

function jsonOf(m: Machine, literal: Literal): Value {
  if (typeof literal !== 'string') return m.values.never;
  try {
    const json: unknown = JSON.parse(literal);
    return typeof json === 'object' && json !== null ? m.values.unknown : m.values.literal(json as Literal);
  } catch {
    return m.values.never;
  }
}
