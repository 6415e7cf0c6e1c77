/**
 * A function that stands around all requests and resolves them itself: SvelteKit's `handle({ event, resolve })`,
 * Astro's `onRequest(context, next)`. What answers a request runs where it is resolved, and finds in `locals` what
 * has been put there.
 */
import { callValue } from '../calls/calls';
import { passOn } from '../calls/pass-on';
import { promiseResolved } from '../calls/promises';
import type { Site } from '../machine/context';
import type { Frame } from '../machine/frame';
import { type Machine, modeOf, type Native } from '../machine/machine';
import { NOWHERE } from '../machine/root-frame';
import type { Value } from '../values/value';
import { eventAfter, eventWithLocals, firstLink, urlOf } from './request-links';

/** How such a function takes the event, and what resolves it. */
export interface Style {
  pass(m: Machine, f: Frame, event: Value, next: Value): readonly Value[];
  take(m: Machine, f: Frame, args: readonly Value[]): { readonly event: Value; readonly next: Value };
}

export type Answer = (f: Frame, event: Value | undefined) => void;

/** Runs `answer` where the function resolves the request to this path. */
export function around(
  m: Machine,
  f: Frame,
  handle: Value,
  style: Style,
  path: string | undefined,
  answer: Answer,
): void {
  const link = firstLink(m, f.ctx);
  const event = eventWithLocals(m, f, link, urlOf(m, f, link, path));
  const resolve = m.refs.native(
    `next handle ${f.ctx.id}`,
    (mm, ff, call) =>
      callOn(mm, ff, call.site, (inner) => answer(inner, eventAfter(mm, inner, passed(call, event), 'resolved'))),
    m.values.undefined,
  );
  const args = style.pass(m, f, event, m.values.ref(resolve));
  callValue(m, f, { callee: handle, self: m.values.undefined, args, site: NOWHERE, mode: modeOf(m, 'server', true) });
}

export function isFunctions({ refs, unknown, literals }: Value): boolean {
  return (
    !unknown &&
    literals.length === 0 &&
    refs.length > 0 &&
    refs.every((it) => it.kind === 'function' || it.kind === 'native')
  );
}

/** `resolve(event)`; Astro's `next()` takes none, or where to go instead. */
function passed({ args: [given] }: { readonly args: readonly Value[] }, event: Value): Value {
  return given?.refs.some((it) => it.kind === 'object') ? given : event;
}

function callOn(m: Machine, f: Frame, site: object, run: (f: Frame) => void): Value {
  passOn(m, f, run);
  return promiseResolved(m, f, site, m.values.unknown, 'resolved request');
}

/** `sequence(a, b)`: each resolves to the next one. */
export function sequenceOf(style: Style): Native {
  return (m, f, call) => {
    if (call.rest !== m.values.never || call.args.length === 0) return m.values.unknown;
    const steps = { all: call.args, key: `${f.ctx.id}.${call.site.s}`, style };
    const first = m.refs.native(
      `handle sequence ${steps.key}`,
      (mm, ff, it) => {
        const { event, next } = style.take(mm, ff, it.args);
        return stepAt(mm, ff, steps, 0, { event, end: next, site: it.site });
      },
      m.values.undefined,
    );
    return m.values.ref(first);
  };
}

interface Steps {
  readonly all: readonly Value[];
  readonly key: string;
  readonly style: Style;
}

interface Passed {
  readonly event: Value;
  /** What resolves the request in the end. */
  readonly end: Value;
  readonly site: Site;
}

function stepAt(m: Machine, f: Frame, steps: Steps, at: number, { event, end, site }: Passed): Value {
  const next = m.refs.native(
    `next sequence ${steps.key}.${at} ${end.shape}`,
    (mm, ff, it) =>
      callOn(mm, ff, it.site, (inner) => {
        const onward = eventAfter(mm, inner, passed(it, event), `${steps.key}.${at}`);
        stepAt(mm, inner, steps, at + 1, { event: onward, end, site: it.site });
      }),
    end,
  );
  const callee = steps.all[at] ?? end;
  const args = at < steps.all.length ? steps.style.pass(m, f, event, m.values.ref(next)) : [event];
  return callValue(m, f, { callee, self: m.values.undefined, args, site, mode: modeOf(m, 'server', true) });
}
