/**
 * Which opted-out modes SDKs are certain to be in at a place, whatever way led there.
 *
 * A mode stands in the frame's state under a number that no binding has, and survives a join only where
 * it stands on both sides. What a function leaves behind when it returns is kept as the sets of all its
 * returns: those grow, so that callers hear of it when fewer modes are certain.
 */
import type { Vendor, VendorOptOut } from '../../catalogue/vendor';
import { remembered } from '../../std/remembered';
import type { Context, Site } from '../machine/context';
import type { Frame, State } from '../machine/frame';
import { type Machine, readCell, writeCell } from '../machine/machine';
import type { Ref } from '../values/ref';

/** An SDK told to stop or to limit in one of the vendor's ways. */
export interface OptOutMode {
  readonly id: number;
  readonly vendor: Vendor;
  readonly optOut: VendorOptOut;
  /** Which client of the SDK, where there may be several. */
  readonly instance: string;
}

export type Modes = ReadonlySet<number>;

export const NO_MODES: Modes = new Set();

export function modeNamed(m: Machine, vendor: Vendor, optOut: VendorOptOut, instance: string): OptOutMode {
  const key = modeKey({ vendor, optOut, instance });
  const known = m.optOutModes.get(key);
  if (known) return known;
  const mode = { id: certainty(m, `mode ${key}`), vendor, optOut, instance };
  m.optOutModes.set(key, mode);
  return mode;
}

/** The number of something that may be certain at a place: a mode of an SDK, a state that was set. */
export function certainty(m: Machine, key: string): number {
  return remembered(m.certainties, key, () => m.certainties.size);
}

export function isCertain(state: State, id: number): boolean {
  return state.has(slotOf(id));
}

export function makeCertain(m: Machine, state: State, id: number): void {
  state.set(slotOf(id), m.values.true);
}

/** The same in every world. */
export function modeKey({ vendor, optOut, instance }: Omit<OptOutMode, 'id'>): string {
  return `${vendor.id} ${optOut.call} ${instance}`;
}

const slotOf = (id: number): number => -1 - id;

function modesIn(m: Machine, state: State | null): Modes {
  if (!state || m.certainties.size === 0) return NO_MODES;
  let modes: Set<number> | undefined;
  const most = m.certainties.size;
  // Few things are certain anywhere, out of thousands in a large program.
  for (const slot of state.keys()) if (slot < 0 && -1 - slot < most) (modes ??= new Set()).add(-1 - slot);
  return modes ?? NO_MODES;
}

/** Never in place: who kept the state from before goes on with that. */
export function withModes(m: Machine, state: State, modes: Modes): State {
  const added = [...modes].filter((id) => !state.has(slotOf(id)));
  if (added.length === 0) return state;
  const next: State = new Map(state);
  for (const id of added) next.set(slotOf(id), m.values.true);
  return next;
}

function meet(a: Modes | undefined, b: Modes): Modes {
  if (!a || a === b) return b;
  const both = [...a].filter((it) => b.has(it));
  return both.length > 0 ? new Set(both) : NO_MODES;
}

/** How a call ended for one thing that is called; undefined for an unknown one. */
export interface Passed {
  readonly ref: Ref | undefined;
  readonly state: State;
}

/** Only what surely runs at once leaves modes behind. A stub of the workspace beside a vendor's global is that global. */
export function modesPassed(m: Machine, passed: readonly Passed[]): Modes {
  const global = passed.find(
    ({ ref }) => ref?.kind === 'foreign' && ref.access.root.kind === 'global' && ref.access.path.length === 1,
  );
  if (global) return modesIn(m, global.state);
  const all = passed.map(({ ref, state }) =>
    ref?.kind === 'function' || ref?.kind === 'foreign' || isStateSetter(ref) ? modesIn(m, state) : NO_MODES,
  );
  return all.length > 0 ? all.reduce(meet) : NO_MODES;
}

function isStateSetter(ref: Ref | undefined): boolean {
  return ref?.kind === 'native' && ref.name.startsWith('set state');
}

/** What is certain at this place in every run of it. */
export function notePassed(m: Machine, f: Frame, site: Site): void {
  const { passed } = f.ctx.trace;
  passed.set(site, meet(passed.get(site), modesIn(m, f.state)));
}

export function noteExit(m: Machine, f: Frame): void {
  writeCell(m, f.ctx.exits, m.values.literal([...modesIn(m, f.state)].sort((a, b) => a - b).join(',')), f.ctx);
}

/** What is certain once the function has returned. Only who relies on it hears of changes. */
export function exitsOf(m: Machine, ctx: Context, reader: Context): Modes {
  const { value } = ctx.exits;
  if (value === m.values.never || value.unknown || value.literals.includes('')) return NO_MODES;
  readCell(ctx.exits, reader);
  return setsOf(value.literals).reduce(meet);
}

export function exitModes(ctx: Context): Modes {
  const { value } = ctx.exits;
  return value.unknown || value.literals.length === 0 ? NO_MODES : setsOf(value.literals).reduce(meet);
}

function setsOf(literals: readonly unknown[]): Modes[] {
  return literals.map((it) => (it === '' ? NO_MODES : new Set(String(it).split(',').map(Number))));
}
