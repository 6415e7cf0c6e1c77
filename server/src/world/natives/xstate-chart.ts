/**
 * What the configuration of an XState machine says: which states its events lead to. Undefined where it has states in
 * states, starts with what is not known, or sends events by itself.
 */
import type { Frame } from '../machine/frame';
import { type Machine, type NativeCall, readCell } from '../machine/machine';
import { elementsOf } from '../objects/list-elements';
import { readMember } from '../objects/members';
import { allProperties } from '../objects/properties';
import type { Value } from '../values/value';

/** By the event, in each state; '' in any state. Targets of an event that may happen by itself stand under ''. */
type Transitions = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;

export interface Chart {
  readonly initial: string;
  readonly transitions: Transitions;
}

const MAX_DEPTH = 6;

export function chartOf(
  m: Machine,
  f: Frame,
  call: NativeCall,
  config: Value,
  given: readonly Value[],
): Chart | undefined {
  const part = (of: Value, name: string) => readMember(m, f, of, name, undefined);
  const initial = onlyText(part(config, 'initial'));
  const states = membersOf(f, part(config, 'states'));
  if (initial === undefined || !states || states.length === 0 || isMore(part(config, 'type'))) return undefined;
  if (given.some((it) => sendsByItself(m, f, call, it, 0))) return undefined;
  const transitions = new Map<string, ReadonlyMap<string, readonly string[]>>();
  for (const [name, state] of [['', config] as const, ...states]) {
    if (sendsByItself(m, f, call, state, 0)) return undefined;
    const isCompound = name !== '' && (isMore(part(state, 'states')) || isMore(part(state, 'type'), 'final'));
    const known = isCompound ? undefined : transitionsOf(m, f, call, state);
    if (!known) return undefined;
    transitions.set(name, known);
  }
  return { initial, transitions };
}

const SENDERS =
  /^(?:raise|send|sendTo|sendParent|sendUpdate|forwardTo|respond|escalate|enqueueActions|pure|choose|spawn\w*)$/;

/** An action of the package that sends events, or something invoked that may: all but a promise. */
export function sendsByItself(m: Machine, f: Frame, call: NativeCall, value: Value, depth = 0): boolean {
  return value.refs.some((ref) => {
    if (ref.kind === 'foreign') return SENDERS.test(ref.access.path.at(-1) ?? '') || ref.access.root.kind !== 'package';
    if (ref.kind !== 'object' || ref.proto) return false;
    if (depth > MAX_DEPTH || ref.heap.open || ref.heap.loose) return true;
    return allProperties(ref.heap, f.ctx).some(([name, cell]) => {
      const held = readCell(cell, f.ctx);
      if (name === 'states') return false;
      return name === 'invoke' ? !isPromise(m, f, call, held) : sendsByItself(m, f, call, held, depth + 1);
    });
  });
}

/** `{ src: fromPromise(…) }` */
function isPromise(m: Machine, f: Frame, call: NativeCall, invoked: Value): boolean {
  return elementsIn(m, f, call, invoked).every((it) => {
    const { refs, literals, unknown } = readMember(m, f, it, 'src', undefined);
    const isMade = refs.every((ref) => ref.kind === 'foreign' && ref.access.path.at(-1) === 'fromPromise');
    return isMade && refs.length > 0 && literals.length === 0 && !unknown;
  });
}

function transitionsOf(
  m: Machine,
  f: Frame,
  call: NativeCall,
  state: Value,
): Map<string, readonly string[]> | undefined {
  const found = new Map<string, readonly string[]>();
  const add = (event: string, targets: readonly string[] | undefined) => {
    if (targets) found.set(event, [...(found.get(event) ?? []), ...targets]);
    return targets !== undefined;
  };
  const members = ['on', 'after'].map((it) => membersOf(f, readMember(m, f, state, it, undefined)));
  if (members.includes(undefined)) return undefined;
  const [on = [], after = []] = members;
  for (const [event, it] of on) if (!add(event, targetsIn(m, f, call, it))) return undefined;
  const [always, invoke] = ['always', 'invoke'].map((it) => readMember(m, f, state, it, undefined));
  const ends = ['onDone', 'onError'].flatMap((it) =>
    elementsIn(m, f, call, invoke).map((each) => readMember(m, f, each, it, undefined)),
  );
  for (const it of [always ?? m.values.undefined, ...ends, ...after.map(([, it]) => it)])
    if (!add('', targetsIn(m, f, call, it))) return undefined;
  return found;
}

/** `'granted'`, `{ target: 'granted', actions }`, a list of these. Undefined where some is not known. */
function targetsIn(m: Machine, f: Frame, call: NativeCall, value: Value): readonly string[] | undefined {
  const found: string[] = [];
  for (const it of elementsIn(m, f, call, value)) {
    if (it.unknown) return undefined;
    for (const literal of it.literals) {
      if (typeof literal === 'string') found.push(literal);
      else if (literal !== undefined) return undefined;
    }
    for (const ref of it.refs) {
      const target =
        ref.kind === 'object' ? readMember(m, f, m.values.ref(ref), 'target', undefined) : m.values.unknown;
      if (target.unknown || target.refs.length > 0) return undefined;
      for (const literal of target.literals) if (typeof literal === 'string') found.push(literal);
    }
  }
  // `#id` and `.child` name what is not followed.
  return found.some((it) => /^[#.]/.test(it)) ? undefined : found;
}

function elementsIn(m: Machine, f: Frame, call: NativeCall, value: Value | undefined): readonly Value[] {
  if (!value) return [];
  const isList = value.refs.some((it) => it.kind === 'object' && it.shape === 'array');
  if (!isList) return [value];
  const { elements, exact } = elementsOf(m, f, value, call.site);
  return exact ? elements : [m.values.unknown];
}

/** Undefined where there may be others. */
function membersOf(f: Frame, value: Value): [string, Value][] | undefined {
  if (value.literals.length > 0 && value.refs.length === 0 && !value.unknown) return [];
  const [ref] = value.refs;
  if (ref?.kind !== 'object' || value.refs.length > 1 || value.unknown || ref.heap.loose) return undefined;
  return allProperties(ref.heap, f.ctx).map(([name, cell]) => [name, readCell(cell, f.ctx)]);
}

export function onlyText({ literals, refs, unknown }: Value): string | undefined {
  const [only] = literals;
  return literals.length === 1 && refs.length === 0 && !unknown && typeof only === 'string' ? only : undefined;
}

export function isMore(value: Value, but?: string): boolean {
  return value.unknown || value.refs.length > 0 || value.literals.some((it) => it !== undefined && it !== but);
}
