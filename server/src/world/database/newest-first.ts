/** Queries that are put in order after they are begun: `Consent.findOne({ userId }).sort({ at: -1 })`. */
import type { Expr, FileFacts } from '../../facts/ir';
import { forEachExpr } from '../../facts/walk';
import { remembered } from '../../std/remembered';

const known = new WeakMap<FileFacts, ReadonlySet<object>>();

/** Calls whose answer is asked for from the newest on. */
export function newestFirst(facts: FileFacts): ReadonlySet<object> {
  return remembered(known, facts, () => {
    const found = new Set<object>();
    forEachExpr(facts, (node) => {
      if (node.k !== 'call' || node.callee.k !== 'member' || !/^(?:sort|orderBy|order)$/.test(node.callee.name)) return;
      if (!node.args.some((it) => it.k !== 'spread' && isDescending(it))) return;
      for (let it: Expr = node.callee.obj; it.k === 'call'; it = it.callee.obj) {
        found.add(it);
        if (it.callee.k !== 'member') break;
      }
    });
    return found;
  });
}

/** `{ at: -1 }`, `{ at: 'desc' }`, `'-at'`, `[['at', 'DESC']]`. */
function isDescending(x: Expr): boolean {
  switch (x.k) {
    case 'lit':
      return x.v === -1 || (typeof x.v === 'string' && /^-\w|\bdesc(?:ending)?\b/i.test(x.v));
    case 'un':
      return x.op === '-' && x.x.k === 'lit' && x.x.v === 1;
    case 'obj':
      return x.props.some((it) => it.p === 'value' && isDescending(it.value));
    case 'arr':
      return x.elems.some((it) => it.k !== 'spread' && isDescending(it));
    default:
      return false;
  }
}
