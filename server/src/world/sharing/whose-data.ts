/**
 * Whom the data is about that a touchpoint sends: the consumer who asks, or others, whose rows a query gave.
 */
import { aboutOf, isOfAnother, isOfSeveral } from '../database/several';
import type { Frame } from '../machine/frame';
import { readCell } from '../machine/machine';
import { allHeld } from '../objects/properties';
import { isServing } from '../objects/shared-state';
import type { Ref } from '../values/ref';
import type { Value } from '../values/value';

/** `others`: rows of several. `another`: one person whom the program tells from who asks. `unknown`: nothing tells. */
export type Whose = 'others' | 'another' | 'requester' | 'unknown';

const MAX_DEPTH = 5;

/** All that is handed over, by the places that make it. */
export function objectsIn(f: Frame, args: readonly Value[]): ReadonlySet<object> {
  const places = new Set<object>();
  const seen = new Set<Ref>();
  const look = (value: Value, depth: number): void => {
    for (const ref of depth > MAX_DEPTH ? [] : value.refs) {
      if (ref.kind !== 'object' || seen.has(ref)) continue;
      seen.add(ref);
      places.add(ref.place);
      for (const cell of allHeld(ref.heap, f.ctx)) look(readCell(cell, f.ctx), depth + 1);
    }
  };
  for (const it of args) look(it, 0);
  return places;
}

export function whoseData(f: Frame, args: readonly Value[]): Whose {
  if (!isServing(f)) return 'requester';
  const seen = new Set<Ref>();
  let isOthers = false;
  let mayBeOthers = false;
  let isRequesters = false;
  let isAnothers = false;
  for (const arg of args) look(arg, 0);
  if (isOthers) return 'others';
  if (isRequesters) return 'requester';
  if (isAnothers) return 'another';
  return mayBeOthers ? 'others' : 'unknown';

  function look(value: Value, depth: number): void {
    if (depth > MAX_DEPTH) return;
    for (const ref of value.refs) {
      if (ref.kind === 'foreign') {
        if (isOfSeveral(ref.access)) {
          const about = aboutOf(ref.access);
          isOthers ||= about === 'person';
          mayBeOthers ||= about === 'unknown';
        } else if (isOfAnother(ref.access)) isAnothers = true;
        else isRequesters ||= ref.origin === 'request-data' || (ref.origin === 'unknown' && ref.access.path.length > 1);
      }
      if (ref.kind === 'choice') isRequesters = true;
      if (ref.kind === 'promise') look(readCell(ref.value, f.ctx), depth + 1);
      if (ref.kind !== 'object' || seen.has(ref)) continue;
      seen.add(ref);
      isRequesters ||= ref.shape === 'request';
      for (const cell of allHeld(ref.heap, f.ctx)) look(readCell(cell, f.ctx), depth + 1);
    }
  }
}
