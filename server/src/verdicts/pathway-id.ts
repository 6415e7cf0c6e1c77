/**
 * Ids of pathways: a hash that survives edits elsewhere, in two halves, so that a renamed file's can be told from new
 * ones. Equal ones are told apart by their order.
 */

import type { FileFacts } from '../facts/ir';
import { placedId } from '../std/stable-id';
import type { Touchpoint } from './touchpoints';

export function pathwayIds(touchpoints: readonly Touchpoint[]): readonly string[] {
  const idOf = createIds();
  return touchpoints.map(({ unit, sink }) => {
    const scope = enclosingScope(unit.facts, sink.span.s);
    return idOf(unit.path, [scope, sink.match.vendor.id, sink.match.callee, ...sink.literals]);
  });
}

/** Every answer is another id, the same ones for the same questions in the same order. */
export function createIds(): (file: string, content: readonly string[]) => string {
  const given = new Set<string>();
  const orders = new Map<string, number>();
  return (file, content) => {
    const base = content.join('\u0001');
    const asked = `${file}\u0001${base}`;
    for (let order = orders.get(asked) ?? 0; ; order++) {
      const id = placedId(file, order === 0 ? base : `${base}\u0001${order}`);
      if (given.has(id)) continue;
      given.add(id);
      orders.set(asked, order + 1);
      return id;
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
