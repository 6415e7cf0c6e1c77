/** What lodash and those made after it do with a list, as the list's own methods do. */
import { callValue } from '../calls/calls';
import { escape } from '../calls/escape';
import type { Frame } from '../machine/frame';
import type { Machine, Native, NativeCall } from '../machine/machine';
import { readMember } from '../objects/members';
import type { Value } from '../values/value';
import { listOf } from './list-of';
import { lodashNamed } from './lodash-named';
import { MERGE } from './merge';

/** With a function. `_.filter(users, 'active')` names a property. */
const GIVEN_FUNCTIONS = ['filter', 'map', 'flatMap', 'forEach', 'find', 'some', 'every'];
/** The same elements, in another order or fewer of them. */
const SUBSETS =
  'sortBy orderBy shuffle uniq uniqBy take takeRight drop dropRight compact slice sampleSize tail initial'.split(' ');

const byMethod =
  (method: string): Native =>
  (m, f, call) => {
    const [list = m.values.undefined, callback] = call.args;
    const isGiven = callback !== undefined && !callback.unknown && callback.literals.length === 0;
    if (isGiven && callback.refs.length > 0 && callback.refs.every((it) => it.kind === 'function'))
      return called(m, f, call, list, method, [callback]);
    for (const it of call.args) escape(m, f, it, call.site);
    return m.values.unknown;
  };

const subset: Native = (m, f, call) => {
  const [list = m.values.undefined, ...others] = call.args;
  for (const it of others) escape(m, f, it, call.site);
  return called(m, f, call, list, 'slice', []);
};

/** A list of such parts. */
const chunk: Native = (m, f, call) => {
  const part = subset(m, f, call);
  return m.values.withReads(listOf(m, f, call, [], part, 'chunks'), part.reads);
};

function called(m: Machine, f: Frame, { site }: NativeCall, list: Value, method: string, args: Value[]): Value {
  const result = callValue(m, f, { callee: readMember(m, f, list, method, site), self: list, args, site });
  return m.values.withReads(result, list.reads);
}

const LISTS = Object.fromEntries([
  ...GIVEN_FUNCTIONS.flatMap((it) => lodashNamed([it], byMethod(it))),
  ...lodashNamed(['each'], byMethod('forEach')),
  ...lodashNamed(SUBSETS, subset),
  ...lodashNamed(['chunk'], chunk),
]);

export const LODASH: Readonly<Record<string, Native>> = { ...MERGE, ...LISTS };
