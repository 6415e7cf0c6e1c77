/** How a file uses its variables: where one is only looked into, nobody else can hold what is in it. */
import type { Declarator, Expr, FileFacts } from '../../facts/ir';
import { scriptBindings } from '../../facts/script-names';
import { type FactNode, walkFacts } from '../../links/walk-facts';
import { remembered } from '../../std/remembered';

/** A mention of a variable, with the nodes around it, innermost first. */
export interface Use {
  readonly at: FactNode;
  readonly around: readonly FactNode[];
  /** The function or class in which it stands. */
  readonly root: FactNode | undefined;
  /** What around it takes elements one by one, and may do other things between two of them. */
  readonly passes: readonly FactNode[];
}

export interface Uses {
  readonly ofVariable: ReadonlyMap<number, readonly Use[]>;
  /** By what they are declared with. */
  readonly declaredWith: ReadonlyMap<Expr, number>;
}

/** Nodes around a mention that tell what is done with it. */
const NEAR = 4;

const known = new WeakMap<FileFacts, Uses>();

export function usesIn(facts: FileFacts): Uses {
  return remembered(known, facts, () => collect(facts));
}

function collect(facts: FileFacts): Uses {
  const ofVariable = new Map<number, Use[]>();
  const declaredWith = new Map<Expr, number>();
  walkFacts(facts, (node, around) => {
    const { target, init } = node as Partial<Declarator>;
    if (target?.k === 'pid' && init) declaredWith.set(init, target.b);
    if (node.k !== 'ref' && node.k !== 'pid') return;
    remembered(ofVariable, node.b as number, () => []).push({
      at: node,
      around: around.slice(-NEAR).reverse(),
      root: around[0],
      passes: around.filter(isPass),
    });
  });
  return { ofVariable, declaredWith };
}

/** `for (const it of x)`, `for (const it in x)`, `const [a, b] = x`. */
export function isPass({ k, target }: FactNode): boolean {
  return k === 'forof' || k === 'forin' || (target as FactNode | undefined)?.k === 'parr';
}

/** Other files may use it: it is exported, or at the top of a script, whose names all scripts of a page share. */
export function isSeen(facts: FileFacts, b: number): boolean {
  const isExported = facts.exports.some((it) => (it.x === 'local' || it.x === 'assign') && it.b === b);
  return isExported || scriptBindings(facts).includes(b);
}

/** The constant that holds what is made here, where nothing is done with it but to look into it: `made.x`, `made[x]`. */
export function isOnlyLookedInto(facts: FileFacts, made: Expr): boolean {
  const { ofVariable, declaredWith } = usesIn(facts);
  const b = declaredWith.get(made);
  if (b === undefined || facts.bindings[b]?.kind !== 'const' || isSeen(facts, b)) return false;
  return (ofVariable.get(b) ?? []).every(({ at, around: [parent, outer] }) => {
    if (at.k === 'pid') return parent?.init === made;
    const isRead = (parent?.k === 'member' || parent?.k === 'index') && parent.obj === at;
    return isRead && outer?.k !== 'pmem' && !(outer?.k === 'un' && outer.op === 'delete');
  });
}
