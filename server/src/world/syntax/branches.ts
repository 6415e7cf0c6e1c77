/** Decisions: which sides of a test can be taken in this world, and the record of it for explaining. */
import type { Expr, Span } from '../../facts/ir';
import { testedImport } from '../choice/tested-import';
import { copyState, type Frame, joinStates, type State } from '../machine/frame';
import type { Machine } from '../machine/machine';
import { branching } from '../machine/regions';
import { keyedCall, notePresence } from '../objects/presence';
import { boundBy, walkShallow } from '../relevance/shallow-walk';
import { keepNullish, keepWhere } from '../values/compare';
import { onlyLiteral, truthOf, type Value } from '../values/value';
import { noteUnawaited } from './unawaited';
import { narrowVariable, readVariable } from './variables';

/** Expressions in which functions may run, getters among them. */
const RUNS_CODE: ReadonlySet<Expr['k']> = new Set([
  'call',
  'new',
  'member',
  'index',
  'await',
  'yield',
  'opaque',
  'import',
]);

interface Sides {
  /** The side ends in a jump, whether it is taken here or not. */
  readonly exitsTrue?: boolean;
  readonly exitsFalse?: boolean;
  /** The node by which the record is kept. */
  readonly key: object;
  readonly spanTrue: Span | undefined;
  readonly spanFalse: Span | undefined;
  readonly whenTrue: () => void;
  readonly whenFalse: () => void;
}

/** Runs the sides that can be taken and joins what they leave. */
export function decide(m: Machine, f: Frame, test: Expr, given: Value, sides: Sides): void {
  const value = testedImport(m, f, test, given) ?? given;
  const truth = truthOf(value);
  const branch = recordBranch(m, f, test, value, {
    key: sides.key,
    whenTrue: sides.spanTrue,
    whenFalse: sides.spanFalse,
  });
  branch.leavesWhenTrue ||= sides.exitsTrue ?? false;
  branch.leavesWhenFalse ||= sides.exitsFalse ?? false;
  const before = f.state;
  let afterTrue: Side | undefined;
  let afterFalse: Side | undefined;
  branching(f, () => {
    if (truth.canBeTrue) afterTrue = side(m, f, test, true, copyState(before), sides.whenTrue);
    if (truth.canBeFalse) afterFalse = side(m, f, test, false, copyState(before), sides.whenFalse);
  });
  if (truth.canBeTrue && !afterTrue?.end) branch.leavesWhenTrue = true;
  if (truth.canBeFalse && !afterFalse?.end) branch.leavesWhenFalse = true;
  f.state = joinStates(m.values, afterTrue?.end ?? null, afterFalse?.end ?? null);
  if (before && afterTrue && afterFalse) forget(f, before, [afterTrue, afterFalse]);
}

interface Side {
  /** What the test told of variables. */
  readonly told: State;
  readonly end: State | null;
}

function side(m: Machine, f: Frame, test: Expr, taken: boolean, state: State | null, body: () => void): Side {
  f.state = state;
  narrow(m, f, test, taken);
  const told: State = new Map();
  for (const b of namesIn(test)) {
    const value = f.state?.get(b);
    if (value) told.set(b, value);
  }
  if (f.state) body();
  return { told, end: f.state };
}

/** Behind both sides a variable that neither of them wrote is what it was, whatever each side knew of it. */
function forget(f: Frame, before: State, sides: readonly Side[]): void {
  for (const b of sides[0]?.told.keys() ?? []) {
    const value = before.get(b);
    if (value && sides.every(({ told, end }) => end !== null && end.get(b) === told.get(b))) f.state?.set(b, value);
  }
}

/** Variables of which a test may tell something. */
function namesIn(test: Expr): readonly number[] {
  if (test.k === 'ref') return [test.b];
  if (test.k === 'un') return namesIn(test.x);
  if (test.k === 'log') return [...namesIn(test.a), ...namesIn(test.b)];
  return test.k === 'bin' ? namesIn(test.a) : [];
}

export function recordBranch(
  m: Machine,
  f: Frame,
  test: Expr,
  value: Value,
  spans: { readonly key: object; readonly whenTrue: Span | undefined; readonly whenFalse: Span | undefined },
) {
  noteUnawaited(f, test, value);
  const { canBeTrue, canBeFalse } = truthOf(value);
  if (value.reads.length > 0)
    f.decidedBy = m.values.withReads(m.values.make([], [], true, f.decidedBy), value.reads).reads;
  const known = f.ctx.trace.branches.get(spans.key);
  if (known) {
    known.canBeTrue ||= canBeTrue;
    known.canBeFalse ||= canBeFalse;
    known.value = m.values.join(known.value, value);
    known.reads = known.value.reads;
    return known;
  }
  const branch = {
    test,
    canBeTrue,
    canBeFalse,
    reads: value.reads,
    value,
    whenTrue: spans.whenTrue,
    whenFalse: spans.whenFalse,
    leavesWhenTrue: false,
    leavesWhenFalse: false,
  };
  f.ctx.trace.branches.set(spans.key, branch);
  return branch;
}

/** What the taken side tells of the variables in the test: `if (!client) return` leaves only a client. */
function narrow(m: Machine, f: Frame, test: Expr, taken: boolean, later?: Expr): void {
  if (!f.state) return;
  switch (test.k) {
    case 'ref': {
      if (mayChange(f, test.b, later)) return;
      const value = readVariable(m, f, test.b);
      narrowVariable(f, test.b, keepWhere(m, value, taken));
      return;
    }
    case 'un':
      if (test.op === '!') narrow(m, f, test.x, !taken, later);
      return;
    case 'log':
      if ((test.op === '&&') === taken && test.op !== '??') {
        narrow(m, f, test.a, taken, later ? test : test.b);
        narrow(m, f, test.b, taken, later);
      }
      return;
    case 'call': {
      const keyed = taken ? keyedCall(test, 'has') : undefined;
      if (keyed) notePresence(m, f, keyed.container, keyed.key);
      return;
    }
    case 'bin':
      if (test.op === 'in' && taken) notePresence(m, f, test.b, test.a);
      if (test.a.k === 'ref' && mayChange(f, test.a.b, later)) return;
      return narrowComparison(m, f, test, taken);
    default:
      return;
  }
}

/** `!loaded && load()`: what is evaluated later may change the variable that was tested. */
function mayChange(f: Frame, b: number, later: Expr | undefined): boolean {
  const binding = f.unit.facts.bindings[b];
  if (!later || !binding || !(binding.assigned || binding.assignedInside)) return false;
  let may = false;
  walkShallow(later, (it) => {
    if (it.k === 'assign') may ||= boundBy(it.target).includes(b);
    else if (binding.assignedInside) may ||= RUNS_CODE.has(it.k);
  });
  return may;
}

function narrowComparison(m: Machine, f: Frame, test: Extract<Expr, { k: 'bin' }>, taken: boolean): void {
  if (test.a.k !== 'ref' || !/^[!=]==?$/.test(test.op)) return;
  const equal = (test.op[0] === '=') === taken;
  const value = readVariable(m, f, test.a.b);
  if (test.b.k === 'undef' || (test.b.k === 'lit' && test.b.v === null)) {
    const loose = test.op.length === 2;
    const literal = test.b.k === 'undef' ? undefined : null;
    if (loose) return narrowVariable(f, test.a.b, keepNullish(m, value, equal));
    if (!equal) narrowVariable(f, test.a.b, without(m, value, literal));
    return;
  }
  if (test.b.k === 'lit' && !equal) narrowVariable(f, test.a.b, without(m, value, test.b.v));
  // Equal to one of several known literals: it is that one.
  if (test.b.k === 'lit' && equal && !onlyLiteral(value) && !value.unknown && value.refs.length === 0) {
    narrowVariable(f, test.a.b, m.values.make([test.b.v], [], false, value.reads));
  }
}

function without(m: Machine, value: Value, literal: Value['literals'][number]): Value {
  return m.values.make(
    value.literals.filter((it) => it !== literal),
    value.refs,
    value.unknown,
    value.reads,
  );
}
