/** Ways out: `break`, `continue`, `return` and what is thrown go to whom they are meant for, through each `finally` between. */
import { copyState, type Frame, type JumpTarget, joinStates } from '../machine/frame';
import { type Machine, writeCell } from '../machine/machine';
import { isMaking, untilJumpsEnd } from '../machine/regions';
import { noteEnd } from '../serving/ends';
import { noteExit } from '../sharing/opt-out-modes';
import type { Value } from '../values/value';

export function withTarget(m: Machine, f: Frame, target: JumpTarget, body: () => void): void {
  f.targets.push(target);
  untilJumpsEnd(f, body);
  f.targets.pop();
  if (target.kind !== 'finally') f.state = joinStates(m.values, f.state, target.broke);
}

export function jump(m: Machine, f: Frame, kind: 'break' | 'continue', label: string | undefined): void {
  f.jumps++;
  if (label !== undefined) f.leaves++;
  for (let i = f.targets.length - 1; i >= 0 && f.state; i--) {
    const target = f.targets[i] as JumpTarget;
    if (target.kind === 'finally') {
      target.pending.push({ kind, label });
      target.state = joinStates(m.values, target.state, f.state);
      break;
    }
    if (!takes(target, kind, label)) continue;
    if (kind === 'break') target.broke = joinStates(m.values, target.broke, f.state);
    else target.continued = joinStates(m.values, target.continued, f.state);
    break;
  }
  f.state = null;
}

function takes(
  target: Exclude<JumpTarget, { kind: 'finally' }>,
  kind: 'break' | 'continue',
  label: string | undefined,
): boolean {
  if (label !== undefined) return target.label === label && (kind === 'break' || target.kind === 'loop');
  return kind === 'break' ? target.kind !== 'label' : target.kind === 'loop';
}

export function jumpReturn(m: Machine, f: Frame, value: Value): void {
  f.leaves++;
  // Others see what a constructor made, as far as it came.
  if (isMaking(f)) {
    f.jumps++;
    f.ends++;
  }
  for (let i = f.targets.length - 1; i >= 0; i--) {
    const target = f.targets[i] as JumpTarget;
    if (target.kind !== 'finally') continue;
    target.pending.push({ kind: 'return', value });
    target.state = joinStates(m.values, target.state, f.state);
    f.state = null;
    return;
  }
  noteEnd(m, f, value);
  writeCell(m, f.ctx.result, m.values.withReads(value, f.decidedBy), f.ctx);
  noteExit(m, f);
  f.state = null;
}

/** What is thrown here goes to the innermost `try`, or out of the function. The state goes on: it may not have been thrown. */
export function raise(m: Machine, f: Frame, value: Value): void {
  if (!f.state) return;
  if (f.handler) {
    f.handler.state = joinStates(m.values, f.handler.state, copyState(f.state));
    f.handler.value = m.values.join(f.handler.value, value);
    return;
  }
  writeCell(m, f.ctx.thrown, value, f.ctx);
}
