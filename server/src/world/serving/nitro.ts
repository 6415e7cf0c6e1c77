/**
 * Nitro and Nuxt's server: what answers a request runs after every file of `server/middleware`, in the order of their
 * names, unless one of them answers it; what they leave on the event is what later ones find.
 */
import type { Entry, Links } from '../../links/links';
import { callValue, settled } from '../calls/calls';
import { escape } from '../calls/escape';
import { exportedValue } from '../calls/modules';
import { promiseResolved } from '../calls/promises';
import type { Context, Site, Unit } from '../machine/context';
import type { Frame } from '../machine/frame';
import { type Machine, modeOf, type Native, type NativeCall, unitOf } from '../machine/machine';
import { elementsOf } from '../objects/list-elements';
import { readMember } from '../objects/members';
import { isPartial } from '../values/strings';
import type { Value } from '../values/value';
import { type Answer, isFunctions } from './around';
import type { Dialect } from './dialect';
import { trackedObject } from './request';
import { firstLink, linkAfter, linkBelow } from './request-links';
import { resume } from './serve';
import type { ChainLink } from './serving';

const EVENT: Dialect = {
  name: 'nitro',
  methods: {},
  holders: ['event.context'],
  members: {},
  args: () => [],
  endsOn: true,
};

export function behindServerMiddleware(m: Machine, f: Frame, unit: Unit, entry: Entry, answer: Answer): void {
  const [, root, kind] = /^(.*?)server\/(api|routes|middleware)\//.exec(unit.path) ?? [];
  if (root === undefined || entry.surface !== 'server' || !entry.request) return answer(f, undefined);
  const files = middlewareOf(m.links, `${root}server/middleware/`);
  // A middleware runs after those before it.
  const before = kind === 'middleware' ? files.slice(0, files.indexOf(unit.path)) : files;
  pass(m, f, { steps: before, link: firstLink(m, f.ctx), root: f.ctx, answer });
}

interface Way {
  /** Paths of the middleware that is left to run. */
  readonly steps: readonly string[];
  readonly link: ChainLink;
  readonly root: Context;
  readonly answer: Answer;
}

function pass(m: Machine, f: Frame, { steps: [path, ...steps], link, root, answer }: Way): void {
  const event = trackedObject(m, link, 'event', EVENT);
  if (path === undefined) return answer(f, event);
  const file = unitOf(m, path);
  const handler = file && exportedValue(m, f, file, 'default');
  if (!file || !handler || !isFunctions(handler))
    return pass(m, f, { steps, link: linkAfter(m, f, link, path), root, answer });
  for (const it of handler.refs) if (it.kind === 'function') link.callees.add(it);
  const mode = modeOf(m, 'server', true);
  const site = file as unknown as Site;
  const result = callValue(m, f, { callee: handler, self: m.values.undefined, args: [event], site, mode });
  if (!f.state || !mayPass(settled(m, result, f.ctx))) return;
  for (const ctx of f.ctx.trace.sites.get(site) ?? []) {
    if (!ctx.callee || !handler.refs.includes(ctx.callee)) continue;
    // What it left on the event was noted at its end.
    const next = linkBelow(m, link, path);
    resume(m, ctx, `nitro ${root.id} ${path}`, mode, (inner) => pass(m, inner, { steps, link: next, root, answer }));
  }
}

function middlewareOf(links: Links, folder: string): readonly string[] {
  return links.files.filter((it) => it.startsWith(folder) && /\.[cm]?[jt]s$/.test(it)).sort();
}

/** It answers by returning something. */
function mayPass(result: Value): boolean {
  return result.unknown || result.literals.includes(undefined) || result.refs.some((it) => it.kind === 'foreign');
}

/** `defineEventHandler(fn)` is the function; `{ onRequest, handler }` its handler, behind what throws before it. */
const defineHandler: Native = (m, f, call) => {
  const given = call.args[0] ?? m.values.unknown;
  if (given.refs.every((it) => it.kind !== 'object')) return given;
  escape(m, f, readMember(m, f, given, 'onBeforeResponse', undefined), call.site);
  const handler = readMember(m, f, given, 'handler', undefined);
  const before = readMember(m, f, given, 'onRequest', undefined);
  const isList = before.refs.some((it) => it.kind === 'object');
  const { elements, exact } = isList ? elementsOf(m, f, before, call.site) : { elements: [before], exact: true };
  if (!exact || !elements.every(isFunctions)) {
    escape(m, f, before, call.site);
    return handler;
  }
  const run: Native = (mm, ff, { args, site }) => {
    for (const callee of elements) {
      const result = callValue(mm, ff, { callee, self: mm.values.undefined, args, site });
      if (!ff.state) return mm.values.never;
      if (settled(mm, result, ff.ctx) === mm.values.never) {
        ff.state = null;
        return mm.values.never;
      }
    }
    return callValue(mm, ff, { callee: handler, self: mm.values.undefined, args, site });
  };
  return m.values.ref(m.refs.native(`bound handler ${f.ctx.id}.${call.site.s}`, run, m.values.undefined));
};

/** What it answers is kept for all consumers alike: it runs for none of them. */
const defineCachedHandler: Native = (m, f, call) => kept(m, f, call, () => true);

/** Kept by its arguments, or by the key that is made of them. */
const defineCachedFunction: Native = (m, f, call) =>
  kept(m, f, call, (mm, ff, it) => {
    const getKey = readMember(mm, ff, call.args[1] ?? mm.values.undefined, 'getKey', undefined);
    if (getKey.refs.every(({ kind }) => kind !== 'function')) return it.args.length === 0;
    const key = callValue(mm, ff, { callee: getKey, self: mm.values.undefined, args: it.args, site: call.site });
    const { unknown, refs, literals } = settled(mm, key, ff.ctx);
    return !unknown && refs.length === 0 && !literals.some(isPartial);
  });

type IsShared = (m: Machine, f: Frame, call: NativeCall) => boolean;

function kept(m: Machine, f: Frame, call: NativeCall, isShared: IsShared): Value {
  const callee = call.args[0] ?? m.values.unknown;
  const native = m.refs.native(
    `bound cached ${f.ctx.id}.${call.site.s}`,
    (mm, ff, it) => {
      const shared = isShared(mm, ff, it);
      const mode = shared ? modeOf(mm, 'server', false) : ff.ctx.mode;
      const result = callValue(mm, ff, { callee, self: mm.values.undefined, args: it.args, site: it.site, mode });
      const value = settled(mm, result, ff.ctx);
      // It may be what another consumer was answered.
      const answer = shared ? mm.values.withReads(mm.values.unknown, value.reads) : value;
      return promiseResolved(mm, ff, it.site, answer, 'cached');
    },
    m.values.undefined,
  );
  return m.values.ref(native);
}

const HELPERS: Readonly<Record<string, Native>> = {
  defineEventHandler: defineHandler,
  eventHandler: defineHandler,
  defineCachedEventHandler: defineCachedHandler,
  cachedEventHandler: defineCachedHandler,
  defineCachedFunction,
  cachedFunction: defineCachedFunction,
};
const PACKAGES = ['h3', '#imports', '#nitro', 'nitropack/runtime', 'nitro/runtime'];

/** Nuxt imports them by itself. */
export function nitroNames(helpers: readonly string[]): readonly string[] {
  return helpers.flatMap((name) => [name, ...PACKAGES.map((it) => `${it}#${name}`)]);
}

export const NITRO: Readonly<Record<string, Native>> = Object.fromEntries(
  Object.entries(HELPERS).flatMap(([name, native]) => nitroNames([name]).map((it) => [it, native])),
);
