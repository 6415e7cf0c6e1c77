/**
 * `for (let i = 0; i < users.length; i++) users[i]`: the row in hand, where all that is taken from the list in this
 * function is taken by one variable, which changes in one place. By several (`users[i - 1]`) nothing tells whose it is.
 */
import type { Expr, FileFacts, Stmt } from '../../facts/ir';
import { forEachExpr } from '../../facts/walk';
import { remembered } from '../../std/remembered';
import type { Frame } from '../machine/frame';
import type { Machine } from '../machine/machine';
import { nameless } from '../outside/nameless';
import type { Value } from '../values/value';
import { isOfSeveral } from './several';

type Indexed = Extract<Expr, { k: 'index' }>;

/** Undefined: it is no list of rows, or the place is written in the program. */
export function rowByIndex(
  m: Machine,
  f: Frame,
  { refs, literals, unknown }: Value,
  at: object | undefined,
): Value | undefined {
  const read = at as Expr | undefined;
  if (read?.k !== 'index' || read.obj.k !== 'ref' || read.index.k === 'lit') return undefined;
  const lists = refs.flatMap((it) => (it.kind === 'foreign' && isOfSeveral(it.access) ? it : []));
  const isList = !unknown && literals.length === 0 && lists.length === refs.length && refs.length > 0;
  if (!isList || lists.some((it) => it.access.path.at(-1) === '[]')) return undefined;
  if (!isInHand(f.unit.facts, read)) return nameless(m);
  return lists.map((it) => m.values.ref(m.refs.below(it, '[]'))).reduce((a, b) => m.values.join(a, b));
}

interface Taken {
  /** By the list's variable: the variables by which something is taken from it; undefined for anything else. */
  readonly by: Map<number, Set<number | undefined>>;
  readonly changes: Map<number, number>;
}

const known = new WeakMap<FileFacts, Taken>();

function isInHand(facts: FileFacts, { obj, index }: Indexed): boolean {
  const { by, changes } = takenIn(facts);
  if (obj.k !== 'ref' || index.k !== 'ref') return false;
  return by.get(obj.b)?.size === 1 && (changes.get(index.b) ?? 0) <= 1;
}

function takenIn(facts: FileFacts): Taken {
  return remembered(known, facts, () => {
    const by: Taken['by'] = new Map();
    const changes: Taken['changes'] = new Map();
    forEachExpr(facts, (it: Expr | Stmt) => {
      if (it.k === 'assign' && it.target.k === 'pid') changes.set(it.target.b, (changes.get(it.target.b) ?? 0) + 1);
      if (it.k !== 'index' || it.obj.k !== 'ref') return;
      remembered(by, it.obj.b, () => new Set()).add(it.index.k === 'ref' ? it.index.b : undefined);
    });
    return { by, changes };
  });
}
