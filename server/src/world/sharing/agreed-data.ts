/**
 * Calls that send nothing but what is taken of rows of those who agreed: `upload(users.map((it) => it.email))`, of users
 * who were asked for by their opt-in, or filtered by it. Nothing in them is about the consumer who refused.
 */
import { isCounter } from '../../facts/counters';
import type { Argument, Expr, FileFacts, Span, Stmt } from '../../facts/ir';
import { forEachExpr } from '../../facts/walk';
import { remembered } from '../../std/remembered';
import { noteRows } from '../database/row-gates';
import { isOthersRef } from '../database/rows-of-others';
import type { Cell } from '../machine/cell';
import type { Site } from '../machine/context';
import type { Frame } from '../machine/frame';
import { type Machine, readCell } from '../machine/machine';
import { allHeld } from '../objects/properties';
import { readVariable } from '../syntax/variables';
import type { ObjectRef, Ref } from '../values/ref';
import type { Value } from '../values/value';

/** Objects in objects. */
const MAX_DEPTH = 4;
/** They hold nothing about anybody. */
const PLATFORM =
  /^(?:JSON|process|Buffer|Math|Date|Promise|Object|Array|Number|String|Boolean|encodeURIComponent|URL|URLSearchParams|Headers|undefined|AbortSignal|globalThis)$/;

/** True where it is so, and noted as a gate. */
export function sendsAgreedOnly(m: Machine, f: Frame, site: Site): boolean {
  if (m.world.of === 'requester' || (site.k !== 'call' && site.k !== 'new')) return false;
  const { names, within, isOpen } = namedIn(f.unit.facts, f.ctx.fn, site);
  if (isOpen || within.some((b) => mayBeAsking(readVariable(m, f, b)))) return false;
  let list: { readonly x: Expr; readonly value: Value } | undefined;
  for (const x of names) {
    if (isCounter(f.unit.facts, x.b)) continue;
    const value = readVariable(m, f, x.b);
    const kind = kindOf(f, value, 0, new Set());
    if (kind === 'other') return false;
    if (kind === 'agreed' && value.reads.length > 0) list ??= { x, value };
  }
  if (list) noteRows(m, f, list.x, list.value, true, site);
  return list !== undefined;
}

/** `agreed`: rows of those who did, or none that are left of them. `plain`: nothing of anybody. */
function kindOf(f: Frame, value: Value, depth: number, seen: Set<Ref>): 'agreed' | 'plain' | 'other' {
  if (value.unknown || depth > MAX_DEPTH) return 'other';
  let kind: 'agreed' | 'plain' = 'plain';
  for (const ref of value.refs) {
    if (isOthersRef(ref)) kind = 'agreed';
    else if (ref.kind === 'foreign') {
      if (ref.origin !== 'env') return 'other';
    } else if (ref.kind !== 'object' || ref.proto) return 'other';
    else if (!seen.has(ref)) {
      seen.add(ref);
      const held = heldKind(f, ref, depth, seen);
      if (held === 'other') return held;
      if (held === 'agreed' || isEmptied(f, ref, value)) kind = 'agreed';
    }
  }
  return kind;
}

function heldKind(f: Frame, ref: ObjectRef, depth: number, seen: Set<Ref>): 'agreed' | 'plain' | 'other' {
  const held = ref.shape === 'array' ? elementsOf(ref) : allHeld(ref.heap, f.ctx);
  const kinds = held.map((it) => kindOf(f, readCell(it, f.ctx), depth + 1, seen));
  if (kinds.includes('other')) return 'other';
  return kinds.includes('agreed') ? 'agreed' : 'plain';
}

/** A list in which a filter by a choice left nothing. */
function isEmptied(f: Frame, ref: ObjectRef, { reads, refs }: Value): boolean {
  if (ref.shape !== 'array' || reads.length === 0 || refs.length !== 1) return false;
  return elementsOf(ref)
    .map((it) => readCell(it, f.ctx))
    .every(isNothing);
}

/** Whatever else a list of rows holds says how many there are. */
function elementsOf({ heap }: ObjectRef): readonly Cell[] {
  const positions = [...heap.props].filter(([name]) => /^\d+$/.test(name)).map(([, cell]) => cell);
  return [...positions, heap.rest, heap.openness];
}

function isNothing({ literals, refs, unknown }: Value): boolean {
  return literals.length === 0 && refs.length === 0 && !unknown;
}

/** A callback that is given such rows may tell of who asks, too. */
function mayBeAsking({ unknown, refs }: Value): boolean {
  return unknown || refs.some((it) => it.kind === 'foreign' && it.origin !== 'env' && it.access.root.kind === 'global');
}

interface Named {
  readonly names: readonly (Expr & { readonly k: 'ref' })[];
  /** Variables from around that callbacks within name. */
  readonly within: readonly number[];
  /** Something else is named that may hold anything. */
  readonly isOpen: boolean;
}

const known = new WeakMap<FileFacts, Map<Site, Named>>();

function namedIn(facts: FileFacts, fn: number, site: Site & { readonly args: readonly Argument[] }): Named {
  return remembered(
    remembered(known, facts, () => new Map()),
    site,
    () => {
      const names: (Expr & { readonly k: 'ref' })[] = [];
      const within: number[] = [];
      let isOpen = false;
      const isWithin = ({ s, e }: Span) => site.args.some((it) => it.s <= s && e <= it.e);
      forEachExpr(facts, (it: Expr | Stmt, of) => {
        if (!isWithin(it)) return;
        if (of !== fn) {
          const owner = it.k === 'ref' ? facts.functions[facts.bindings[it.b]?.owner ?? 0] : undefined;
          if (it.k === 'ref' && !(owner && isWithin(owner))) within.push(it.b);
          return;
        }
        if (it.k === 'ref') names.push(it);
        isOpen ||= it.k === 'this' || it.k === 'await' || (it.k === 'global' && !PLATFORM.test(it.name));
        isOpen ||= it.k === 'call' && it.callee.k === 'ref';
      });
      return { names, within, isOpen };
    },
  );
}
