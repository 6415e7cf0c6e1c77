/**
 * What a test or a write tells of a container's keys: `if (cache.has(id)) return cache.get(id)` finds what is there.
 *
 * It holds for names that are never assigned again, and as long as nothing is taken out: a map remembers that for good,
 * an object then holds `undefined`.
 */
import type { Expr, FileFacts } from '../../facts/ir';
import { remembered } from '../../std/remembered';
import type { Frame } from '../machine/frame';
import type { Machine } from '../machine/machine';

/** Between the slots of SDK modes and those of views. Only what both sides of a join have is certain. */
const FIRST = -500_000;
const MOST = 400_000;

const slots = new WeakMap<FileFacts, Map<string, number>>();

export function notePresence(m: Machine, f: Frame, container: Expr, key: Expr): void {
  const slot = slotOf(f, container, key);
  if (slot !== undefined) f.state?.set(slot, m.values.true);
}

export function isPresent(f: Frame, container: Expr, key: Expr): boolean {
  const slot = slotOf(f, container, key);
  return slot !== undefined && f.state?.has(slot) === true;
}

/** `cache.get(id)`, `cache.has(id)`, `cache.set(id, x)`: the container and the key. */
export function keyedCall(
  call: object,
  method: 'get' | 'has' | 'set',
): { readonly container: Expr; readonly key: Expr } | undefined {
  const site = call as Expr;
  if (site.k !== 'call' || site.callee.k !== 'member' || site.callee.name !== method) return undefined;
  const [key] = site.args;
  return key && key.k !== 'spread' ? { container: site.callee.obj, key } : undefined;
}

function slotOf({ unit: { facts } }: Frame, container: Expr, key: Expr): number | undefined {
  if (container.k !== 'ref' || key.k !== 'ref' || !isFixed(facts, container.b) || !isFixed(facts, key.b))
    return undefined;
  const known = remembered(slots, facts, () => new Map<string, number>());
  const index = remembered(known, `${container.b}.${key.b}`, () => known.size);
  return index < MOST ? FIRST - index : undefined;
}

function isFixed({ bindings }: FileFacts, b: number): boolean {
  const binding = bindings[b];
  return binding !== undefined && !binding.assigned && !binding.assignedInside;
}
