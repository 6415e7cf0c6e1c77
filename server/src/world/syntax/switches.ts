/** One `case`: may the subject be equal to it, and may it not? */
import type { Expr, Stmt } from '../../facts/ir';
import type { Frame } from '../machine/frame';
import type { Machine } from '../machine/machine';
import { evaluateBinary } from '../values/compare';
import { type Truth, truthOf, type Value } from '../values/value';
import { recordBranch } from './branches';
import { evaluate } from './expressions';

type Switch = Extract<Stmt, { k: 'switch' }>;

export function equalCase(m: Machine, f: Frame, stmt: Switch, clause: Switch['cases'][number], subject: Value): Truth {
  const test = clause.test as Expr;
  const value = evaluate(m, f, test);
  if (!f.state) return { canBeTrue: false, canBeFalse: false };
  const equal = evaluateBinary(m, '===', subject, value);
  const truth = truthOf(equal);
  const last = clause.body.at(-1);
  recordBranch(m, f, stmt.x, equal, {
    key: clause,
    whenTrue: last && { s: clause.body[0]?.s ?? last.s, e: last.e },
    // When this case is certain, what only other cases hold is cut.
    whenFalse: truth.canBeFalse ? undefined : { s: last ? last.e : test.e, e: stmt.e },
  });
  return truth;
}
