/**
 * Escape: a value handed to code that we cannot see.
 *
 * That code may call every function in it, with anything, at any time from here on; may change every
 * object in it; and renders every element in it.
 */
import type { ClassMember } from '../../facts/ir';
import { remembered } from '../../std/remembered';
import { isTemplateAct } from '../choice/template-acts';
import type { Context, Site, Unit } from '../machine/context';
import { copyState, type Frame } from '../machine/frame';
import { enterHub, enterKnown, opensObjects } from '../machine/hubs';
import { type Machine, modeOf, readCell } from '../machine/machine';
import { isBoundOnly, openInputs } from '../natives/angular-inputs';
import { isOfTemplate, renderTemplate } from '../natives/angular-templates';
import { deriveState, derivesState } from '../natives/class-components';
import { dispatchRef } from '../natives/dom-events';
import { escapedAsRoute } from '../natives/route-guards';
import { construct } from '../objects/closures';
import { lineOf } from '../objects/line';
import { openHeap, readMember } from '../objects/members';
import { allHeld, allProperties } from '../objects/properties';
import { nameless } from '../outside/nameless';
import { noteEscapedApp } from '../serving/apps';
import { messageOf } from '../serving/messages';
import { isRoute } from '../serving/nest';
import { becomesPage } from '../serving/page-texts';
import { notePassed } from '../sharing/opt-out-modes';
import { isPlainElement, renderElement } from '../syntax/elements';
import { methodOf } from '../syntax/method-decorators';
import type { ClassRef, ObjectRef, Ref } from '../values/ref';
import type { Value } from '../values/value';
import { callValue } from './calls';
import { escapedAsProviders } from './escape-providers';
import { exportedValue, exportNames } from './modules';
import { noteAsker } from './provided';

/** Parameters that code we cannot see passes: enough for every declared one. */
const UNKNOWN_ARGUMENTS = 8;

/** `opens`: that code may change what it is handed. */
export function escape(m: Machine, f: Frame, value: Value, site: Site, opens = opensObjects(m, f.ctx)): void {
  if (!f.state || value.refs.length === 0) return;
  // Once in a run: where something in it grows, the run is done again.
  const here = remembered(f.handed, f.ctx, () => new Map<Site, Set<Value>>());
  const handed = remembered(here, site, () => new Set<Value>());
  if (handed.has(value)) return notePassed(m, f, site);
  handed.add(value);
  for (const ref of value.refs) escapeRef(m, f, ref, site, opens);
}

function escapeRef(m: Machine, f: Frame, ref: Ref, site: Site, opens = opensObjects(m, f.ctx)): void {
  const { mode } = f.ctx;
  const hub = (unit: Unit, body: (inner: Frame) => void, maker?: Context) =>
    enterHub(m, f, site, { key: `${ref.id}`, unit, mode, opens, body, maker, of: m.values.ref(ref) });
  switch (ref.kind) {
    case 'function':
      if (m.relevance.isInert(ref.unit.facts, ref.fn)) return;
      if (m.prior?.slice?.outcomeOf(ref.unit.facts, ref.fn)) return;
      return hub(ref.unit, (inner) => callEscaped(m, inner, m.values.ref(ref), nameless(m), site));
    case 'native':
      if (isCalledLater(ref.name)) callEscaped(m, f, m.values.ref(ref), m.values.unknown, site);
      return;
    case 'object':
      dispatchRef(m, f, ref, site);
      if (enterKnown(m, f, site, { key: `${ref.id}`, mode, opens })) return;
      return onceWithin(m, f, ref, () => {
        const isPlain = isPlainObject(m, f, ref);
        noteEscapedApp(m, ref);
        // Methods and fields of an instance are its class's own business.
        if (opens && !ref.proto && !ref.heap.frozen && !ref.heap.isEnum) openHeap(m, ref.heap, f);
        if (isPlain) escapeObject(m, f, ref, site, opens);
        else hub(ref.maker.unit, (inner) => escapeObject(m, inner, ref, site));
      });
    case 'class':
      return hub(ref.unit, (inner) => {
        openInputs(m, inner, ref, instanceOf(m, inner, ref));
        escapeClass(m, inner, ref, site);
      });
    case 'promise':
      return escapePromise(m, f, ref, site, opens);
    case 'element':
      if (ref.node.ofText && !becomesPage(m, f, ref)) return;
      // The parts of one piece of markup are rendered together.
      if (m.hubs.get(f.ctx)?.maker === ref.maker && isPlainElement(f, ref))
        return onceWithin(m, f, ref, () => renderElement(m, f, ref, site));
      return hub(ref.maker.unit, (inner) => renderElement(m, inner, ref, ref.node), ref.maker);
    case 'module':
      return hub(ref.unit, (inner) => {
        for (const name of exportNames(m, ref.unit)) escape(m, inner, exportedValue(m, inner, ref.unit, name), site);
      });
    default:
      return;
  }
}

/** Functions of frameworks and the language that do something of the program's when they are called. */
function isCalledLater(name: string): boolean {
  return /^(?:set state|dispatch|next |bound |resolve$|reject$)/.test(name);
}

function escapePromise(m: Machine, f: Frame, ref: Extract<Ref, { kind: 'promise' }>, site: Site, opens: boolean): void {
  onceWithin(m, f, ref, () => escape(m, f, readCell(ref.value, f.ctx), site, opens));
}

/** What is gone through in one go. More than that has hubs of its own: it is gone through once, however many hand it over. */
const MAX_INLINE = 24;
/** Of a call: what going through one object takes of the stack. Exact in binary. */
const INLINE_DEPTH = 0.25;

/** A value may hold itself, and the same thing twice. */
function onceWithin(m: Machine, f: Frame, ref: Ref, body: () => void): void {
  const known = m.escaping.get(f.ctx);
  if (known?.has(ref)) return;
  // A chain of objects takes the stack of a few calls.
  m.depth += INLINE_DEPTH;
  if (known) known.add(ref);
  else m.escaping.set(f.ctx, new Set([ref]));
  body();
  if (!known) m.escaping.delete(f.ctx);
  m.depth -= INLINE_DEPTH;
}

/** The state of a page is handed on by each of its parts: after so often, a hub goes through it for all. */
const MAX_WALKS = 8;
const walks = new WeakMap<ObjectRef, number>();

/** Data and markup only: not worth a hub. Whoever hands it over is told when that changes. */
function isPlainObject(m: Machine, f: Frame, ref: ObjectRef): boolean {
  if (ref.proto || ref.maker.fn === 0 || (m.escaping.get(f.ctx)?.size ?? 0) >= MAX_INLINE) return false;
  const walked = walks.get(ref) ?? 0;
  if (walked >= MAX_WALKS) return false;
  walks.set(ref, walked + 1);
  const cells = allHeld(ref.heap, f.ctx);
  return cells.every((cell) => readCell(cell, f.ctx).refs.every(isPlain));
}

function isPlain({ kind }: Ref): boolean {
  return kind === 'object' || kind === 'foreign' || kind === 'choice' || kind === 'regex' || kind === 'element';
}

function escapeObject(m: Machine, f: Frame, ref: ObjectRef, site: Site, opens?: boolean): void {
  if (escapedAsRoute(m, f, ref, site)) return;
  const self = m.values.ref(ref);
  for (const [name, cell] of [...allProperties(ref.heap, f.ctx), ['', ref.heap.rest] as const]) {
    const value = readCell(cell, f.ctx);
    if (escapedAsProviders(m, f, ref, name, value, site)) continue;
    for (const inner of value.refs) {
      if (inner.kind === 'function') callEscaped(m, f, m.values.ref(inner), self, site);
      else escapeRef(m, f, inner, site, opens);
    }
  }
  for (const proto of ref.proto?.refs ?? []) if (proto.kind === 'class') escapeMethods(m, f, proto, self, site);
}

/** Instances may be made of it, and their methods called. */
export function escapeClass(m: Machine, f: Frame, ref: ClassRef, site: Site): void {
  const instance = instanceOf(m, f, ref);
  if (derivesState(ref)) deriveState(m, f, ref, instance, m.values.unknown, site);
  escapeMethods(m, f, ref, instance, site);
  escapeOwn(m, f, instance, site);
  renderTemplate(m, f, ref, instance, site);
  for (const [, cell] of allProperties(ref.heap, f.ctx)) escape(m, f, readCell(cell, f.ctx), site);
}

/** `track = () => …`: a method of the instance. What else its fields hold is its class's own business. */
function escapeOwn(m: Machine, f: Frame, instance: Value, site: Site): void {
  for (const ref of instance.refs) {
    if (ref.kind !== 'object') continue;
    for (const [, cell] of allProperties(ref.heap, f.ctx))
      for (const it of readCell(cell, f.ctx).refs)
        if (it.kind === 'function' && it.home) callEscaped(m, f, m.values.ref(it), instance, site);
  }
}

function escapeMethods(m: Machine, f: Frame, cls: ClassRef, self: Value, site: Site): void {
  for (const home of lineOf(cls)) {
    for (const member of home.unit.facts.classes[home.cls]?.members ?? []) {
      if (member.static || member.f === undefined || member.m === 'field' || member.m === 'constructor') continue;
      if (member.m === 'setter' && isBoundOnly(home, member)) continue;
      if (isRoute(home, member) || (!member.decorators && isOfTemplate(m, f, home, String(member.key)))) continue;
      const isAct = typeof member.key === 'string' && isTemplateAct(m, home, member.key);
      callEscaped(m, f, methodOf(m, f, home, member, member.f), self, site, { isAct });
    }
  }
}

/** Code that we cannot see names this member: it calls it, and has what it holds. */
export function escapeMemberOf(m: Machine, f: Frame, self: Value, name: string, site: Site): void {
  const inner = { ...f, state: copyState(f.state) };
  for (const ref of readMember(m, inner, self, name, site).refs) {
    if (ref.kind !== 'function') escapeRef(m, inner, ref, site);
    else callEscaped(m, inner, m.values.ref(ref), self, site, { given: nameless(m) });
  }
}

/** A method that a framework calls because of its decorator. */
export function escapeMember(
  m: Machine,
  f: Frame,
  cls: ClassRef,
  member: ClassMember,
  site: Site,
  given?: Value,
): void {
  if (member.f === undefined) return;
  const self = member.static ? m.values.ref(cls) : instanceOf(m, f, cls);
  const told = given ?? messageOf(m, cls, member);
  callEscaped(m, f, methodOf(m, f, cls, member, member.f), self, site, { given: told });
}

/** Methods that a framework calls because of their names, with what is given. */
export function escapeMethodsNamed(m: Machine, f: Frame, cls: ClassRef, names: readonly string[], given?: Value): void {
  for (const member of cls.unit.facts.classes[cls.cls]?.members ?? []) {
    if (member.m !== 'method' || !names.includes(String(member.key)) || isRoute(cls, member)) continue;
    escapeMember(m, f, cls, member, member as unknown as Site, given);
  }
}

/** The instance that a framework makes: one for all who ask, with injected arguments. */
export function instanceOf(m: Machine, f: Frame, cls: ClassRef): Value {
  const making = remembered(beingMade, m, () => new Set<ClassRef>());
  // `@BelongsTo() team: Team`, of a team whose members are declared too: the one that is being made.
  if (making.has(cls))
    return m.values.ref(m.refs.object(cls.scope, cls as unknown as Site, `new${cls.id}`, 'object', m.values.ref(cls)));
  making.add(cls);
  const before = f.state;
  cls.scope.actors.add(f.ctx);
  const instance = construct(
    m,
    { ...f, ctx: cls.scope, state: copyState(f.state) },
    cls,
    unknownArguments(m),
    m.values.never,
    cls as unknown as Site,
  );
  f.state = before;
  making.delete(cls);
  readAgain(m, f, cls);
  return instance;
}

const beingMade = new WeakMap<Machine, Set<ClassRef>>();

/** What the fields hold is read in the name of who asked, who must ask again when it grows. */
function readAgain(m: Machine, f: Frame, cls: ClassRef): void {
  noteAsker(m, f);
  for (const { unit, cls: index, scope } of lineOf(cls)) {
    for (const member of unit.facts.classes[index]?.members ?? []) {
      if (member.m !== 'field' || member.static) continue;
      for (const ctx of scope.trace.sites.get(member as unknown as Site) ?? []) ctx.result.readers.add(f.ctx);
    }
  }
}

interface EscapedCall {
  readonly given?: Value | undefined;
  /** The consumer consents by it. */
  readonly isAct?: boolean;
}

function callEscaped(
  m: Machine,
  f: Frame,
  callee: Value,
  self: Value,
  site: Site,
  { given, isAct = false }: EscapedCall = {},
): void {
  const before = copyState(f.state);
  const handler = f.handler;
  // What it throws is thrown in code that we cannot see.
  f.handler = { state: null, value: m.values.never };
  // Handlers that a server registers while it starts run in requests.
  const how = isAct ? { ...f.ctx.mode, act: true } : f.ctx.mode;
  const mode = modeOf(m, f.ctx.mode.side, true, how);
  const result = callValue(m, f, { callee, self, args: unknownArguments(m, given), site, mode });
  if (f.state) escape(m, f, result, site);
  f.handler = handler;
  f.state = before;
}

export function unknownArguments(m: Machine, given = m.values.unknown): Value[] {
  return Array.from({ length: UNKNOWN_ARGUMENTS }, () => given);
}
