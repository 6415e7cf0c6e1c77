/**
 * Is what a place keeps ever replaced? A write counts, unless it runs when the program starts, makes the object, or runs
 * only where nothing is kept yet. What is not kept for long (a time is looked at) is replaced too.
 */
import type { Expr } from '../../../facts/ir';
import type { Cell } from '../../../world/machine/cell';
import type { Branch, Context, Site } from '../../../world/machine/context';
import type { Machine } from '../../../world/machine/machine';
import { walkShallow } from '../../../world/relevance/shallow-walk';
import { decidesOver } from '../../branch-cuts';
import { definitionsIn } from './definitions';
import { cellOfVariable, type Holder, heldBy, holdersIn, variableOf } from './held';
import type { KeptPlace } from './kept-places';
import { isOutside, runsOnce } from './once';

interface Written {
  readonly ctx: Context;
  readonly site: Expr;
  /** `kept ??= read()` */
  readonly ifNone: boolean;
}

const MAX_UP = 3;

export function isRenewed(m: Machine, place: KeptPlace): boolean {
  switch (place.kind) {
    case 'variable': {
      const cell = cellOfVariable(place.variable);
      return cell !== undefined && writesRenew(m, place, cell.writers, (ctx) => variableWrites(m, ctx, place));
    }
    case 'field': {
      const cell = place.holder.heap.props.get(place.property);
      return cell !== undefined && writesRenew(m, place, cell.writers, (ctx) => fieldWrites(m, ctx, place));
    }
    case 'entry': {
      const { props, rest } = place.holder.heap;
      const writers = [...props.values(), rest].flatMap((it: Cell) => [...it.writers]);
      return isEmptied(m, place.holder) || writesRenew(m, place, writers, (ctx) => entryWrites(m, ctx, place.holder));
    }
    case 'memo':
    case 'closure':
      return false;
  }
}

function writesRenew(
  m: Machine,
  place: KeptPlace,
  writers: Iterable<Context>,
  writesIn: (ctx: Context) => readonly Written[],
): boolean {
  for (const ctx of writers) {
    if (runsOnce(m, ctx) || makes(ctx, place)) continue;
    const writes = writesIn(ctx);
    // Written in a way that we do not see: by whoever sets a store's state.
    if (writes.length === 0) return true;
    if (!writes.every((it) => (it.ifNone || isOnlyWhereNone(m, it.ctx, it.site, place, 0)) && !hasAge(it.ctx)))
      return true;
  }
  return false;
}

/** A constructor, a field's own initialiser, the place of a literal. */
function makes(ctx: Context, place: KeptPlace): boolean {
  if (place.kind !== 'field') return false;
  const { holder } = place;
  if (holder.kind === 'object' && holder.maker === ctx) return true;
  const { facts } = ctx.unit;
  if (facts.functions[ctx.fn]?.kind === 'constructor') return true;
  return facts.classes.some((it) => it.members.some((member) => member.m === 'field' && member.f === ctx.fn));
}

function variableWrites(
  m: Machine,
  ctx: Context,
  { variable }: Extract<KeptPlace, { kind: 'variable' }>,
): readonly Written[] {
  return [...definitionsIn(ctx.unit.facts).ofBinding].flatMap(([b, made]) => {
    const own = made.filter((it) => it.fn === ctx.fn && it.assign);
    if (own.length === 0) return [];
    const target = variableOf(m, ctx, b);
    if (target?.owner !== variable.owner || target.b !== variable.b) return [];
    return own.flatMap(({ assign }) =>
      assign ? [{ ctx, site: assign, ifNone: assign.op === '??=' || assign.op === '||=' }] : [],
    );
  });
}

function fieldWrites(
  m: Machine,
  ctx: Context,
  { holder, property }: Extract<KeptPlace, { kind: 'field' }>,
): readonly Written[] {
  return (definitionsIn(ctx.unit.facts).ofProperty.get(property) ?? []).flatMap(({ fn, assign }) => {
    if (fn !== ctx.fn || assign.target.k !== 'pmem') return [];
    if (!holdersIn(heldBy(m, ctx, assign.target.x.obj)).includes(holder)) return [];
    return [{ ctx, site: assign, ifNone: assign.op === '??=' || assign.op === '||=' }];
  });
}

function entryWrites(m: Machine, ctx: Context, holder: Holder): readonly Written[] {
  const { ofProperty, calls } = definitionsIn(ctx.unit.facts);
  const isIts = (x: Expr) => holdersIn(heldBy(m, ctx, x)).includes(holder);
  const set = calls.flatMap(({ fn, call }) =>
    fn === ctx.fn && call.callee.k === 'member' && call.callee.name === 'set' && isIts(call.callee.obj) ? [call] : [],
  );
  const put = (ofProperty.get('') ?? []).flatMap(({ fn, assign }) =>
    fn === ctx.fn && assign.target.k === 'pmem' && isIts(assign.target.x.obj) ? [assign] : [],
  );
  return [...set, ...put].map((site) => ({
    ctx,
    site,
    ifNone: site.k === 'assign' && (site.op === '??=' || site.op === '||='),
  }));
}

/** `cache.clear()`, `cache.delete(id)`, `delete cache[id]` */
function isEmptied(m: Machine, holder: Holder): boolean {
  return [...m.contexts.values()].some(
    (ctx) =>
      ctx.ran &&
      definitionsIn(ctx.unit.facts).calls.some(
        ({ fn, call }) =>
          fn === ctx.fn &&
          call.callee.k === 'member' &&
          /^(?:delete|clear)$/.test(call.callee.name) &&
          holdersIn(heldBy(m, ctx, call.callee.obj)).includes(holder),
      ),
  );
}

/** A test that looks at the place decides over the write, here or in who calls it. */
function isOnlyWhereNone(m: Machine, ctx: Context, site: Site, place: KeptPlace, depth: number): boolean {
  const isGuard = (it: Branch) => decidesOver(it, site) && looksAt(m, ctx, it.test, place, 0);
  if ([...ctx.trace.branches.values()].some(isGuard)) return true;
  if (depth >= MAX_UP || ctx.callers.size === 0) return false;
  return [...ctx.callers].every(
    ([caller, sites]) =>
      !isOutside(m, caller) && [...sites].every((it) => isOnlyWhereNone(m, caller, it, place, depth + 1)),
  );
}

function looksAt(m: Machine, ctx: Context, x: Expr, place: KeptPlace, depth: number): boolean {
  let found = false;
  walkShallow(x, (it) => {
    if (found) return;
    if (it.k === 'ref') found = isNamed(m, ctx, it.b, place, depth);
    else if (it.k === 'member' && place.kind === 'field')
      found = it.name === place.property && holdersIn(heldBy(m, ctx, it.obj)).includes(place.holder);
  });
  return found;
}

function isNamed(m: Machine, ctx: Context, b: number, place: KeptPlace, depth: number): boolean {
  const variable = variableOf(m, ctx, b);
  if (!variable) return false;
  if (place.kind === 'variable' && variable.owner === place.variable.owner && variable.b === place.variable.b)
    return true;
  if (place.kind === 'entry' && cellOfVariable(variable)?.value.refs.includes(place.holder)) return true;
  if (depth > 2 || variable.owner !== ctx) return false;
  const made = definitionsIn(ctx.unit.facts).ofBinding.get(variable.b) ?? [];
  return made.some((it) => it.fn === ctx.fn && looksAt(m, ctx, it.value, place, depth + 1));
}

const AGE = /^(?:now|getTime|valueOf|expires?\w*|ttl|maxAge|age|timestamp|Date)$/i;

/** Some test there asks how old the answer is. */
function hasAge({ trace, unit: { facts } }: Context): boolean {
  let found = false;
  for (const { test } of trace.branches.values())
    walkShallow(test, (it) => {
      if (it.k === 'member' || it.k === 'global') found ||= AGE.test(it.name);
      if (it.k === 'ref') found ||= AGE.test(facts.bindings[it.b]?.name ?? '');
    });
  return found;
}
