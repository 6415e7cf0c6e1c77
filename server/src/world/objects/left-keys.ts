/**
 * Keys and other bare data of a request that a server keeps among others: `queue.push(req.user.id)`. Taken from there they
 * are about whoever left them, and not about who is served then.
 */
import type { Access } from '../../catalogue/catalogue';
import type { Frame } from '../machine/frame';
import { type Machine, readCell } from '../machine/machine';
import type { ForeignRef, ObjectRef } from '../values/ref';
import type { Value } from '../values/value';
import { defineProperty } from './members';
import { allProperties } from './properties';
import { type Holder, isKept, isOfConsumer, isServing } from './shared-state';

const LEFT = 'what requests left';
/** How it was called: `req.user.id`. */
const MAX_NAMES = 3;

/** As it is found by whoever takes it from there. */
export function leftAmong(m: Machine, f: Frame, holder: Holder, value: Value): Value {
  return isServing(f) && isKept(holder) ? asLeft(m, f, value, placeOf(holder)) : value;
}

/** `latest = req.user`: what it says later is another consumer's. */
export function asLeft(m: Machine, f: Frame, value: Value, holder = ''): Value {
  if (!value.refs.some(isOfConsumer)) return value;
  const place = `${holder} ${f.unit.path}:${f.ctx.fn}`;
  m.leftKeys.add(place);
  const refs = value.refs.map((it) => (isOfConsumer(it) ? leftBy(m, place, it) : it));
  return m.values.make(value.literals, refs, value.unknown, value.reads);
}

/** `byUser.set(req.user.id, …)` */
export function noteEntryLeft(m: Machine, f: Frame, holder: Holder, key: Value, value: Value): void {
  if (!isServing(f) || !isKept(holder)) return;
  if ([...key.refs, ...value.refs].some(isOfConsumer)) m.leftKeys.add(keysOf(holder));
}

/** What stands under a key, as it is found by whoever goes through all of them. */
export function leftUnder(m: Machine, holder: Holder, value: Value): Value {
  const refs = value.refs.map((it) => (isOfConsumer(it) ? leftBy(m, keysOf(holder), it) : it));
  return m.values.make(value.literals, refs, value.unknown, value.reads);
}

/** Objects of a request, of which one is taken: what they hold is about whoever left them. */
export function leftObjects(m: Machine, f: Frame, value: Value): Value {
  let found = value;
  for (const ref of value.refs) {
    if (ref.kind !== 'object' || ref.shape !== 'object' || !m.leftData.has(ref.place)) continue;
    const all = allProperties(ref.heap, f.ctx).map(([name, cell]) => [name, readCell(cell, f.ctx)] as const);
    if (!all.some(([, it]) => it.refs.some(isOfConsumer))) continue;
    const taken = m.refs.object(f.ctx, ref, 'taken', 'object');
    const place = placeOf(ref);
    for (const [name, it] of all) {
      const refs = it.refs.map((one) => (isOfConsumer(one) ? leftBy(m, place, one) : one));
      const as = m.values.make(it.literals, refs, it.unknown, it.reads);
      defineProperty(m, f, taken.heap, name, as, ref.heap.certain.has(name));
    }
    found = m.values.join(found, m.values.ref(taken));
  }
  return found;
}

/** An object is put among others, or alone where the next one finds it. */
export function noteObjectLeft(m: Machine, ref: ObjectRef): void {
  m.leftKeys.add(placeOf(ref));
}

/** One of the keys under which requests put something there. */
export function leftKey(m: Machine, f: Frame, holders: readonly Holder[]): Value {
  let found = m.values.never;
  for (const it of holders) {
    const keys =
      it.kind === 'object' ? readCell(m.refs.object(it.maker, it, 'keys', 'array').heap.rest, f.ctx) : undefined;
    const given = keys?.refs.filter(isOfConsumer) ?? [];
    const named = given.length > 0 ? given.map((ref) => leftBy(m, keysOf(it), ref)) : [anyLeft(m, keysOf(it), [])];
    for (const ref of named) found = m.values.join(found, m.values.ref(ref));
  }
  return found;
}

function leftBy(m: Machine, place: string, { access: { path } }: ForeignRef): ForeignRef {
  return anyLeft(m, place, path.slice(1).slice(-MAX_NAMES));
}

function anyLeft(m: Machine, place: string, names: readonly string[]): ForeignRef {
  return m.refs.foreign({ root: { kind: 'global' }, path: ['?', LEFT, place, ...names], steps: [] }, 'env');
}

/** The only one that is kept there: whose it is, nobody can tell. */
export function isLeftAlone(access: Access): boolean {
  return leftAt(access)?.startsWith(' ') ?? false;
}

/** Where it was left. */
export function leftAt({ path }: Access): string | undefined {
  return path[1] === LEFT ? path[2] : undefined;
}

function keysOf(holder: Holder): string {
  return `keys of ${placeOf(holder)}`;
}

function placeOf(holder: Holder): string {
  if (holder.kind === 'function') return `${holder.unit.path} function ${holder.fn}`;
  if (holder.kind === 'class') return `${holder.unit.path} class ${holder.cls}`;
  return `${holder.maker.unit.path} ${(holder.place as { s?: number }).s ?? ''}`;
}
