/**
 * Records as DynamoDB's own client gives them: `Item.marketing` is `{ BOOL: false }`, an object, which is there whatever it
 * says. What the consumer chose stands below its type.
 */
import type { Machine } from '../machine/machine';
import { isCallee } from '../outside/foreign';
import type { ChoiceRef } from '../values/ref';
import type { Value } from '../values/value';
import { recordMember } from './choice-records';

export function asRawRecord(m: Machine, value: Value): Value {
  const refs = value.refs.map((it) => (it.kind === 'choice' ? m.refs.choice({ ...it, raw: true }) : it));
  return m.values.make(value.literals, refs, value.unknown, value.reads);
}

/** As `unmarshall(item)` gives it. */
export function plainRecord(m: Machine, ref: ChoiceRef): ChoiceRef {
  return ref.raw === undefined ? ref : m.refs.choice({ ...ref, raw: undefined });
}

export function rawMember(m: Machine, ref: ChoiceRef, name: string, at: object | undefined): Value {
  if (typeof ref.raw === 'string') return typedValue(m, ref, ref.raw, name);
  if (/^(?:\d+|\[\])$/.test(name) || isCallee(at)) return recordMember(m, ref, name, at);
  const said = recordMember(m, plainRecord(m, ref), name, at);
  if (said.unknown) return said;
  return m.values.withReads(m.values.ref(m.refs.choice({ ...ref, raw: name })), said.reads);
}

/** `Item.marketing.BOOL`, `Item.status.S` */
function typedValue(m: Machine, ref: ChoiceRef, column: string, type: string): Value {
  const said = recordMember(m, plainRecord(m, ref), column, undefined);
  const isText = said.refs.length > 0;
  const isMeant = isText ? type === 'S' : type === 'BOOL';
  return isMeant ? said : m.values.withReads(m.values.unknown, said.reads);
}
