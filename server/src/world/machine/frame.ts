/**
 * One run of a context: its local variables at the current place, and where jumps go.
 *
 * `state` is null where the place cannot be reached; every evaluation stops there.
 */
import type { PreferenceRead } from '../choice/preference-read';
import type { Ref } from '../values/ref';
import type { Value, Values } from '../values/value';
import type { Context, Site, Unit } from './context';

export type State = Map<number, Value>;

export interface Frame {
  readonly ctx: Context;
  readonly unit: Unit;
  state: State | null;
  /** Innermost last. */
  readonly targets: JumpTarget[];
  /** States at the places that may throw, of the innermost `try`. */
  handler: Handler | undefined;
  /** Reads that decided a branch on the way: what a returned literal depends on. */
  decidedBy: readonly PreferenceRead[];
  /** A function was made: captured variables are visible to others from here on. */
  exposed: boolean;
  /** Open optional chain: states at which it ended early. */
  chain: { state: State | null; ended: boolean } | undefined;
  /** The region of the current place; none where it runs whenever the function does: see `regions.ts`. */
  region: object | undefined;
  /** Jumps on the way that others do not take. */
  jumps: number;
  /** Of these, ways out of a function that fills an instance. */
  ends: number;
  /** Places on the way where this run may have stopped: `return`, `await`, a jump out of several loops. */
  leaves: number;
  /** What this run has handed to code that we cannot see, by place; markup is rendered in its maker's context. */
  readonly handed: Map<Context, Map<Site, Set<Value>>>;
  /** What it found in objects that code out of sight is handed: see `relevance/worth-following.ts`. */
  readonly looks: Map<Context, Map<Ref, boolean>>;
}

/** At the start of a run of the context, in its own scope. */
export function startFrame(ctx: Context, given: Pick<Frame, 'exposed' | 'handler'>): Frame {
  return {
    ctx,
    unit: ctx.unit,
    state: new Map(),
    targets: [],
    decidedBy: [],
    chain: undefined,
    region: undefined,
    jumps: 0,
    ends: 0,
    leaves: 0,
    handed: new Map(),
    looks: new Map(),
    ...given,
  };
}

export interface Handler {
  state: State | null;
  value: Value;
}

export type JumpTarget =
  | {
      readonly kind: 'loop' | 'switch' | 'label';
      readonly label: string | undefined;
      broke: State | null;
      continued: State | null;
    }
  | { readonly kind: 'finally'; readonly pending: Pending[]; state: State | null };

export type Pending =
  | { readonly kind: 'break' | 'continue'; readonly label: string | undefined }
  | { readonly kind: 'return'; readonly value: Value };

export function joinStates(values: Values, a: State | null, b: State | null): State | null {
  if (!a) return b;
  if (!b) return a;
  if (a === b) return a;
  const joined: State = new Map();
  for (const [binding, value] of a) {
    const other = b.get(binding);
    // A mode of an SDK (`opt-out-modes.ts`) is certain only where both sides have it.
    if (binding < 0 && !other) continue;
    // Bound on one side only: out of scope, or not yet declared, after the join.
    joined.set(binding, other ? values.join(value, other) : value);
  }
  for (const [binding, value] of b) if (binding >= 0 && !a.has(binding)) joined.set(binding, value);
  return joined;
}

export function sameStates(a: State | null, b: State | null): boolean {
  if (a === b) return true;
  if (!a || !b || a.size !== b.size) return false;
  for (const [binding, value] of a) if (b.get(binding) !== value) return false;
  return true;
}

export function isConstructing(f: Frame): boolean {
  return f.unit.facts.functions[f.ctx.fn]?.kind === 'constructor';
}

export function copyState(state: State | null): State | null {
  return state && new Map(state);
}
