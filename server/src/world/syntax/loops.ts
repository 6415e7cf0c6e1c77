/** Loops: run over the state until it no longer changes, or element by element where the list is known. */
import type { Expr, Stmt } from '../../facts/ir';
import { awaitValue } from '../calls/promises';
import { isWholeJar, runJarLoop } from '../cookies/jar-loop';
import { noteEachOfSeveral } from '../database/each-of-several';
import { isOfAll } from '../database/keyed-rows';
import { noteRows } from '../database/row-gates';
import { selectedRows } from '../database/rows';
import { isForOthers } from '../database/rows-of-others';
import { copyState, type Frame, type JumpTarget, joinStates, type State, sameStates } from '../machine/frame';
import type { Machine } from '../machine/machine';
import { goOn } from '../machine/regions';
import { isForNobody } from '../natives/each-element';
import { findInLoop, noteLeftInLoop } from '../objects/left-by-others';
import { noteEachLeft } from '../objects/left-data';
import { elementsOf } from '../objects/list-elements';
import { propertyNames } from '../objects/properties';
import { keyOfAny } from '../objects/shared-state';
import type { Value } from '../values/value';
import { decide } from './branches';
import { evaluate } from './expressions';
import { assignPattern } from './patterns';
import { run } from './statements';

/** Rounds after which a loop's changing literals are given up. */
const WIDEN_AFTER = 3;
const MAX_ROUNDS = 24;
/** A `for…of` over a list of known length is run element by element up to this length. */
const MAX_UNROLLED = 8;
/** A label belongs to the loop directly under it: `continue outer` continues that loop. */
const loopLabels = new WeakMap<Stmt, string>();
export function labelled(body: Stmt, label: string): Stmt {
  loopLabels.set(body, label);
  return body;
}

interface Loop {
  readonly test?: Expr;
  readonly body: () => void;
  readonly update?: (() => void) | undefined;
  /** The body runs before each test. */
  readonly first?: boolean;
}

export function loop(m: Machine, f: Frame, stmt: Stmt, parts: Loop): void {
  const label = loopLabels.get(stmt);
  let head: State | null = f.state;
  let exit: State | null = null;
  const { region, ends } = f;
  for (let round = 0; round < MAX_ROUNDS && head; round++) {
    const target: JumpTarget = { kind: 'loop', label, broke: null, continued: null };
    f.state = copyState(head);
    f.region = {};
    f.targets.push(target);
    const leave = (state: State | null): void => {
      exit = joinStates(m.values, exit, state);
    };
    if (parts.first) parts.body();
    else runTested(m, f, stmt, parts, leave);
    f.targets.pop();
    f.state = joinStates(m.values, f.state, target.continued);
    if (parts.first && f.state) runTested(m, f, stmt, { ...parts, body: () => {} }, leave);
    if (f.state && parts.update) parts.update();
    exit = joinStates(m.values, exit, target.broke);
    const next: State | null = joinStates(m.values, head, f.state);
    if (sameStates(next, head)) break;
    head = round >= WIDEN_AFTER ? widen(m, head, next) : next;
  }
  goOn(f, { region, ends });
  f.state = exit;
}

function runTested(m: Machine, f: Frame, stmt: Stmt, parts: Loop, leave: (state: State | null) => void): void {
  if (!parts.test) {
    // `for…in`, `for…of`: may run no time at all. `for (;;)` has no way out but a jump.
    if (stmt.k !== 'for') leave(copyState(f.state));
    parts.body();
    return;
  }
  const test = evaluate(m, f, parts.test);
  if (!f.state) return;
  decide(m, f, parts.test, test, {
    key: stmt,
    spanTrue: stmt.k === 'while' || stmt.k === 'for' ? stmt.body : undefined,
    spanFalse: undefined,
    whenTrue: () => parts.body(),
    whenFalse: () => {
      leave(copyState(f.state));
      f.state = null;
    },
  });
}

/** A variable that still changes may be any literal. */
function widen(m: Machine, before: State | null, after: State | null): State | null {
  if (!before || !after) return after;
  for (const [b, value] of after) {
    if (before.get(b) !== value) after.set(b, m.values.make([], value.refs, true, value.reads));
  }
  return after;
}

export function runForOf(m: Machine, f: Frame, stmt: Extract<Stmt, { k: 'forof' }>): void {
  // A query that is gone through is run.
  const list = selectedRows(m, evaluate(m, f, stmt.x), f.ctx);
  if (!f.state) return;
  if (m.prior && isWholeJar(list)) {
    const parts = {
      label: loopLabels.get(stmt),
      body: () => run(m, f, stmt.body),
      widen: (a: State | null, b: State | null) => widen(m, a, b),
    };
    return runJarLoop(m, f, stmt, list, parts);
  }
  const { elements, exact } = elementsOf(m, f, list, stmt.x);
  noteRows(m, f, stmt.x, list, isForNobody(m, { elements, exact }), stmt.body);
  if (!exact || elements.length > MAX_UNROLLED) {
    const ofAll = isOfAll(list);
    const element = elements.reduce((a, b) => m.values.join(a, b), m.values.never);
    const body = () => {
      if (element === m.values.never || isForOthers(m, element)) {
        f.state = null;
        return;
      }
      if (ofAll) findInLoop(m, f, stmt);
      noteEachOfSeveral(f, element, stmt.body);
      const taken = noteEachLeft(m, f, element, stmt.body);
      const before = copyState(f.state);
      assignPattern(m, f, stmt.target, stmt.await ? awaitValue(m, f, taken) : taken);
      run(m, f, stmt.body);
      if (ofAll) noteLeftInLoop(m, f, stmt, before);
    };
    return loop(m, f, stmt, { body });
  }
  runEach(m, f, stmt, elements);
}

export function runForIn(m: Machine, f: Frame, stmt: Extract<Stmt, { k: 'forin' }>): void {
  const object = evaluate(m, f, stmt.x);
  const names = propertyNames(m, f, object);
  if (!f.state) return;
  if (names && names.length <= MAX_UNROLLED) return runEach(m, f, stmt, names);
  loop(m, f, stmt, {
    body: () => {
      assignPattern(m, f, stmt.target, keyOfAny(m, f, object.refs));
      run(m, f, stmt.body);
    },
  });
}

/** These, in this order, and no others. */
function runEach(
  m: Machine,
  f: Frame,
  stmt: Extract<Stmt, { k: 'forof' | 'forin' }>,
  elements: readonly Value[],
): void {
  const target: JumpTarget = { kind: 'loop', label: loopLabels.get(stmt), broke: null, continued: null };
  f.targets.push(target);
  const { region, ends } = f;
  for (const element of elements) {
    if (!f.state) break;
    assignPattern(m, f, stmt.target, stmt.k === 'forof' && stmt.await ? awaitValue(m, f, element) : element);
    run(m, f, stmt.body);
    f.state = joinStates(m.values, f.state, target.continued);
    target.continued = null;
  }
  f.targets.pop();
  goOn(f, { region, ends });
  f.state = joinStates(m.values, f.state, target.broke);
}
