/**
 * React Router as a framework: loaders and actions run where the root's and their own file's `middleware` call on.
 * One that returns nothing without having called on lets the request pass; one that throws or answers does not.
 */
import type { FileFacts } from '../../facts/ir';
import { forEachExpr } from '../../facts/walk';
import type { Entry, Links } from '../../links/links';
import { remembered } from '../../std/remembered';
import { callValue, settled } from '../calls/calls';
import { exportedValue, exportNames } from '../calls/modules';
import { passOn } from '../calls/pass-on';
import { promiseResolved } from '../calls/promises';
import type { Unit } from '../machine/context';
import type { Frame } from '../machine/frame';
import { cellIn, type Machine, modeOf, type Native, readCell, unitOf, writeCell } from '../machine/machine';
import { NOWHERE } from '../machine/root-frame';
import { elementsOf } from '../objects/list-elements';
import { defineProperty } from '../objects/members';
import { foreignUnknown } from '../outside/foreign';
import type { Value } from '../values/value';
import { layoutsOf } from './route-files';
import { resume } from './serve';

type Answer = (f: Frame, given: Value | undefined) => void;

const NAMES = ['middleware', 'unstable_middleware'];

export function behindRoutes(m: Machine, f: Frame, unit: Unit, entry: Entry, answer: Answer): void {
  const base = /^(.*?)(?:app|src)\//.exec(unit.path)?.[1];
  const isBehind = entry.surface === 'server' && /^(?:loader|action|middleware)$/.test(entry.label);
  if (base === undefined || !isBehind || !isSwitchedOn(m.links, base, unit.facts)) return answer(f, undefined);
  const around = layoutsOf(m.links, base, unit.path);
  const files = [rootOf(m.links, base), ...(around ?? []), unit.facts].filter((it) => it !== undefined);
  const chain = [...new Set(files)].flatMap((it) => middlewareOf(m, f, it));
  if (chain.length === 0) return answer(f, undefined);
  const isAll = around !== undefined || withMiddleware(m.links, base).every((it) => files.includes(it));
  const given = isAll ? inputFor(m, f, unit) : undefined;
  const run = (frame: Frame, i: number): void => {
    const callee = chain[i];
    // Of the middleware itself nothing is left to run.
    if (!callee) return entry.label === 'middleware' ? undefined : answer(frame, given);
    const next = m.refs.native(
      `next route ${f.ctx.id}.${i}`,
      (mm, ff, call) => {
        passOn(mm, ff, (inner) => run(inner, i + 1), call.site);
        return failing(mm, ff, promiseResolved(mm, ff, call.site, foreignUnknown(mm), `next ${i}`));
      },
      m.values.undefined,
    );
    const args = [given ?? m.values.unknown, m.values.ref(next)];
    const mode = modeOf(m, 'server', true);
    const result = callValue(m, frame, { callee, self: m.values.undefined, args, site: NOWHERE, mode });
    const answered = settled(m, result, frame.ctx);
    if (!frame.state || !(answered.unknown || answered.literals.length > 0)) return;
    for (const ctx of frame.ctx.trace.sites.get(NOWHERE) ?? [])
      if (ctx.callee && callee.refs.includes(ctx.callee))
        resume(m, ctx, `route ${f.ctx.id}.${i}`, mode, (inner) => run(inner, i + 1));
  };
  run(f, 0);
}

/** What comes after may fail: `await next()` then throws. */
function failing(m: Machine, f: Frame, promise: Value): Value {
  for (const ref of promise.refs) if (ref.kind === 'promise') writeCell(m, ref.rejection, m.values.unknown, f.ctx);
  return promise;
}

/** None where it is not known which functions they are. */
function middlewareOf(m: Machine, f: Frame, facts: FileFacts): readonly Value[] {
  const unit = unitOf(m, facts.path);
  const name = unit && NAMES.find((it) => exportNames(m, unit).includes(it));
  if (!unit || !name) return [];
  const { elements, exact } = elementsOf(m, f, exportedValue(m, f, unit, name), NOWHERE);
  const isKnown = exact && elements.every((it) => isFunctions(it));
  return isKnown ? elements : [];
}

function isFunctions({ refs, literals, unknown }: Value): boolean {
  return refs.length > 0 && literals.length === 0 && !unknown && refs.every((it) => it.kind === 'function');
}

function rootOf(links: Links, base: string): FileFacts | undefined {
  const path = links.files.find(
    (it) => it.startsWith(base) && /^(?:app|src)\/root\.[jt]sx?$/.test(it.slice(base.length)),
  );
  return path === undefined ? undefined : links.facts(path);
}

const found = new WeakMap<Links, Map<string, readonly FileFacts[]>>();

function withMiddleware(links: Links, base: string): readonly FileFacts[] {
  const byBase = remembered(found, links, () => new Map<string, readonly FileFacts[]>());
  return remembered(byBase, base, () => {
    const paths = links.files.filter(
      (it) => it.startsWith(base) && /^(?:app|src)\/.*\.[jt]sx?$/.test(it.slice(base.length)),
    );
    const all = paths.map((it) => links.facts(it)).filter((it) => it !== undefined);
    return all.filter((it) => it.exports.some((item) => 'name' in item && NAMES.includes(item.name)));
  });
}

/** By the package's configuration, where there is one; Remix has none. */
function isSwitchedOn(links: Links, base: string, facts: FileFacts): boolean {
  const config = links.files.find(
    (it) => it.startsWith(base) && /^react-router\.config\.[cm]?[jt]s$/.test(it.slice(base.length)),
  );
  const imports = [rootOf(links, base), facts].flatMap((it) => it?.imports ?? []);
  if (imports.some(({ spec }) => spec.startsWith('@remix-run/'))) return false;
  return config === undefined
    ? imports.some(({ spec }) => /^@?react-router(?:\/|$)/.test(spec))
    : saysSo(links, config);
}

function saysSo(links: Links, path: string): boolean {
  const facts = links.facts(path);
  let isOn = false;
  if (facts)
    forEachExpr(facts, (node) => {
      if (node.k === 'obj') isOn ||= node.props.some((it) => it.p !== 'spread' && /middleware$/i.test(String(it.key)));
    });
  return isOn;
}

/** `{ request, params, context }`, where `context` keeps what was put under a key of `createContext`. */
function inputFor(m: Machine, f: Frame, unit: Unit): Value {
  const context = m.refs.object(f.ctx, unit, 'router context', 'object', foreignUnknown(m));
  const get = m.refs.native(`get context ${f.ctx.id}`, getContext, m.values.undefined);
  const set = m.refs.native(`set context ${f.ctx.id}`, setContext, m.values.undefined);
  defineProperty(m, f, context.heap, 'get', m.values.ref(get), true);
  defineProperty(m, f, context.heap, 'set', m.values.ref(set), true);
  const input = m.refs.object(f.ctx, unit, 'route input', 'object', foreignUnknown(m));
  defineProperty(m, f, input.heap, 'context', m.values.ref(context), true);
  return m.values.ref(input);
}

const HELD = 'held by requests';

const setContext: Native = (m, f, call) => {
  const [key, value = m.values.undefined] = call.args;
  for (const ref of key?.refs ?? [])
    if (ref.kind === 'object') writeCell(m, cellIn(m, ref.heap.props, HELD), value, f.ctx);
  return m.values.undefined;
};

/** What was put there in any request, or what it starts with. Where nobody in sight puts anything, it is not known. */
const getContext: Native = (m, f, call) => {
  let result = m.values.never;
  for (const ref of call.args[0]?.refs ?? []) {
    const held = ref.kind === 'object' ? readCell(cellIn(m, ref.heap.props, HELD), f.ctx) : m.values.never;
    const start = ref.kind === 'object' ? readCell(cellIn(m, ref.heap.props, 'start'), f.ctx) : m.values.never;
    result = m.values.join(result, m.values.join(held, start));
    if (held === m.values.never) result = m.values.join(result, foreignUnknown(m));
  }
  return result === m.values.never ? foreignUnknown(m) : result;
};

const createContext: Native = (m, f, call) => {
  const key = m.refs.object(f.ctx, call.site, 'router key', 'object');
  if (call.args[0]) writeCell(m, cellIn(m, key.heap.props, 'start'), call.args[0], f.ctx);
  return m.values.ref(key);
};

export const REACT_ROUTER: Readonly<Record<string, Native>> = Object.fromEntries(
  ['createContext', 'unstable_createContext'].map((name) => [`react-router#${name}`, createContext]),
);
