/**
 * Whom the data is about that a touchpoint sends: the consumer who asks, or others, whose rows a query gave.
 */
import { type Named, namesOf } from '../database/named-persons';
import { isOthersRef } from '../database/rows-of-others';
import { aboutOf, isOfAnother, isOfSeveral } from '../database/several';
import type { Frame } from '../machine/frame';
import { readCell } from '../machine/machine';
import { leftAt } from '../objects/left-keys';
import { allHeld } from '../objects/properties';
import { mayServe } from '../objects/shared-state';
import type { Ref } from '../values/ref';
import type { Value } from '../values/value';

/** `others`: rows of several. `another`: one person whom the program tells from who asks. `unknown`: nothing tells. */
export type About = 'others' | 'another' | 'requester' | 'unknown';

export interface Whose {
  readonly about: About;
  /** By what it names who asks, whomever else it is about. */
  readonly asking: Named | undefined;
  /** It is about others only by what requests left, here: see `left-keys.ts`. */
  readonly left: ReadonlySet<string> | undefined;
}

export const NOT_TOLD: Whose = { about: 'unknown', asking: undefined, left: undefined };

const KINDS: readonly Named[] = ['session', 'rerouted', 'route', 'sent', 'other'];
const MAX_DEPTH = 5;
/** By these, a person is reached or called. */
const REACHES = /(?:^|_|[a-z](?=[A-Z]))(?:e_?mail|phone|mobile)(?:_?(?:address|number))?$|^(?:full|first|last)_?name$/i;
/** Under these, an SDK is told whom it is about. */
const SUBJECT = /^(?:distinct_?id|user_?id|external_?id|profile_?id|customer_?id|user)$/i;

/** All that is handed over, by the places that make them. */
export function objectsIn(f: Frame, args: readonly Value[]): ReadonlySet<object> {
  const places = new Set<object>();
  const seen = new Set<Ref>();
  const look = (value: Value, depth: number): void => {
    for (const ref of depth > MAX_DEPTH ? [] : value.refs) {
      if (ref.kind !== 'object' || seen.has(ref)) continue;
      seen.add(ref);
      places.add(ref.place);
      for (const cell of allHeld(ref.heap, f.ctx)) look(readCell(cell, f.ctx), depth + 1);
    }
  };
  for (const it of args) look(it, 0);
  return places;
}

export function whoseData(f: Frame, args: readonly Value[]): Whose {
  if (!mayServe(f)) return { ...NOT_TOLD, about: 'requester' };
  const all = lookInto(f, args, false);
  const subject = lookInto(f, subjectsOf(f, args), true);
  const isTold = subject.isOthers || subject.isAnothers || subject.names.size > 0;
  const names = isTold ? (subject.isOthers ? new Set<Named>() : subject.names) : all.names;
  const left = all.isOfRow || all.left.size === 0 ? undefined : all.left;
  return { about: aboutWhom(subject.isAnothers ? subject : all), asking: KINDS.find((it) => names.has(it)), left };
}

function aboutWhom(it: Looked): About {
  // Of another it is told how to reach them.
  if (it.isOthers || (it.isReached && it.isRequesters)) return 'others';
  // One of them is told, and it is not known which.
  if (it.isAnothers && it.names.size > 0 && it.isSubject) return 'others';
  if (it.isRequesters && !(it.isSubject && it.isAnothers)) return 'requester';
  if (it.isAnothers) return 'another';
  return it.mayBeOthers ? 'others' : 'unknown';
}

/** `{ distinctId: user.id }` */
function subjectsOf(f: Frame, args: readonly Value[]): readonly Value[] {
  return args.flatMap(({ refs }) =>
    refs.flatMap((it) =>
      it.kind === 'object'
        ? [...it.heap.props].flatMap(([name, cell]) => (SUBJECT.test(name) ? [readCell(cell, f.ctx)] : []))
        : [],
    ),
  );
}

interface Looked {
  readonly isSubject: boolean;
  isOthers: boolean;
  mayBeOthers: boolean;
  isRequesters: boolean;
  isAnothers: boolean;
  isReached: boolean;
  isOfRow: boolean;
  readonly names: Set<Named>;
  readonly left: Set<string>;
}

function lookInto(f: Frame, args: readonly Value[], isSubject: boolean): Looked {
  const seen = new Set<Ref>();
  const found: Looked = {
    isSubject,
    ...{
      isOthers: false,
      mayBeOthers: false,
      isRequesters: false,
      isAnothers: false,
      isReached: false,
      isOfRow: false,
    },
    names: new Set<Named>(),
    left: new Set<string>(),
  };
  for (const arg of args) look(arg, 0);
  return found;

  function look(value: Value, depth: number): void {
    if (depth > MAX_DEPTH) return;
    for (const it of namesOf(withoutOthers(value), isSubject)) found.names.add(it);
    found.isRequesters ||= found.names.has('session');
    for (const ref of value.refs) {
      if (ref.kind === 'foreign') {
        if (isOthersRef(ref)) found.isOthers = true;
        else if (isOfSeveral(ref.access)) {
          const about = aboutOf(ref.access);
          found.isOthers ||= about === 'person';
          found.mayBeOthers ||= about === 'unknown';
          const left = leftAt(ref.access);
          if (left === undefined) found.isOfRow ||= about !== 'thing';
          else found.left.add(left);
        } else if (isOfAnother(ref.access)) {
          found.isAnothers = true;
          found.isReached ||= REACHES.test(ref.access.path.at(-1) ?? '');
        } else {
          found.isRequesters ||=
            ref.origin === 'request-data' || (ref.origin === 'unknown' && ref.access.path.length > 1);
        }
      }
      if (ref.kind === 'choice') found.isRequesters = true;
      if (ref.kind === 'promise') look(readCell(ref.value, f.ctx), depth + 1);
      if (ref.kind !== 'object' || seen.has(ref)) continue;
      seen.add(ref);
      found.isRequesters ||= ref.shape === 'request';
      for (const cell of allHeld(ref.heap, f.ctx)) look(readCell(cell, f.ctx), depth + 1);
    }
  }
}

function withoutOthers(value: Value): { readonly refs: readonly Ref[] } {
  const isOthers = (it: Ref) =>
    it.kind === 'foreign' && (isOthersRef(it) || isOfSeveral(it.access) || isOfAnother(it.access));
  return value.refs.some(isOthers) ? { refs: value.refs.filter((it) => !isOthers(it)) } : value;
}
