/**
 * tRPC, and builders like it: a procedure's function runs behind the middleware that its builder was given.
 *
 * Procedures are collected while the program runs; they begin when it has come to rest, with the context
 * that the workspace's `createContext` makes, where an adapter in sight is given one.
 */
import { callValue, settled } from '../calls/calls';
import { escape, unknownArguments } from '../calls/escape';
import { passOn } from '../calls/pass-on';
import { promiseResolved } from '../calls/promises';
import type { Site } from '../machine/context';
import { createContext } from '../machine/contexts';
import { copyState, type Frame } from '../machine/frame';
import { cellIn, type Machine, modeOf, type Native, type NativeCall, readCell, writeCell } from '../machine/machine';
import { rootFrame } from '../machine/root-frame';
import { defineProperty, readMember } from '../objects/members';
import { allProperties } from '../objects/properties';
import { foreignUnknown } from '../outside/foreign';
import { nameless } from '../outside/nameless';
import type { ObjectRef } from '../values/ref';
import type { Value } from '../values/value';
import { claims } from './client-data';
import { extended } from './extended-context';
import type { Procedure } from './serving';

const SAME = ['input', 'output', 'inputSchema', 'schema', 'outputSchema', 'bindArgsSchemas'];
/** What a procedure says of itself, for all consumers alike. */
const META = ['meta', 'metadata', 'route'];
const ENDS = ['query', 'mutation', 'subscription', 'action', 'stateAction'];
/** Middlewares of one procedure. */
const MAX_LAYERS = 24;

/** `initTRPC.create()`: what it is given says how errors and data look. */
const create: Native = (m, f, call) => {
  const t = m.refs.object(f.ctx, call.site, 'trpc', 'object', foreignUnknown(m));
  const own = (name: string, value: Value) => defineProperty(m, f, t.heap, name, value, true);
  own('procedure', builder(m, f, call, 'procedure', [[]]));
  own('router', m.values.ref(m.refs.native('trpc router', router, m.values.undefined)));
  own('createCallerFactory', m.values.ref(m.refs.native('trpc caller factory', callerFactory, m.values.undefined)));
  own('middleware', m.values.ref(m.refs.native('trpc middleware', middleware, m.values.undefined)));
  return m.values.ref(t);
};

/** `t.middleware(fn)`, with more of them piped to it. */
const middleware: Native = (m, f, call) => layersOf(m, f, call, 'middleware', [[call.args[0] ?? m.values.unknown]]);

function layersOf(m: Machine, f: Frame, call: NativeCall, slot: string, lists: readonly (readonly Value[])[]): Value {
  const ref = m.refs.object(f.ctx, call.site, `layers ${slot}`, 'object', foreignUnknown(m));
  noteLists(m, ref, lists);
  const self = m.values.ref(ref);
  const pipe: Native = (mm, ff, it) => layersOf(mm, ff, it, 'piped', longerLists(mm, it));
  for (const name of ['unstable_pipe', 'concat', 'pipe'])
    defineProperty(m, f, ref.heap, name, m.values.ref(m.refs.native(`layers ${name}`, pipe, self)), true);
  return self;
}

/** Each list that it may have, with what the call is given at its end. */
function longerLists(m: Machine, { self, args }: NativeCall): readonly (readonly Value[])[] {
  const given = args[0] ?? m.values.unknown;
  const known = listsOf(m, given);
  const added = known.length > 0 ? known : [[given]];
  const longer = listsOf(m, self).flatMap((list) => added.map((it) => [...list, ...it]));
  const short = longer.filter((it) => it.length <= MAX_LAYERS);
  return short.length > 0 ? short : [[]];
}

function noteLists(m: Machine, ref: ObjectRef, lists: readonly (readonly Value[])[]): void {
  const known = m.serving.builders.get(ref) ?? new Map<string, readonly Value[]>();
  m.serving.builders.set(ref, known);
  for (const it of lists) known.set(it.map(({ shape }) => shape).join(' '), it);
}

/** `experimental_standaloneMiddleware().create(fn)` */
const standalone: Native = (m, f, call) => {
  const ref = m.refs.object(f.ctx, call.site, 'standalone', 'object', foreignUnknown(m));
  defineProperty(
    m,
    f,
    ref.heap,
    'create',
    m.values.ref(m.refs.native('trpc standalone', middleware, m.values.undefined)),
    true,
  );
  return m.values.ref(ref);
};

const createBuilder: Native = (m, f, call) => builder(m, f, call, 'client', [[]]);

/** `router.createCaller(ctx)`, `createCallerFactory(router)(ctx)`: called by the server itself, with a context of its own. */
const router: Native = (m, f, call) => {
  const made = m.refs.object(f.ctx, call.site, 'trpc router', 'object', foreignUnknown(m));
  for (const it of call.args) escape(m, f, it, call.site);
  defineProperty(m, f, made.heap, 'createCaller', callerFactory(m, f, call), true);
  return m.values.ref(made);
};

const callerFactory: Native = (m) => {
  const create: Native = (mm, ff, it) => {
    for (const given of it.args) noteContext(mm, ff, it, given);
    return foreignUnknown(mm);
  };
  return m.values.ref(m.refs.native('trpc caller', create, m.values.undefined));
};

/** A context, or what makes one. */
function noteContext(m: Machine, f: Frame, call: NativeCall, given: Value): void {
  const isMaker = given.refs.some((it) => it.kind === 'function');
  if (!isMaker) return writeCell(m, contextCell(m), given, f.ctx);
  const frame: Frame = { ...f, state: copyState(f.state), handler: { state: null, value: m.values.never } };
  const called = { callee: given, self: m.values.undefined, args: unknownArguments(m), site: call.site };
  const made = callValue(m, frame, { ...called, mode: modeOf(m, 'server', true) });
  writeCell(m, contextCell(m), settled(m, made, f.ctx), f.ctx);
}

/** One way to build it for each list of layers. */
function builder(m: Machine, f: Frame, call: NativeCall, slot: string, lists: readonly (readonly Value[])[]): Value {
  const ref = m.refs.object(f.ctx, call.site, `builder ${slot}`, 'object', foreignUnknown(m));
  noteLists(m, ref, lists);
  const self = m.values.ref(ref);
  const own = (name: string, native: Native) =>
    defineProperty(m, f, ref.heap, name, m.values.ref(m.refs.native(`builder ${name}`, native, self)), true);
  for (const name of ['use', 'concat', 'unstable_concat'])
    own(name, (mm, ff, it) => builder(mm, ff, it, name, longerLists(mm, it)));
  for (const name of SAME) own(name, (_m, _f, it) => it.self);
  for (const name of META)
    own(name, (mm, ff, it) => {
      writeCell(mm, metaCell(mm), it.args[0] ?? mm.values.undefined, ff.ctx);
      return it.self;
    });
  for (const name of ENDS) own(name, (mm, ff, it) => endOf(mm, ff, it, name));
  return self;
}

function listsOf(m: Machine, self: Value): (readonly Value[])[] {
  return self.refs.flatMap((it) => (it.kind === 'object' ? [...(m.serving.builders.get(it)?.values() ?? [])] : []));
}

function endOf(m: Machine, f: Frame, call: NativeCall, name: string): Value {
  const run = call.args.at(-1);
  if (!run) return m.values.unknown;
  for (const layers of listsOf(m, call.self)) {
    const key = `procedure ${f.ctx.id}.${call.site.s} ${layers.map((it) => it.shape).join(' ')} ${run.shape}`;
    m.serving.procedures.set(key, { unit: f.unit, site: call.site, label: name, layers, run });
  }
  return m.values.unknown;
}

/** Runs the procedures that are new. True when there was any. */
export function openProcedures(m: Machine): boolean {
  let grew = false;
  for (const [key, procedure] of [...m.serving.procedures]) {
    if (m.contexts.has(key)) continue;
    grew = true;
    const mode = modeOf(m, 'server', true);
    const origin = { unit: procedure.unit, fn: -1, callee: undefined, scope: undefined, mode };
    const ctx = createContext(m, key, origin, m.values.undefined, [], m.values.never, false);
    const run = () => {
      const f = rootFrame(ctx);
      pass(m, f, procedure, 0, contextFor(m, f, procedure), procedure.site);
    };
    m.roots.set(ctx, { label: `\`${procedure.label}\` procedure`, surface: 'server', run });
    run();
  }
  return grew;
}

/** What the first layer is given: what `createContext` makes; where a framework begins, nothing that has a name. */
function contextFor(m: Machine, f: Frame, { holder }: Procedure): Value {
  if (holder === 'context') return nameless(m);
  const given = readCell(contextCell(m), f.ctx);
  return given === m.values.never ? foreignUnknown(m) : given;
}

/** Runs what stands at this place, with what it is called with. */
function pass(m: Machine, f: Frame, procedure: Procedure, at: number, given: Value, from: Site): void {
  const { layers, run, site, holder = 'ctx' } = procedure;
  const callee = layers[at] ?? run;
  const isLast = at >= layers.length;
  const isKnown = callee.refs.length > 0 && !callee.unknown && callee.literals.length === 0;
  if (!isLast && isHidden(m, callee)) {
    escape(m, f, callee, from);
    return pass(m, f, procedure, at + 1, m.values.join(given, nameless(m)), from);
  }
  if (!isKnown || callee.refs.some((it) => it.kind !== 'function')) {
    escape(m, f, callee, from);
    if (isLast) return;
    // Where not all is run, it may be the workspace's own, and hands on anything under any name.
    const added = m.relevance.outOfSight ? nameless(m) : m.values.unknown;
    return pass(m, f, procedure, at + 1, m.values.join(given, added), from);
  }
  const options = m.refs.object(f.ctx, site, `options ${at} ${given.shape}`, 'object', foreignUnknown(m));
  defineProperty(m, f, options.heap, holder, given, true);
  if (holder === 'context') defineProperty(m, f, options.heap, 'data', claims(m), true);
  const said = m.values.join(readCell(metaCell(m), f.ctx), nameless(m));
  for (const name of META) defineProperty(m, f, options.heap, name, said, true);
  if (!isLast) defineProperty(m, f, options.heap, 'next', nextOf(m, f, procedure, at, given), true);
  const args = [m.values.ref(options), m.values.ref(options)];
  callValue(m, f, { callee, self: m.values.undefined, args, site: from, mode: modeOf(m, 'server', true) });
}

/** Only the vicinity of touchpoints is run, and it is none of it: it may call on with anything. */
function isHidden({ relevance }: Machine, callee: Value): boolean {
  const isRun = (it: Value['refs'][number]) => it.kind !== 'function' || relevance.has(it.unit.facts, it.fn);
  return relevance.outOfSight !== undefined && !callee.refs.every(isRun);
}

/** `next({ ctx: { … } })`: what follows is given that too. */
function nextOf(m: Machine, f: Frame, procedure: Procedure, at: number, given: Value): Value {
  const native = m.refs.native(
    `next procedure ${f.ctx.id}.${procedure.site.s}.${at} ${given.shape}`,
    (mm, ff, call) => {
      const more = extended(mm, ff, call, { given, holder: procedure.holder ?? 'ctx' });
      const onward = (inner: Frame) => pass(mm, inner, procedure, at + 1, more, call.site);
      passOn(mm, ff, onward, call.site);
      const promise = promiseResolved(mm, ff, call.site, mm.values.unknown, `next ${at}`);
      for (const ref of promise.refs)
        if (ref.kind === 'promise') writeCell(mm, ref.rejection, mm.values.unknown, ff.ctx);
      return promise;
    },
    m.values.undefined,
  );
  return m.values.ref(native);
}

function metaCell(m: Machine) {
  return cellIn(m, m.provided, 'trpc meta');
}

function contextCell(m: Machine) {
  return cellIn(m, m.provided, 'trpc context');
}

/** `createExpressMiddleware({ router, createContext })` and the other adapters. */
const adapter: Native = (m, f, call) => {
  for (const options of call.args) {
    const maker = readMember(m, f, options, 'createContext', undefined);
    if (!maker.refs.some((it) => it.kind === 'function')) escape(m, f, options, call.site);
    else {
      noteContext(m, f, call, maker);
      escapeOthers(m, f, call, options);
    }
  }
  return m.values.unknown;
};

/** Nobody but procedures is handed what `createContext` makes. */
function escapeOthers(m: Machine, f: Frame, { site }: NativeCall, options: Value): void {
  for (const ref of options.refs) {
    if (ref.kind !== 'object') escape(m, f, m.values.ref(ref), site);
    else
      for (const [name, cell] of allProperties(ref.heap, f.ctx))
        if (name !== 'createContext') escape(m, f, readCell(cell, f.ctx), site);
  }
}

export const TRPC: Readonly<Record<string, Native>> = {
  ...Object.fromEntries(
    ['create', 'context.create', 'meta.create', 'context.meta.create', 'meta.context.create'].map((path) => [
      `@trpc/server#initTRPC.${path}${path === 'create' ? '' : '()'}`,
      create,
    ]),
  ),
  ...Object.fromEntries(
    [
      'fetch#fetchRequestHandler',
      'next#createNextApiHandler',
      'express#createExpressMiddleware',
      'standalone#createHTTPServer',
      'standalone#createHTTPHandler',
      'node-http#createHTTPHandler',
      'node-http#nodeHTTPRequestHandler',
      'aws-lambda#awsLambdaRequestHandler',
      'ws#applyWSSHandler',
    ].map((name) => [`@trpc/server/adapters/${name}`, adapter]),
  ),
  '@trpc/server#experimental_standaloneMiddleware': standalone,
  'next-safe-action#createSafeActionClient': createBuilder,
};
