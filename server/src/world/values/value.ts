/**
 * Abstract values: what an expression may be in one world.
 *
 * A value is a set: literals it may be, abstract objects it may be, and whether it may be something
 * we know nothing of. The empty set is NEVER: the place has not been reached. Values are interned,
 * so equal sets are the same object. `reads` says which preference reads the value depends on; it
 * never decides a branch, it only explains one.
 */
import { remembered } from '../../std/remembered';
import type { PreferenceRead } from '../choice/preference-read';
import type { Ref } from './ref';
import { createShapes, literalKey } from './shapes';
import { isOpenText } from './text-elements';

export type Literal = string | number | boolean | null | undefined;

export interface Value {
  readonly id: number;
  /** Same set, whatever it was read from: equal for values that differ in `reads` only. */
  readonly shape: number;
  readonly literals: readonly Literal[];
  readonly refs: readonly Ref[];
  readonly unknown: boolean;
  /** It was more literals than are told apart: it takes in every literal, so that a cell comes to rest. */
  readonly full: boolean;
  readonly reads: readonly PreferenceRead[];
}

/** More literals than this join to unknown: a counter would never come to rest. */
const MAX_LITERALS = 16;
/** More reads than this are not told apart in an explanation. */
const MAX_READS = 8;

export interface Values {
  readonly never: Value;
  readonly unknown: Value;
  readonly undefined: Value;
  readonly true: Value;
  readonly false: Value;
  readonly boolean: Value;
  literal(literal: Literal): Value;
  ref(ref: Ref): Value;
  make(literals: readonly Literal[], refs: readonly Ref[], unknown: boolean, reads: readonly PreferenceRead[]): Value;
  join(a: Value, b: Value): Value;
  withReads(value: Value, reads: readonly PreferenceRead[]): Value;
  /** References in all values that there are: what they take up in memory. */
  held(): number;
}

/** `collapse` puts one reference in the place of too many that have no name of their own. */
export function createValues(collapse: (refs: readonly Ref[]) => readonly Ref[]): Values {
  const shapeOf = createShapes();
  let size = 0;
  let held = 0;
  const joins = new Map<number, Map<number, Value>>();
  const singles = new Map<Ref, Value>();
  const written = new Map<Literal, Value>();

  const never = make([], [], false, []);
  const unknown = make([], [], true, []);
  return {
    never,
    unknown,
    undefined: make([undefined], [], false, []),
    true: make([true], [], false, []),
    false: make([false], [], false, []),
    boolean: make([false, true], [], false, []),
    literal: (literal) => remembered(written, literal, () => make([literal], [], false, [])),
    ref: single,
    make,
    join,
    withReads,
    held: () => held,
  };

  function single(ref: Ref): Value {
    return remembered(singles, ref, () => make([], [ref], false, []));
  }

  function make(
    literals: readonly Literal[],
    refs: readonly Ref[],
    isUnknown: boolean,
    reads: readonly PreferenceRead[],
    isFull = false,
  ): Value {
    const collapsed = collapse(refs);
    if (collapsed !== refs) return make(literals, collapsed, isUnknown, reads, isFull);
    const full = isFull || literals.length > MAX_LITERALS;
    const kept = full ? [] : sortedLiterals(literals);
    const maybeAnything = isUnknown || full;
    const openness = full ? 2 : maybeAnything ? 1 : 0;
    const shape = shapeOf(kept, refs, openness);
    const readBy = reads.map((it) => it.id).join(',');
    return remembered(shape.values, readBy, () => {
      held += refs.length;
      return { id: size++, shape: shape.id, literals: kept, refs, unknown: maybeAnything, full, reads };
    });
  }

  function join(a: Value, b: Value): Value {
    if (a === b || b === never) return a;
    if (a === never) return b;
    const [low, high] = a.id < b.id ? [a, b] : [b, a];
    let row = joins.get(low.id);
    if (!row) joins.set(low.id, (row = new Map()));
    let joined = row.get(high.id);
    if (!joined) {
      joined = make(
        unionLiterals(a.literals, b.literals),
        unionById(a.refs, b.refs),
        a.unknown || b.unknown,
        unionById(a.reads, b.reads).slice(0, MAX_READS),
        a.full || b.full,
      );
      row.set(high.id, joined);
    }
    return joined;
  }

  function withReads(value: Value, reads: readonly PreferenceRead[]): Value {
    if (reads.length === 0 || value === never || reads === value.reads) return value;
    const { literals, refs } = value;
    return make(literals, refs, value.unknown, unionById(value.reads, reads).slice(0, MAX_READS), value.full);
  }
}

export interface Truth {
  readonly canBeTrue: boolean;
  readonly canBeFalse: boolean;
}

export function truthOf(value: Value): Truth {
  let canBeTrue = value.unknown;
  let canBeFalse = value.unknown;
  for (const literal of value.literals) {
    if (literal) canBeTrue = true;
    else canBeFalse = true;
  }
  for (const ref of value.refs) {
    // `if (hasConsent(id))` without `await`: a Promise is an object, so always true.
    canBeTrue ||= ref.truth !== 'false';
    canBeFalse ||= ref.truth !== 'true';
  }
  return { canBeTrue, canBeFalse };
}

export function isNullish(literal: Literal): boolean {
  return literal === null || literal === undefined;
}

/** May it be null or undefined? A foreign value whose truth is open may. */
export function nullishOf(value: Value): Truth {
  const canBeTrue = value.unknown || value.literals.some(isNullish) || value.refs.some(mayBeNothing);
  const canBeFalse = value.unknown || value.refs.length > 0 || value.literals.some((it) => !isNullish(it));
  return { canBeTrue, canBeFalse };
}

/** What is stored is there, whether it is a text that counts as true or not. */
export function mayBeNothing(ref: Ref): boolean {
  return ref.truth !== 'true' && (ref.kind !== 'choice' || ref.form === 'members');
}

/** The one literal it must be, if it is one. */
export function onlyLiteral(value: Value): { readonly literal: Literal } | undefined {
  if (isOpenText(value) || value.literals.length !== 1) return undefined;
  return { literal: value.literals[0] };
}

export function onlyString(value: Value): string | undefined {
  const only = onlyLiteral(value);
  return typeof only?.literal === 'string' ? only.literal : undefined;
}

function unionLiterals(a: readonly Literal[], b: readonly Literal[]): readonly Literal[] {
  const all = [...a];
  for (const literal of b) if (!all.some((it) => Object.is(it, literal))) all.push(literal);
  return all;
}

function sortedLiterals(literals: readonly Literal[]): readonly Literal[] {
  if (literals.length < 2) return literals;
  return [...literals].sort((a, b) => (literalKey(a) < literalKey(b) ? -1 : 1));
}

function unionById<T extends { readonly id: number }>(a: readonly T[], b: readonly T[]): readonly T[] {
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  const all: T[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const x = a[i];
    const y = b[j];
    if (x && (!y || x.id <= y.id)) {
      if (y && x.id === y.id) j++;
      all.push(x);
      i++;
    } else if (y) {
      all.push(y);
      j++;
    }
  }
  return all;
}
