/**
 * Functions of a server that its clients call through a framework: what they are handed is claimed by the client, who may
 * leave it out.
 */
import { callValue } from '../calls/calls';
import { escape } from '../calls/escape';
import type { Frame } from '../machine/frame';
import { type Machine, modeOf, type Native, type NativeCall, readCell } from '../machine/machine';
import { defineProperty } from '../objects/members';
import { allProperties } from '../objects/properties';
import { foreignUnknown } from '../outside/foreign';
import type { Value } from '../values/value';
import { claims } from './client-data';

type Given = (m: Machine, f: Frame, call: NativeCall) => readonly Value[];

/** Everything; the first argument alone; `data` of the first. */
const ALL: Given = (m) => Array.from({ length: 8 }, () => claims(m));
const FIRST: Given = (m) => [claims(m)];
const DATA: Given = (m, f, call) => {
  const request = m.refs.object(f.ctx, call.site, 'client request', 'object', foreignUnknown(m));
  defineProperty(m, f, request.heap, 'data', claims(m), true);
  return [m.values.ref(request)];
};

/** `command(schema, fn)`, `defineAction({ input, handler })`. */
function takes(given: Given): Native {
  return (m, f, call) => {
    for (const arg of call.args) handOver(m, f, call, arg, given);
    return foreignUnknown(m);
  };
}

function handOver(m: Machine, f: Frame, call: NativeCall, value: Value, given: Given): void {
  for (const ref of value.refs) {
    const it = m.values.ref(ref);
    if (ref.kind === 'object' && !ref.proto)
      for (const [, cell] of allProperties(ref.heap, f.ctx))
        escape(m, f, called(m, f, call, readCell(cell, f.ctx), given), call.site);
    else escape(m, f, called(m, f, call, it, given), call.site);
  }
}

/** The functions in it, as clients have them called. */
function called(m: Machine, f: Frame, call: NativeCall, value: Value, given: Given): Value {
  const args = given(m, f, call);
  const refs = value.refs.map((it) => {
    if (it.kind !== 'function') return it;
    const callee = m.values.ref(it);
    return m.refs.native(
      `bound client ${f.ctx.id}.${call.site.s} ${callee.shape}`,
      (mm, ff, { site }) => {
        const rest = Array.from({ length: 4 }, () => mm.values.unknown);
        const mode = modeOf(mm, 'server', true);
        return callValue(mm, ff, { callee, self: foreignUnknown(mm), args: [...args, ...rest], site, mode });
      },
      m.values.undefined,
    );
  });
  return m.values.make(value.literals, refs, value.unknown, value.reads);
}

const QWIK = ['@builder.io/qwik-city', '@qwik.dev/router'];

export const CLIENT_CALLS: Readonly<Record<string, Native>> = {
  'astro:actions#defineAction': takes(FIRST),
  ...Object.fromEntries(['command', 'form', 'query', 'query.batch'].map((it) => [`$app/server#${it}`, takes(FIRST)])),
  ...Object.fromEntries(
    QWIK.flatMap((it) => [
      [`${it}#routeAction$`, takes(FIRST)],
      [`${it}#globalAction$`, takes(FIRST)],
      [`${it}#server$`, takes(ALL)],
    ]),
  ),
  ...Object.fromEntries(
    ['firebase-functions/v2/https#onCall', 'firebase-functions/https#onCall', 'firebase-functions/v2#https.onCall'].map(
      (it) => [it, takes(DATA)],
    ),
  ),
  ...Object.fromEntries(
    ['firebase-functions#https.onCall', 'firebase-functions/v1#https.onCall'].map((it) => [it, takes(FIRST)]),
  ),
};
