/**
 * One message of a batch, taken by its place where the others are gone through too: `event.Records[0]`, `batch.at(0)`,
 * `const [first] = messages`. What it says of whom it is about decides nothing over whom the others are about.
 */
import type { Expr, FileFacts, Pattern, Span, Stmt } from '../../facts/ir';
import { forEachExpr } from '../../facts/walk';
import { remembered } from '../../std/remembered';
import type { Frame } from '../machine/frame';
import type { Machine } from '../machine/machine';
import { ONE_OF_BATCH } from '../values/rows';
import { isNullish, type Value } from '../values/value';

const TAKES = /^(?:at|shift|pop|find|findLast)$/;
/** A list of some of its elements, or of what is made of them. */
const LISTS = /^(?:slice|filter|map|concat|reverse|sort|toSorted|toReversed|flat)$/;

/** Undefined: it is no such message. `found`: what stands at that place. `at`: where it is read, or where it is put. */
export function oneOfBatch(m: Machine, f: Frame, found: Value, at: object | undefined): Value | undefined {
  if (!isMessage(found)) return undefined;
  const batches = batchesIn(f.unit.facts);
  const list = listTaken(batches.aliases, at as Expr | Pattern | undefined) ?? batches.taken.get((at as Span)?.s);
  if (list === undefined || !batches.isGoneThrough(list)) return undefined;
  const message = m.refs.foreign({ root: { kind: 'global' }, path: ['?', ONE_OF_BATCH], steps: [] }, 'env');
  return m.values.make(found.literals, [message], false, found.reads);
}

/** It comes from whoever calls, and nothing else is known of it; a list of the program's own keeps what was left in it. */
export function isMessage({ refs, literals, unknown }: Value): boolean {
  const isSent = refs.every((it) => it.kind === 'foreign' && it.origin === 'env' && it.access.path[0] === '?');
  return isSent && refs.length > 0 && literals.every(isNullish) && !unknown;
}

type Aliases = ReadonlyMap<number, string>;

function listTaken(aliases: Aliases, at: Expr | Stmt | Pattern | undefined): string | undefined {
  if (at?.k === 'index') return at.index.k === 'lit' ? listNamed(aliases, at.obj) : undefined;
  const isTaken = at?.k === 'call' && at.callee.k === 'member' && TAKES.test(at.callee.name);
  return isTaken && at.callee.k === 'member' ? listNamed(aliases, at.callee.obj) : undefined;
}

/** `messages`, `event.Records`, `event.Records.slice(1)` */
function listNamed(aliases: Aliases, x: Expr): string | undefined {
  if (x.k === 'ref') return aliases.get(x.b) ?? String(x.b);
  if (x.k === 'member') return x.obj.k === 'ref' ? `${x.obj.b}.${x.name}` : undefined;
  if (x.k === 'index') return x.obj.k === 'ref' && x.index.k === 'lit' ? `${x.obj.b}.${x.index.v}` : undefined;
  const isList = x.k === 'call' && x.callee.k === 'member' && LISTS.test(x.callee.name);
  return isList && x.callee.k === 'member' ? listNamed(aliases, x.callee.obj) : undefined;
}

interface Batches {
  readonly aliases: Aliases;
  /** Patterns that take an element, by where they begin. */
  readonly taken: ReadonlyMap<number, string>;
  /** More is taken of it than what stands at places that are written down. */
  isGoneThrough(list: string): boolean;
}

const known = new WeakMap<FileFacts, Batches>();

function batchesIn(facts: FileFacts): Batches {
  return remembered(known, facts, () => {
    const aliases = new Map<number, string>();
    const taken = new Map<number, string>();
    const all = new Map<string, number>();
    const placed = new Map<string, number>();
    const add = (to: Map<string, number>, name: string | undefined) => {
      if (name !== undefined) to.set(name, (to.get(name) ?? 0) + 1);
    };
    forEachExpr(facts, (node) => {
      for (const { target, init } of node.k === 'var' ? node.decls : []) {
        if (target.k === 'pid' && init?.k === 'call') noteAlias(aliases, target.b, init);
        const elements = init ? elementsTaken(aliases, target, init) : [];
        for (const [at, list] of elements) taken.set(at, list);
        if (target.k !== 'pobj') for (const [, list] of elements) add(placed, list);
      }
    });
    forEachExpr(facts, (node) => {
      if (node.k === 'ref' || node.k === 'member' || node.k === 'index') add(all, listNamed(aliases, node));
      add(placed, listTaken(aliases, node));
      if (node.k === 'member' && node.name === 'length') add(placed, listNamed(aliases, node.obj));
    });
    for (const list of aliases.values()) add(placed, list);
    return { aliases, taken, isGoneThrough: (list) => (all.get(list) ?? 0) > (placed.get(list) ?? 0) };
  });
}

/** `const rest = event.Records.slice(1)` */
function noteAlias(aliases: Map<number, string>, b: number, made: Expr): void {
  const list = listNamed(aliases, made);
  if (list !== undefined) aliases.set(b, list);
}

/** `const [first] = event.Records`, `const { Records: [first] } = event` */
function elementsTaken(aliases: Aliases, target: Pattern, init: Expr): readonly (readonly [number, string])[] {
  const lists: readonly (readonly [Pattern, string | undefined])[] =
    target.k === 'pobj' && init.k === 'ref'
      ? target.props.map(({ key, value }) => [value, typeof key === 'string' ? `${init.b}.${key}` : undefined])
      : [[target, listNamed(aliases, init)]];
  return lists.flatMap(([it, list]) =>
    it.k === 'parr' && !it.rest && list !== undefined
      ? it.elems.flatMap((elem) => (elem ? [[elem.s, list] as const] : []))
      : [],
  );
}
