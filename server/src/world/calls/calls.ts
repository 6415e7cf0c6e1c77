/** Calls: every value that a callee may be is called with the arguments given. */
import type { FunctionFacts } from '../../facts/ir';
import { choiceFromJar } from '../choice/choices';
import { configuredAnswer } from '../choice/configured-gates';
import { modeAfter, noteReturnOf } from '../choice/set-back';
import { selectedRows } from '../database/rows';
import type { Context, Mode, Site } from '../machine/context';
import { contextFor } from '../machine/contexts';
import type { Frame } from '../machine/frame';
import { enqueue, glance, MAX_DEPTH, type Machine, modeOf, readCell, writeCell } from '../machine/machine';
import { noteInstance } from '../machine/regions';
import { runContext } from '../machine/run';
import { dropViews } from '../machine/views';
import { construct, construct1 } from '../objects/closures';
import { callForeign, foreignUnknown } from '../outside/foreign';
import { nameless } from '../outside/nameless';
import { leaveToOutside } from '../relevance/out-of-sight';
import { isWorthFollowing } from '../relevance/worth-following';
import { noteEntering, noteReturned } from '../serving/order';
import { usesServer } from '../serving/server-files';
import { callStub } from '../sharing/gtag-stub';
import { exitsOf, modesPassed, notePassed, type Passed, withModes } from '../sharing/opt-out-modes';
import { generatorObject } from '../syntax/generators';
import { raise } from '../syntax/jumps';
import { argumentsOfTag } from '../syntax/tagged-templates';
import type { ForeignRef, FunctionRef, NativeRef, Ref } from '../values/ref';
import { awaited } from '../values/rows';
import type { Value } from '../values/value';
import { answerAgain } from './answer-again';
import { escape } from './escape';
import { linkCall } from './modules';
import { isOfRenderAtHand } from './react-state';

export interface CallSpec {
  readonly callee: Value;
  readonly self: Value;
  readonly args: readonly Value[];
  readonly rest?: Value;
  readonly site: Site;
  readonly isNew?: boolean;
  /** A constructor of a class under construction: its result is not the call's. */
  readonly constructing?: boolean;
  /** Written as a call of this callee, and of no other: it runs once, here and now. */
  readonly direct?: boolean;
  /** Where the callee runs, when that is not where the caller does (an effect, a listener). */
  readonly mode?: Mode;
  /** What it answers may decide something, whoever asks. */
  readonly isAsked?: boolean;
  /** It is a step of a server's chain, for one of its routes. */
  readonly isLink?: boolean;
  /** What is called stands for a stub of the workspace's own: see `gtag-stub.ts`. */
  readonly isStub?: boolean;
}

export function callValue(m: Machine, f: Frame, call: CallSpec): Value {
  if (!f.state) return m.values.never;
  dropViews(f);
  let result = m.values.never;
  let mayReturn = false;
  const passed: Passed[] = [];
  const before = f.state;
  const isOnly = call.callee.refs.length === 1 && !call.callee.unknown;
  let mayBeUnseen = call.callee.unknown;
  for (const ref of call.callee.refs) {
    f.state = before;
    const value = callRef(m, f, ref, isOnly ? call : { ...call, direct: false });
    if (value === undefined) mayBeUnseen = true;
    else if (f.state) {
      mayReturn = true;
      result = m.values.join(result, value);
      passed.push({ ref, state: f.state });
    }
  }
  f.state = before;
  if (mayBeUnseen) {
    mayReturn = true;
    passed.push({ ref: undefined, state: before });
    result = m.values.join(result, callUnknown(m, f, call));
  }
  if (call.callee.literals.length > 0) {
    raise(m, f, m.values.unknown);
    // `const { hasConsent } = usePrivacy()`, called: the name was taken for its answer.
    const named = call.callee.literals.filter((it) => typeof it === 'boolean');
    if (named.length > 0 && call.callee.reads.length > 0) {
      mayReturn = true;
      for (const arg of [...call.args, call.rest ?? m.values.never]) escape(m, f, arg, call.site);
      result = m.values.join(result, m.values.make(named, [], false, []));
    }
  }
  if (!mayReturn) f.state = null;
  else if (m.certainties.size > 0) f.state = withModes(m, before, modesPassed(m, passed));
  return configuredAnswer(m, f, call, m.values.withReads(result, call.callee.reads));
}

/** Undefined for what we cannot see the code of. */
function callRef(m: Machine, f: Frame, ref: Ref, call: CallSpec): Value | undefined {
  const rest = call.rest ?? m.values.never;
  switch (ref.kind) {
    case 'function':
      return callFunction(m, f, ref, call);
    case 'class':
      if (call.constructing) {
        for (const self of call.self.refs)
          if (self.kind === 'object') construct1(m, f, ref, self, call.args, rest, call.site);
        return m.values.undefined;
      }
      return construct(m, f, ref, call.args, rest, call.site);
    case 'native':
      return callNative(m, f, ref, call);
    case 'foreign':
      return callForeign(m, f, ref, call);
    default:
      return undefined;
  }
}

/** Libraries' functions that call each other and nothing of the program's: `run = createAsyncThunk('run', run)`. */
const MAX_NATIVES = 50;
const nested = new WeakMap<Machine, { readonly depth: number; readonly natives: number }>();

function callNative(m: Machine, f: Frame, ref: NativeRef, call: CallSpec): Value {
  const before = nested.get(m);
  const natives = before?.depth === m.depth ? before.natives + 1 : 1;
  if (natives > MAX_NATIVES) return m.values.unknown;
  nested.set(m, { depth: m.depth, natives });
  const value = ref.native(m, f, {
    self: ref.self,
    args: [...ref.bound, ...call.args],
    rest: call.rest ?? m.values.never,
    site: call.site,
    isNew: call.isNew ?? false,
    sure: call.direct ?? false,
    reads: call.callee.reads,
  });
  if (before) nested.set(m, before);
  else nested.delete(m);
  return value;
}

function callUnknown(m: Machine, f: Frame, call: CallSpec): Value {
  raise(m, f, m.values.unknown);
  for (const arg of [...call.args, call.rest ?? m.values.never]) escape(m, f, arg, call.site);
  return foreignUnknown(m);
}

function callFunction(m: Machine, f: Frame, ref: FunctionRef, call: CallSpec): Value {
  const facts = ref.unit.facts.functions[ref.fn];
  if (!facts) return m.values.unknown;
  const stub = callStub(m, f, ref, call);
  if (stub) return stub;
  const outcome = call.isNew || call.constructing ? undefined : m.prior?.slice?.outcomeOf(ref.unit.facts, ref.fn);
  if (outcome && facts.kind !== 'constructor') {
    noteReturnOf(m, f, facts, undefined);
    return answerAgain(m, f, call.site, facts, outcome);
  }
  if (isOutOfSight(m, f, ref, call)) {
    leaveToOutside(m, f, call.self);
    callUnknown(m, f, call);
    // It is the workspace's own: what its names mean is not for the lexicon to say.
    return nameless(m);
  }
  if (!call.isNew && isBesideThePoint(m, f, ref, call)) {
    raise(m, f, m.values.unknown);
    return foreignUnknown(m);
  }
  const own = ref.lexicalThis ? readCell(ref.lexicalThis, f.ctx) : call.self;
  const self = call.isNew ? newInstance(m, f, ref, call.site) : own;
  const mode = modeAfter(m, f, call.mode ?? modeOfCallee(m, f, ref, call));
  const rest = call.rest ?? m.values.never;
  const given = argumentsOfTag(m, f, call);
  const takesAll = facts.arguments !== undefined || facts.params.some((it) => it.rest);
  const args = takesAll ? given : given.slice(0, facts.params.length);
  const ctx = contextFor(
    m,
    { unit: ref.unit, fn: ref.fn, callee: ref, scope: ref.scope, mode },
    self,
    args,
    rest,
    call.isLink ? 'link' : call.site.k === 'jsx' ? 'component' : 'call',
  );
  const once = call.direct === true || isConstruction(facts, call.site);
  noteEntering(m, f, call.site, ctx, once, ctx.callers.get(f.ctx)?.has(call.site) ?? false);
  linkCall(f.ctx, call.site, ctx);
  notePassed(m, f, call.site);
  if (!ctx.ran && !ctx.running) {
    if (m.depth < MAX_DEPTH) runContext(m, ctx);
    else enqueue(m, ctx);
  }
  // What only listens has not run yet.
  noteReturnOf(m, f, facts, call.mode ? undefined : ctx);
  if (once && !facts.generator) noteReturned(m, f, ctx, facts.async === true);
  if (facts.generator) return generatorObject(m, f, ctx, facts.async === true);
  if (facts.async) return promiseOf(m, f, ctx);
  // What is rendered is run from there: see `slice.ts`.
  const read = call.site.k === 'jsx' ? glance : readCell;
  const thrown = read(ctx.thrown, f.ctx);
  if (thrown !== m.values.never) raise(m, f, thrown);
  const result = read(ctx.result, f.ctx);
  if (result === m.values.never) f.state = null;
  else if (f.state && m.certainties.size > 0) f.state = withModes(m, f.state, exitsOf(m, ctx, f.ctx));
  if (call.isNew) return f.state ? m.values.join(self, onlyObjects(m, result)) : m.values.never;
  return choiceFromJar(m, f, ctx, result, call.site);
}

/** What another render made may see other state than the consumer who acts: see `react-state.ts`. */
function modeOfCallee(m: Machine, f: Frame, ref: FunctionRef, call: CallSpec): Mode {
  const { mode } = f.ctx;
  if (!mode.event || isOfRenderAtHand(f, ref, call)) return mode;
  return modeOf(m, mode.side, mode.request, { ...mode, event: false });
}

/** Only the vicinity of touchpoints is run, it is none of it, and is handed nothing that is. */
function isOutOfSight(m: Machine, f: Frame, ref: FunctionRef, call: CallSpec): boolean {
  const { facts } = ref.unit;
  const { outOfSight } = m.relevance;
  if (!outOfSight || usesServer(facts)) return false;
  // What is not in sight itself (`export default localize(Page)`) need not be followed into libraries.
  const isBeside = f.ctx.fn >= 0 && !m.relevance.has(f.unit.facts, f.ctx.fn);
  if (m.relevance.has(facts, ref.fn) && !(isBeside && outOfSight.isLibrary(facts))) return false;
  if (call.constructing || isConstruction(facts.functions[ref.fn] as FunctionFacts, call.site)) return false;
  const self = ref.lexicalThis ? readCell(ref.lexicalThis, f.ctx) : call.self;
  return ![self, ...call.args, call.rest ?? m.values.never].some((it) => isWorthFollowing(m, f, it));
}

/** It cannot matter by itself, and is given nothing that could: what it answers is unknown. */
function isBesideThePoint(m: Machine, f: Frame, ref: FunctionRef, call: CallSpec): boolean {
  // What relevant code asks for may decide something.
  if (call.isAsked) return false;
  if (f.ctx.fn >= 0 && m.relevance.has(f.unit.facts, f.ctx.fn)) return false;
  if (usesServer(ref.unit.facts)) return false;
  if (m.relevance.has(ref.unit.facts, ref.fn) || !m.relevance.isInert(ref.unit.facts, ref.fn)) return false;
  if (call.constructing || call.self.refs.length > 0) return false;
  if (call.rest && call.rest !== m.values.never) return false;
  return call.args.every(
    (it) =>
      it.reads.length === 0 &&
      it.refs.every((r) => r.kind === 'foreign' && !isOfKnown(m, r)) &&
      it.literals.every((l) => !m.relevance.isKnown(l)),
  );
}

/** What a service of consumers' choices answered: `fetch('/api/consent')`. */
function isOfKnown(m: Machine, { access }: ForeignRef): boolean {
  return access.steps.some(({ args }) => args.some((it) => typeof it === 'string' && m.relevance.isKnown(it)));
}

/** Constructors and fields run once for each object, though no call is written. */
function isConstruction(facts: FunctionFacts, site: Site): boolean {
  return facts.kind === 'constructor' || (site as { m?: unknown }).m === 'field';
}

function newInstance(m: Machine, f: Frame, ref: FunctionRef, site: Site): Value {
  const instance = m.refs.object(f.ctx, site, `new${ref.id}`, 'object', m.values.ref(ref));
  noteInstance(instance, ref);
  return m.values.ref(instance);
}

function onlyObjects(m: Machine, value: Value): Value {
  return m.values.make([], value.refs, false, value.reads);
}

/** The promise of an async function: resolves to what the body returns in this world. */
function promiseOf(m: Machine, f: Frame, ctx: Context): Value {
  const promise = m.refs.promise(ctx, ctx, 'result');
  const resolved = choiceFromJar(m, f, ctx, settled(m, readCell(ctx.result, f.ctx), f.ctx), undefined);
  m.serving.results.set(promise, ctx);
  writeCell(m, promise.value, resolved, ctx);
  writeCell(m, promise.rejection, readCell(ctx.thrown, f.ctx), ctx);
  return m.values.ref(promise);
}

/** A promise of a promise is a promise of its value. */
export function settled(m: Machine, value: Value, reader: Context): Value {
  let result = m.values.make(
    value.literals,
    value.refs.filter((it) => it.kind !== 'promise').map((it) => awaited(m.refs, it)),
    value.unknown,
    value.reads,
  );
  for (const ref of value.refs) if (ref.kind === 'promise') result = m.values.join(result, readCell(ref.value, reader));
  const isNothing = result.literals.length === 0 && result.refs.length === 0 && !result.unknown;
  return isNothing ? m.values.never : selectedRows(m, result, reader);
}
