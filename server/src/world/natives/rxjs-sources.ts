/**
 * RxJS: where what is told begins, and how several observables become one.
 *
 * Source: https://rxjs.dev/api
 */
import type { Frame } from '../machine/frame';
import { type Machine, type Native, type NativeCall, readCell } from '../machine/machine';
import { elementsOf } from '../objects/list-elements';
import { defineProperty } from '../objects/members';
import { allProperties } from '../objects/properties';
import type { Ref } from '../values/ref';
import type { Value } from '../values/value';
import { called } from './called';
import { listOf } from './list-of';
import { observable, operator, revives, type Told, toldBy } from './rxjs';

/** An observable of its own that tells this. */
function source(told: (call: NativeCall) => Told): Native {
  return (m, f, call) => {
    const holder = m.refs.object(f.ctx, call.site, 'observable source', 'object');
    return observable(m, f, holder, told(call));
  };
}

/** Of an observable, a promise, a list: what a subscriber is told. */
function flattened(m: Machine, f: Frame, call: NativeCall, given: Value): Value {
  let value = given.unknown || given.literals.length > 0 ? m.values.unknown : m.values.never;
  for (const ref of given.refs) value = m.values.join(value, flattenedRef(m, f, call, ref));
  return value;
}

function flattenedRef(m: Machine, f: Frame, call: NativeCall, ref: Ref): Value {
  if (ref.kind === 'foreign' && /^(?:EMPTY|NEVER)$/.test(ref.access.path.at(-1) ?? '')) return m.values.never;
  if (ref.kind === 'promise') return readCell(ref.value, f.ctx);
  const single = m.values.ref(ref);
  if (ref.kind !== 'object' || ref.shape !== 'array') return toldBy(m, f, call, single);
  const { elements, exact } = elementsOf(m, f, single, call.site);
  return elements.reduce((a, b) => m.values.join(a, b), exact ? m.values.never : m.values.unknown);
}

/** `switchMap((ok) => ok ? events$ : EMPTY)` */
const flatMap = operator((mapper) => (m, f, call, value) => {
  const given = called(m, f, call, mapper, [value]);
  return f.state ? flattened(m, f, call, given) : m.values.never;
});

const startWith: Native = (m, f, made) =>
  operator((_first, { args, rest }) => {
    const start = args.reduce((a, b) => m.values.join(a, b), rest);
    const run = (mm: Machine, _f: Frame, _call: NativeCall, value: Value) => mm.values.join(start, value);
    revives.add(run);
    return run;
  })(m, f, made);

/** `combineLatest([a$, b$])`, `combineLatest({ a: a$ })`, `combineLatest(a$, b$)`. */
const combineLatest = source((made) => (m, f, call) => {
  const [first] = made.args;
  const [ref] = first?.refs ?? [];
  const isRecord = made.args.length === 1 && ref?.kind === 'object' && ref.shape === 'object' && !isObservable(ref);
  if (isRecord) return combineRecord(m, f, call, ref);
  const list =
    made.args.length === 1 && first ? elementsOf(m, f, first, made.site) : { elements: made.args, exact: true };
  if (!list.exact) return m.values.unknown;
  const told = list.elements.map((it) => flattened(m, f, call, it));
  return told.includes(m.values.never)
    ? m.values.never
    : listOf(m, f, { ...call, site: made.site }, told, m.values.never, 'combined');
});

function isObservable(ref: Extract<Ref, { kind: 'object' }>): boolean {
  return ref.heap.props.has('subscribe');
}

function combineRecord(m: Machine, f: Frame, call: NativeCall, given: Extract<Ref, { kind: 'object' }>): Value {
  const record = m.refs.object(f.ctx, call.site, 'combined record', 'object');
  for (const [name, cell] of allProperties(given.heap, f.ctx)) {
    const told = flattened(m, f, call, readCell(cell, f.ctx));
    if (told === m.values.never) return told;
    defineProperty(m, f, record.heap, name, told, true);
  }
  return m.values.ref(record);
}

/** Each tells by itself. */
const merge = source(
  (made) => (m, f, call) =>
    made.args.map((it) => flattened(m, f, call, it)).reduce((a, b) => m.values.join(a, b), m.values.never),
);

const from = source((made) => (m, f, call) => flattened(m, f, call, made.args[0] ?? m.values.unknown));
const anything = source(() => (m) => m.values.unknown);

const FLAT = ['switchMap', 'mergeMap', 'concatMap', 'exhaustMap', 'flatMap'];
const JOINED = ['merge', 'concat', 'race'];
const COMBINED = ['combineLatest', 'zip', 'forkJoin'];
const OPEN = ['fromEvent', 'fromEventPattern', 'interval', 'timer'];

export const RXJS_SOURCES: Readonly<Record<string, Native>> = {
  ...Object.fromEntries(
    ['rxjs', 'rxjs/operators'].flatMap((spec) => [
      ...FLAT.map((name) => [`${spec}#${name}`, flatMap]),
      [`${spec}#startWith`, startWith],
    ]),
  ),
  ...Object.fromEntries(JOINED.map((name) => [`rxjs#${name}`, merge])),
  ...Object.fromEntries(COMBINED.map((name) => [`rxjs#${name}`, combineLatest])),
  ...Object.fromEntries(OPEN.map((name) => [`rxjs#${name}`, anything])),
  'rxjs#from': from,
};
