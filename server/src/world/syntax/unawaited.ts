/** Promises whose value nobody looks at: an asynchronous check that is not awaited always says yes. */
import type { Expr } from '../../facts/ir';
import type { Frame } from '../machine/frame';
import type { Value } from '../values/value';

export function noteUnawaited(f: Frame, x: Expr, value: Value): void {
  if (value.refs.some((it) => it.kind === 'promise')) f.ctx.trace.unawaited.set(x, value);
}
