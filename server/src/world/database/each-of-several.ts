/** What is done with each of the rows of several consumers: a loop's body, a callback. */
import type { Span } from '../../facts/ir';
import type { Frame } from '../machine/frame';
import type { Value } from '../values/value';
import { aboutOf, isOfSeveral } from './several';

export function noteEachOfSeveral(f: Frame, element: Value, what: Span): void {
  const isNoted = element.refs.some(
    (it) => it.kind === 'foreign' && isOfSeveral(it.access) && aboutOf(it.access) !== 'thing',
  );
  if (isNoted) f.ctx.trace.eachOfSeveral.add(what);
}
