/**
 * Servers: what is known of the apps that a program makes, and of the chains that run their handlers.
 *
 * Registrations are collected while the program runs; the chains are built when it has come to rest, so
 * that every middleware that comes before a handler is known by then.
 */
import type { ClassMember } from '../../facts/ir';
import type { Cell } from '../machine/cell';
import type { Context, Site, Unit } from '../machine/context';
import type { ClassRef, FunctionRef, ObjectRef, PromiseRef } from '../values/ref';
import type { Value } from '../values/value';
import type { AskedAddress } from './asked-address';
import type { Dialect } from './dialect';
import type { Mark } from './marks';
import type { RouteNotes } from './nest-metadata';
import type { Order } from './order';

/** `express()`, `new Router()`, a Fastify instance. */
export interface App {
  readonly ref: ObjectRef;
  readonly dialect: Dialect;
  readonly maker: Context;
  readonly registrations: Map<string, Registration>;
  /** Before every path: `router.prefix('/v1')`. Undefined: not known. */
  prefix: string | undefined;
  /** Handed to code that we cannot see, which may serve it by itself. */
  escaped: boolean;
  /** Made more than once in one run of its maker: it stands for several. */
  again: boolean;
}

/** One call of `app.use(…)`, `app.post(…)`, `app.addHook(…)`. */
export interface Registration {
  readonly id: number;
  readonly app: App;
  readonly ctx: Context;
  readonly site: Site;
  /** `apart`: runs whatever the others do (error handlers, hooks after the response). */
  readonly kind: 'layer' | 'route' | 'apart';
  /** `ALL` for any. */
  readonly method: string;
  readonly label: string;
  /** Paths that it does not stand before. */
  readonly except?: readonly string[] | undefined;
  /** A part of the address: it runs for routes that have it. */
  readonly param?: string | undefined;
  /** Hooks run in the order of their stages. */
  readonly stage: number;
  /** Undefined where it is not known: it covers nothing then. */
  paths: readonly string[] | undefined;
  readonly steps: Step[];
  /** Marks that stood whenever it was evaluated. */
  surely: ReadonlySet<number> | undefined;
}

/** One function of a registration, in its place. */
export interface Step {
  readonly cell: Cell;
  /** Of unknown number or place: what comes after it may run without it. */
  loose: boolean;
}

/** A place in a chain: a step that runs after those above it have called on. */
export interface ChainLink {
  readonly id: number;
  readonly parent: ChainLink | undefined;
  readonly registration: Registration | undefined;
  readonly step: number;
  readonly label: string;
  readonly next: Map<string, ChainLink>;
  /** Who called on from here: run again when the chain grows. */
  readonly calledOn: Set<Context>;
  /** The functions that run in this place. */
  readonly callees: Set<FunctionRef>;
  /** Owns the objects that stand for the request. */
  readonly root: Context;
  /** Where it is followed for one route alone. */
  readonly asked?: AskedAddress;
}

export interface Serving {
  readonly apps: Map<ObjectRef, App>;
  readonly marks: Mark[];
  readonly markKeys: Map<string, number>;
  readonly order: WeakMap<Context, Order>;
  /** Called in a loop, by a native, or twice from one place. */
  readonly repeated: WeakSet<Context>;
  /** Promises of async functions, by the run that they are of. */
  readonly results: WeakMap<PromiseRef, Context>;
  /** The contexts in which links run; the first of the links where several share one. */
  readonly runs: Map<Context, ChainLink>;
  /** What runs where something before it in a server lets it pass. */
  readonly behind: Set<Context>;
  readonly chains: Map<App, ChainLink>;
  /** Above the first function that a request passes, by the entry that answers it: see `request-links.ts`. */
  readonly requests: Map<Context, ChainLink>;
  /** Objects that stand for a request, by what they are in their chain. */
  readonly tracked: Map<ObjectRef, Tracked>;
  readonly flows: WeakMap<ChainLink, Flow>;
  /** What may be certain to have been written at a place, here or in what was called. */
  readonly certain: Set<number>;
  /** What links write on a request, by property: what these mean is the workspace's to say. */
  readonly written: Map<string, Cell>;
  /** Properties that each request has from the start, as the program says. */
  readonly given: Map<string, Cell>;
  /** Names under which the workspace puts something on what it was given: see `handed-names.ts`. */
  readonly handed: Map<string, Cell>;
  /** What a page's own functions give to its component: see `page-data.ts`. */
  readonly pageData: Map<string, Cell>;
  readonly nest: NestServing;
  /** What builders of procedures were given so far: the lists of layers that each may hold. */
  readonly builders: Map<ObjectRef, Map<string, readonly Value[]>>;
  readonly procedures: Map<string, Procedure>;
  links: number;
}

/** A function that runs behind what its builder was given (`trpc.ts`). */
export interface Procedure {
  readonly unit: Unit;
  readonly site: Site;
  readonly label: string;
  readonly layers: readonly Value[];
  readonly run: Value;
  /** Under what it finds what earlier layers called on with, if not under `ctx`. */
  readonly holder?: 'context';
}

/** What is known of Nest's applications and their parts. */
export interface NestServing {
  readonly controllers: Map<ClassRef, readonly NestRoute[]>;
  /** What `@Module({ … })` was given. */
  readonly modules: Map<ClassRef, readonly ObjectRef[]>;
  /** The module that an application is made of. */
  readonly roots: Map<App, Value>;
  /** What modules put before routes, by the call that does. */
  readonly middleware: Map<ClassRef, Map<Site, readonly NestLayer[]>>;
  /** Decorators as values. */
  readonly applied: Map<ObjectRef, readonly NestLayer[]>;
}

export interface NestRoute {
  readonly member: ClassMember;
  readonly label: string;
  /** Without what an application puts before all. */
  readonly path: string;
  readonly layers: readonly NestLayer[];
  readonly notes: RouteNotes;
}

/** A guard, an interceptor or middleware: a class, an instance, or a function. */
export interface NestLayer {
  readonly kind: 'guard' | 'interceptor' | 'middleware';
  readonly value: Value;
  /** Of middleware: whether it stands before a controller's route. */
  readonly covers?: (controller: ClassRef, path: string) => boolean;
}

export interface Tracked {
  readonly link: ChainLink;
  readonly slot: string;
  readonly dialect: Dialect;
}

export interface Written {
  readonly writers: Map<Context, Cell>;
  readonly readers: Set<Context>;
}

/** What one link leaves on the request for those after it, by property. */
export interface Flow {
  readonly written: Map<string, Written>;
  /** Written after it called on. */
  readonly late: Map<string, Cell>;
  /** Written by links after this one. */
  readonly below: Map<string, Cell>;
  /** As they stood when it called on. */
  readonly passed: Map<string, Cell>;
  /** Not written on some way to calling on: what was there before shows. */
  readonly gaps: Map<string, Cell>;
  sure: ReadonlySet<string> | undefined;
}

export function createServing(): Serving {
  return {
    apps: new Map(),
    marks: [],
    markKeys: new Map(),
    order: new WeakMap(),
    repeated: new WeakSet(),
    results: new WeakMap(),
    runs: new Map(),
    behind: new Set(),
    chains: new Map(),
    requests: new Map(),
    tracked: new Map(),
    flows: new WeakMap(),
    certain: new Set(),
    written: new Map(),
    given: new Map(),
    handed: new Map(),
    pageData: new Map(),
    nest: { controllers: new Map(), modules: new Map(), roots: new Map(), middleware: new Map(), applied: new Map() },
    builders: new Map(),
    procedures: new Map(),
    links: 0,
  };
}
