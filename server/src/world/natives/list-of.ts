/** Lists that functions of the language make. */
import type { Site } from '../machine/context';
import type { Frame } from '../machine/frame';
import { type Machine, type NativeCall, writeCell } from '../machine/machine';
import { fitList } from '../objects/loosen';
import { defineProperty } from '../objects/members';
import type { Value } from '../values/value';

/** More lists than this are not told apart. */
const MAX_LISTS = 4;

/** What a part of a list may be: each time these elements, and no others. */
export type Alternatives = readonly (readonly Value[])[];

/** These elements, and what else may be among them. */
export function listOf(
  m: Machine,
  f: Frame,
  call: Pick<NativeCall, 'site'>,
  elements: readonly Value[],
  rest: Value,
  slot = 'list',
): Value {
  const list = m.refs.object(f.ctx, call.site, slot, 'array');
  list.heap.exact = true;
  for (const [i, value] of elements.entries()) defineProperty(m, f, list.heap, String(i), value, true);
  writeCell(m, list.heap.rest, rest, f.ctx);
  fitList(m, f, list.heap, elements.length);
  return m.values.ref(list);
}

/** The same, of a list that is gone through: what is made of another one is another one. */
export function listFrom(
  m: Machine,
  f: Frame,
  call: Pick<NativeCall, 'site' | 'self'>,
  elements: readonly Value[],
  rest: Value,
): Value {
  return listOf(m, f, call, elements, rest, slotFor(m, f, call.site, call.self));
}

export function slotFor(m: Machine, f: Frame, site: Site, source: Value, slot = 'list'): string {
  return m.refs.tellsApart(f.ctx, site, source.shape) ? `${slot} ${source.shape}` : slot;
}

/** Each list that it may be, of parts of which some may be one thing or another, where these are few. */
export function listOfParts(
  m: Machine,
  f: Frame,
  call: Pick<NativeCall, 'site'>,
  parts: readonly Alternatives[],
  slot: string,
): Value {
  let lists: readonly { readonly elements: readonly Value[]; readonly name: string }[] = [{ elements: [], name: slot }];
  for (const part of parts) {
    if (lists.length * part.length > MAX_LISTS) return listOf(m, f, call, [], joinAll(m, parts.flat(2)), slot);
    lists = lists.flatMap(({ elements, name }) =>
      part.map((it, i) => ({ elements: [...elements, ...it], name: part.length > 1 ? `${name} ${i}` : name })),
    );
  }
  return lists.reduce(
    (all, { elements, name }) => m.values.join(all, listOf(m, f, call, elements, m.values.never, name)),
    m.values.never,
  );
}

export function joinAll(m: Machine, values: readonly Value[]): Value {
  return values.reduce((a, b) => m.values.join(a, b), m.values.never);
}
