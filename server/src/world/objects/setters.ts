/** What is run where a property is written: a setter of the object's own, of its class, its prototype or their parents. */
import { callValue } from '../calls/calls';
import type { Site } from '../machine/context';
import type { Frame } from '../machine/frame';
import { type Machine, readCell } from '../machine/machine';
import type { ClassRef, Ref } from '../values/ref';
import type { Value } from '../values/value';
import { findMembers, functionOf } from './closures';
import { ownPrototype, prototypeOf } from './prototypes';
import type { Holder } from './shared-state';

/** `always`: nothing else is written. `maybe`: what is written may not be what is read. */
export type Heard = 'never' | 'maybe' | 'always';

interface Setter {
  readonly callee: Value;
  readonly site: Site;
}

interface Setters {
  readonly found: readonly Setter[];
  readonly heard: Heard;
}

const NONE: Setters = { found: [], heard: 'never' };
const MAX_PARENTS = 20;

export function runSetters(m: Machine, f: Frame, ref: Holder, name: string, value: Value): Heard {
  const { found, heard } = settersOf(m, f, ref, name, 0);
  for (const { callee, site } of found) callValue(m, f, { callee, self: m.values.ref(ref), args: [value], site });
  return heard;
}

export function hears(m: Machine, f: Frame, ref: Holder, name: string): boolean {
  return settersOf(m, f, ref, name, 0).heard !== 'never';
}

function settersOf(m: Machine, f: Frame, ref: Holder, name: string, depth: number): Setters {
  const own = ref.heap.props.get(`set ${name}`);
  const isSure = ref.heap.certain.has(`set ${name}`);
  const found = own ? [{ callee: readCell(own, f.ctx), site: own as unknown as Site }] : [];
  if (own && isSure) return { found, heard: 'always' };
  // A getter alone lets nothing be written.
  const isDoubtful = own !== undefined || ref.heap.props.has(`get ${name}`);
  const above = depth > MAX_PARENTS ? NONE : inherited(m, f, ref, name, depth + 1);
  if (!isDoubtful) return above;
  return { found: [...found, ...above.found], heard: 'maybe' };
}

function inherited(m: Machine, f: Frame, ref: Holder, name: string, depth: number): Setters {
  const parents = ref.kind === 'object' ? ref.proto : ref.kind === 'class' ? ref.parent : undefined;
  const isStatic = ref.kind === 'class';
  const all = (parents?.refs ?? []).map((it) => ofParent(m, f, it, name, isStatic, depth));
  if (all.length === 0) return NONE;
  const isAlways = !parents?.unknown && all.every((it) => it.heard === 'always');
  const isNever = all.every((it) => it.heard === 'never');
  return { found: all.flatMap((it) => it.found), heard: isAlways ? 'always' : isNever ? 'never' : 'maybe' };
}

function ofParent(m: Machine, f: Frame, it: Ref, name: string, isStatic: boolean, depth: number): Setters {
  if (it.kind === 'class' && !isStatic) return ofInstances(m, f, it, name, depth);
  if (it.kind === 'object' || it.kind === 'class') return settersOf(m, f, it, name, depth);
  if (it.kind !== 'function' || isStatic) return NONE;
  const protos = prototypeOf(m, f, it).refs.filter((proto) => proto.kind === 'object');
  const all = protos.map((proto) => settersOf(m, f, proto, name, depth));
  return {
    found: all.flatMap((one) => one.found),
    heard: all.every((one) => one.heard === 'never') ? 'never' : 'maybe',
  };
}

/** What a class declares for its instances, and what is added to its prototype. */
function ofInstances(m: Machine, f: Frame, cls: ClassRef, name: string, depth: number): Setters {
  const declared = findMembers(m, cls, `set ${name}`);
  const found = declared.flatMap((it): readonly Setter[] =>
    'member' in it && it.member.f !== undefined
      ? [{ callee: m.values.ref(functionOf(m, it.home, it.member.f)), site: it.member as unknown as Site }]
      : [],
  );
  const proto = ownPrototype(m, cls);
  const added =
    proto.heap.props.size > 0 && depth <= MAX_PARENTS
      ? settersOf(m, f, { ...proto, proto: undefined }, name, depth)
      : NONE;
  if (found.length > 0 && found.length === declared.length)
    return { found: [...found, ...added.found], heard: 'always' };
  const isDoubtful = found.length > 0 || added.heard !== 'never' || findMembers(m, cls, `get ${name}`).length > 0;
  return { found: [...found, ...added.found], heard: isDoubtful ? 'maybe' : 'never' };
}
