/**
 * Objects, lists, maps and sets that only one variable holds: nothing is done with it but to look into it and to change
 * what is in it, in the function that declares it. Nobody else can see a change, so each one makes it another value.
 */
import type { Expr, FileFacts, FunctionFacts } from '../../facts/ir';
import { type FactNode, walkFacts } from '../../links/walk-facts';
import { remembered } from '../../std/remembered';
import { isPass, isSeen, type Use, usesIn } from './uses';

export type Kind = 'object' | 'list' | 'map' | 'set';

/** Of a variable that closures see, too: each change is one more thing that they may find. */
const MAX_CHANGES = 4;

interface Methods {
  readonly reads: ReadonlySet<string>;
  readonly changes: ReadonlySet<string>;
  /** What they give is the container itself. */
  readonly chained: ReadonlySet<string>;
}

const METHODS: Readonly<Record<Kind, Methods>> = {
  object: { reads: words('hasOwnProperty'), changes: words(''), chained: words('') },
  list: {
    reads: words(
      'at concat entries every filter find findIndex findLast flat flatMap forEach includes indexOf join keys lastIndexOf map reduce slice some values toReversed toSorted',
    ),
    changes: words('push pop shift unshift splice'),
    chained: words('sort reverse fill'),
  },
  map: { reads: words('get has entries keys values forEach'), changes: words('delete clear'), chained: words('set') },
  set: { reads: words('has entries keys values forEach'), changes: words('delete clear'), chained: words('add') },
};

/** What they give finds what is changed after it was made. */
const ITERATORS = words('entries keys values');

const READERS: ReadonlySet<string> = words(
  'Object.keys Object.values Object.entries Object.hasOwn Object.fromEntries JSON.stringify Array.isArray Array.from Reflect.has Reflect.get',
);

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(' '));
}

const known = new WeakMap<FileFacts, ReadonlyMap<number, number>>();

/** The variable whose container a variable holds, where nobody else does. */
export function ownerOfContainer(facts: FileFacts, b: number): number | undefined {
  return remembered(known, facts, () => collect(facts)).get(b);
}

function collect(facts: FileFacts): ReadonlyMap<number, number> {
  const { declaredWith } = usesIn(facts);
  const roots = new Map<number, number>();
  for (const [init, b] of declaredWith) {
    const kind = kindOf(init);
    const group = kind && heldBy(facts, b, kind, init);
    if (group && group.changed.length > 0) for (const it of group.names) roots.set(it, b);
  }
  return roots;
}

function kindOf(init: Expr): Kind | undefined {
  if (init.k === 'obj') return init.props.every((it) => it.p !== 'get' && it.p !== 'set') ? 'object' : undefined;
  if (init.k === 'arr') return 'list';
  if (init.k !== 'new' || init.callee.k !== 'global') return undefined;
  return init.callee.name === 'Map' ? 'map' : init.callee.name === 'Set' ? 'set' : undefined;
}

interface Group {
  readonly names: readonly number[];
  readonly changed: readonly Use[];
  /** What goes through it. */
  readonly passes: ReadonlySet<FactNode>;
}

/** The variable and its other names; undefined where somebody else may hold what it does. */
function heldBy(facts: FileFacts, b: number, kind: Kind, init: Expr): Group | undefined {
  const binding = facts.bindings[b];
  if (!binding || binding.assigned || binding.assignedInside || binding.kind === 'var' || isSeen(facts, b))
    return undefined;
  const owner = facts.functions[binding.owner] as FunctionFacts;
  const names = [b];
  const changed: Use[] = [];
  const passes = new Set<FactNode>();
  for (const use of usesIn(facts).ofVariable.get(b) ?? []) {
    if (use.at.k === 'pid') {
      if (use.around[0]?.init !== init) return undefined;
      continue;
    }
    const how = howUsed(use, kind, facts);
    const isInside = (use.root as unknown) === owner;
    if (!how || (how !== 'read' && !isInside)) return undefined;
    if (how === 'change') changed.push(use);
    const pass = passOver(use);
    if (pass) passes.add(pass);
    if (typeof how !== 'number') continue;
    const other =
      binding.captured || facts.bindings[how]?.captured
        ? undefined
        : heldBy(facts, how, kind, use.at as unknown as Expr);
    if (!other || facts.bindings[how]?.owner !== binding.owner) return undefined;
    names.push(...other.names);
    changed.push(...other.changed);
    for (const it of other.passes) passes.add(it);
  }
  // A pass goes on with what is changed while it is underway.
  if (changed.some((it) => it.passes.some((pass) => passes.has(pass)))) return undefined;
  return binding.captured && changed.length > MAX_CHANGES ? undefined : { names, changed, passes };
}

/** A number: it is another name for it. */
function howUsed({ at, around }: Use, kind: Kind, facts: FileFacts): 'read' | 'change' | number | undefined {
  const [parent] = around;
  if (!parent) return undefined;
  if ((parent.k === 'member' || parent.k === 'index') && parent.obj === at) return howLookedInto(around, kind, facts);
  if (parent.k === 'spread' || parent.p === 'spread') return 'read';
  if ((parent.k === 'forof' || parent.k === 'forin') && parent.x === at) return 'read';
  if (parent.k === 'bin') return parent.op === 'in' && parent.b === at ? 'read' : undefined;
  if (parent.k === 'un') return parent.op === '!' || parent.op === 'typeof' ? 'read' : undefined;
  if (parent.k === 'return') return hasFinalizer(facts) ? undefined : 'read';
  if (parent.k === 'call' && (parent.args as unknown[]).includes(at))
    return isReader(parent.callee) ? 'read' : undefined;
  if (parent.k === 'new' && (parent.args as unknown[]).includes(at))
    return isCollection(parent.callee) ? 'read' : undefined;
  const target = parent.init === at ? (parent.target as FactNode) : undefined;
  if (target?.k === 'pid') return target.b as number;
  // What is handed on any other way may be kept.
  return target?.k === 'pobj' || target?.k === 'parr' ? 'read' : undefined;
}

function howLookedInto(
  [parent, outer, beyond]: readonly FactNode[],
  kind: Kind,
  facts: FileFacts,
): 'read' | 'change' | undefined {
  if (outer?.k === 'pmem') return 'change';
  if (outer?.k === 'un' && outer.op === 'delete') return 'change';
  if (outer?.k === 'chain' && beyond?.k === 'un') return undefined;
  if (outer?.k !== 'call' || outer.callee !== parent) return 'read';
  if (parent?.k !== 'member' || typeof parent.name !== 'string') return undefined;
  const { reads, changes, chained } = METHODS[kind];
  if (changes.has(parent.name)) return 'change';
  if (chained.has(parent.name)) return beyond?.k === 'expr' ? 'change' : undefined;
  if (kind !== 'object' && ITERATORS.has(parent.name) && !isUsedUp(outer, beyond)) return undefined;
  return reads.has(parent.name) && (outer.args as FactNode[]).every((it) => isTame(it, facts)) ? 'read' : undefined;
}

/** `for (const it of list)`, `for (const [i, it] of list.entries())`. */
function passOver({ at, around: [parent, call, beyond] }: Use): FactNode | undefined {
  const [through, pass] = parent?.k === 'member' && call?.k === 'call' ? [call, beyond] : [at, parent];
  return pass && (pass.x === through || pass.init === through) && isPass(pass) ? pass : undefined;
}

/** No iterator is left once this has run. */
function isUsedUp(iterator: FactNode, around: FactNode | undefined): boolean {
  if (!around) return false;
  if (around.k === 'spread' || around.p === 'spread') return true;
  if (around.x === iterator || around.init === iterator) return isPass(around);
  if (!Array.isArray(around.args) || !around.args.includes(iterator)) return false;
  return around.k === 'call' ? isReader(around.callee) : around.k === 'new' && isCollection(around.callee);
}

/** A callback that is not given the list itself. */
function isTame(arg: FactNode, facts: FileFacts): boolean {
  if (arg.k === 'fn') return (facts.functions[arg.f as number]?.params.length ?? 9) <= 2;
  return arg.k === 'lit' || arg.k === 'global' || arg.k === 'undef' || arg.k === 'tpl' || arg.k === 'bin';
}

/** `Object.keys(it)`: gives nothing of it away but what is in it. */
function isReader(callee: unknown): boolean {
  const { k, obj, name } = callee as { k: string; obj?: FactNode; name?: string };
  return k === 'member' && obj?.k === 'global' && READERS.has(`${String(obj.name)}.${name}`);
}

function isCollection(callee: unknown): boolean {
  const { k, name } = callee as { k: string; name?: string };
  return k === 'global' && (name === 'Map' || name === 'Set');
}

/** What returns it may change it once it was returned. */
const finalizers = new WeakMap<FileFacts, boolean>();
function hasFinalizer(facts: FileFacts): boolean {
  return remembered(finalizers, facts, () => {
    let found = false;
    walkFacts(facts, (node) => {
      found ||= node.k === 'try' && node.finalizer !== undefined;
    });
    return found;
  });
}
