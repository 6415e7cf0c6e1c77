/**
 * TanStack Router: what a router is told is the context of its routes' functions, and a loader's answer is its
 * component's data. What a route adds to the context for those below it is not followed: such names promise nothing.
 *
 * Source: https://tanstack.com/router/latest/docs/framework/react/guide/router-context
 */
import type { FileFacts } from '../../facts/ir';
import { settled } from '../calls/calls';
import { escape } from '../calls/escape';
import { callApart } from '../calls/promises';
import type { Context } from '../machine/context';
import type { Frame } from '../machine/frame';
import { cellIn, type Machine, type Native, type NativeCall, readCell, writeCell } from '../machine/machine';
import { defineProperty, readMember } from '../objects/members';
import { allProperties } from '../objects/properties';
import { spreadInto } from '../objects/spread';
import { foreignUnknown } from '../outside/foreign';
import { nameless } from '../outside/nameless';
import type { ObjectRef } from '../values/ref';
import type { Value } from '../values/value';
import { loadListed } from './head';
import { ownFunction } from './held-state';

const PACKAGES = ['@tanstack/react-router', '@tanstack/solid-router', '@tanstack/react-start', '@tanstack/router-core'];

/** `createRouter({ routeTree, context })`, `<RouterProvider router={…} context={…} />` */
const takesContext: Native = (m, f, call) => {
  const [options = m.values.undefined] = call.args;
  const given = readMember(m, f, options, 'context', undefined);
  const there = m.values.make([], given.refs, given.unknown, given.reads);
  writeCell(m, contextCell(m), there === m.values.never ? noContext(m, f, call) : there, f.ctx);
  for (const ref of options.refs)
    if (ref.kind === 'object') {
      for (const [name, cell] of allProperties(ref.heap, f.ctx))
        if (name !== 'context') escape(m, f, readCell(cell, f.ctx), call.site);
    } else escape(m, f, m.values.ref(ref), call.site);
  return foreignUnknown(m);
};

function noContext(m: Machine, f: Frame, call: NativeCall): Value {
  return m.values.ref(m.refs.object(f.ctx, call.site, 'no router context', 'object'));
}

function contextCell(m: Machine) {
  return cellIn(m, m.provided, 'tanstack context');
}

function askedCell(m: Machine) {
  return cellIn(m, m.provided, 'tanstack context asked');
}

/** Routes that still wait for a router wait for one that is out of sight. True when there was any. */
export function settleRouter(m: Machine): boolean {
  if (askedCell(m).value === m.values.never || contextCell(m).value !== m.values.never) return false;
  writeCell(m, contextCell(m), nameless(m), undefined);
  return true;
}

const RUNS = ['beforeLoad', 'loader', 'onEnter', 'onStay', 'onLeave', 'head', 'scripts', 'validateSearch'];

const route: Native = (m, f, call) => {
  const [options = m.values.undefined] = call.args;
  const made = m.refs.object(f.ctx, call.site, 'tanstack route', 'object', foreignUnknown(m));
  const self = m.values.ref(made);
  const data = cellIn(m, m.provided, `tanstack data ${made.id}`);
  const context = (ctx: Context, ff: Frame) => contextFor(m, { ...ff, ctx }, call, made);
  const members: Readonly<Record<string, Native>> = {
    useLoaderData: (mm, ff) => (mm.relevance.outOfSight ? nameless(mm) : readCell(data, ff.ctx)),
    useRouteContext: (_, ff) => context(ff.ctx, ff),
    addChildren: (mm, ff, it) => {
      for (const arg of it.args) escape(mm, ff, arg, it.site);
      return self;
    },
  };
  for (const [name, native] of Object.entries(members))
    defineProperty(m, f, made.heap, name, ownFunction(m, made, `route ${name}`, native), true);
  writeCell(m, data, loads(m, f, options) ? m.values.never : m.values.undefined, f.ctx);
  const told = context(f.ctx, f);
  if (told !== m.values.never) runAll(m, f, call, options, told, (value) => writeCell(m, data, value, f.ctx));
  return self;
};

function loads(m: Machine, f: Frame, options: Value): boolean {
  return options.unknown || readMember(m, f, options, 'loader', undefined).refs.length > 0;
}

/** NEVER until the router has been told, where one is in sight. */
function contextFor(m: Machine, f: Frame, call: NativeCall, route: ObjectRef): Value {
  if (m.relevance.outOfSight || !routed.has(m)) return nameless(m);
  const told = readCell(contextCell(m), f.ctx);
  if (told === m.values.never) {
    writeCell(m, askedCell(m), m.values.true, f.ctx);
    return told;
  }
  const context = m.refs.object(f.ctx, call.site, `route context ${route.id}`, 'object', nameless(m));
  spreadInto(m, f, context, told, { at: `context ${route.id}` });
  return m.values.ref(context);
}

const routed = new WeakSet<Machine>();

/** A file that may hold a route. */
export function noteRouter(m: Machine, { imports }: FileFacts): void {
  const makes = /^(?:createRouter|RouterProvider)$/;
  if (imports.some(({ spec, names }) => PACKAGES.includes(spec) && names.some((it) => makes.test(it.imported))))
    routed.add(m);
}

/** Each is given the context; the rest of the options is handed over. */
function runAll(
  m: Machine,
  f: Frame,
  call: NativeCall,
  options: Value,
  context: Value,
  load: (it: Value) => void,
): void {
  if (options.unknown) escape(m, f, options, call.site);
  const input = m.refs.object(f.ctx, call.site, 'route input', 'object', foreignUnknown(m));
  defineProperty(m, f, input.heap, 'context', context, true);
  for (const ref of options.refs) {
    if (ref.kind !== 'object') {
      escape(m, f, m.values.ref(ref), call.site);
      continue;
    }
    for (const [name, cell] of allProperties(ref.heap, f.ctx)) {
      const value = readCell(cell, f.ctx);
      if (!RUNS.includes(name)) {
        if (name !== 'getParentRoute') escape(m, f, value, call.site);
        continue;
      }
      const result = callApart(m, f, value, [m.values.ref(input), m.values.unknown], call).value;
      if (name === 'loader') load(settled(m, result, f.ctx));
      if (name === 'head') loadListed(m, f, call, readMember(m, f, settled(m, result, f.ctx), 'scripts', undefined));
      if (name === 'scripts') loadListed(m, f, call, settled(m, result, f.ctx));
    }
  }
}

/** `createFileRoute('/shop')({ … })`, `createRootRouteWithContext<T>()({ … })` */
const makesRoute: Native = (m, f, call) =>
  m.values.ref(m.refs.native(`route maker ${f.ctx.id}.${call.site.s}`, route, m.values.undefined));

const NAMES: Readonly<Record<string, Native>> = {
  createRouter: takesContext,
  RouterProvider: takesContext,
  createRoute: route,
  createRootRoute: route,
  createRootRouteWithContext: makesRoute,
  createFileRoute: makesRoute,
  createLazyRoute: makesRoute,
  createLazyFileRoute: makesRoute,
};

export const TANSTACK_ROUTER: Readonly<Record<string, Native>> = Object.fromEntries(
  PACKAGES.flatMap((spec) => Object.entries(NAMES).map(([name, native]) => [`${spec}#${name}`, native])),
);
