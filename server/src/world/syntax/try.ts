/**
 * `try`: any call in it may throw, so its handler runs from the join of the states at those places.
 * A `finally` block runs once for all ways out, then each way goes on.
 */
import type { Stmt } from '../../facts/ir';
import { copyState, type Frame, type Handler, type JumpTarget, joinStates } from '../machine/frame';
import type { Machine } from '../machine/machine';
import { apart, goOn } from '../machine/regions';
import { foreignUnknown } from '../outside/foreign';
import type { Value } from '../values/value';
import { jump, jumpReturn, raise } from './jumps';
import { assignPattern } from './patterns';
import { run } from './statements';

type Try = Extract<Stmt, { k: 'try' }>;

export function runTry(m: Machine, f: Frame, stmt: Try): void {
  if (!stmt.finalizer) return runHandled(m, f, stmt);
  const target: Extract<JumpTarget, { kind: 'finally' }> = { kind: 'finally', pending: [], state: null };
  const outer = f.handler;
  const escaping: Handler = { state: null, value: m.values.never };
  f.handler = escaping;
  f.targets.push(target);
  apart(f, () => runHandled(m, f, stmt));
  f.targets.pop();
  f.handler = outer;

  const endsNormally = f.state;
  f.state = joinStates(m.values, joinStates(m.values, copyState(endsNormally), target.state), escaping.state);
  if (f.state) run(m, f, stmt.finalizer);
  const after = f.state;
  if (!after) return;
  for (const pending of target.pending) {
    f.state = copyState(after);
    if (pending.kind === 'return') jumpReturn(m, f, pending.value);
    else jump(m, f, pending.kind, pending.label);
  }
  if (escaping.state) {
    f.state = copyState(after);
    raise(m, f, escaping.value);
  }
  f.state = endsNormally ? after : null;
}

function runHandled(m: Machine, f: Frame, stmt: Try): void {
  if (!stmt.handler) return run(m, f, stmt.block);
  const outer = f.handler;
  const handler: Handler = { state: null, value: m.values.never };
  f.handler = handler;
  apart(f, () => run(m, f, stmt.block));
  f.handler = outer;
  const after = f.state;
  if (!handler.state) return;
  f.state = handler.state;
  const { region, ends } = f;
  f.region = {};
  if (stmt.param) assignPattern(m, f, stmt.param, m.values.join(handler.value, error(m, f, stmt)));
  run(m, f, stmt.handler);
  goOn(f, { region, ends });
  f.state = joinStates(m.values, after, f.state);
}

/** What the language and the platform throw by themselves is an error, which is no text and no number. */
function error(m: Machine, f: Frame, stmt: Try): Value {
  return m.values.ref(m.refs.object(f.ctx, stmt, 'thrown', 'object', foreignUnknown(m)));
}
