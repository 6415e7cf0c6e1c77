/**
 * Whom the data is about that a touchpoint sends: the consumer who asks, or others, whose rows a query gave.
 */
import { isOthersRef } from '../database/rows-of-others';
import { aboutOf, isOfAnother, isOfSeveral, isPersonal } from '../database/several';
import type { Frame } from '../machine/frame';
import { readCell } from '../machine/machine';
import { leftAt } from '../objects/left-keys';
import { allHeld } from '../objects/properties';
import { isServing } from '../objects/shared-state';
import type { Ref } from '../values/ref';
import type { Value } from '../values/value';

/** `others`: rows of several. `another`: one person whom the program tells from who asks. `unknown`: nothing tells. */
export type About = 'others' | 'another' | 'requester' | 'unknown';

export interface Whose {
  readonly about: About;
  /** It names who asks, whomever else it is about. */
  readonly asking: boolean;
  /** It is about others only by what requests left, here: see `left-keys.ts`. */
  readonly left: ReadonlySet<string> | undefined;
}

export const NOT_TOLD: Whose = { about: 'unknown', asking: false, left: undefined };

const MAX_DEPTH = 5;
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
  if (!isServing(f)) return { ...NOT_TOLD, about: 'requester' };
  const all = lookInto(f, args);
  const subject = lookInto(f, subjectsOf(f, args));
  const isTold = subject.isOthers || subject.isAnothers || subject.names;
  const left = all.isOfRow || all.left.size === 0 ? undefined : all.left;
  return { about: aboutWhom(all), asking: isTold ? subject.names && !subject.isOthers : all.names, left };
}

function aboutWhom(it: Looked): About {
  if (it.isOthers) return 'others';
  if (it.isRequesters) return 'requester';
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
  isOthers: boolean;
  mayBeOthers: boolean;
  isRequesters: boolean;
  isAnothers: boolean;
  names: boolean;
  isOfRow: boolean;
  readonly left: Set<string>;
}

function lookInto(f: Frame, args: readonly Value[]): Looked {
  const seen = new Set<Ref>();
  const found: Looked = {
    ...{ isOthers: false, mayBeOthers: false, isRequesters: false, isAnothers: false, names: false, isOfRow: false },
    left: new Set<string>(),
  };
  for (const arg of args) look(arg, 0);
  return found;

  function look(value: Value, depth: number): void {
    if (depth > MAX_DEPTH) return;
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
        } else if (isOfAnother(ref.access)) found.isAnothers = true;
        else if (ref.origin === 'request-data' || (ref.origin === 'unknown' && ref.access.path.length > 1)) {
          found.isRequesters = true;
          found.names ||= isPersonal(ref.access.path);
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
