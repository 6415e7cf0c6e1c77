/**
 * SvelteKit: what answers a request on the server runs where the `handle` hook resolves it, and finds in
 * `event.locals` what the hook has put there.
 */
import type { FileFacts } from '../../facts/ir';
import { forEachExpr } from '../../facts/walk';
import type { Entry, Links } from '../../links/links';
import { callValue } from '../calls/calls';
import { exportedValue } from '../calls/modules';
import { passOn } from '../calls/pass-on';
import { promiseResolved } from '../calls/promises';
import type { Site, Unit } from '../machine/context';
import type { Frame } from '../machine/frame';
import { type Machine, modeOf, type Native, unitOf } from '../machine/machine';
import { NOWHERE } from '../machine/root-frame';
import { defineProperty, readMember } from '../objects/members';
import { foreignUnknown } from '../outside/foreign';
import type { Value } from '../values/value';

type Answer = (f: Frame, event: Value | undefined) => void;

export function behindHandle(m: Machine, f: Frame, unit: Unit, entry: Entry, answer: Answer): void {
  const root = /^(.*?)src\/routes\//.exec(unit.path)?.[1];
  const hooks = root === undefined ? undefined : hooksOf(m.links, root);
  const file = hooks && isBehind(entry) ? unitOf(m, hooks.path) : undefined;
  const handle = file && exportedValue(m, f, file, 'handle', 0);
  const isKnown = handle && handle.refs.length > 0 && handle.refs.every((it) => /^(?:function|native)$/.test(it.kind));
  if (root === undefined || !handle || !isKnown || handle.unknown) return answer(f, undefined);
  const event = eventFor(m, f, unit, isPlain(m.links, root) ? entry.url : undefined);
  const resolve = m.refs.native(
    `next handle ${f.ctx.id}`,
    (mm, ff, call) => callOn(mm, ff, call.site, (inner) => answer(inner, event)),
    m.values.undefined,
  );
  const args = [given(m, f, event, m.values.ref(resolve))];
  callValue(m, f, { callee: handle, self: m.values.undefined, args, site: NOWHERE, mode: modeOf(m, 'server', true) });
}

/** `load` of a file without `.server` runs in the browser too. */
function isBehind({ surface, request, url }: Entry): boolean {
  return surface === 'server' && request && url !== undefined;
}

function hooksOf(links: Links, root: string): FileFacts | undefined {
  for (const name of ['hooks.server', 'hooks.server/index']) {
    for (const ending of ['ts', 'js']) {
      const path = `${root}src/${name}.${ending}`;
      const facts = links.files.includes(path) ? links.facts(path) : undefined;
      if (facts && links.entriesOf(facts).some((it) => it.label === 'handle hook')) return facts;
    }
  }
  return undefined;
}

/** No option and no hook gives a route another address than its folder. */
function isPlain(links: Links, root: string): boolean {
  if (links.files.some((it) => /^src\/hooks(?:\/index)?\.[jt]s$/.test(it.slice(root.length)) && it.startsWith(root)))
    return false;
  const config = links.files.find((it) => it.startsWith(root) && /^svelte\.config\.[jt]s$/.test(it.slice(root.length)));
  const facts = config && links.facts(config);
  if (!config) return true;
  let plain = facts !== undefined;
  if (facts)
    forEachExpr(facts, (node) => {
      if (node.k === 'obj') plain &&= !node.props.some((it) => it.p === 'spread' || it.key === 'paths');
    });
  return plain;
}

function eventFor(m: Machine, f: Frame, unit: Unit, path: string | undefined): Value {
  const event = m.refs.object(f.ctx, unit, 'event', 'object', foreignUnknown(m));
  const locals = m.refs.object(f.ctx, unit, 'locals', 'object', foreignUnknown(m));
  defineProperty(m, f, event.heap, 'locals', m.values.ref(locals), true);
  if (path !== undefined && !path.includes('[')) {
    const url = m.refs.object(f.ctx, unit, 'url', 'object', foreignUnknown(m));
    defineProperty(m, f, url.heap, 'pathname', m.values.literal(path), true);
    defineProperty(m, f, event.heap, 'url', m.values.ref(url), true);
  }
  return m.values.ref(event);
}

function given(m: Machine, f: Frame, event: Value, resolve: Value): Value {
  const input = m.refs.object(f.ctx, f.unit, `handle input ${event.shape} ${resolve.shape}`, 'object');
  defineProperty(m, f, input.heap, 'event', event, true);
  defineProperty(m, f, input.heap, 'resolve', resolve, true);
  return m.values.ref(input);
}

function callOn(m: Machine, f: Frame, site: object, run: (f: Frame) => void): Value {
  passOn(m, f, run);
  return promiseResolved(m, f, site, m.values.unknown, 'resolved request');
}

/** `sequence(a, b)`: each resolves to the next one. */
export const sequence: Native = (m, f, call) => {
  if (call.rest !== m.values.never || call.args.length === 0) return m.values.unknown;
  const steps = { all: call.args, key: `${f.ctx.id}.${call.site.s}` };
  const first = m.refs.native(
    `handle sequence ${steps.key}`,
    (mm, ff, it) => {
      const input = it.args[0] ?? mm.values.unknown;
      const end = readMember(mm, ff, input, 'resolve', undefined);
      return stepAt(mm, ff, steps, 0, { event: readMember(mm, ff, input, 'event', undefined), end, site: it.site });
    },
    m.values.undefined,
  );
  return m.values.ref(first);
};

interface Steps {
  readonly all: readonly Value[];
  readonly key: string;
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
        stepAt(mm, inner, steps, at + 1, { event: it.args[0] ?? event, end, site: it.site });
      }),
    end,
  );
  const callee = steps.all[at] ?? end;
  const args = at < steps.all.length ? [given(m, f, event, m.values.ref(next))] : [event];
  return callValue(m, f, { callee, self: m.values.undefined, args, site, mode: modeOf(m, 'server', true) });
}
