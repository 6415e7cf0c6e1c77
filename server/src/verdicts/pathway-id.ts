/**
 * Ids of pathways: a hash that survives edits elsewhere, in two halves, so that a renamed file's can be told from new
 * ones. Equal ones are told apart by their order.
 */
import type { FileFacts } from '../facts/ir';
import { placedId, stableId } from '../std/stable-id';
import type { Touchpoint } from './touchpoints';

export interface PathwayName {
  readonly id: string;
  /** Four digits, the same for equal ones. */
  readonly family: string;
}

export function namePathways(touchpoints: readonly Touchpoint[]): readonly PathwayName[] {
  const nameOf = createNames();
  return touchpoints.map(({ unit, sink }) => {
    const scope = enclosingScope(unit.facts, sink.span.s);
    return nameOf(unit.path, [scope, sink.match.vendor.id, sink.match.callee, ...sink.literals]);
  });
}

/** Every answer has another id, the same ones for the same questions in the same order. */
export function createNames(): (file: string, content: readonly string[]) => PathwayName {
  const given = new Set<string>();
  const orders = new Map<string, number>();
  return (file, content) => {
    const base = content.join('\u0001');
    const asked = `${file}\u0001${base}`;
    const family = stableId(base).slice(-4);
    for (let order = orders.get(asked) ?? 0; ; order++) {
      const id = placedId(file, order === 0 ? base : `${base}\u0001${order}`);
      if (given.has(id)) continue;
      given.add(id);
      orders.set(asked, order + 1);
      return { id, family };
    }
  };
}

/** Names of the functions around a place, outermost first. */
function enclosingScope(facts: FileFacts, at: number): string {
  return facts.functions
    .filter((it, i) => i > 0 && it.s <= at && at < it.e && it.name !== '')
    .map((it) => it.name)
    .join('.');
}
