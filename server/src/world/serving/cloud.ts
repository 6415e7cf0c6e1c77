/** What a cloud calls its functions with. */
import type { Entry } from '../../links/links';
import { jar, listed } from '../cookies/jar';
import type { Unit } from '../machine/context';
import type { Frame } from '../machine/frame';
import type { Machine } from '../machine/machine';
import { defineProperty } from '../objects/members';
import type { Value } from '../values/value';
import { invocation } from './client-data';

/** AWS Lambda behind HTTP: `event.cookies` is the list of `key=value`. Undefined for any other entry. */
export function eventOf(m: Machine, f: Frame, unit: Unit, { label }: Entry): Value | undefined {
  if (label !== 'Lambda handler' && label !== 'function handler') return undefined;
  const event = m.refs.object(f.ctx, unit, 'event', 'object', invocation(m));
  defineProperty(m, f, event.heap, 'cookies', listed(m, jar(m)), true);
  return m.values.ref(event);
}
