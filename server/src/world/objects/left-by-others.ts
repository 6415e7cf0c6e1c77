/**
 * What other consumers' requests leave in what a server keeps.
 *
 * In a world where everybody refused nobody writes what only those who agree write: `if (agreed) ready = true`. But
 * the process serves them too. What requests write is noted in the first world, where anyone may run anything, and
 * is put there in the later ones once they have come to rest.
 */
import type { Cell } from '../machine/cell';
import type { Context } from '../machine/context';
import type { Frame, State } from '../machine/frame';
import { type Machine, writeCell } from '../machine/machine';
import { noteShown } from '../machine/regions';
import type { ForeignRef, Ref } from '../values/ref';
import type { Literal, Value } from '../values/value';
import { noteLeftData } from './left-data';
import { leftAmong } from './left-keys';
import { type Holder, isKept, isOfRequest, isServing, keptAmong } from './shared-state';

/** By the place that makes what holds it, or by variable; then by name. */
export type Left = ReadonlyMap<object | string, ReadonlyMap<string, LeftValue>>;

export interface LeftValue {
  readonly literals: Set<Literal>;
  /** What came from outside: an SDK's client. */
  readonly foreign: Map<string, ForeignRef>;
  /** Something else. */
  other: boolean;
}

/** Elements of a list. */
const ELEMENTS = '[]';

export function noteLeftInVariable(m: Machine, f: Frame, owner: Context, b: number, value: Value): void {
  if (owner !== f.ctx) noteShown(f, value);
  if (!m.prior && isServing(f) && !isOfRequest(owner)) note(m, variableKey(owner, b), '', value);
}

export function noteLeftInObject(m: Machine, f: Frame, holder: Holder, name: string, value: Value): void {
  noteShown(f, value);
  if (!m.prior && isServing(f) && isKept(holder)) note(m, placeOf(holder), name, value);
}

/** An element is put among others: whoever is served next finds it, as what is answered. */
export function leaveElement(m: Machine, f: Frame, holder: Holder, value: Value): Value {
  noteLeftInObject(m, f, holder, ELEMENTS, value);
  keptAmong(m, f, holder, value);
  noteLeftData(m, f, holder, value);
  return leftAmong(m, f, holder, value);
}

/** What a turn of a loop over everybody's rows leaves in variables, the next turn finds: it may be about another one. */
export function noteLeftInLoop(m: Machine, f: Frame, loop: object, before: State | null): void {
  if (m.prior || !before) return;
  for (const [b, value] of f.state ?? []) {
    const known = before.get(b);
    if (b >= 0 && known && known !== value) note(m, loop, String(b), value);
  }
}

export function findInLoop(m: Machine, f: Frame, loop: object): void {
  for (const [name, { literals, other }] of m.prior?.left.get(loop) ?? []) {
    const known = f.state?.get(Number(name));
    if (known) f.state?.set(Number(name), m.values.join(known, m.values.make([...literals], [], other, [])));
  }
}

function note(m: Machine, place: object | string, name: string, value: Value): void {
  let names = m.left.get(place);
  if (!names) m.left.set(place, (names = new Map()));
  let left = names.get(name);
  if (!left) names.set(name, (left = { literals: new Set(), foreign: new Map(), other: false }));
  for (const literal of value.literals) left.literals.add(literal);
  for (const ref of value.refs) {
    if (ref.kind === 'foreign' && ref.origin === 'package')
      left.foreign.set(JSON.stringify([ref.access, ref.origin, ref.truth]), ref);
    else left.other = true;
  }
  left.other ||= value.unknown;
}

/** True when something was found that this world's consumer did not leave. */
export function leaveWhatOthersLeft(m: Machine): boolean {
  const left = m.prior?.left;
  if (!left || left.size === 0) return false;
  let grew = false;
  for (const ctx of m.contexts.values()) {
    if (!isOfRequest(ctx)) {
      for (const [b, cell] of ctx.cells) grew = leave(m, cell, left.get(variableKey(ctx, b))?.get('')) || grew;
    }
    for (const [place, made] of ctx.made) {
      const names = left.get(place);
      for (const ref of names ? holdersIn(made) : []) {
        if (!names || !isKept(ref)) continue;
        for (const [name, value] of names) {
          const cell = name === ELEMENTS ? ref.heap.rest : ref.heap.props.get(name);
          grew = leave(m, cell, value) || grew;
        }
      }
    }
  }
  return grew;
}

/** Nobody in this world looks at it where there is no cell. */
function leave(m: Machine, cell: Cell | undefined, left: LeftValue | undefined): boolean {
  if (!cell || !left || cell.value.unknown) return false;
  const before = cell.value;
  const literals = [...left.literals].filter((it) => !before.literals.some((known) => Object.is(known, it)));
  const other = left.other && before.refs.length === 0;
  if (literals.length > 0 || other) writeCell(m, cell, m.values.make(literals, [], other, []), undefined);
  for (const { access, origin, options, truth } of left.foreign.values())
    writeCell(m, cell, m.values.ref(m.refs.foreign(access, origin, options, truth)), undefined);
  return cell.value !== before;
}

function variableKey({ unit }: Context, b: number): string {
  return `${unit.path}:${b}`;
}

function placeOf(holder: Holder): object {
  if (holder.kind === 'object') return holder.place;
  const { facts } = holder.unit;
  return (holder.kind === 'class' ? facts.classes[holder.cls] : facts.functions[holder.fn]) ?? holder;
}

function holdersIn(slots: unknown): Holder[] {
  if (!(slots instanceof Map)) return [];
  return [...slots.values()].filter((it: Ref): it is Holder => typeof it === 'object' && it !== null && 'heap' in it);
}
