/**
 * Didomi's observable of one vendor's status: filters are asked with what the consumer said.
 *
 * Source: https://developers.didomi.io/cmp/web-sdk/third-parties/programmatic-api
 */
import { callApart } from '../calls/promises';
import { readOf, seedBoolean } from '../choice/preferences';
import type { Frame } from '../machine/frame';
import type { Machine, Native, NativeCall } from '../machine/machine';
import { defineProperty } from '../objects/members';
import { recordBranch } from '../syntax/branches';
import { truthOf, type Value } from '../values/value';
import { called } from './called';
import { ownFunction } from './held-state';

const NAME = 'getObservableOnUserConsentStatusForVendor';

const statusOf: Native = (m, f, call) => {
  const [vendor] = call.args;
  const named = vendor?.literals[0];
  const purpose = (typeof named === 'string' ? m.catalogue.purposeOfName(named) : undefined) ?? 'any';
  const read = readOf(m, f, 'cmp', purpose, { name: NAME, at: call.site });
  return observable(m, f, call, 'status', () => seedBoolean(m, 'in', read));
};

type Told = (m: Machine, f: Frame) => Value;

/** NEVER: nothing is told. */
function observable(m: Machine, f: Frame, { site }: NativeCall, slot: string, told: Told): Value {
  const holder = m.refs.object(f.ctx, site, `didomi ${slot}`, 'object');
  const self = m.values.ref(holder);
  const filter: Native = (mm, ff, call) => {
    const [predicate = mm.values.undefined] = call.args;
    return observable(mm, ff, call, 'filtered', (m3, f3) => {
      const value = told(m3, f3);
      if (value === m3.values.never) return value;
      const answer = called(m3, f3, call, predicate, [value]);
      recordBranch(m3, f3, call.site, answer, { key: call.site, whenTrue: call.site, whenFalse: undefined });
      return truthOf(answer).canBeTrue ? value : m3.values.never;
    });
  };
  const subscribe: Native = (mm, ff, call) => {
    const value = told(mm, ff);
    const [listener] = call.args;
    if (listener && value !== mm.values.never) callApart(mm, ff, listener, [value], call);
    return mm.values.unknown;
  };
  const itself: Native = () => self;
  const members = { filter, subscribe, first: itself, distinctUntilChanged: itself };
  for (const [name, native] of Object.entries(members))
    defineProperty(m, f, holder.heap, name, ownFunction(m, holder, `didomi ${name}`, native), true);
  return self;
}

export const DIDOMI: Readonly<Record<string, Native>> = { [`Didomi.${NAME}`]: statusOf };
