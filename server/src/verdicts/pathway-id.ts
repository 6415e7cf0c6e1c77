/** Ids of pathways: a hash that survives edits elsewhere. Equal ones are told apart by their order. */

import type { FileFacts } from '../facts/ir';
import { stableId } from '../std/stable-id';
import type { Touchpoint } from './touchpoints';

export function pathwayIds(touchpoints: readonly Touchpoint[]): readonly string[] {
  const seen = new Map<string, number>();
  return touchpoints.map(({ unit, sink }) => {
    const scope = enclosingScope(unit.facts, sink.span.s);
    const base = [unit.path, scope, sink.match.vendor.id, sink.match.callee, ...sink.literals].join('\u0001');
    const order = seen.get(base) ?? 0;
    seen.set(base, order + 1);
    return stableId(order === 0 ? base : `${base}\u0001${order}`);
  });
}

/** Names of the functions around a place, outermost first. */
function enclosingScope(facts: FileFacts, at: number): string {
  return facts.functions
    .filter((it, i) => i > 0 && it.s <= at && at < it.e && it.name !== '')
    .map((it) => it.name)
    .join('.');
}
