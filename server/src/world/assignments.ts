/** `x = …`, `x += …`, `x ??= …`, `x++`: reads what the target holds where it must, and writes it. */
import type { Expr } from '../facts/ir';
import { evaluateBinary, keepNullish, keepWhere, toNumber } from './compare';
import { evaluate } from './expressions';
import { noteAssignment } from './foreign-writes';
import { copyState, type Frame, joinStates } from './frame';
import { readGlobal } from './global-names';
import type { Machine } from './machine';
import { assignPattern } from './patterns';
import { apart } from './regions';
import { nullishOf, truthOf, type Value } from './value';
import { narrowVariable, readVariable } from './variables';

export function evaluateAssign(m: Machine, f: Frame, x: Extract<Expr, { k: 'assign' }>): Value {
  if (x.op === '=') {
    if (x.target.k === 'pmem') noteAssignment(x.target.x, x);
    const value = evaluate(m, f, x.value);
    assignPattern(m, f, x.target, value);
    return f.state ? value : m.values.never;
  }
  const old = readTarget(m, f, x.target);
  if (!f.state) return m.values.never;
  if (x.op === '&&=' || x.op === '||=' || x.op === '??=') return assignLogical(m, f, x, old);
  if (x.op === '++' || x.op === '--') return assignStep(m, f, x, toNumber(m, old));
  const value = evaluateBinary(m, x.op.slice(0, -1), old, evaluate(m, f, x.value));
  assignPattern(m, f, x.target, value);
  return f.state ? value : m.values.never;
}

function assignStep(m: Machine, f: Frame, x: Extract<Expr, { k: 'assign' }>, old: Value): Value {
  const value = evaluateBinary(m, x.op === '++' ? '+' : '-', old, evaluate(m, f, x.value));
  assignPattern(m, f, x.target, value);
  if (!f.state) return m.values.never;
  return x.postfix ? old : value;
}

function assignLogical(m: Machine, f: Frame, x: Extract<Expr, { k: 'assign' }>, old: Value): Value {
  const { canBeTrue, canBeFalse } = x.op === '??=' ? nullishOf(old) : truthOf(old);
  const assigns = x.op === '||=' ? canBeFalse : canBeTrue;
  const keeps = x.op === '||=' ? canBeTrue : canBeFalse;
  const before = copyState(f.state);
  let value = m.values.never;
  if (assigns) {
    apart(f, () => {
      value = evaluate(m, f, x.value);
      assignPattern(m, f, x.target, value);
    });
  } else f.state = null;
  const kept = x.op === '??=' ? keepNullish(m, old, false) : keepWhere(m, old, x.op === '||=');
  const after = f.state;
  f.state = keeps ? before : null;
  if (x.target.k === 'pid') narrowVariable(f, x.target.b, kept);
  f.state = joinStates(m.values, after, f.state);
  return m.values.join(value, keeps ? kept : m.values.never);
}

function readTarget(m: Machine, f: Frame, target: Extract<Expr, { k: 'assign' }>['target']): Value {
  if (target.k === 'pid') return readVariable(m, f, target.b);
  if (target.k === 'pglobal') return readGlobal(m, f, target.name);
  return target.k === 'pmem' ? evaluate(m, f, target.x) : m.values.unknown;
}
