/**
 * Functions of well-known libraries that put records together: `merge({ optedOut: false }, given)`.
 *
 * What is merged deeply is taken to be one of the values, the earlier or the later, at each name.
 */
import type { Frame } from '../machine/frame';
import { type Native, readCell } from '../machine/machine';
import { allProperties } from '../objects/properties';
import type { Value } from '../values/value';
import { assign, assignBy } from './assign';
import { lodashNamed } from './lodash-named';

/** Into the first; one that is missing there is taken from the others. */
const merge: Native = (m, f, call) => assignBy(m, f, call, (it) => replaces(f, it));
const defaults: Native = (m, f, call) => assignBy(m, f, call, () => false);

/** Into a new record: `deepmerge(a, b)`, of which the later counts, `defu(given, defaults)`, of which the earlier does. */
function anew(wins: 'later' | 'earlier'): Native {
  return (m, f, call) => {
    const made = m.values.ref(m.refs.object(f.ctx, call.site, 'merged', 'object'));
    const sources = wins === 'later' ? call.args : call.args.toReversed();
    return merge(m, f, { ...call, args: [made, ...sources] });
  };
}

/** Neither are its values merged with others, nor does one that is missing leave what was there. */
function replaces(f: Frame, { refs, unknown }: Value): boolean {
  if (unknown) return false;
  return refs.every(
    (ref) =>
      ref.kind === 'object' &&
      allProperties(ref.heap, f.ctx).every(([name, cell]) => {
        const held = readCell(cell, f.ctx);
        return !/^[gs]et /.test(name) && !held.unknown && held.refs.length === 0 && !held.literals.includes(undefined);
      }),
  );
}

export const MERGE: Readonly<Record<string, Native>> = Object.fromEntries([
  ...lodashNamed(['assign', 'assignIn', 'extend'], assign),
  ...lodashNamed(['merge'], merge),
  ...lodashNamed(['defaults', 'defaultsDeep'], defaults),
  ...['object-assign'].map((it) => [it, assign] as const),
  ...['deepmerge', 'merge-deep', 'xtend', 'ts-deepmerge#merge', 'deepmerge-ts#deepmerge', 'merge-anything#merge'].map(
    (it) => [it, anew('later')] as const,
  ),
  ...['defu', 'defu#defu'].map((it) => [it, anew('earlier')] as const),
]);
