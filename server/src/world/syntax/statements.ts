/** Control flow: runs statements over the frame's state. Where the state becomes null, nothing after it runs. */
import type { Declarator, Expr, Stmt } from '../../facts/ir';
import { keptAs } from '../choice/form-answers';
import { copyState, type Frame, type JumpTarget, joinStates, type State } from '../machine/frame';
import type { Machine } from '../machine/machine';
import { goOn } from '../machine/regions';
import { makeClass, makeFunction } from '../objects/closures';
import { isFilledBeforeRead } from '../objects/filled-variables';
import { isReplacedAtOnce } from '../objects/replaced-at-once';
import { decide } from './branches';
import { evaluate } from './expressions';
import { jump, jumpReturn, raise, withTarget } from './jumps';
import { labelled, loop, runForIn, runForOf } from './loops';
import { assignPattern } from './patterns';
import { equalCase } from './switches';
import { runTry } from './try';
import { noteUnawaited } from './unawaited';
import { writeVariable } from './variables';

export function runBlock(m: Machine, f: Frame, body: readonly Stmt[]): void {
  hoist(m, f, body);
  for (const stmt of body) {
    if (!f.state) return;
    run(m, f, stmt);
  }
}

/** Function declarations are there before the first statement. */
function hoist(m: Machine, f: Frame, body: readonly Stmt[]): void {
  for (const stmt of body) {
    if (stmt.k === 'function') writeVariable(m, f, stmt.b, makeFunction(m, f, stmt.f));
  }
}

export function run(m: Machine, f: Frame, stmt: Stmt): void {
  switch (stmt.k) {
    case 'expr':
      noteUnawaited(f, stmt.x, evaluate(m, f, stmt.x));
      return;
    case 'var':
      for (const it of stmt.decls) runDeclarator(m, f, it);
      return;
    case 'if':
      return runIf(m, f, stmt);
    case 'block':
      return runBlock(m, f, stmt.body);
    case 'return': {
      const value = stmt.x ? evaluate(m, f, stmt.x) : m.values.undefined;
      if (f.state) jumpReturn(m, f, value);
      return;
    }
    case 'throw': {
      const value = evaluate(m, f, stmt.x);
      if (f.state) raise(m, f, value);
      f.state = null;
      return;
    }
    case 'break':
    case 'continue':
      return jump(m, f, stmt.k, stmt.label);
    case 'label':
      return withTarget(m, f, { kind: 'label', label: stmt.label, broke: null, continued: null }, () =>
        run(m, f, labelled(stmt.body, stmt.label)),
      );
    case 'while':
      return loop(m, f, stmt, { test: stmt.test, body: () => run(m, f, stmt.body) });
    case 'do':
      return loop(m, f, stmt, { test: stmt.test, body: () => run(m, f, stmt.body), first: true });
    case 'for':
      if (stmt.init) run(m, f, stmt.init);
      return loop(m, f, stmt, {
        test: stmt.test,
        body: () => run(m, f, stmt.body),
        update: stmt.update && (() => evaluate(m, f, stmt.update as Expr)),
      });
    case 'forof':
      return runForOf(m, f, stmt);
    case 'forin':
      return runForIn(m, f, stmt);
    case 'switch':
      return runSwitch(m, f, stmt);
    case 'try':
      return runTry(m, f, stmt);
    case 'function':
      return;
    case 'classdecl':
      writeVariable(m, f, stmt.b, makeClass(m, f, stmt.c, stmt.b));
      return;
  }
}

function runIf(m: Machine, f: Frame, stmt: Extract<Stmt, { k: 'if' }>): void {
  const test = evaluate(m, f, stmt.test);
  if (!f.state) return;
  decide(m, f, stmt.test, test, {
    key: stmt,
    spanTrue: stmt.then,
    spanFalse: stmt.else,
    exitsTrue: exits(stmt.then),
    exitsFalse: stmt.else !== undefined && exits(stmt.else),
    whenTrue: () => run(m, f, stmt.then),
    whenFalse: () => {
      if (stmt.else) run(m, f, stmt.else);
    },
  });
}

/** Nothing after it in its block runs. */
function exits(stmt: Stmt): boolean {
  switch (stmt.k) {
    case 'return':
    case 'throw':
    case 'break':
    case 'continue':
      return true;
    case 'block':
      return stmt.body.some(exits);
    case 'if':
      return stmt.else !== undefined && exits(stmt.then) && exits(stmt.else);
    default:
      return false;
  }
}

function runSwitch(m: Machine, f: Frame, stmt: Extract<Stmt, { k: 'switch' }>): void {
  const subject = evaluate(m, f, stmt.x);
  if (!f.state) return;
  hoist(
    m,
    f,
    stmt.cases.flatMap((it) => it.body),
  );
  const target: JumpTarget = { kind: 'switch', label: undefined, broke: null, continued: null };
  f.targets.push(target);
  const { region, ends } = f;
  f.region = {};
  // The state in which tests go on, and the one that falls through from the case above.
  let testing: State | null = f.state;
  let falling: State | null = null;
  const matched: (State | null)[] = [];
  for (const clause of stmt.cases) {
    let entering: State | null = null;
    if (clause.test && testing) {
      f.state = testing;
      const match = equalCase(m, f, stmt, clause, subject);
      entering = match.canBeTrue ? copyState(f.state) : null;
      testing = match.canBeFalse ? f.state : null;
    }
    matched.push(entering);
  }
  const defaultState = testing;
  const hasDefault = stmt.cases.some((it) => !it.test);
  stmt.cases.forEach((clause, i) => {
    const entering = clause.test ? (matched[i] ?? null) : copyState(defaultState);
    f.state = joinStates(m.values, entering, falling);
    for (const inner of clause.body) if (f.state) run(m, f, inner);
    falling = f.state;
  });
  f.targets.pop();
  goOn(f, { region, ends });
  f.state = joinStates(m.values, falling, target.broke);
  if (!hasDefault) f.state = joinStates(m.values, f.state, defaultState);
}

/** `let x`, `let x = null` */
function isLiteral(init: Expr | undefined): boolean {
  return init === undefined || init.k === 'undef' || init.k === 'lit';
}

/** What it is declared with. */
function isNeverSeen(m: Machine, { unit: { facts } }: Frame, b: number): boolean {
  return isFilledBeforeRead(facts, b) || isReplacedAtOnce(m.links, facts, b);
}

function runDeclarator(m: Machine, f: Frame, { target, init }: Declarator): void {
  const binding = target.k === 'pid' ? f.unit.facts.bindings[target.b] : undefined;
  if (target.k === 'pid' && isLiteral(init) && isNeverSeen(m, f, target.b)) return;
  const value = init ? keptAs(m, f, binding?.name, init, evaluate(m, f, init)) : m.values.undefined;
  if (binding?.kind === 'enum') for (const ref of value.refs) if (ref.kind === 'object') ref.heap.isEnum = true;
  assignPattern(m, f, target, value);
}
