/** A list that a preference decided over: what is done with each of its elements depends on that. */
import type { GateKind } from '../../../../shared/src/model';
import type { Call, Expr, Span } from '../../facts/ir';
import type { Frame } from '../machine/frame';
import type { Machine } from '../machine/machine';
import { recordBranch } from '../syntax/branches';
import type { Value } from '../values/value';

export function noteRows(m: Machine, f: Frame, list: Expr, value: Value, isEmpty: boolean, body: Span): void {
  if (!f.state || value.reads.length === 0) return;
  const any = m.values.withReads(isEmpty ? m.values.false : m.values.boolean, value.reads);
  const selects = value.reads.some((it) => it.selects !== undefined);
  const branch = recordBranch(m, f, list, any, { key: list, whenTrue: body, whenFalse: undefined });
  (branch as { kind?: GateKind }).kind = selects ? 'query' : 'filter';
}

export function receiverOf(site: Call): Expr {
  return site.callee.k === 'member' ? site.callee.obj : site;
}
