/**
 * What a test or a write tells of a container's keys: `if (cache.has(id)) return cache.get(id)` finds what is there.
 *
 * It holds for names that are never assigned again, and as long as nothing is taken out: a map remembers that for good,
 * an object then holds `undefined`.
 */
import type { Expr, FileFacts } from '../../facts/ir';
import { walkFacts } from '../../links/walk-facts';
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
  const path = pathOf(facts, key);
  if (container.k !== 'ref' || !isFixed(facts, container.b) || path === undefined) return undefined;
  const known = remembered(slots, facts, () => new Map<string, number>());
  const index = remembered(known, `${container.b}.${path}`, () => known.size);
  return index < MOST ? FIRST - index : undefined;
}

/** `id`, `req.params.id`: names of which none is written to in this file; a word that is written there. */
function pathOf(facts: FileFacts, key: Expr): string | undefined {
  if (key.k === 'lit') return JSON.stringify(key.v);
  if (key.k === 'ref') return isFixed(facts, key.b) ? String(key.b) : undefined;
  if (key.k !== 'member' || writtenIn(facts).has(key.name)) return undefined;
  const below = pathOf(facts, key.obj);
  return below === undefined ? undefined : `${below}.${key.name}`;
}

const written = new WeakMap<FileFacts, ReadonlySet<string>>();

/** Names of properties that are assigned or deleted. */
function writtenIn(facts: FileFacts): ReadonlySet<string> {
  return remembered(written, facts, () => {
    const names = new Set<string>();
    walkFacts(facts, (node) => {
      const target =
        node.k === 'pmem' ? (node.x as Expr) : node.k === 'un' && node.op === 'delete' ? (node.x as Expr) : undefined;
      if (target?.k === 'member') names.add(target.name);
    });
    return names;
  });
}

function isFixed({ bindings }: FileFacts, b: number): boolean {
  const binding = bindings[b];
  return binding !== undefined && !binding.assigned && !binding.assignedInside;
}
