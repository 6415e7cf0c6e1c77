/**
 * GraphQL servers: resolvers `(parent, args, context)` are given what the server's `context` function makes of a
 * request. Resolvers out of sight of their server may be given the same.
 */
import { callValue, settled } from '../calls/calls';
import { escape, unknownArguments } from '../calls/escape';
import type { Cell } from '../machine/cell';
import type { Frame } from '../machine/frame';
import { cellIn, type Machine, modeOf, type Native, type NativeCall, readCell, writeCell } from '../machine/machine';
import { defineProperty } from '../objects/members';
import { allHeld, allProperties } from '../objects/properties';
import { spreadInto } from '../objects/spread';
import type { Value } from '../values/value';
import { claims } from './client-data';
import { noteHandedValue } from './handed-names';

const ARGUMENTS = 1;
const CONTEXT = 2;
const GIVEN = 'graphql context';

/** `{ resolvers, context }`, in whichever argument. */
const takesOptions: Native = (m, f, call) => {
  for (const it of call.args) {
    for (const ref of it.refs) {
      if (ref.kind !== 'object') escape(m, f, m.values.ref(ref), call.site);
      else for (const [name, cell] of allProperties(ref.heap, f.ctx)) option(m, f, call, name, readCell(cell, f.ctx));
    }
  }
  const ref = call.self.refs.find((it) => it.kind === 'foreign');
  const how = call.isNew ? 'new' : 'call';
  return ref?.kind === 'foreign' ? m.values.ref(m.refs.after(ref, { how, args: [] })) : m.values.unknown;
};

function option(m: Machine, f: Frame, call: NativeCall, name: string, value: Value): void {
  if (name === 'resolvers') return resolversIn(m, f, call, value, 0);
  if (name === 'context') {
    noteContext(m, f, value.refs.length > 0 && !isCallable(value) ? withRequest(m, f, value) : m.values.never);
    if (isCallable(value)) return escape(m, f, contextOf(m, value), call.site);
  }
  escape(m, f, value, call.site);
}

function isCallable({ refs }: Value): boolean {
  return refs.some((it) => it.kind === 'function');
}

/** Yoga gives the request, too, whatever else is in its context. */
const ofYoga: Native = (m, f, call) => {
  const [options] = call.args;
  const isGiven = options?.refs.some((it) => it.kind === 'object' && it.heap.props.has('context'));
  if (isGiven) writeCell(m, cellIn(m, m.serving.given, YOGA), m.values.true, f.ctx);
  return takesOptions(m, f, call);
};

const YOGA = 'yoga request';

function withRequest(m: Machine, f: Frame, context: Value): Value {
  if (readCell(cellIn(m, m.serving.given, YOGA), f.ctx) === m.values.never) return context;
  const refs = context.refs.map((it) => {
    if (it.kind !== 'object') return it;
    const whole = m.refs.object(f.ctx, it, 'yoga context', 'object');
    spreadInto(m, f, whole, m.values.ref(it), { at: 'context' });
    const request = m.refs.below(m.refs.nameless('unknown'), 'request');
    if (!whole.heap.props.has('request')) defineProperty(m, f, whole.heap, 'request', m.values.ref(request), true);
    defineProperty(m, f, whole.heap, 'params', claims(m), true);
    return whole;
  });
  return m.values.make(context.literals, refs, context.unknown, context.reads);
}

/** The function that makes a context, called for each request. */
function contextOf(m: Machine, callee: Value): Value {
  const native = m.refs.native(
    `bound context ${callee.shape}`,
    (mm, ff, { site }) => {
      const result = callValue(mm, ff, {
        callee,
        self: mm.values.undefined,
        args: unknownArguments(mm),
        site,
        mode: inRequest(mm),
      });
      noteContext(mm, ff, withRequest(mm, ff, settled(mm, result, ff.ctx)));
      // The server hands it to resolvers, and changes nothing in it.
      return mm.values.unknown;
    },
    m.values.undefined,
  );
  return m.values.ref(native);
}

function noteContext(m: Machine, f: Frame, context: Value): void {
  writeCell(m, contextCell(m), context, f.ctx);
  noteHandedValue(m, f, '', context);
}

/** `{ Query: { product(parent, args, context) {} }, Order: { total: { resolve } } }`, and lists of these. */
function resolversIn(m: Machine, f: Frame, call: NativeCall, value: Value, depth: number): void {
  for (const ref of value.refs) {
    if (ref.kind === 'function') escape(m, f, resolverOf(m, m.values.ref(ref)), call.site);
    else if (ref.kind !== 'object' || depth > MAX_DEPTH) escape(m, f, m.values.ref(ref), call.site);
    else for (const cell of allHeld(ref.heap, f.ctx)) resolversIn(m, f, call, readCell(cell, f.ctx), depth + 1);
  }
}

/** A list, a type, a field, and its `resolve`. */
const MAX_DEPTH = 4;

function resolverOf(m: Machine, callee: Value): Value {
  const native = m.refs.native(
    `bound resolver ${callee.shape}`,
    (mm, ff, { site }) => {
      const args = unknownArguments(mm);
      const context = readCell(contextCell(mm), ff.ctx);
      // Until the program has come to rest another part of it may say what it is.
      if (context === mm.values.never) return mm.values.unknown;
      args[ARGUMENTS] = claims(mm);
      args[CONTEXT] = context;
      return callValue(mm, ff, { callee, self: mm.values.undefined, args, site, mode: inRequest(mm) });
    },
    m.values.undefined,
  );
  return m.values.ref(native);
}

function contextCell(m: Machine): Cell {
  return cellIn(m, m.serving.given, GIVEN);
}

/** At rest: where no server in sight makes a context, it may be anything. True when resolvers have waited for it. */
export function openContext(m: Machine): boolean {
  const cell = contextCell(m);
  if (cell.value !== m.values.never || cell.readers.size === 0) return false;
  writeCell(m, cell, m.values.unknown, undefined);
  return true;
}

function inRequest(m: Machine) {
  return modeOf(m, 'server', true);
}

const APOLLO = [
  'apollo-server',
  'apollo-server-express',
  'apollo-server-fastify',
  'apollo-server-koa',
  'apollo-server-lambda',
  'apollo-server-micro',
];

export const GRAPHQL: Readonly<Record<string, Native>> = {
  ...Object.fromEntries(['@apollo/server', ...APOLLO].map((it) => [`new ${it}#ApolloServer`, takesOptions])),
  '@apollo/server/standalone#startStandaloneServer': takesOptions,
  '@apollo/server/express4#expressMiddleware': takesOptions,
  '@as-integrations/express4#expressMiddleware': takesOptions,
  '@as-integrations/express5#expressMiddleware': takesOptions,
  '@as-integrations/koa#koaMiddleware': takesOptions,
  '@as-integrations/next#startServerAndCreateNextHandler': takesOptions,
  '@as-integrations/aws-lambda#startServerAndCreateLambdaHandler': takesOptions,
  'graphql-yoga#createYoga': ofYoga,
  'graphql-yoga#createSchema': takesOptions,
  '@graphql-tools/schema#makeExecutableSchema': takesOptions,
  '@nestjs/graphql#GraphQLModule.forRoot': takesOptions,
};
