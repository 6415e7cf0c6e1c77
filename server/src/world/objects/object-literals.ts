/** `{ …defaults, key: value }`: what is written later replaces what came before. */
import type { Expr } from '../../facts/ir';
import { noteProvider } from '../calls/provided';
import { keptAs } from '../choice/form-answers';
import { noteReplaced } from '../choice/read-notes';
import { operatorKey } from '../database/operator-keys';
import type { Frame } from '../machine/frame';
import { type Machine, writeCell } from '../machine/machine';
import { evaluate } from '../syntax/expressions';
import type { Heap } from '../values/ref';
import type { Value } from '../values/value';
import { defineProperty, openHeap, readMember } from './members';
import { type Replaced, spreadInto, surelySpread } from './spread';
import { answersTo } from './spread-records';

export function evaluateObject(m: Machine, f: Frame, x: Extract<Expr, { k: 'obj' }>): Value {
  const ref = m.refs.object(f.ctx, x, '', 'object');
  const values: Value[] = [];
  const keys: (string | Value)[] = [];
  for (const prop of x.props) {
    const value = evaluate(m, f, prop.value);
    const name = prop.p === 'value' && typeof prop.key === 'string' ? prop.key : undefined;
    values.push(keptAs(m, f, name, prop.value, value));
    if (!f.state) return m.values.never;
    const isWritten = prop.p === 'spread' || typeof prop.key === 'string';
    keys.push(
      isWritten ? String(prop.p === 'spread' ? '' : prop.key) : operatorKey(m, evaluate(m, f, prop.key as Expr)),
    );
  }
  const replaced = replacedLater(m, f, x, values);
  const lastSpread = x.props.findLastIndex((it) => it.p === 'spread');
  for (const [i, prop] of x.props.entries()) {
    const value = values[i] as Value;
    const later = { has: (name: string) => replaced(i, name) };
    if (i > lastSpread && prop.p === 'value' && typeof prop.key === 'string') ref.heap.ownLast.add(prop.key);
    if (prop.p === 'spread') spreadInto(m, f, ref, value, { at: prop, later, isLiteral: true });
    else
      defineMember(m, f, ref.heap, { prefix: prop.p === 'value' ? '' : `${prop.p} `, later }, keys[i] as Value, value);
  }
  noteProvider(m, f, ref);
  return m.values.ref(ref);
}

function defineMember(
  m: Machine,
  f: Frame,
  heap: Heap,
  { prefix, later }: { prefix: string; later: Replaced },
  key: string | Value,
  value: Value,
): void {
  if (typeof key === 'string') {
    if (key === '__proto__') openHeap(m, heap, f);
    if (prefix !== '' || !later.has(key)) defineProperty(m, f, heap, prefix + key, value, true);
    return;
  }
  const names = key.literals.filter((it) => typeof it === 'string' || typeof it === 'number');
  for (const name of names)
    defineProperty(m, f, heap, prefix + String(name), value, names.length === 1 && !key.unknown);
  if (names.length === 0 || key.unknown) writeCell(m, heap.rest, value, f.ctx);
}

/** `{ ...state, optedOut: true }`: is the value that a part gives a name replaced by what comes after it? */
function replacedLater(
  m: Machine,
  f: Frame,
  x: Extract<Expr, { k: 'obj' }>,
  values: readonly Value[],
): (part: number, name: string) => boolean {
  const { props } = x;
  const names = props.map((prop, i) => {
    if (prop.p === 'spread') return surelySpread(values[i] as Value);
    return prop.p === 'value' && typeof prop.key === 'string' ? [prop.key] : [];
  });
  const last = new Map<string, number>();
  for (const [i, all] of names.entries()) for (const name of all) last.set(name, i);
  const spreads = [...props.keys()].filter((i) => props[i]?.p === 'spread');
  const answered = names.map((all, i) => {
    const records = spreads.filter((j) => j > i).map((j) => values[j] as Value);
    return records.length === 0 ? [] : all.filter((name) => isAnswered(i, name, records));
  });
  return (i, name) => (last.get(name) ?? -1) > i || answered[i]?.includes(name) === true;

  function isAnswered(i: number, name: string, records: readonly Value[]): boolean {
    if (!records.some((it) => answersTo(m, it, name))) return false;
    const isSpread = props[i]?.p === 'spread';
    const said = isSpread ? readMember(m, f, values[i] as Value, name, undefined) : (values[i] as Value);
    for (const record of records) noteReplaced(m, f, x, said, record);
    return true;
  }
}
