/**
 * The key of the consumer that the program has in hand, as their own row among everybody's holds it:
 * `rows.some((it) => it.userId === id && it.optedOut)` is true for the one whose `id` it is.
 */
import { remembered } from '../../std/remembered';
import type { Machine } from '../machine/machine';
import type { Value } from '../values/value';
import { type KeyKind, kindOfKey, tellingName } from './key-kinds';
import { isGivenKey } from './keyed-rows';
import { type By, namesOf } from './named-persons';
import { isOfSeveral } from './several';

const NAME = 'own key';
const KEY = /^(?:user|customer|consumer|account|visitor|subject|member|profile|person)?_?(?:id|uuid|e?mail|key)$/i;

/** The rows of a table of choices, of which one is theirs. */
export function ownRow(m: Machine, row: Value): Value {
  const refs = row.refs.map((it) => (it.kind === 'choice' ? m.refs.choice({ ...it, own: true }) : it));
  return m.values.make(row.literals, refs, row.unknown, row.reads);
}

export function ownKey(m: Machine, column: string): Value | undefined {
  if (!KEY.test(column)) return undefined;
  return m.values.ref(
    m.refs.foreign(
      { root: { kind: 'global' }, path: [NAME, kindOfKey(column)], steps: [] },
      'unknown',
      undefined,
      'true',
    ),
  );
}

/** Of an own key. */
export function ownKindOf({ refs, literals, unknown }: Value): KeyKind | undefined {
  const [ref] = refs;
  if (unknown || literals.length > 0 || refs.length !== 1 || ref?.kind !== 'foreign') return undefined;
  const [name, kind] = ref.access.path;
  return name === NAME ? (kind as KeyKind) : undefined;
}

/** The key of their row and the one in hand are the same. */
export function areOneKey(m: Machine, a: Value, b: Value): boolean {
  const [ofA, ofB] = [ownKindOf(a), ownKindOf(b)];
  return (ofA !== undefined && ofA === kindInHand(m, b)) || (ofB !== undefined && ofB === kindInHand(m, a));
}

/** Of a key of whom this world is about. */
export function kindInHand(m: Machine, key: Value): KeyKind | undefined {
  if (!isInHand(m, key)) return undefined;
  const [kind, ...others] = new Set(
    key.refs.map((it) => (it.kind === 'foreign' ? kindOfKey(tellingName(it.access)) : undefined)),
  );
  return others.length === 0 ? kind : undefined;
}

/** The key of whom this world is about: of a row in hand, or of who asks. */
function isInHand(m: Machine, key: Value): boolean {
  const { of, by } = m.world;
  if (!isGivenKey(key)) return false;
  const isOfRow = key.refs.every((it) => it.kind === 'foreign' && isOfSeveral(it.access));
  if (of === 'rows') return isOfRow;
  const told = namesOf(key, true);
  for (const it of told) if (it !== 'other') remembered(tellers, m, () => new Set<By>()).add(it);
  if (of === undefined) return true;
  return !isOfRow && (by === undefined || told.length === 0 || told.includes(by));
}

const tellers = new WeakMap<Machine, Set<By>>();

/** By what those are told whose own rows were looked for among everybody's. */
export function ownKeysBy(m: Machine): ReadonlySet<By> {
  return tellers.get(m) ?? new Set();
}
