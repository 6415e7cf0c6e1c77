/**
 * Functions of Cloudflare Pages: what answers a request below `functions/` runs where every `_middleware` of its folders,
 * from the top, calls `context.next()`, and finds in `context.data` what they have put there.
 */
import type { Entry, Links } from '../../links/links';
import { exportedValue, exportNames } from '../calls/modules';
import type { Unit } from '../machine/context';
import type { Frame } from '../machine/frame';
import { type Machine, type NativeCall, unitOf } from '../machine/machine';
import { NOWHERE } from '../machine/root-frame';
import { elementsOf } from '../objects/list-elements';
import { defineProperty, readMember } from '../objects/members';
import type { Value } from '../values/value';
import { type Answer, around, isFunctions, type Style, sequenceOf } from './around';

/** Where the event stands in the context that a function is given. */
const EVENT = '#event';

/** `onRequest(context)`, which calls `context.next()`. */
const STYLE: Style = {
  pass: (m, f, event, next) => [contextOf(m, f, event, next)],
  take: (m, f, [context = m.values.unknown]) => ({
    event: readMember(m, f, context, EVENT, undefined),
    next: readMember(m, f, context, 'next', undefined),
  }),
};

const inSequence = sequenceOf(STYLE);

export function behindPages(m: Machine, f: Frame, unit: Unit, entry: Entry, answer: Answer): void {
  const name = entry.what.k === 'export' && /^onRequest/.test(entry.what.name) ? entry.what.name : undefined;
  const handlers = name === undefined ? [] : foldersOf(unit.path).flatMap((it) => handlersIn(m, f, it, unit, name));
  if (handlers.length === 0 || !handlers.every(isFunctions)) return answer(f, undefined);
  const call: NativeCall = {
    self: m.values.undefined,
    args: handlers,
    rest: m.values.never,
    site: NOWHERE,
    isNew: false,
  };
  const handle = inSequence(m, f, call);
  around(m, f, handle, STYLE, undefined, (inner, event) =>
    answer(inner, event && contextOf(m, inner, event, m.values.unknown)),
  );
}

function contextOf(m: Machine, f: Frame, event: Value, next: Value): Value {
  const context = m.refs.object(f.ctx, f.unit, `context ${event.shape} ${next.shape}`, 'object', event);
  defineProperty(m, f, context.heap, EVENT, event, true);
  defineProperty(m, f, context.heap, 'data', readMember(m, f, event, 'locals', undefined), true);
  defineProperty(m, f, context.heap, 'next', next, true);
  return m.values.ref(context);
}

/** Those that a request to this file goes through, from the top: `functions/`, `functions/api/`. */
function foldersOf(path: string): readonly string[] {
  const [, root, rest] = /^((?:.*\/)?functions\/)(.*)$/.exec(path) ?? [];
  if (root === undefined || rest === undefined) return [];
  const names = rest.split('/').slice(0, -1);
  return [root, ...names.map((_, i) => `${root}${names.slice(0, i + 1).join('/')}/`)];
}

/** Of the middleware in this folder, for requests that the function of this name answers. */
function handlersIn(m: Machine, f: Frame, folder: string, unit: Unit, name: string): readonly Value[] {
  const path = middlewareIn(m.links, folder);
  const file = path === undefined || path === unit.path ? undefined : unitOf(m, path);
  if (!file) return [];
  const names = exportNames(m, file);
  const own = ['onRequest', name].find((it) => names.includes(it));
  if (own === undefined) return [];
  const value = exportedValue(m, f, file, own);
  const [list] = value.refs;
  if (value.refs.length !== 1 || list?.kind !== 'object') return [value];
  const { elements, exact } = elementsOf(m, f, value, NOWHERE);
  return exact ? elements : [value];
}

function middlewareIn(links: Links, folder: string): string | undefined {
  return ['ts', 'js', 'mts', 'mjs', 'tsx', 'jsx']
    .map((it) => `${folder}_middleware.${it}`)
    .find((it) => links.files.includes(it));
}
