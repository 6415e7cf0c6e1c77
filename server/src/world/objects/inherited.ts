/** What an object has from its class, its prototype or their parents: each that may be the parent counts. */
import { callValue } from '../calls/calls';
import type { Site } from '../machine/context';
import type { Frame } from '../machine/frame';
import { type Machine, readCell } from '../machine/machine';
import { foreignMember, unknownMember } from '../outside/foreign';
import { methodOf } from '../syntax/method-decorators';
import type { ClassRef, ObjectRef, Ref } from '../values/ref';
import type { Value } from '../values/value';
import { findMembers, functionOf, slotOf } from './closures';
import { lineOf } from './line';
import { readHeap, readMember, readStatic, runGetter } from './members';
import { goneThroughOnce, ownPrototype, prototypeOf } from './prototypes';

export function inheritedMember(m: Machine, f: Frame, ref: ObjectRef, name: string): Value | undefined {
  if (ref.heap.summary) readCell(ref.heap.summary.protos, f.ctx);
  const { proto } = ref;
  if (!proto) return undefined;
  return goneThroughOnce(m, f, ref, name, () => {
    let result: Value | undefined;
    for (const it of proto.refs) {
      const found = inheritedFrom(m, f, ref, it, name);
      if (found) result = result ? m.values.join(result, found) : found;
    }
    return proto.unknown ? m.values.join(result ?? m.values.unknown, m.values.unknown) : result;
  });
}

export function inheritedFrom(m: Machine, f: Frame, ref: ObjectRef, proto: Ref, name: string): Value | undefined {
  if (proto.kind === 'object') return heldByPrototype(m, f, ref, proto, name) ?? inheritedMember(m, f, proto, name);
  if (proto.kind === 'foreign') return foreignMember(m, f, proto, name, undefined);
  if (proto.kind === 'function') return readMember(m, f, prototypeOf(m, f, proto), name, undefined);
  if (proto.kind !== 'class') return undefined;
  const added = readHeap(m, f, ownPrototype(m, proto), name);
  const declared = declaredMember(m, f, ref, proto, name);
  return added && declared ? m.values.join(added, declared) : (added ?? declared);
}

/** A getter answers of who inherits it. */
function heldByPrototype(m: Machine, f: Frame, ref: ObjectRef, proto: ObjectRef, name: string): Value | undefined {
  const held = readHeap(m, f, proto, name);
  const getter = proto.heap.props.get(`get ${name}`);
  const answer = getter && runGetter(m, f, ref, getter);
  return held && answer ? m.values.join(held, answer) : (answer ?? held);
}

function declaredMember(m: Machine, f: Frame, ref: ObjectRef, proto: ClassRef, name: string): Value | undefined {
  const results: Value[] = [];
  for (const getter of findMembers(m, proto, `get ${name}`)) {
    if (!('member' in getter) || getter.member.f === undefined) continue;
    const callee = m.values.ref(functionOf(m, getter.home, getter.member.f));
    const site = getter.member as unknown as Site;
    results.push(callValue(m, f, { callee, self: m.values.ref(ref), args: [], site }));
  }
  // A setter alone hides the getter of a parent.
  const setters = results.length > 0 ? findMembers(m, proto, `set ${name}`) : [];
  if (setters.some((it) => 'home' in it && !hasOwn(it.home, `get ${name}`))) results.push(m.values.undefined);
  for (const found of findMembers(m, proto, name)) {
    if ('parents' in found) results.push(inParents(m, f, found.parents, name));
    else if (found.member.f !== undefined && slotOf(found.member) === name)
      results.push(methodOf(m, f, found.home, found.member, found.member.f));
  }
  return results.length === 0 ? undefined : results.reduce((a, b) => m.values.join(a, b));
}

function hasOwn({ unit, cls }: ClassRef, slot: string): boolean {
  const members = unit.facts.classes[cls]?.members ?? [];
  return members.some((it) => !it.static && typeof it.key === 'string' && slotOf(it) === slot);
}

function inParents(m: Machine, f: Frame, parents: Value, name: string): Value {
  const [ref] = parents.refs;
  return readMember(m, f, ref?.kind === 'function' ? prototypeOf(m, f, ref) : parents, name, undefined);
}

/** A static member of a parent, which may be any class of a package: `class User extends Model`, `User.findAll()`. */
export function inheritedStatic(
  m: Machine,
  f: Frame,
  ref: ClassRef,
  name: string,
  at: object | undefined,
  asked: Ref,
): Value | undefined {
  const found = ref.parent.refs.map((it) =>
    it.kind === 'foreign'
      ? foreignMember(m, f, m.refs.below(it, ref.unit.facts.classes[ref.cls]?.name ?? ''), name, at)
      : ((it.kind === 'class' ? readStatic(m, f, it, name, at, asked) : undefined) ??
        readMember(m, f, m.values.ref(it), name, at)),
  );
  if (ref.parent.unknown) found.push(unknownMember(m, f, name, at));
  return found.length === 0 ? undefined : found.reduce((x, y) => m.values.join(x, y));
}

/** Whatever its classes declare, under any name. */
export function inheritedMembers(m: Machine, f: Frame, ref: ObjectRef): readonly Value[] {
  if (ref.heap.summary) readCell(ref.heap.summary.protos, f.ctx);
  return (ref.proto?.refs ?? []).flatMap((proto) =>
    [...declaredNames(proto)].flatMap((name) => {
      const key = `${name} of ${proto.id}`;
      return goneThroughOnce(m, f, ref, key, () => inheritedFrom(m, f, ref, proto, name)) ?? [];
    }),
  );
}

/** Names of the members that a class and its parents declare. */
function declaredNames(proto: Ref): ReadonlySet<string> {
  const names = new Set<string>();
  for (const it of proto.kind === 'class' ? lineOf(proto) : [])
    for (const member of it.unit.facts.classes[it.cls]?.members ?? [])
      if (!member.static && member.m !== 'constructor' && typeof member.key === 'string') names.add(member.key);
  return names;
}
