/**
 * What the cells of an evaluation that has come to rest hold for an expression: objects, as far as names, properties
 * and results of calls tell. Nothing is run.
 */
import { importOf } from '../../../facts/import-of';
import type { Expr } from '../../../facts/ir';
import { exportedBinding } from '../../../world/calls/modules';
import type { PreferenceRead } from '../../../world/choice/preference-read';
import type { Cell } from '../../../world/machine/cell';
import type { Context } from '../../../world/machine/context';
import type { Machine } from '../../../world/machine/machine';
import type { ClassRef, FunctionRef, ObjectRef, Ref } from '../../../world/values/ref';
import type { Value } from '../../../world/values/value';
import { definitionsIn } from './definitions';

export type Holder = ObjectRef | FunctionRef | ClassRef;

/** A variable of one context: where it is declared, and its number there. */
export interface Variable {
  readonly owner: Context;
  readonly b: number;
}

const MAX_DEPTH = 6;

/** Imports lead to the variable of the other module. */
export function variableOf(m: Machine, ctx: Context, b: number, depth = 0): Variable | undefined {
  const { facts, path } = ctx.unit;
  const binding = facts.bindings[b];
  if (!binding) return undefined;
  if (binding.kind === 'import') {
    const item = importOf(facts, b);
    const found = item && depth < MAX_DEPTH ? exportedBinding(m, path, item.spec, item.imported) : undefined;
    return found?.unit.module && variableOf(m, found.unit.module, found.b, depth + 1);
  }
  let owner: Context | undefined = ctx;
  while (owner && owner.fn !== binding.owner) owner = owner.scope;
  return owner && { owner, b };
}

export function cellOfVariable({ owner, b }: Variable): Cell | undefined {
  return owner.cells.get(b);
}

export function heldBy(m: Machine, ctx: Context, x: Expr, depth = 0): Value {
  const { values } = m;
  if (depth > MAX_DEPTH) return values.never;
  switch (x.k) {
    case 'this':
      return ctx.thisValue;
    case 'await':
      return settled(m, heldBy(m, ctx, x.x, depth + 1));
    case 'chain':
      return heldBy(m, ctx, x.x, depth + 1);
    case 'global':
      return m.globals.get(x.name)?.value ?? values.never;
    case 'member':
      return join(
        m,
        holdersIn(heldBy(m, ctx, x.obj, depth + 1)).map((it) => it.heap.props.get(x.name)?.value),
      );
    case 'call':
      return join(
        m,
        [...(ctx.trace.sites.get(x) ?? [])].map((it) => it.result.value),
      );
    case 'ref':
      return heldByName(m, ctx, x.b, depth);
    default:
      return values.never;
  }
}

function heldByName(m: Machine, ctx: Context, b: number, depth: number): Value {
  const variable = variableOf(m, ctx, b);
  if (!variable) return m.values.never;
  const { owner } = variable;
  const cell = cellOfVariable(variable);
  if (cell && cell.value !== m.values.never) return cell.value;
  const { facts } = owner.unit;
  const at = facts.functions[owner.fn]?.params.findIndex((it) => it.target.k === 'pid' && it.target.b === variable.b);
  if (at !== undefined && at >= 0) return owner.args[at] ?? m.values.never;
  const made = definitionsIn(facts).ofBinding.get(variable.b) ?? [];
  return join(
    m,
    made.filter((it) => it.fn === owner.fn).map((it) => heldBy(m, owner, it.value, depth + 1)),
  );
}

function join(m: Machine, all: readonly (Value | undefined)[]): Value {
  return all.reduce<Value>((a, b) => (b ? m.values.join(a, b) : a), m.values.never);
}

function settled(m: Machine, value: Value): Value {
  return join(m, [value, ...value.refs.map((it) => (it.kind === 'promise' ? it.value.value : undefined))]);
}

export function holdersIn({ refs }: Value): readonly Holder[] {
  return refs.filter((it: Ref): it is Holder => it.kind === 'object' || it.kind === 'function' || it.kind === 'class');
}

/** Is it an answer, or the promise of one? */
export function answers(value: Value, isMeant: (read: PreferenceRead) => boolean, depth = 2): boolean {
  if (value.reads.some(isMeant)) return true;
  return depth > 0 && value.refs.some((it) => it.kind === 'promise' && answers(it.value.value, isMeant, depth - 1));
}

/** Does the value, or what it promises or holds, come from one of these reads? */
export function carries(value: Value, isMeant: (read: PreferenceRead) => boolean, depth = 2): boolean {
  if (value.reads.some(isMeant)) return true;
  if (depth === 0) return false;
  return value.refs.some((ref) => {
    if (ref.kind === 'promise') return carries(ref.value.value, isMeant, depth - 1);
    if (ref.kind !== 'object') return false;
    return [...ref.heap.props.values(), ref.heap.rest].some((it) => carries(it.value, isMeant, depth - 1));
  });
}
