/** What a cloud calls its functions with. */
import type { Entry } from '../../links/links';
import type { Unit } from '../context';
import { foreignUnknown } from '../foreign';
import type { Frame } from '../frame';
import { jar, listed } from '../jar';
import type { Machine } from '../machine';
import { defineProperty } from '../members';
import type { Value } from '../value';

/** AWS Lambda behind HTTP: `event.cookies` is the list of `key=value`. Undefined for any other entry. */
export function eventOf(m: Machine, f: Frame, unit: Unit, { label }: Entry): Value | undefined {
  if (label !== 'Lambda handler' && label !== 'function handler') return undefined;
  const event = m.refs.object(f.ctx, unit, 'event', 'object', foreignUnknown(m));
  defineProperty(m, f, event.heap, 'cookies', listed(m, jar(m)), true);
  return m.values.ref(event);
}
