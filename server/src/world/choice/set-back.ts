/**
 * Rows that a request sets back to allowed before it reads them again: `user.update({ data: { optedOut: false } })`.
 *
 * The consumer who opted out need not be one any more from there on, so what rows say after such a write is not
 * known: in the same function, in what it calls afterwards, and in whoever called it, once it has returned.
 */
import type { FunctionFacts } from '../../facts/ir';
import type { CallSpec } from '../calls/calls';
import { rowWriteOf } from '../database/row-writes';
import { sqlWrite } from '../database/sql-writes';
import type { Mode } from '../machine/context';
import type { Frame } from '../machine/frame';
import { enqueue, type Machine, modeOf } from '../machine/machine';
import { givenUnder } from '../values/certain-arguments';
import type { ForeignRef } from '../values/ref';
import { textOf } from '../values/strings';
import type { Value } from '../values/value';

/** Stands among the variables of a frame, where it may have happened on one of the ways. */
const MARK = Number.MAX_SAFE_INTEGER;

export function noteSetBack(m: Machine, f: Frame, ref: ForeignRef, call: CallSpec): void {
  const [first, ...others] = call.args;
  const text = first && textOf(first);
  // Of an `upsert`, what it does with the row that there is.
  const isUpsert = first?.refs.some((it) => it.kind === 'object' && it.heap.props.has('update')) ?? false;
  const update = isUpsert ? { ...call, args: [givenUnder(m, f, first as Value, 'update'), ...others] } : call;
  const written = text === undefined ? rowWriteOf(m.catalogue, f.unit.facts, ref, update) : sqlWrite(m.catalogue, text);
  if (!written?.polarity || written.says === 'refuses') return;
  // A row that is made is another consumer's, but for a record of what was decided.
  const isMade = written.action === 'insert' && !isUpsert;
  if (!isMade || m.catalogue.polarityOfModel(written.model) !== undefined) markSetBack(m, f);
}

/** It was called, and may have set something back. */
export function noteReturnOf(m: Machine, f: Frame, called: FunctionFacts): void {
  if (m.setBack.has(called) || m.prior?.setBack.has(called)) markSetBack(m, f);
}

export function isSetBack({ ctx, state }: Frame): boolean {
  return ctx.mode.setBack || state?.has(MARK) === true;
}

/** What is called from here on. */
export function modeAfter(m: Machine, f: Frame, mode: Mode): Mode {
  return !mode.setBack && f.state?.has(MARK) ? modeOf(m, mode.side, mode.request, { ...mode, setBack: true }) : mode;
}

export function markSetBack(m: Machine, f: Frame): void {
  f.state?.set(MARK, m.values.true);
  const own = f.unit.facts.functions[f.ctx.fn];
  // A module runs before any request, and what is handed to a server is not called by who hands it over.
  if (!own || f.ctx.fn <= 0 || m.setBack.has(own)) return;
  m.setBack.add(own);
  for (const caller of f.ctx.callers.keys()) enqueue(m, caller);
}
