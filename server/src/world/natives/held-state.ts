/** A place that holds one value, behind functions: a signal, a subject, an atom. Who sets it may be out of sight. */
import { endsWithHeld } from '../choice/consent-act';
import { noteSet } from '../choice/page-state';
import type { Frame } from '../machine/frame';
import { cellIn, type Machine, type Native, type NativeCall, readCell, writeCell } from '../machine/machine';
import { defineProperty } from '../objects/members';
import type { NativeRef, ObjectRef } from '../values/ref';
import type { Value } from '../values/value';
import { called } from './called';

const HELD = '__held';

export interface HeldState {
  readonly holder: ObjectRef;
  read(m: Machine, f: Frame): Value;
  /** False where the consumer who refused does not get so far. */
  write(m: Machine, f: Frame, call: NativeCall, value: Value): boolean;
}

export function holdState(m: Machine, f: Frame, { site }: NativeCall, slot: string, start?: Value): HeldState {
  const holder = m.refs.object(f.ctx, site, slot, 'object');
  const cell = () => cellIn(m, holder.heap.props, HELD);
  if (start) writeCell(m, cell(), start, f.ctx);
  return {
    holder,
    read: (_, ff) => readCell(cell(), ff.ctx),
    write(mm, ff, call, value) {
      if (endsWithHeld(mm, ff, call.site, value)) return false;
      noteSet(mm, ff, call.site, value);
      writeCell(mm, cell(), value, ff.ctx);
      return true;
    },
  };
}

/** Something else than its setters fills it. */
export function hold(m: Machine, f: Frame, holder: ObjectRef, value: Value): void {
  writeCell(m, cellIn(m, holder.heap.props, HELD), value, f.ctx);
}

/** `set(value)`. */
export function setterOf({ write }: HeldState): Native {
  return (m, f, call) => (write(m, f, call, call.args[0] ?? m.values.undefined) ? m.values.undefined : m.values.never);
}

/** `set((before) => after)` and `set(value)`. */
export function updaterOf({ read, write }: HeldState): Native {
  return (m, f, call) => {
    const next = updated(m, f, call, call.args[0] ?? m.values.undefined, () => read(m, f));
    return f.state && write(m, f, call, next) ? m.values.undefined : m.values.never;
  };
}

/** What is given, or what functions in it make of what was there. */
export function updated(m: Machine, f: Frame, call: NativeCall, given: Value, before: () => Value): Value {
  let next = m.values.make(given.literals, [], given.unknown, given.reads);
  for (const ref of given.refs) {
    const it = m.values.ref(ref);
    const isFunction = ref.kind === 'function' || ref.kind === 'native';
    next = m.values.join(next, isFunction ? called(m, f, call, it, [before()]) : it);
  }
  return next;
}

/** A function, by this name one of its own for each holder. `isLater`: code out of sight may call it with anything. */
export function ownFunction(m: Machine, holder: ObjectRef, name: string, run: Native, isLater = false): Value {
  return m.values.ref(m.refs.native(`${isLater ? 'set state ' : ''}${name} ${holder.id}`, run, m.values.ref(holder)));
}

/** A function that has members: `count()` and `count.set(1)`. */
export function withMembers(m: Machine, f: Frame, holder: ObjectRef, reader: Value, members: Members): Value {
  for (const [name, value] of Object.entries(members)) defineProperty(m, f, holder.heap, name, value, true);
  for (const ref of reader.refs) m.nativeMembers.set(ref as NativeRef, holder);
  return reader;
}

type Members = Readonly<Record<string, Value>>;
