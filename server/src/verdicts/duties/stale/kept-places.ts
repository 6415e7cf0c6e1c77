/**
 * Where the answer that a test depends on was kept since it was read: the test's value is followed backwards, through
 * names, calls and properties, to a place that outlives the run in which it was read.
 */
import type { Expr } from '../../../facts/ir';
import { lastName } from '../../../facts/last-name';
import type { PreferenceRead } from '../../../world/choice/preference-read';
import type { Context, Unit } from '../../../world/machine/context';
import type { Machine } from '../../../world/machine/machine';
import { outlivedBy } from './closures';
import { definitionsIn } from './definitions';
import { answers, carries, cellOfVariable, type Holder, heldBy, holdersIn, type Variable, variableOf } from './held';
import { runsAtStart } from './once';

export type KeptPlace = {
  readonly unit: Unit;
  /** What to point at, and what it is called. */
  readonly at: { readonly s: number; readonly e: number };
  readonly name: string;
} & (
  | { readonly kind: 'variable'; readonly variable: Variable }
  | { readonly kind: 'field'; readonly holder: Holder; readonly property: string }
  | { readonly kind: 'entry'; readonly holder: Holder }
  | { readonly kind: 'memo' | 'closure' }
);

export interface Search {
  readonly m: Machine;
  readonly isMeant: (read: PreferenceRead) => boolean;
  readonly found: Map<string, KeptPlace>;
  readonly seen: Set<string>;
}

const MAX_VISITS = 600;
const MEMOS =
  /^(?:once|onetime|memoize\w*|memoise\w*|memoized|mem|pMemoize|shallowMemoize|createMemo|fastMemoize|memo|unstable_cache)$/i;

export function keptPlaces(m: Machine, ctx: Context, test: Expr, isMeant: Search['isMeant']): readonly KeptPlace[] {
  const search: Search = { m, isMeant, found: new Map(), seen: new Set() };
  visit(search, ctx, test);
  return [...search.found.values()];
}

function visit(it: Search, ctx: Context, x: Expr): void {
  const key = `${ctx.id}:${x.k}:${x.s}:${x.e}`;
  if (it.seen.has(key) || it.seen.size > MAX_VISITS) return;
  it.seen.add(key);
  switch (x.k) {
    case 'ref':
      return visitName(it, ctx, x.b);
    case 'member':
      return visitMember(it, ctx, x, x.name);
    case 'index':
      if (x.index.k === 'lit' && typeof x.index.v === 'string') return visitMember(it, ctx, x, x.index.v);
      visitEntries(it, ctx, x.obj, x);
      return visit(it, ctx, x.obj);
    case 'call':
      return visitCall(it, ctx, x);
    case 'fn':
    case 'class':
    case 'new':
      return;
    default:
      for (const part of partsOf(x)) visit(it, ctx, part);
  }
}

function partsOf(x: Expr): readonly Expr[] {
  switch (x.k) {
    case 'un':
    case 'await':
    case 'chain':
      return [x.x];
    case 'bin':
    case 'log':
      return [x.a, x.b];
    case 'cond':
      return [x.test, x.a, x.b];
    case 'seq':
      return x.xs.slice(-1);
    case 'tpl':
      return x.exprs;
    case 'assign':
      return x.target.k === 'pid'
        ? [{ k: 'ref', b: x.target.b, s: x.target.s, e: x.target.e }, x.value]
        : x.target.k === 'pmem'
          ? [x.target.x, x.value]
          : [x.value];
    case 'arr':
      return x.elems.map((it) => (it.k === 'spread' ? it.x : it));
    default:
      return [];
  }
}

function visitName(it: Search, ctx: Context, b: number): void {
  const variable = variableOf(it.m, ctx, b);
  const binding = variable?.owner.unit.facts.bindings[variable.b];
  if (!variable || !binding) return;
  const { owner } = variable;
  const cell = cellOfVariable(variable);
  const isLate = owner !== ctx && runsAtStart(it.m, owner) && !runsAtStart(it.m, ctx);
  const at = { s: binding.at, e: binding.at + binding.name.length };
  if (isLate) {
    if (cell && answers(cell.value, it.isMeant))
      note(it, { kind: 'variable', unit: owner.unit, at, name: binding.name, variable });
    return;
  }
  if (owner !== ctx && outlivedBy(it.m, ctx, variable) && cell && answers(cell.value, it.isMeant))
    note(it, { kind: 'closure', unit: owner.unit, at, name: binding.name });
  visitParameters(it, owner, variable.b);
  for (const made of definitionsIn(owner.unit.facts).ofBinding.get(variable.b) ?? [])
    if (made.fn === owner.fn) visit(it, owner, made.value);
}

/** What callers hand over. */
function visitParameters(it: Search, ctx: Context, b: number): void {
  const { params = [] } = ctx.unit.facts.functions[ctx.fn] ?? {};
  for (const [i, { target }] of params.entries()) {
    const plain = target.k === 'pdef' ? target.target : target;
    const named = plain.k === 'pobj' ? plain.props.find((prop) => isNamed(prop.value, b)) : undefined;
    if (!isNamed(target, b) && typeof named?.key !== 'string') continue;
    for (const [caller, sites] of ctx.callers)
      for (const site of sites) {
        if (site.k === 'jsx' && typeof named?.key === 'string') {
          for (const attr of site.attrs)
            if (attr.p === 'attr' && attr.name === named.key) visit(it, caller, attr.value);
        } else if (site.k === 'call' && !named) {
          const given = site.args[i];
          if (given && given.k !== 'spread') visit(it, caller, given);
        }
      }
  }
}

function isNamed(target: { readonly k: string }, b: number): boolean {
  const it = target as { k: string; b?: number; target?: { k: string; b?: number } };
  return it.k === 'pdef' ? it.target?.b === b : it.k === 'pid' && it.b === b;
}

function visitMember(it: Search, ctx: Context, x: Extract<Expr, { k: 'member' | 'index' }>, name: string): void {
  const held = heldBy(it.m, ctx, x.obj);
  const of = x.obj.k === 'ref' && name !== 'current' ? variableOf(it.m, ctx, x.obj.b) : undefined;
  const isOutlived = of !== undefined && of.owner !== ctx && outlivedBy(it.m, ctx, of);
  if (isOutlived && isReadAt(it, ctx, x)) note(it, { kind: 'closure', unit: ctx.unit, at: x, name });
  for (const holder of holdersIn(held)) {
    const cell = holder.heap.props.get(name);
    if (!cell || !carries(cell.value, it.isMeant)) continue;
    if (isOutlived) note(it, { kind: 'closure', unit: ctx.unit, at: x, name });
    if (isKept(it, ctx, x.obj, holder) && !runsAtStart(it.m, ctx))
      note(it, { kind: 'field', unit: ctx.unit, at: x, name, holder, property: name });
  }
  for (const literal of literalsOf(it, ctx, x.obj, 0)) {
    const part = literal.props.find((prop) => prop.p === 'value' && prop.key === name);
    if (part) visit(it, literal.ctx, part.value);
  }
  if (carries(held, it.isMeant, 0) || holdersIn(held).length === 0) visit(it, ctx, x.obj);
}

/** `props.hasConsent`, of whoever renders it. */
function isReadAt({ m, isMeant }: Search, { unit }: Context, { s, e }: Expr): boolean {
  return [...m.reads.values()].some((it) => it.start === s && it.end === e && it.file === unit.path && isMeant(it));
}

/** It is made when the program starts, handed out by a container, or reached through something that is. */
function isKept({ m }: Search, ctx: Context, x: Expr, holder: Holder): boolean {
  const maker = holder.kind === 'object' ? holder.maker : holder.scope;
  if (runsAtStart(m, maker) || holder.heap.isKept) return true;
  if ([...m.provided.values()].some((it) => it.value.refs.includes(holder))) return true;
  return isHeldByKept(m, ctx, x, holder, 0);
}

function isHeldByKept(m: Machine, ctx: Context, x: Expr, holder: Holder, depth: number): boolean {
  if (depth > 4) return false;
  const inner = x.k === 'chain' || x.k === 'await' ? x.x : x;
  if (inner.k === 'call')
    return [...(ctx.trace.sites.get(inner) ?? [])].some((target) =>
      (definitionsIn(target.unit.facts).returns.get(target.fn) ?? []).some((it) =>
        isHeldByKept(m, target, it, holder, depth + 1),
      ),
    );
  if (inner.k === 'member')
    return holdersIn(heldBy(m, ctx, inner.obj)).some(
      (it) =>
        runsAtStart(m, it.kind === 'object' ? it.maker : it.scope) &&
        it.heap.props.get(inner.name)?.value.refs.includes(holder) === true,
    );
  if (inner.k === 'this')
    return [...ctx.callers].some(([caller, sites]) =>
      [...sites].some(
        (site) =>
          site.k === 'call' &&
          site.callee.k === 'member' &&
          isHeldByKept(m, caller, site.callee.obj, holder, depth + 1),
      ),
    );
  if (inner.k === 'assign') return partsOf(inner).some((it) => isHeldByKept(m, ctx, it, holder, depth + 1));
  if (inner.k === 'log') return [inner.a, inner.b].some((it) => isHeldByKept(m, ctx, it, holder, depth + 1));
  const variable = inner.k === 'ref' ? variableOf(m, ctx, inner.b) : undefined;
  if (!variable) return false;
  if (runsAtStart(m, variable.owner)) return cellOfVariable(variable)?.value.refs.includes(holder) === true;
  const made = definitionsIn(variable.owner.unit.facts).ofBinding.get(variable.b) ?? [];
  return made.some((it) => it.fn === variable.owner.fn && isHeldByKept(m, variable.owner, it.value, holder, depth + 1));
}

interface LiteralObject {
  readonly ctx: Context;
  readonly props: Extract<Expr, { k: 'obj' }>['props'];
}

/** Objects that are written down where the value comes from. */
function literalsOf(it: Search, ctx: Context, x: Expr, depth: number): readonly LiteralObject[] {
  if (depth > 4) return [];
  switch (x.k) {
    case 'obj':
      return [{ ctx, props: x.props }];
    case 'await':
    case 'chain':
      return literalsOf(it, ctx, x.x, depth + 1);
    case 'call':
      return [...(ctx.trace.sites.get(x) ?? [])].flatMap((target) =>
        (definitionsIn(target.unit.facts).returns.get(target.fn) ?? []).flatMap((part) =>
          literalsOf(it, target, part, depth + 1),
        ),
      );
    case 'ref': {
      const variable = variableOf(it.m, ctx, x.b);
      const made = variable && definitionsIn(variable.owner.unit.facts).ofBinding.get(variable.b);
      return (made ?? []).flatMap((part) =>
        variable && part.fn === variable.owner.fn ? literalsOf(it, variable.owner, part.value, depth + 1) : [],
      );
    }
    default:
      return [];
  }
}

function visitCall(it: Search, ctx: Context, x: Extract<Expr, { k: 'call' }>): void {
  const { callee } = x;
  const { facts } = ctx.unit;
  const name = lastName(facts, callee);
  if (callee.k === 'member' && /^(?:get|has|values|entries)$/.test(name)) visitEntries(it, ctx, callee.obj, x);
  const [deps] = x.args.slice(1);
  if (name === 'useMemo' && deps?.k === 'arr' && deps.elems.length === 0)
    note(it, { kind: 'memo', unit: ctx.unit, at: x, name });
  const wrapper = callee.k === 'ref' ? memoBehind(it, ctx, callee.b) : undefined;
  if (wrapper && !runsAtStart(it.m, ctx)) note(it, wrapper);
  const targets = [...(ctx.trace.sites.get(x) ?? [])].filter((target) => target.fn > 0);
  for (const target of targets)
    for (const part of definitionsIn(target.unit.facts).returns.get(target.fn) ?? []) visit(it, target, part);
  if (targets.length > 0) return;
  if (callee.k === 'member') visit(it, ctx, callee.obj);
  for (const arg of x.args) visit(it, ctx, arg.k === 'spread' ? arg.x : arg);
}

/** `const mayShare = memoize(readConsent)`, of a library. */
function memoBehind(it: Search, ctx: Context, b: number): KeptPlace | undefined {
  const variable = variableOf(it.m, ctx, b);
  if (!variable || !runsAtStart(it.m, variable.owner)) return undefined;
  const { owner } = variable;
  const { facts } = owner.unit;
  const binding = facts.bindings[variable.b];
  const made = definitionsIn(facts)
    .ofBinding.get(variable.b)
    ?.find(({ value }) => value.k === 'call')?.value;
  if (!binding || made?.k !== 'call' || !MEMOS.test(lastName(facts, made.callee))) return undefined;
  // A bound on its age or number is one of its options.
  const isBound = made.args.slice(1).some((arg) => arg.k === 'obj' && arg.props.length > 0);
  if (isBound || [...(owner.trace.sites.get(made) ?? [])].some((target) => target.fn > 0)) return undefined;
  return {
    kind: 'memo',
    unit: owner.unit,
    at: { s: binding.at, e: binding.at + binding.name.length },
    name: binding.name,
  };
}

/** `cache.get(id)`, `cache[id]` */
function visitEntries(it: Search, ctx: Context, x: Expr, at: Expr): void {
  for (const holder of holdersIn(heldBy(it.m, ctx, x))) {
    const cells = [...holder.heap.props.values(), holder.heap.rest];
    if (!cells.some((cell) => carries(cell.value, it.isMeant)) || runsAtStart(it.m, ctx)) continue;
    if (!isKept(it, ctx, x, holder)) continue;
    note(it, { kind: 'entry', unit: ctx.unit, at, name: nameOf(ctx, x), holder });
  }
}

function nameOf({ unit: { facts } }: Context, x: Expr): string {
  return lastName(facts, x) || 'a cache';
}

function note(it: Search, place: KeptPlace): void {
  it.found.set(`${place.kind}:${place.unit.path}:${place.at.s}:${place.at.e}`, place);
}
