/** `[...base, ...(ok ? ['ads'] : [])]`: each list that it may be, where these are few. */
import type { ArrayExpr } from '../../facts/ir';
import type { Frame } from '../machine/frame';
import type { Machine } from '../machine/machine';
import { type Alternatives, listOf, listOfParts } from '../natives/list-of';
import { evaluate } from '../syntax/expressions';
import type { Value } from '../values/value';
import { alternativesOf, elementsOf } from './list-elements';

export function evaluateArray(m: Machine, f: Frame, x: ArrayExpr): Value {
  const parts: Alternatives[] = [];
  let rest = m.values.never;
  let reads = m.values.unknown;
  for (const elem of x.elems) {
    const isSpread = elem.k === 'spread';
    const value = evaluate(m, f, isSpread ? elem.x : elem);
    const known = isSpread ? alternativesOf(m, f, value, elem.x) : [[value]];
    if (isSpread) reads = m.values.withReads(reads, value.reads);
    if (known && rest === m.values.never) parts.push(known);
    // What follows a part of unknown length may stand anywhere behind it.
    else for (const it of isSpread ? spread(m, f, value, elem.x) : [value]) rest = m.values.join(rest, it);
  }
  if (!f.state) return m.values.never;
  const list = rest === m.values.never ? listOfParts(m, f, { site: x }, parts, '') : looseList(m, f, x, parts, rest);
  return m.values.withReads(list, reads.reads);
}

function spread(m: Machine, f: Frame, value: Value, at: object): readonly Value[] {
  return [...elementsOf(m, f, value, at).elements, m.values.undefined];
}

/** What stands before the first part of unknown length keeps its place. */
function looseList(m: Machine, f: Frame, x: ArrayExpr, parts: readonly Alternatives[], rest: Value): Value {
  const doubtful = parts.findIndex((it) => it.length > 1);
  const fixed = doubtful < 0 ? parts : parts.slice(0, doubtful);
  const others = parts.slice(fixed.length).flat(2);
  return listOf(
    m,
    f,
    { site: x },
    fixed.flat(2),
    others.reduce((all, it) => m.values.join(all, it), rest),
    '',
  );
}
