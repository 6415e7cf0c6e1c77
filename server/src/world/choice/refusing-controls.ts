/**
 * Handlers of controls that are named for refusing: what these store, a consumer who refused holds, whatever it says.
 *
 * Told by the control's label or selector, or by the name of a function. Asked of the writes once nothing grows.
 */
import type { Access } from '../../catalogue/catalogue';
import { isConsenting, isForSomethingElse, isRefusing } from '../../catalogue/lexicon/consenting';
import type { Span } from '../../facts/ir';
import { remembered } from '../../std/remembered';
import type { Context } from '../machine/context';
import type { Machine } from '../machine/machine';
import type { FunctionRef } from '../values/ref';
import { textOf } from '../values/strings';
import type { Value } from '../values/value';

/** With what the control is called. */
const handlers = new WeakMap<Machine, Map<FunctionRef, string>>();

/** Of controls that are there for something else: closing, going on, buying. */
const elsewhere = new WeakMap<Machine, Set<FunctionRef>>();

const REFUSES = /reject|declin|deny|refus|opt.?out|do.?not/i;

export function isForElse(m: Machine, fn: FunctionRef): boolean {
  return elsewhere.get(m)?.has(fn) ?? false;
}

export function noteRefusing(m: Machine, value: Value, labels: readonly string[]): void {
  if (labels.some(isForSomethingElse) && !labels.some((it) => isConsenting(it) || REFUSES.test(it))) {
    const others = remembered(elsewhere, m, () => new Set<FunctionRef>());
    for (const it of value.refs) if (it.kind === 'function') others.add(it);
  }
  const label = labels.find(isRefusing);
  if (label === undefined || labels.some(isConsenting)) return;
  const known = remembered(handlers, m, () => new Map<FunctionRef, string>());
  for (const it of value.refs) if (it.kind === 'function') known.set(it, label);
}

/** `$('.reject').on('click', …)` */
export function noteRefusingCall(m: Machine, { path, steps }: Access, args: readonly Value[]): void {
  if (!/^(?:on|one|click|submit|change|delegate|tap)$/.test(path.at(-1) ?? '')) return;
  const said = [...steps.flatMap((it) => it.args), ...args.map(textOf)];
  const texts = said.filter((it) => typeof it === 'string');
  for (const it of args) noteRefusing(m, it, texts);
}

/** A function in which somebody refuses, and what it or its control is called. */
export interface Refuser {
  readonly root: object;
  readonly name: string;
}

const MAX_UP = 4;

/** Tests of what was pressed: `if (event.target.matches('#reject')) …`, `if (action === 'decline') …`. */
export function testedRefusers({ trace }: Context, site: Span): readonly Refuser[] {
  return [...trace.branches.values()].flatMap(({ test, whenTrue }) => {
    if (!whenTrue || site.s < whenTrue.s || whenTrue.e < site.e) return [];
    const texts = textsIn(test);
    const name = texts.find(isRefusing);
    return name === undefined || texts.some(isConsenting) ? [] : [{ root: test, name }];
  });
}

function textsIn(x: unknown): readonly string[] {
  if (typeof x !== 'object' || x === null) return [];
  const { k, v, op } = x as { k?: unknown; v?: unknown; op?: unknown };
  if (k === 'lit') return typeof v === 'string' ? [v] : [];
  return k === 'un' || op === '!==' || op === '!=' ? [] : Object.values(x).flatMap(textsIn);
}

/** Those in which this code runs. */
export function refusersOf(
  m: Machine,
  ctx: Context,
  isNamed: (name: string) => boolean,
  depth = 0,
): readonly Refuser[] {
  if (ctx.mode.act || ctx.fn <= 0) return [];
  const node = ctx.unit.facts.functions[ctx.fn];
  const label = ctx.callee && handlers.get(m)?.get(ctx.callee);
  if (ctx.callee && label !== undefined) return [{ root: ctx.callee, name: label }];
  // A component that is named for it holds other controls, too.
  if (node && /^[a-z]/.test(node.name) && isNamed(node.name)) return [{ root: node, name: node.name }];
  if (depth >= MAX_UP) return [];
  // What waits for a promise stands in who waits.
  const above = ctx.callers.size > 0 ? [...ctx.callers.keys()] : ctx.scope ? [ctx.scope] : [];
  return above.flatMap((it) => refusersOf(m, it, isNamed, depth + 1));
}
