/**
 * Nest: what decorators note about routes and controllers (`SetMetadata('public', true)`), and a guard asks the reflector
 * for. It finds that of the route at hand; where a decorator is not in sight, anything may have been noted.
 */
import type { Expr } from '../../facts/ir';
import type { Frame } from '../machine/frame';
import type { Machine, Native } from '../machine/machine';
import { elementsOf } from '../objects/list-elements';
import { defineProperty } from '../objects/members';
import { foreignUnknown } from '../outside/foreign';
import { evaluate } from '../syntax/expressions';
import type { ClassRef, ObjectRef } from '../values/ref';
import { wholeText } from '../values/strings';
import type { Value } from '../values/value';

/** By key; undefined: anything may be noted. */
export type Noted = ReadonlyMap<string, Value> | undefined;

export const NOTHING: Noted = new Map();

export interface RouteNotes {
  readonly handler: Noted;
  readonly controller: Noted;
}

const notes = new WeakMap<ObjectRef, Noted>();
/** `context.getHandler()`, `context.getClass()`. */
const targets = new WeakMap<ObjectRef, Noted>();

export const setMetadata: Native = (m, f, call) => {
  const [key, value = m.values.undefined] = call.args;
  const name = key && wholeText(key);
  return noted(m, f, call.site, name === undefined ? undefined : new Map([[name, value]]));
};

/** A decorator that notes this. */
export function noted(m: Machine, f: Frame, at: object, its: Noted): Value {
  const ref = m.refs.object(f.ctx, at, 'nest decorator', 'object');
  notes.set(ref, its);
  return m.values.ref(ref);
}

/** Of one decorator, or of several that are put together. */
export function notedBy(values: readonly Value[]): Noted {
  const all = new Map<string, Value>();
  for (const { refs, unknown, literals } of values) {
    const [ref] = refs;
    const isOne = refs.length === 1 && !unknown && literals.length === 0;
    if (isOne && ref?.kind === 'foreign' && ref.access.root.kind === 'package' && SILENT.test(ref.access.root.spec))
      continue;
    const its = isOne && ref?.kind === 'object' ? notes.get(ref) : undefined;
    if (!its) return undefined;
    for (const [key, value] of its) all.set(key, value);
  }
  return all;
}

/** Their decorators note nothing that others ask for. */
const SILENT = /^(?:@nestjs\/|class-validator$|class-transformer$|typeorm$|nestjs-zod$)/;

export function notedOn(m: Machine, f: Frame, decorators: readonly Expr[] | undefined): Noted {
  return notedBy((decorators ?? []).map((it) => evaluate(m, f, it)));
}

/** What it is has to be looked at again where it is another. */
export function shapeOf({ handler, controller }: RouteNotes): string {
  return [handler, controller]
    .map((it) => (it ? [...it].map(([key, value]) => `${key}=${value.shape}`).join(' ') : '?'))
    .join(' / ');
}

/** What a guard is given: it tells the route's function and class. */
export function executionContext(m: Machine, f: Frame, cls: ClassRef, { handler, controller }: RouteNotes): Value {
  const context = m.refs.object(f.ctx, cls, 'execution context', 'object', foreignUnknown(m));
  const parts = { getHandler: handler, getClass: controller };
  for (const [name, its] of Object.entries(parts)) {
    const target = m.refs.object(f.ctx, cls, name, 'object', foreignUnknown(m));
    targets.set(target, its);
    const native = m.refs.native(`nest ${name} ${target.id}`, (mm) => mm.values.ref(target), m.values.undefined);
    defineProperty(m, f, context.heap, name, m.values.ref(native), true);
  }
  return m.values.ref(context);
}

/** `reflector.get(key, context.getHandler())` */
const get: Native = (m, _f, { args: [key, target] }) => underKey(m, key, target);

/** `reflector.getAllAndOverride(key, [context.getHandler(), context.getClass()])`: the first that has it. */
const getFirst: Native = (m, f, { args: [key, list], site }) => {
  const { elements, exact } = elementsOf(m, f, list ?? m.values.unknown, site);
  if (!exact) return foreignUnknown(m);
  let result = m.values.never;
  for (const it of elements) {
    const { literals, refs, unknown, reads } = underKey(m, key, it);
    const others = literals.filter((one) => one !== undefined);
    result = m.values.join(result, m.values.make(others, refs, unknown, reads));
    if (others.length === literals.length && !unknown) return result;
  }
  return m.values.join(result, m.values.undefined);
};

function underKey(m: Machine, key: Value | undefined, target: Value | undefined): Value {
  const name = key && wholeText(key);
  const isKnown = target && !target.unknown && target.literals.length === 0 && target.refs.length > 0;
  if (name === undefined || !isKnown) return foreignUnknown(m);
  return target.refs
    .map((it) => {
      const its = it.kind === 'object' ? targets.get(it) : undefined;
      return its ? (its.get(name) ?? m.values.undefined) : foreignUnknown(m);
    })
    .reduce((a, b) => m.values.join(a, b));
}

export const NEST_METADATA: Readonly<Record<string, Native>> = {
  '@nestjs/common#SetMetadata': setMetadata,
  '@nestjs/core#Reflector.get()': get,
  '@nestjs/core#Reflector.getAllAndOverride()': getFirst,
};
