/** Equal sets are one shape: found by a hash of what is in them, since a key of a thousand names costs more than they. */
import { remembered } from '../../std/remembered';
import type { Ref } from './ref';
import type { Literal, Value } from './value';

export interface Shape {
  readonly id: number;
  readonly literals: readonly Literal[];
  readonly refs: readonly Ref[];
  readonly openness: number;
  /** By the reads that they depend on. */
  readonly values: Map<string, Value>;
}

/** `literals` and `refs` are in their order. */
export type ShapeOf = (literals: readonly Literal[], refs: readonly Ref[], openness: number) => Shape;

/** FNV-1a's prime. */
const PRIME = 0x01000193;

export function createShapes(): ShapeOf {
  const buckets = new Map<number, Shape[]>();
  const literalIds = new Map<Literal, number>();
  let size = 0;

  return (literals, refs, openness) => {
    let hash = openness;
    for (const it of literals) hash = Math.imul(hash ^ idOf(it), PRIME);
    hash = Math.imul(hash ^ literals.length, PRIME);
    for (const it of refs) hash = Math.imul(hash ^ it.id, PRIME);
    const bucket = remembered(buckets, hash, (): Shape[] => []);
    const known = bucket.find(
      (it) => it.openness === openness && isSame(it.literals, literals) && isSame(it.refs, refs),
    );
    if (known) return known;
    const shape: Shape = { id: size++, literals, refs, openness, values: new Map() };
    bucket.push(shape);
    return shape;
  };

  function idOf(literal: Literal): number {
    return remembered(literalIds, literal, () => literalIds.size);
  }
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i] && !Object.is(a[i], b[i])) return false;
  return true;
}

/** Orders literals. */
export function literalKey(literal: Literal): string {
  return typeof literal === 'string' ? JSON.stringify(literal) : `${typeof literal}${String(literal)}`;
}
