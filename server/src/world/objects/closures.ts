/** Functions and classes as values, and making instances. */
import type { ClassFacts, ClassMember, Expr, FunctionFacts } from '../../facts/ir';
import { remembered } from '../../std/remembered';
import { callValue } from '../calls/calls';
import { escape, escapeMember } from '../calls/escape';
import { decoratorName } from '../calls/escape-providers';
import { askedFor } from '../calls/provided';
import { typedValue } from '../calls/typed';
import type { Site } from '../machine/context';
import type { Frame } from '../machine/frame';
import { type Machine, writeCell } from '../machine/machine';
import { isBoundOnly, openUnplaced } from '../natives/angular-inputs';
import { becomeEvent, isEventClass } from '../natives/dom-events';
import { prepareEmitter } from '../natives/emitters';
import { leaveReceiver } from '../relevance/out-of-sight';
import { isRoute, noteController } from '../serving/nest';
import { openServerAction } from '../serving/server-actions';
import { evaluate } from '../syntax/expressions';
import { decorateMethod } from '../syntax/method-decorators';
import { expose, writeVariable } from '../syntax/variables';
import { isHighUp } from '../values/levels';
import type { ClassRef, FunctionRef, ObjectRef } from '../values/ref';
import type { Value } from '../values/value';
import { lineOf } from './line';
import { defineProperty, writeIndex } from './members';
import { isOverwritten } from './overwritten-fields';
import { ownPrototype } from './prototypes';
import { isFieldReplacedAtOnce } from './replaced-at-once';

export function makeFunction(m: Machine, f: Frame, fn: number, home?: ClassRef): Value {
  expose(m, f);
  const facts = f.unit.facts.functions[fn] as FunctionFacts;
  const ref = m.refs.function(f.ctx, facts, {
    unit: f.unit,
    fn,
    scope: f.ctx,
    isArrow: facts.kind === 'arrow',
    home: home ?? (facts.kind === 'arrow' ? f.ctx.callee?.home : undefined),
  });
  if (ref.lexicalThis) {
    writeCell(m, ref.lexicalThis, f.ctx.thisValue, f.ctx);
    leaveReceiver(m, f, fn);
  }
  openServerAction(m, f, facts, ref);
  return m.values.ref(ref);
}

/** `declared`: the variable of a declaration, which static parts see already. */
export function makeClass(m: Machine, f: Frame, cls: number, declared?: number): Value {
  const facts = f.unit.facts.classes[cls];
  if (!facts) return m.values.unknown;
  const parent = facts.extends ? parentOf(m, f, facts.extends) : m.values.undefined;
  if (!f.state) return m.values.never;
  expose(m, f);
  const ref = m.refs.class(f.ctx, facts, { unit: f.unit, cls, scope: f.ctx, parent });
  const value = m.values.ref(ref);
  if (facts.self !== undefined) writeVariable(m, f, facts.self, value);
  if (declared !== undefined) writeVariable(m, f, declared, value);
  const runs = (it: ClassMember): boolean => it.m === 'field' || it.m === 'static-block';
  for (const member of facts.members) {
    if (typeof member.key !== 'string') defineComputed(m, f, ref, member, member.key);
    if (member.static && !runs(member)) defineStatic(m, f, ref, value, member);
  }
  for (const member of facts.members) if (member.static && runs(member)) defineStatic(m, f, ref, value, member);
  runDecorators(m, f, ref, value);
  return value;
}

/** A class that is made of itself has no end of parents: `Base = withMore(Base)`. Past some, anything may be done with them. */
function parentOf(m: Machine, f: Frame, named: Expr): Value {
  const parent = evaluate(m, f, named);
  if (!f.state || !isHighUp(parent)) return parent;
  escape(m, f, parent, named);
  return m.values.unknown;
}

function defineStatic(m: Machine, f: Frame, ref: ClassRef, cls: Value, member: ClassMember): void {
  if (member.f === undefined) return;
  const fn = functionOf(m, ref, member.f);
  if (member.m === 'field' || member.m === 'static-block') {
    const value = callValue(m, f, { callee: m.values.ref(fn), self: cls, args: [], site: siteOf(member) });
    if (member.m === 'field' && typeof member.key === 'string') defineProperty(m, f, ref.heap, member.key, value, true);
    return;
  }
  if (typeof member.key === 'string') defineProperty(m, f, ref.heap, slotOf(member), m.values.ref(fn), true);
}

/** `[name]() {}`: under each name that it may have. What is no method, or is the language's to call, may be run by anyone. */
function defineComputed(m: Machine, f: Frame, ref: ClassRef, member: ClassMember, key: Expr): void {
  if (key.k === 'member' && key.obj.k === 'global' && key.obj.name === 'Symbol')
    return escapeMember(m, f, ref, member, key);
  const name = evaluate(m, f, key);
  if (member.f === undefined || !f.state) return;
  const isMethod = member.m === 'method';
  if (!isMethod) escapeMember(m, f, ref, member, key);
  const value = isMethod ? m.values.ref(functionOf(m, ref, member.f)) : m.values.unknown;
  writeIndex(m, f, m.values.ref(member.static ? ref : ownPrototype(m, ref)), name, value, key);
}

/** A decorator of a framework may call what it decorates; one of the workspace is called with it. */
function runDecorators(m: Machine, f: Frame, ref: ClassRef, value: Value): void {
  const facts = ref.unit.facts.classes[ref.cls];
  if (!facts) return;
  for (const decorator of facts.decorators ?? []) {
    const callee = evaluate(m, f, decorator);
    if (callee.refs.some((it) => it.kind === 'function' || it.kind === 'native'))
      callValue(m, f, { callee, self: m.values.undefined, args: [value], site: decorator });
  }
  for (const member of facts.members) decorateMethod(m, f, ref, member);
  noteController(m, f, ref);
  for (const member of facts.members) {
    if (isRoute(ref, member)) continue;
    for (const decorator of member.decorators ?? []) {
      const callee = evaluate(m, f, decorator);
      if (callee.refs.some((it) => it.kind !== 'function') && member.m === 'method')
        escapeMember(m, f, ref, member, decorator);
    }
  }
}

export function functionOf(m: Machine, ref: ClassRef, fn: number): FunctionRef {
  return m.refs.function(ref.scope, ref.unit.facts.functions[fn] as FunctionFacts, {
    unit: ref.unit,
    fn,
    scope: ref.scope,
    isArrow: false,
    home: ref,
  });
}

/** Accessors live beside plain properties, under a name that no program can write. */
export function slotOf(member: ClassMember): string {
  const key = member.key as string;
  if (member.m === 'getter') return `get ${key}`;
  return member.m === 'setter' ? `set ${key}` : key;
}

export type FoundMember = { readonly member: ClassMember; readonly home: ClassRef } | { readonly parents: Value };

/** A member looked up along the inheritance chain: of each class that may be the parent. */
export function findMembers(m: Machine, cls: ClassRef, slot: string): readonly FoundMember[] {
  const found: FoundMember[] = [];
  const seen = new Set([cls]);
  for (const home of seen) {
    const facts = home.unit.facts.classes[home.cls];
    const member = facts && remembered(declared, facts, () => bySlot(facts)).get(slot);
    if (member) {
      found.push({ member, home });
      continue;
    }
    if (home.parent.unknown) found.push({ parents: m.values.unknown });
    for (const parent of home.parent.refs) {
      if (parent.kind === 'class') seen.add(parent);
      else if (parent.kind === 'foreign' || parent.kind === 'function') found.push({ parents: m.values.ref(parent) });
    }
  }
  return found;
}

const declared = new WeakMap<ClassFacts, ReadonlyMap<string, ClassMember>>();

/** What instances find, the first of each name. */
function bySlot({ members }: ClassFacts): ReadonlyMap<string, ClassMember> {
  const slots = new Map<string, ClassMember>();
  for (const it of members) {
    if (it.static || it.m === 'field' || typeof it.key !== 'string') continue;
    remembered(slots, slotOf(it), () => it);
  }
  return slots;
}

/** `new C(...)`: fields and constructors run from the base class down, as `super()` orders them. */
export function construct(m: Machine, f: Frame, cls: ClassRef, args: readonly Value[], rest: Value, site: Site): Value {
  const instance = m.refs.object(f.ctx, site, `new${cls.id}`, 'object', m.values.ref(cls));
  prepareEmitter(m, instance, cls);
  const returned = construct1(m, f, cls, instance, args, rest, site);
  // A constructor may return another object in its place: `return Tracker.instance`.
  const others = m.values.make([], returned.refs, returned.unknown, returned.reads);
  return f.state ? m.values.join(m.values.ref(instance), others) : m.values.never;
}

/** The part of construction that `super(...)` does for the parent class. */
export function construct1(
  m: Machine,
  f: Frame,
  cls: ClassRef,
  instance: ObjectRef,
  args: readonly Value[],
  rest: Value,
  site: Site,
  within = new Set<ClassRef>(),
): Value {
  const facts = cls.unit.facts.classes[cls.cls];
  if (!facts || within.has(cls)) return m.values.undefined;
  within.add(cls);
  const self = m.values.ref(instance);
  const ctor = facts.members.find((it) => it.m === 'constructor');
  if (!facts.extends) runFields(m, f, cls, instance);
  if (ctor?.f !== undefined) {
    const callee = m.values.ref(functionOf(m, cls, ctor.f));
    return callValue(m, f, { callee, self, args, rest, site, constructing: true });
  }
  for (const parent of cls.parent.refs) {
    if (parent.kind === 'class') construct1(m, f, parent, instance, args, rest, site, within);
    else if (parent.kind === 'foreign' && isEventClass(parent)) becomeEvent(m, f, instance, args);
  }
  if (facts.extends) runFields(m, f, cls, instance);
  return m.values.undefined;
}

export function runFields(m: Machine, f: Frame, cls: ClassRef, instance: ObjectRef): void {
  const facts = cls.unit.facts.classes[cls.cls];
  for (const member of facts?.members ?? []) {
    if (member.m !== 'field' || member.static || typeof member.key !== 'string') continue;
    // `optedOut: boolean;` holds nothing until somebody fills it.
    if ((member.declared || isFilledLater(cls, member)) && !member.decorators) continue;
    const given = givenField(m, f, cls, member);
    const own =
      member.f === undefined
        ? m.values.never
        : callValue(m, f, {
            callee: m.values.ref(functionOf(m, cls, member.f)),
            self: m.values.ref(instance),
            args: [],
            site: siteOf(member),
          });
    const value = m.values.join(given, own);
    if (isOverwritten(cls, instance, member.key)) continue;
    const isSeen = member.decorators || !isFieldReplacedAtOnce(m.links, cls.unit.facts, cls.cls, member.key);
    const start = isSeen ? value : m.values.never;
    defineProperty(m, f, instance.heap, member.key, start, member.f !== undefined || !member.type);
  }
  openUnplaced(m, f, cls, instance);
}

/** What a field holds beside its own start value. */
function givenField(m: Machine, f: Frame, cls: ClassRef, member: ClassMember): Value {
  if (isSetByMarkup(cls, member) && isBoundOnly(cls, member))
    return member.f === undefined ? m.values.undefined : m.values.never;
  const isGiven = member.f === undefined || isSetByMarkup(cls, member);
  return isGiven ? injectedField(m, f, cls, member) : m.values.never;
}

function isFilledLater({ parent }: ClassRef, { key, f: fn, type }: ClassMember): boolean {
  // What a parent declares is taken away by that.
  const isDeclared = parent.refs.some((it) => it.kind === 'class' && lineOf(it).some((home) => declares(home, key)));
  return fn === undefined && type !== undefined && !isDeclared;
}

function declares({ unit, cls }: ClassRef, key: ClassMember['key']): boolean {
  return unit.facts.classes[cls]?.members.some((it) => !it.static && it.key === key) ?? false;
}

/** `@property() consent = false` of Lit, `@Input() consent = false` of Angular: an attribute, or a template, may say otherwise. */
function isSetByMarkup({ unit: { facts } }: ClassRef, { decorators }: ClassMember): boolean {
  return (decorators ?? []).some((it) => SET_BY_MARKUP.test(decoratorName(facts, it)));
}

const SET_BY_MARKUP = /^(?:property|Input|Prop|PropSync|Model|VModel|api|attr|attribute)$/;

/** `@Inject() private readonly events: EventsService`: whoever decorates it fills it. */
function injectedField(m: Machine, f: Frame, cls: ClassRef, { decorators, type }: ClassMember): Value {
  if (!decorators || decorators.length === 0) return m.values.undefined;
  const frame = { ...f, unit: cls.unit, ctx: cls.scope };
  const declared = type ? typedValue(m, frame, m.values.unknown, type) : m.values.unknown;
  return m.values.join(declared, askedFor(m, frame, decorators));
}

/** A class member stands for the call that runs it. */
function siteOf(member: ClassMember): Site {
  return member as unknown as Site;
}
