/**
 * Data that a hook fetches: `useQuery({ queryFn })` of TanStack Query, `useSWR(key, fetcher)`. Until it is there, it is
 * undefined, or what it starts with.
 */
import { settled } from '../calls/calls';
import { escape } from '../calls/escape';
import type { Frame } from '../machine/frame';
import { type Machine, type Native, type NativeCall, readCell } from '../machine/machine';
import { defineProperty, readMember } from '../objects/members';
import { allProperties } from '../objects/properties';
import { foreignUnknown } from '../outside/foreign';
import { recordBranch } from '../syntax/branches';
import { truthOf, type Value } from '../values/value';
import { called, unfollowed } from './called';
import { ownFunction } from './held-state';

const useQuery: Native = (m, f, call) => {
  const [options = m.values.unknown] = call.args;
  const fetcher = readMember(m, f, options, 'queryFn', undefined);
  if (m.relevance.outOfSight || !isCalled(fetcher)) return unfollowed(m, f, call);
  const select = readMember(m, f, options, 'select', undefined);
  const start = ['initialData', 'placeholderData'].map((name) => readMember(m, f, options, name, undefined));
  const fetch: Native = (mm, ff, it) => promisedBy(mm, ff, it, fetcher, [mm.values.unknown]);
  const fetched = isEnabled(m, f, call, options) ? fetch(m, f, call) : m.values.undefined;
  escapeOthers(m, f, call, options);
  const all = [...start.filter((it) => it !== m.values.never), fetched].reduce((a, b) => m.values.join(a, b));
  const given = isCalled(select) ? called(m, f, call, select, [all]) : all;
  return result(m, f, call, given, fetch);
};

/** `enabled: false` alone keeps it from being fetched, until somebody asks for it by `refetch()`. */
function isEnabled(m: Machine, f: Frame, call: NativeCall, options: Value): boolean {
  const given = readMember(m, f, options, 'enabled', undefined);
  const enabled = isCalled(given) ? called(m, f, call, given, [m.values.unknown]) : given;
  recordBranch(m, f, call.site, enabled, { key: call.site, whenTrue: call.site, whenFalse: undefined });
  const isOff = enabled.literals.length > 0 && enabled.literals.every((it) => it === false);
  return !isOff || enabled.unknown || enabled.refs.length > 0;
}

const useSWR: Native = (m, f, call) => {
  const [key = m.values.undefined, fetcher = m.values.undefined, options = m.values.undefined] = call.args;
  if (m.relevance.outOfSight || !isCalled(fetcher)) return unfollowed(m, f, call);
  const fallback = options.refs.length > 0 ? readMember(m, f, options, 'fallbackData', undefined) : m.values.never;
  escapeOthers(m, f, call, options);
  // `useSWR(consented ? '/api/ads' : null, …)`
  const asked = isCalled(key) ? called(m, f, call, key) : key;
  recordBranch(m, f, call.site, asked, { key: call.site, whenTrue: call.site, whenFalse: undefined });
  const fetched = truthOf(asked).canBeTrue ? promisedBy(m, f, call, fetcher, [asked]) : m.values.undefined;
  return result(m, f, call, m.values.join(fallback, fetched));
};

/** Callbacks beside what is fetched. */
function escapeOthers(m: Machine, f: Frame, call: NativeCall, options: Value): void {
  for (const ref of options.refs) {
    if (ref.kind !== 'object') escape(m, f, m.values.ref(ref), call.site);
    else
      for (const [name, cell] of allProperties(ref.heap, f.ctx))
        if (!FOLLOWED.test(name)) escape(m, f, readCell(cell, f.ctx), call.site);
  }
}

const FOLLOWED = /^(?:queryFn|enabled|select|initialData|placeholderData|fallbackData)$/;

function isCalled({ refs }: Value): boolean {
  return refs.some((it) => it.kind === 'function');
}

function promisedBy(m: Machine, f: Frame, call: NativeCall, fetcher: Value, args: readonly Value[]): Value {
  return settled(m, called(m, f, call, fetcher, args), f.ctx);
}

function result(m: Machine, f: Frame, call: NativeCall, data: Value, fetch?: Native): Value {
  const made = m.refs.object(f.ctx, call.site, 'query', 'object', foreignUnknown(m));
  defineProperty(m, f, made.heap, 'data', m.values.join(data, m.values.undefined), true);
  if (fetch) defineProperty(m, f, made.heap, 'refetch', ownFunction(m, made, 'query refetch', fetch, true), true);
  return m.values.ref(made);
}

export const QUERIES: Readonly<Record<string, Native>> = {
  '@tanstack/react-query#useQuery': useQuery,
  'react-query#useQuery': useQuery,
  swr: useSWR,
  'swr#default': useSWR,
};
