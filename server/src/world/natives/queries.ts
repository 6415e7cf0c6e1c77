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
import type { Value } from '../values/value';
import { called, unfollowed } from './called';

const useQuery: Native = (m, f, call) => {
  const [options = m.values.unknown] = call.args;
  const fetcher = readMember(m, f, options, 'queryFn', undefined);
  if (m.relevance.outOfSight || !isCalled(fetcher)) return unfollowed(m, f, call);
  const select = readMember(m, f, options, 'select', undefined);
  const start = ['initialData', 'placeholderData'].map((name) => readMember(m, f, options, name, undefined));
  const fetched = promisedBy(m, f, call, fetcher, [m.values.unknown]);
  escapeOthers(m, f, call, options);
  const all = [...start.filter((it) => it !== m.values.never), fetched].reduce((a, b) => m.values.join(a, b));
  const given = isCalled(select) ? called(m, f, call, select, [all]) : all;
  return result(m, f, call, given);
};

const useSWR: Native = (m, f, call) => {
  const [key = m.values.undefined, fetcher = m.values.undefined, options = m.values.undefined] = call.args;
  if (m.relevance.outOfSight || !isCalled(fetcher)) return unfollowed(m, f, call);
  const fallback = options.refs.length > 0 ? readMember(m, f, options, 'fallbackData', undefined) : m.values.never;
  escapeOthers(m, f, call, options);
  return result(m, f, call, m.values.join(fallback, promisedBy(m, f, call, fetcher, [key])));
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

const FOLLOWED = /^(?:queryFn|select|initialData|placeholderData|fallbackData)$/;

function isCalled({ refs }: Value): boolean {
  return refs.some((it) => it.kind === 'function');
}

function promisedBy(m: Machine, f: Frame, call: NativeCall, fetcher: Value, args: readonly Value[]): Value {
  return settled(m, called(m, f, call, fetcher, args), f.ctx);
}

function result(m: Machine, f: Frame, call: NativeCall, data: Value): Value {
  const made = m.refs.object(f.ctx, call.site, 'query', 'object', foreignUnknown(m));
  defineProperty(m, f, made.heap, 'data', m.values.join(data, m.values.undefined), true);
  return m.values.ref(made);
}

export const QUERIES: Readonly<Record<string, Native>> = {
  '@tanstack/react-query#useQuery': useQuery,
  'react-query#useQuery': useQuery,
  swr: useSWR,
  'swr#default': useSWR,
};
