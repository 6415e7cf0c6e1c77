/** Queries that are promises too: `Model.findOne(…).sort(…).lean()` goes on from what was found. */
import { outdatedRead } from '../choice/read-variants';
import { ordersOldestFirst } from '../database/row-selection';
import { type Machine, type Native, writeCell } from '../machine/machine';
import type { PromiseRef } from '../values/ref';
import type { Value } from '../values/value';

const GOES_ON =
  /^(?:sort|lean|exec|select|limit|populate|orderBy|order|skip|offset|where|session|project|toArray|next|maxTimeMS|collation|hint|unwrap)$/;

/** Undefined where the promise is none of a query. */
export function chained(m: Machine, promise: PromiseRef, self: Value, name: string): Value | undefined {
  const isQuery = self.reads.length > 0 || promise.value.value.reads.length > 0;
  if (!isQuery) return undefined;
  // Whatever else a query can do, it is no mistake to call it.
  if (!GOES_ON.test(name)) return m.values.unknown;
  return m.values.ref(m.refs.native(`query ${name}`, goOn(promise, name), self));
}

function goOn(promise: PromiseRef, name: string): Native {
  return (m, f, call) => {
    if (!ordersOldestFirst(m, f, name, call.args)) return call.self;
    const next = m.refs.promise(f.ctx, call.site, 'oldest');
    const reads = promise.value.value.reads.map((it) => outdatedRead(m, it));
    writeCell(m, next.value, m.values.withReads(m.values.unknown, reads), f.ctx);
    writeCell(m, next.rejection, promise.rejection.value, f.ctx);
    return m.values.ref(next);
  };
}
