/**
 * Decorators of the workspace that put another function in the place of the method they stand on:
 * `descriptor.value = function () { if (…) original.apply(this, arguments) }`, or what they return.
 */
import type { ClassMember } from '../../facts/ir';
import { callValue } from '../calls/calls';
import type { Site } from '../machine/context';
import type { Frame } from '../machine/frame';
import { type Machine, readCell, writeCell } from '../machine/machine';
import { functionOf } from '../objects/closures';
import { defineProperty, readMember } from '../objects/members';
import { ownPrototype } from '../objects/prototypes';
import { certainty, isCertain, withModes } from '../sharing/opt-out-modes';
import type { ClassRef, FunctionRef, ObjectRef } from '../values/ref';
import type { Value } from '../values/value';
import { evaluate } from './expressions';

/** What a call of the method runs. */
export function methodOf(m: Machine, f: Frame, cls: ClassRef, member: ClassMember, fn: number): Value {
  const own = m.values.ref(functionOf(m, cls, fn));
  if (!member.decorators) return own;
  const replaced = readCell(holderOf(m, cls, member).heap.rest, f.ctx);
  return replaced === m.values.never ? own : replaced;
}

function holderOf(m: Machine, cls: ClassRef, member: ClassMember): ObjectRef {
  return m.refs.object(cls.scope, member, `decorated ${cls.id}`, 'object');
}

/** Applies them as the language does: the lowest first. */
export function decorateMethod(m: Machine, f: Frame, cls: ClassRef, member: ClassMember): void {
  const { decorators, key } = member;
  if (!decorators || member.m !== 'method' || member.f === undefined || typeof key !== 'string') return;
  const own = m.values.ref(functionOf(m, cls, member.f));
  const callees = decorators.map((it) => [evaluate(m, f, it), it] as const);
  let method = own;
  for (const [callee, site] of callees.reverse()) {
    if (!f.state) return;
    for (const ref of callee.refs)
      if (ref.kind === 'function') method = replaced(m, f, { cls, member, key, site, method }, ref);
    if (callee.refs.length > 1 || callee.unknown) method = m.values.join(method, own);
  }
  if (method !== own) writeCell(m, holderOf(m, cls, member).heap.rest, method, f.ctx);
}

interface Decorated {
  readonly cls: ClassRef;
  readonly member: ClassMember;
  readonly key: string;
  readonly site: Site;
  /** So far. */
  readonly method: Value;
}

function replaced(m: Machine, f: Frame, it: Decorated, decorator: FunctionRef): Value {
  const form = formOf(decorator);
  const older = form === 'standard' ? m.values.never : byDescriptor(m, f, it, decorator);
  if (form === 'older' || !f.state) return older;
  return m.values.join(older, byStandard(m, f, it, decorator));
}

/**
 * `(method, context) => …` is the language's own; the older form has `(target, key, descriptor)`. `(method) => …` may be
 * either: what a project's compiler makes of it stands in settings that may be anywhere.
 */
function formOf({ unit, fn }: FunctionRef): 'standard' | 'older' | 'either' {
  const params = unit.facts.functions[fn]?.params ?? [];
  const [, second] = params;
  const name = second?.target.k === 'pid' ? unit.facts.bindings[second.target.b]?.name : undefined;
  const isContext = /DecoratorContext$/.test(second?.type?.name ?? '') || /^_?(?:context|ctx)$/i.test(name ?? '');
  if (params.length > 2) return 'older';
  if (isContext) return 'standard';
  return second ? 'older' : 'either';
}

function byStandard(
  m: Machine,
  f: Frame,
  { cls, member, key, site, method }: Decorated,
  decorator: FunctionRef,
): Value {
  const context = m.refs.object(f.ctx, site, `context ${member.f}`, 'object');
  defineProperty(m, f, context.heap, 'kind', m.values.literal('method'), true);
  defineProperty(m, f, context.heap, 'name', m.values.literal(key), true);
  defineProperty(m, f, context.heap, 'static', m.values.literal(member.static === true), true);
  writeCell(m, context.heap.rest, m.values.unknown, f.ctx);
  const args = [method, m.values.ref(context)];
  const result = callValue(m, f, { callee: m.values.ref(decorator), self: m.values.ref(cls), args, site });
  const isKept = result.unknown || result.literals.length > 0 || result === m.values.never;
  const functions = m.values.make([], result.refs, result.unknown, result.reads);
  return isKept ? m.values.join(functions, method) : functions;
}

function byDescriptor(m: Machine, f: Frame, it: Decorated, decorator: FunctionRef): Value {
  const { cls, member, key, site, method } = it;
  const { descriptor, put, certain } = descriptorOf(m, f, it);
  const target = m.values.ref(member.static ? cls : ownPrototype(m, cls));
  const args = [target, m.values.literal(key), m.values.ref(descriptor)];
  const result = callValue(m, f, { callee: m.values.ref(decorator), self: m.values.undefined, args, site });
  if (!f.state) return method;
  const written = readCell(put, f.ctx);
  const isSure = isCertain(f.state, certain) && written !== m.values.never;
  const described = isSure ? written : m.values.join(written, method);
  let next = result.unknown ? m.values.join(described, m.values.unknown) : m.values.never;
  if (result.literals.length > 0 || result.refs.includes(descriptor)) next = m.values.join(next, described);
  for (const ref of result.refs) {
    if (ref === descriptor) continue;
    const value = m.values.ref(ref);
    next = m.values.join(next, ref.kind === 'function' ? value : readMember(m, f, value, 'value', undefined));
  }
  return next === m.values.never ? method : next;
}

/** What was the method, and where something else is put in its place. */
function descriptorOf(m: Machine, f: Frame, { cls, member, site, method }: Decorated) {
  const descriptor = m.refs.object(f.ctx, site, `descriptor ${member.f}`, 'object');
  const put = m.refs.object(f.ctx, site, `put ${member.f}`, 'object').heap.rest;
  const certain = certainty(m, `descriptor ${cls.id} ${member.f} ${site.s}`);
  const get = m.refs.native(`descriptor get ${descriptor.id}`, (_m, _f, call) => call.self, method);
  const set = m.refs.native(
    `set state descriptor ${descriptor.id}`,
    (mm, ff, call) => {
      writeCell(mm, put, call.args[0] ?? mm.values.undefined, ff.ctx);
      if (ff.state) ff.state = withModes(mm, ff.state, new Set([certain]));
      return mm.values.undefined;
    },
    m.values.undefined,
  );
  defineProperty(m, f, descriptor.heap, 'get value', m.values.ref(get), true);
  defineProperty(m, f, descriptor.heap, 'set value', m.values.ref(set), true);
  for (const name of ['writable', 'configurable', 'enumerable'])
    defineProperty(m, f, descriptor.heap, name, m.values.boolean, true);
  return { descriptor, put, certain };
}
