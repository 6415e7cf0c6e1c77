/**
 * `@Module({ controllers, providers })`: Nest makes the classes that it lists, and calls of them only what
 * stands behind a decorator or has the name of a stage of its life.
 */
import type { FileFacts } from '../../facts/ir';
import { callValue } from '../calls/calls';
import { escape, escapeMethodsNamed } from '../calls/escape';
import type { Frame } from '../machine/frame';
import { type Machine, type Native, type NativeCall, readCell } from '../machine/machine';
import { lineOf } from '../objects/line';
import { elementsOf } from '../objects/list-elements';
import type { ClassRef, ObjectRef } from '../values/ref';
import type { Value } from '../values/value';
import { decoratorName } from './nest';
import { NOTHING, noted, notedBy } from './nest-metadata';
import type { NestLayer } from './serving';

const LISTS = new Set(['controllers', 'providers', 'exports', 'imports']);
const LIFE = [
  'onModuleInit',
  'onModuleDestroy',
  'onApplicationBootstrap',
  'onApplicationShutdown',
  'beforeApplicationShutdown',
];
const LIFE_TYPES = /^(?:OnModule(?:Init|Destroy)|(?:On|Before)Application(?:Bootstrap|Shutdown))$/;

export function nestModule(m: Machine, f: Frame, call: NativeCall): Value {
  const given = (call.args[0]?.refs ?? []).flatMap((it) => (it.kind === 'object' ? it : []));
  for (const ref of call.args[0]?.refs ?? []) {
    if (ref.kind !== 'object') continue;
    for (const [name, cell] of ref.heap.props) {
      const value = readCell(cell, f.ctx);
      if (LISTS.has(name)) for (const it of elementsOf(m, f, value, call.site).elements) provide(m, f, call, it);
      else escape(m, f, value, call.site);
    }
  }
  const decorate = m.refs.native(
    `nest module ${f.ctx.id}.${call.site.s}`,
    (mm, _f, it) => noteModule(mm, it, given),
    call.args[0] ?? m.values.undefined,
  );
  return m.values.ref(decorate);
}

function noteModule(m: Machine, call: NativeCall, given: readonly ObjectRef[]): Value {
  for (const ref of call.args[0]?.refs ?? []) if (ref.kind === 'class') m.serving.nest.modules.set(ref, given);
  return m.values.undefined;
}

/** `forwardRef(() => UsersModule)`. */
export const forwardRef: Native = (m, f, call) =>
  callValue(m, f, { callee: call.args[0] ?? m.values.unknown, self: m.values.undefined, args: [], site: call.site });

/** `UseGuards(G)` as a value: a decorator that is put together with others. */
export function layerDecorator(kind: NestLayer['kind']): Native {
  return (m, f, call) => {
    for (const it of call.args) escape(m, f, it, call.site);
    noted(m, f, call.site, NOTHING);
    return decoratorOf(
      m,
      f,
      call,
      call.args.map((value) => ({ kind, value })),
    );
  };
}

/** `applyDecorators(UseGuards(G), Header(…))`. */
export const applyDecorators: Native = (m, f, call) => {
  const layers = call.args.flatMap((it) => {
    const [ref] = it.refs;
    const isOne = it.refs.length === 1 && !it.unknown && it.literals.length === 0;
    return (isOne && ref?.kind === 'object' && m.serving.nest.applied.get(ref)) || [];
  });
  const decorator = decoratorOf(m, f, call, layers);
  noted(m, f, call.site, notedBy(call.args));
  return decorator;
};

function decoratorOf(m: Machine, f: Frame, call: NativeCall, layers: readonly NestLayer[]): Value {
  const ref = m.refs.object(f.ctx, call.site, 'nest decorator', 'object');
  m.serving.nest.applied.set(ref, layers);
  return m.values.ref(ref);
}

function provide(m: Machine, f: Frame, call: NativeCall, value: Value): void {
  for (const ref of value.refs) {
    if (ref.kind === 'class' && isPlain(ref)) escapeMethodsNamed(m, f, ref, LIFE);
    // `{ provide: EVENTS, useClass: EventsService }`: who asks for it by a token gets what we cannot see.
    else escape(m, f, m.values.ref(ref), call.site);
  }
}

/** What it does is known: no decorator, base class or interface of a framework has its methods called. */
function isPlain(ref: ClassRef): boolean {
  return lineOf(ref).every((it) => isPlainItself(it) && it.parent.refs.every(({ kind }) => kind === 'class'));
}

function isPlainItself({ unit: { facts }, cls }: ClassRef): boolean {
  const it = facts.classes[cls];
  if (!it) return false;
  const decorators = (it.decorators ?? []).map((node) => decoratorName(node, facts));
  const own = decorators.every(
    (name) => name === 'Injectable' || name === 'Controller' || /^Use(?:Guards|Interceptors)$/.test(name ?? ''),
  );
  const types = (it.implements ?? []).every(({ name, b }) => LIFE_TYPES.test(name) || isOfWorkspace(facts, b));
  return own && types;
}

/** Declared in this file. */
function isOfWorkspace(facts: FileFacts, b: number | undefined): boolean {
  return b !== undefined && facts.bindings[b]?.kind !== 'import';
}
