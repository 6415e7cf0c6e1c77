/** RxJS: subjects hold what was sent last, operators are asked in turn, subscribers are told what gets through. */
import { type CallSpec, callValue } from '../calls/calls';
import { escape } from '../calls/escape';
import { callApart, promiseResolved } from '../calls/promises';
import type { Frame } from '../machine/frame';
import type { Machine, Native, NativeCall } from '../machine/machine';
import { defineProperty, readMember } from '../objects/members';
import { nameless } from '../outside/nameless';
import { isOfPageAddress } from '../outside/page-address';
import { recordBranch } from '../syntax/branches';
import { keepWhere } from '../values/compare';
import { builtOn, isHighUp } from '../values/levels';
import type { ForeignRef, NativeRef, ObjectRef, Ref } from '../values/ref';
import { truthOf, type Value } from '../values/value';
import { called, unfollowed } from './called';
import { holdState, ownFunction, setterOf } from './held-state';
import { listOf } from './list-of';

/** What a subscriber may be told; nothing: it is not told at all. */
export type Told = (m: Machine, f: Frame, call: NativeCall) => Value;
export type Operator = (m: Machine, f: Frame, call: NativeCall, value: Value) => Value;

/** By the functions that `filter(…)`, `map(…)` make. */
const operators = new WeakMap<NativeRef, Operator>();

function subject(hasStart: boolean): Native {
  return (m, f, call) => {
    const start = hasStart ? (call.args[0] ?? m.values.undefined) : undefined;
    const state = holdState(m, f, call, 'subject', start);
    const { holder, read } = state;
    const told: Told = (mm, ff) => read(mm, ff);
    const next = ownFunction(m, holder, 'subject next', setterOf(state), true);
    const getValue = ownFunction(m, holder, 'subject value', (mm, ff) => read(mm, ff));
    for (const [name, it] of Object.entries({ next, getValue, 'get value': getValue }))
      defineProperty(m, f, holder.heap, name, it, true);
    return observable(m, f, holder, told);
  };
}

export function observable(m: Machine, f: Frame, holder: ObjectRef, told: Told): Value {
  const self = m.values.ref(holder);
  const subscribe: Native = (mm, ff, call) => {
    const [given = mm.values.undefined] = call.args;
    const value = told(mm, ff, call);
    if (value === mm.values.never || !ff.state) return mm.values.unknown;
    for (const ref of given.refs) {
      const it = mm.values.ref(ref);
      const listener = ref.kind === 'object' ? readMember(mm, ff, it, 'next', undefined) : it;
      callApart(mm, ff, listener, [value], call);
    }
    return mm.values.unknown;
  };
  const pipe: Native = (mm, ff, call) => {
    if (isHighUp(self)) return unfollowed(mm, ff, call);
    const steps = call.args.map((it) => operatorIn(it));
    const piped = builtOn(mm.refs.object(ff.ctx, call.site, `piped ${holder.id}`, 'object'), self);
    return observable(mm, ff, piped, (m3, f3, it) =>
      steps.reduce(
        (value, step) => (value === m3.values.never && !revives.has(step) ? value : step(m3, f3, it, value)),
        told(m3, f3, it),
      ),
    );
  };
  const parts = { subscribe, forEach: subscribe, pipe, asObservable: (() => self) satisfies Native };
  for (const [name, native] of Object.entries(parts))
    defineProperty(
      m,
      f,
      holder.heap,
      name,
      ownFunction(m, holder, `observable ${name}`, native, native === subscribe),
      true,
    );
  observed.set(holder, told);
  return self;
}

/** `router.events.pipe(filter(…))`: an observable out of sight tells anything. */
export function pipeForeign(m: Machine, f: Frame, ref: ForeignRef, call: CallSpec): Value | undefined {
  const isListed = call.args.length > 0 && (call.rest === undefined || call.rest === m.values.never);
  if (ref.access.path.at(-1) !== 'pipe' || call.isNew || !isListed) return undefined;
  const isKnown = (it: Value) =>
    it.refs.length === 1 && it.refs.every((op) => op.kind === 'native' && operators.has(op));
  if (!call.args.every(isKnown)) return undefined;
  const holder = m.refs.object(f.ctx, call.site, 'observable out of sight', 'object');
  const source = observable(m, f, holder, (mm, ff) => toldOutside(mm, ff, ref));
  const pipe = readMember(m, f, source, 'pipe', undefined);
  return callValue(m, f, { callee: pipe, self: source, args: call.args, site: call.site });
}

const observed = new WeakMap<ObjectRef, Told>();

/** One that is not known may tell anything, also where nothing came through: `startWith(true)`. */
const ANY: Operator = (m) => m.values.unknown;
/** They tell something also where nothing came through. */
export const revives = new WeakSet<Operator>([ANY]);

function operatorIn(value: Value): Operator {
  const [ref] = value.refs;
  const known = value.refs.length === 1 && ref?.kind === 'native' ? operators.get(ref) : undefined;
  return known ?? ANY;
}

export function operator(make: (given: Value, made: NativeCall, holder: ObjectRef) => Operator): Native {
  return (m, f, call) => {
    const holder = m.refs.object(f.ctx, call.site, 'operator', 'object');
    const run = make(call.args[0] ?? m.values.undefined, call, holder);
    // An observable out of sight asks it with anything: `http.get(url).pipe(tap(send))`.
    const made = ownFunction(m, holder, 'operator', (mm, ff, it) => run(mm, ff, it, mm.values.unknown), true);
    const [ref] = made.refs;
    if (ref?.kind === 'native') operators.set(ref, run);
    return made;
  };
}

type Making = Parameters<typeof operator>[0];

const passed: Making = () => (_m, _f, _call, value) => value;

const where: Making =
  (predicate, { site: made }) =>
  (m, f, call, value) => {
    const isBoolean = predicate.refs.some((it) => it.kind === 'foreign' && it.access.path.join('.') === 'Boolean');
    const answer = isBoolean ? value : called(m, f, call, predicate, [value]);
    if (!f.state) return m.values.never;
    const isHere = call.site.s <= made.s && made.e <= call.site.e;
    const test = isHere ? made : call.site;
    recordBranch(m, f, test, answer, { key: test, whenTrue: call.site, whenFalse: undefined });
    if (!truthOf(answer).canBeTrue) return m.values.never;
    return isBoolean ? keepWhere(m, value, true) : value;
  };

const filter = operator(where);

/** `takeWhile(allowed)`; an inclusive one also tells what ends it. */
const takeWhile = operator((predicate, made, holder) =>
  (made.args.length > 1 ? passed : where)(predicate, made, holder),
);

/** `first(allowed)`; one with a default tells that where nothing comes through. */
const first = operator((predicate, made, holder) => {
  if (made.args.length > 1) return ANY;
  return (predicate.refs.length > 0 || predicate.unknown ? where : passed)(predicate, made, holder);
});

const map = operator((mapper) => (m, f, call, value) => called(m, f, call, mapper, [value]));

const tap = operator((listener) => (m, f, call, value) => {
  // `tap({ next, error })`
  const observes = listener.refs.some((it) => it.kind === 'object');
  if (observes) escape(m, f, listener, call.site);
  else callApart(m, f, listener, [value], call);
  return value;
});

const same = operator(passed);

/** `withLatestFrom(other$)`, `combineLatestWith(other$)`: each is told with what the others have told. */
const withLatest = operator((_first, { args: others, rest }, holder) => (m, f, call, value) => {
  const told = others.map((it) => toldBy(m, f, call, it));
  return told.includes(m.values.never)
    ? m.values.never
    : listOf(m, f, call, [value, ...told], rest, `latest ${holder.id}`);
});

export function toldBy(m: Machine, f: Frame, call: NativeCall, given: Value): Value {
  let value = given.unknown ? m.values.unknown : m.values.never;
  for (const ref of given.refs) {
    const told = ref.kind === 'object' ? observed.get(ref) : undefined;
    value = m.values.join(value, told ? told(m, f, call) : toldOutside(m, f, ref));
  }
  return value;
}

/** `route.queryParams` tells what stands in the address of the page, all others anything. */
function toldOutside(m: Machine, f: Frame, ref: Ref): Value {
  return ref.kind === 'foreign' && isOfPageAddress(f, ref) ? nameless(m) : m.values.unknown;
}

/** `of(value)`. */
const of: Native = (m, f, call) => {
  const holder = m.refs.object(f.ctx, call.site, 'observable of', 'object');
  const value = call.args.reduce((a, b) => m.values.join(a, b), call.rest);
  return observable(m, f, holder, () => value);
};

const firstValueFrom: Native = (m, f, call) => {
  const value = toldBy(m, f, call, call.args[0] ?? m.values.unknown);
  return promiseResolved(m, f, call.site, value === m.values.never ? m.values.unknown : value);
};

/** Angular: `toSignal(consent$, { initialValue: false })`; before anything was sent, it holds that. */
const toSignal: Native = (m, f, call) => {
  const [given = m.values.unknown, options = m.values.undefined] = call.args;
  const holder = m.refs.object(f.ctx, call.site, 'signal of observable', 'object');
  const initial = options.refs.length > 0 ? readMember(m, f, options, 'initialValue', undefined) : m.values.undefined;
  return ownFunction(m, holder, 'signal', (mm, ff, it) => {
    const values = given.refs.map((ref) => {
      const told = ref.kind === 'object' ? observed.get(ref) : undefined;
      return told ? told(mm, ff, it) : toldOutside(mm, ff, ref);
    });
    return values.reduce((a, b) => mm.values.join(a, b), given.unknown ? mm.values.unknown : initial);
  });
};

const SAME =
  'distinctUntilChanged distinctUntilKeyChanged distinct shareReplay share debounceTime throttleTime auditTime take takeUntil takeUntilDestroyed skip delay observeOn publishReplay refCount'.split(
    ' ',
  );
const OPERATORS: Readonly<Record<string, Native>> = {
  filter,
  takeWhile,
  first,
  last: first,
  map,
  tap,
  withLatestFrom: withLatest,
  combineLatestWith: withLatest,
  ...Object.fromEntries(SAME.map((name) => [name, same])),
};

export const RXJS: Readonly<Record<string, Native>> = {
  'new rxjs#BehaviorSubject': subject(true),
  'new rxjs#Subject': subject(false),
  'new rxjs#ReplaySubject': subject(false),
  'rxjs#of': of,
  'rxjs#firstValueFrom': firstValueFrom,
  'rxjs#lastValueFrom': firstValueFrom,
  '@angular/core/rxjs-interop#toSignal': toSignal,
  '@angular/core/rxjs-interop#takeUntilDestroyed': same,
  ...Object.fromEntries(
    ['rxjs', 'rxjs/operators'].flatMap((spec) =>
      Object.entries(OPERATORS).map(([name, native]) => [`${spec}#${name}`, native]),
    ),
  ),
};
