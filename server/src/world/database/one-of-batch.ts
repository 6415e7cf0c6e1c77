/**
 * One message of a batch, taken by its place where the others are gone through too: `event.Records[0]`. What it says of
 * whom it is about decides nothing over whom the others are about.
 */
import type { Expr, FileFacts } from '../../facts/ir';
import { forEachExpr } from '../../facts/walk';
import { remembered } from '../../std/remembered';
import type { Frame } from '../machine/frame';
import type { Machine } from '../machine/machine';
import { ONE_OF_BATCH } from '../values/rows';
import { isNullish, type Value } from '../values/value';

/** Undefined: it is no such message. `found`: what stands at that place. */
export function oneOfBatch(m: Machine, f: Frame, found: Value, at: object | undefined): Value | undefined {
  const read = at as Expr | undefined;
  if (read?.k !== 'index' || read.index.k !== 'lit' || !isMessage(found)) return undefined;
  const list = listNamed(read.obj);
  if (list === undefined || !(usesIn(f.unit.facts).get(list) ?? false)) return undefined;
  const message = m.refs.foreign({ root: { kind: 'global' }, path: ['?', ONE_OF_BATCH], steps: [] }, 'env');
  return m.values.make(found.literals, [message], false, found.reads);
}

/** It comes from whoever calls, and nothing else is known of it. */
function isMessage({ refs, literals, unknown }: Value): boolean {
  const isSent = refs.every((it) => it.kind === 'foreign' && it.origin === 'env' && it.access.path[0] === '?');
  return isSent && refs.length > 0 && literals.every(isNullish) && !unknown;
}

/** `messages`, `event.Records` */
function listNamed(x: Expr): string | undefined {
  if (x.k === 'ref') return String(x.b);
  return x.k === 'member' && x.obj.k === 'ref' ? `${x.obj.b}.${x.name}` : undefined;
}

const known = new WeakMap<FileFacts, ReadonlyMap<string, boolean>>();

/** Lists of which more is taken than what stands at places that are written down. */
function usesIn(facts: FileFacts): ReadonlyMap<string, boolean> {
  return remembered(known, facts, () => {
    const all = new Map<string, number>();
    const placed = new Map<string, number>();
    const add = (to: Map<string, number>, x: Expr) => {
      const name = listNamed(x);
      if (name !== undefined) to.set(name, (to.get(name) ?? 0) + 1);
    };
    forEachExpr(facts, (node) => {
      if (node.k === 'ref' || node.k === 'member') add(all, node as Expr);
      if (node.k === 'index' && node.index.k === 'lit') add(placed, node.obj);
      if (node.k === 'member' && node.name === 'length') add(placed, node.obj);
    });
    return new Map([...all].map(([name, count]) => [name, count > (placed.get(name) ?? 0)]));
  });
}
