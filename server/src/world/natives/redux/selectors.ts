/**
 * Selectors that are made of others: `createSelector([a, b], (x, y) => …)`.
 *
 * Source: https://reselect.js.org/api/createSelector
 */
import type { Native } from '../../machine/machine';
import { elementsOf } from '../../objects/list-elements';
import type { Value } from '../../values/value';
import { called } from '../called';
import { madeOf } from '../made-of';

export const createSelector: Native = (m, f, call) => {
  const isFunction = (it: Value) =>
    it.refs.length > 0 && it.refs.every(({ kind }) => kind === 'function' || kind === 'native');
  const given: Value[] = [];
  for (const it of call.args) {
    const isList = it.refs.some((ref) => ref.kind === 'object' && ref.shape === 'array');
    given.push(...(isList ? elementsOf(m, f, it, call.site).elements : [it]));
  }
  const parts = given.filter(isFunction);
  const combine = parts.pop();
  // Options, or something that is not known.
  const isKnown = combine !== undefined && given.findLastIndex(isFunction) + 1 >= given.length - 1;
  if (!isKnown) return m.values.unknown;
  const selector =
    ([last, ...before]: readonly Value[]): Native =>
    (mm, ff, it) => {
      const inputs = before.map((part) => called(mm, ff, it, part, it.args));
      return ff.state ? called(mm, ff, it, last as Value, inputs) : mm.values.never;
    };
  return m.values.ref(madeOf(m, f, call, `redux selector ${f.ctx.id}.${call.site.s}`, [combine, ...parts], selector));
};
