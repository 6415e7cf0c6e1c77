/**
 * What the calls of a query builder select, kept in each builder by itself.
 *
 * `if (!all) query = query.where('opted_in', true)` leaves two builders in one variable, of which one selects
 * nothing: what a value selects is what every builder in it selects. A builder is changed in place, so that an
 * alternative said of it later opens it too.
 */
import type { Access } from '../../catalogue/catalogue';
import type { Machine } from '../machine/machine';
import type { ForeignRef } from '../values/ref';
import type { Value } from '../values/value';
import type { Selection } from './row-selection';

/** Conditions that take in other rows: `.orWhere('vip', true)`, `.or('vip.eq.true')`. */
const WIDENS = /^(?:or$|or[A-Z_]|union)/;
/** Among a call's arguments, where no text of a program is equal to it. */
const MARK = '\u0000selects ';

/** The result of a call on a builder, told apart from that of a call which selects other rows. */
export function selecting(m: Machine, result: Value, selects: Selection | undefined): Value {
  for (const ref of result.refs) if (ref.kind === 'foreign') noteWidened(m, ref);
  if (!selects) return result;
  const refs = result.refs.map((it) => (it.kind === 'foreign' ? marked(m, it, selects) : it));
  return m.values.make(result.literals, refs, result.unknown, result.reads);
}

/** What every builder in the value selects. */
export function chainSelection(m: Machine, value: Value): Selection | undefined {
  const found = new Set(value.refs.map((it) => (it.kind === 'foreign' ? selectionOf(m, it.access) : undefined)));
  const [only] = found;
  return found.size === 1 && !value.unknown ? only : undefined;
}

function marked(m: Machine, { access, origin, options }: ForeignRef, selects: Selection): ForeignRef {
  const { root, path, steps } = access;
  const last = steps.at(-1);
  const isCall = last?.how === 'call' && last.after === path.length;
  const step = isCall ? last : { after: path.length, how: 'call' as const, args: [] };
  const args = [...step.args, `${MARK}${selects}`];
  return m.refs.foreign(
    { root, path, steps: [...(isCall ? steps.slice(0, -1) : steps), { ...step, args }] },
    origin,
    options,
  );
}

function selectionOf(m: Machine, access: Access): Selection | undefined {
  if (keysOf(access).some((it) => m.widened.has(it))) return 'open';
  const said = access.steps.flatMap(({ args }) => {
    const mark = args.at(-1);
    return typeof mark === 'string' && mark.startsWith(MARK) ? [mark.slice(MARK.length) as Selection] : [];
  });
  return said.every((it) => it === said[0]) ? said[0] : 'open';
}

function noteWidened(m: Machine, { access }: ForeignRef): void {
  const last = access.steps.at(-1);
  if (last?.how !== 'call' || last.after !== access.path.length || !WIDENS.test(access.path.at(-1) ?? '')) return;
  for (const it of keysOf(access)) m.widened.add(it);
}

/** Each call of the chain, with all that comes before it. */
function keysOf({ root, path, steps }: Access): readonly string[] {
  return steps.flatMap(({ how, after }, i) =>
    how === 'call' ? [JSON.stringify([root, path.slice(0, after), steps.slice(0, i + 1)])] : [],
  );
}
