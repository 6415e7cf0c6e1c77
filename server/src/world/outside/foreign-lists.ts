/** Lists that we know nothing of: `events.filter(mayShare)` leaves nothing where the callback always says no. */
import { type CallSpec, callValue } from '../calls/calls';
import { callApart } from '../calls/promises';
import { noteEachOfSeveral } from '../database/each-of-several';
import { noRows } from '../database/no-rows';
import { picksOwn } from '../database/picked-rows';
import { noteRows, receiverOf } from '../database/row-gates';
import type { Frame } from '../machine/frame';
import type { Machine } from '../machine/machine';
import { foreignReceiver } from '../values/receiver';
import type { ForeignRef, Ref } from '../values/ref';
import { awaited, isOfRows } from '../values/rows';
import { truthOf, type Value } from '../values/value';

export function filterForeign(m: Machine, f: Frame, ref: ForeignRef, call: CallSpec): Value | undefined {
  const callback = call.args[0];
  if (ref.access.path.at(-1) !== 'filter' || call.isNew || !callback?.refs.some((it) => it.kind === 'function'))
    return undefined;
  const element = elementOf(m, ref);
  const native = { self: call.self, args: call.args, rest: m.values.never, site: call.site, isNew: false };
  const { value } = callApart(m, f, callback, [m.values.ref(element), m.values.unknown, call.self], native);
  const nothing = value !== m.values.never && !truthOf(value).canBeTrue;
  const list = nothing ? noRows(m, f.ctx) : m.values.ref(filtered(m, ref, callback));
  return m.values.withReads(list, value.reads);
}

/** Of the list whose method it is. */
function elementOf(m: Machine, ref: ForeignRef): ForeignRef {
  return m.refs.below(foreignReceiver(m.refs, ref), '[]');
}

/** More rounds than this may put anything together. */
const MAX_ROUNDS = 3;

/** `rows.reduce((ids, row) => (row.optedOut ? ids : [...ids, row.id]), [])`: what one more row makes of it, until that is nothing new. */
export function reduceForeign(m: Machine, f: Frame, ref: ForeignRef, call: CallSpec): Value | undefined {
  const [callback, start] = call.args;
  const isKnown = start !== undefined && callback?.refs.some((it) => it.kind === 'function') && !call.isNew;
  if (ref.access.path.at(-1) !== 'reduce' || !isKnown || !callback || !isOfRows(ref.access)) return undefined;
  const element = elementOf(m, ref);
  const native = { self: call.self, args: call.args, rest: m.values.never, site: call.site, isNew: false };
  let total: Value = start;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const { value } = callApart(m, f, callback, [total, m.values.ref(element), m.values.unknown, call.self], native);
    const next = m.values.join(total, value);
    if (next.shape === total.shape) return next;
    total = next;
  }
  return m.values.join(total, m.values.unknown);
}

/** `users.filter((it) => it.id === id)`: rows of whom is asked for. */
function filtered(m: Machine, ref: ForeignRef, callback: Value): Ref {
  const rows = isOfRows(ref.access) && picksOwn(callback) ? { whose: 'own' as const } : undefined;
  return awaited(m.refs, m.refs.after(ref, { how: 'call', args: [], ...(rows ? { rows } : {}) }));
}

const GOES_THROUGH =
  /^(?:forEach|map|flatMap|some|every|find|findLast|findIndex|reduce|each|eachAsync|eachSeries|eachLimit|mapSeries)$/;

/** `users.forEach((user) => …)`, of what a query found: the callback is given its rows. */
export function givenRows(m: Machine, f: Frame, ref: ForeignRef, call: CallSpec, callback: Value): Value {
  const method = ref.access.path.at(-1) ?? '';
  if (!GOES_THROUGH.test(method) || !isOfRows(ref.access)) return callback;
  const element = m.values.ref(elementOf(m, ref));
  noteEachOfSeveral(f, element, call.site);
  const refs = callback.refs.map((it) =>
    it.kind === 'function' ? calledWith(m, m.values.ref(it), element, method) : it,
  );
  return m.values.make(callback.literals, refs, callback.unknown, callback.reads);
}

function calledWith(m: Machine, callee: Value, element: Value, method: string): Ref {
  const before = method === 'reduce' ? [m.values.unknown] : [];
  return m.refs.native(
    `bound rows ${callee.shape} ${element.shape} ${method}`,
    (mm, ff, { site }) =>
      callValue(mm, ff, {
        callee,
        self: mm.values.undefined,
        args: [...before, element, mm.values.unknown, mm.values.unknown],
        site,
      }),
    m.values.undefined,
  );
}

/** What is done with each element of a list that a preference decided over. */
export function noteFiltered(m: Machine, f: Frame, { access }: ForeignRef, call: CallSpec): void {
  if (access.path.at(-2) !== 'filter' || call.site.k !== 'call' || call.callee.reads.length === 0) return;
  noteRows(m, f, receiverOf(call.site), m.values.withReads(m.values.unknown, call.callee.reads), false, call.site);
}
