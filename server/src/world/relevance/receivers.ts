/** How each function of a file uses a name: only to reach members of what it stands for, or in another way. */
import type { Expr, FileFacts, Pattern, Stmt } from '../../facts/ir';
import { forEachExpr } from '../../facts/walk';
import { remembered } from '../../std/remembered';

/** By one function. `others`: it is handed on, compared, called, spread … */
export interface NameUse {
  readonly members: ReadonlySet<string>;
  /** Members that are assigned or deleted. */
  readonly written: ReadonlySet<string>;
  readonly others: boolean;
}

interface Counted {
  readonly members: Set<string>;
  readonly written: Set<string>;
  /** How often it is named, beside as that of which a member is meant. */
  others: number;
}

/** By name, then by function. */
export type NameUses = ReadonlyMap<number, ReadonlyMap<number, NameUse>>;

const known = new WeakMap<FileFacts, NameUses>();

export function nameUses(facts: FileFacts): NameUses {
  return remembered(known, facts, () => {
    const found = new Map<number, Map<number, Counted>>();
    forEachExpr(facts, (it, fn) => {
      if (it.k === 'ref') useOf(it.b, fn).others++;
      const use = memberUse(it, fn);
      if (use && it.k === 'member') {
        use.members.add(it.name);
        use.others--;
      }
      for (const x of writtenBy(it)) if (x.k === 'member') memberUse(x, fn)?.written.add(x.name);
    });
    const uses = ({ others, ...named }: Counted): NameUse => ({ ...named, others: others > 0 });
    return new Map([...found].map(([b, byFn]) => [b, new Map([...byFn].map(([fn, counted]) => [fn, uses(counted)]))]));

    function memberUse(it: Expr | Stmt, fn: number): Counted | undefined {
      return it.k === 'member' && it.obj.k === 'ref' ? useOf(it.obj.b, fn) : undefined;
    }

    function useOf(b: number, fn: number): Counted {
      const byFn = remembered(found, b, () => new Map<number, Counted>());
      return remembered(byFn, fn, () => ({ members: new Set<string>(), written: new Set<string>(), others: 0 }));
    }
  });
}

function writtenBy(it: Expr | Stmt): readonly Expr[] {
  if (it.k === 'un') return it.op === 'delete' ? [it.x.k === 'chain' ? it.x.x : it.x] : [];
  return it.k === 'assign' || it.k === 'forof' || it.k === 'forin' ? targetsIn(it.target) : [];
}

function targetsIn(pattern: Pattern | undefined): readonly Expr[] {
  switch (pattern?.k) {
    case 'pmem':
      return [pattern.x];
    case 'pdef':
      return targetsIn(pattern.target);
    case 'parr':
      return [...pattern.elems.flatMap((it) => (it ? targetsIn(it) : [])), ...targetsIn(pattern.rest)];
    case 'pobj':
      return [...pattern.props.flatMap((it) => targetsIn(it.value)), ...targetsIn(pattern.rest)];
    default:
      return [];
  }
}
