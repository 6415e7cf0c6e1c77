/**
 * What was put on a global and taken up by nobody in sight: someone out of sight does.
 *
 * Decided where anyone may run; the keys then hold in every world, so that what is not taken up because
 * its gate is closed is not handed over.
 */
import { callValue } from '../calls/calls';
import { escape, unknownArguments } from '../calls/escape';
import type { Cell } from '../machine/cell';
import type { Context } from '../machine/context';
import type { Frame } from '../machine/frame';
import { type Machine, readCell } from '../machine/machine';
import { NOWHERE } from '../machine/root-frame';
import { functionOf } from '../objects/closures';
import type { ClassRef, ObjectRef } from '../values/ref';
import type { Value } from '../values/value';

export interface LeftBehind {
  readonly key: string;
  readonly label: string;
  readonly owner: Context;
  /** What code out of sight may do with it. */
  readonly run: (f: Frame) => void;
}

/** Objects below a global are looked at to this depth. */
const MAX_DEPTH = 4;

/** `isCalled`: by anything so far, as `path:function`. */
export function leftOnGlobals(
  m: Machine,
  known: ReadonlySet<string> | undefined,
  isCalled: (cls: ClassRef, fn: number) => boolean,
): readonly LeftBehind[] {
  const left: LeftBehind[] = [];
  const seen = new Set<ObjectRef>();
  for (const [name, cell] of m.globals) if (m.ownGlobals.has(name)) visit(name, cell, 0);
  return left;

  function visit(path: string, cell: Cell, depth: number): void {
    const [owner] = cell.writers;
    if (!owner || !holdsCode(cell.value)) return;
    if (isLeft(`global ${path}`, !isTakenElsewhere(cell))) {
      add(path, owner, (f) => escape(m, f, readCell(cell, f.ctx), NOWHERE));
      return;
    }
    if (depth < MAX_DEPTH)
      for (const ref of cell.value.refs) if (ref.kind === 'object') visitObject(path, ref, owner, depth);
  }

  function visitObject(path: string, ref: ObjectRef, owner: Context, depth: number): void {
    if (seen.has(ref)) return;
    seen.add(ref);
    for (const [name, cell] of ref.heap.props) visit(`${path}.${name}`, cell, depth + 1);
    visit(`${path}.*`, ref.heap.rest, depth + 1);
    for (const proto of ref.proto?.refs ?? []) if (proto.kind === 'class') visitMethods(path, ref, proto, owner);
  }

  function visitMethods(path: string, ref: ObjectRef, cls: ClassRef, owner: Context): void {
    for (const { m: kind, key, static: isStatic, f: fn } of cls.unit.facts.classes[cls.cls]?.members ?? []) {
      if (kind !== 'method' || isStatic || fn === undefined || typeof key !== 'string' || key.startsWith('#')) continue;
      if (!isLeft(`global ${path}.${key}`, !isCalled(cls, fn))) continue;
      const callee = m.values.ref(functionOf(m, cls, fn));
      const args = unknownArguments(m);
      add(`${path}.${key}`, owner, (f) => {
        escape(m, f, callValue(m, f, { callee, self: m.values.ref(ref), args, site: NOWHERE }), NOWHERE);
      });
    }
  }

  function isLeft(key: string, isUntaken: boolean): boolean {
    return known ? known.has(key) : isUntaken || m.relevance.outOfSight !== undefined;
  }

  function add(path: string, owner: Context, run: (f: Frame) => void): void {
    left.push({ key: `global ${path}`, label: `global \`${path}\``, owner, run });
  }
}

function holdsCode(value: Value): boolean {
  return value.refs.some((it) => it.kind === 'function' || it.kind === 'object' || it.kind === 'class');
}

/** By another file than the one that put it there. */
function isTakenElsewhere({ readers, writers }: Cell): boolean {
  return [...readers].some((it) => [...writers].some((writer) => writer.unit.path !== it.unit.path));
}
