/**
 * How long a request may wait, where the code says so: `dueAt: addDays(new Date(), 30)`,
 * `deadline: new Date(Date.now() + 15 * 24 * 60 * 60 * 1000)`.
 */
import type { DueDate } from '../../../../shared/src/duties';
import type { Expr, FileFacts } from '../../facts/ir';
import { lastName } from '../../facts/last-name';
import { forEachExpr } from '../../facts/walk';
import { remembered } from '../../std/remembered';
import { isDueName } from '../../world/choice/deeds';
import type { Context } from '../../world/machine/context';
import { placeOf } from './choice-writes';
import { definitionsIn } from './stale/definitions';

type Span = Pick<DueDate, 'days' | 'counts'>;

const known = new WeakMap<FileFacts, readonly { readonly fn: number; readonly value: Expr }[]>();

/** The latest of the due dates that these functions set; undefined where none can be told. */
export function dueDateIn(tree: Iterable<Context>): DueDate | undefined {
  const found: DueDate[] = [];
  for (const ctx of tree) {
    const { facts } = ctx.unit;
    for (const { fn, value } of remembered(known, facts, () => dueValues(facts))) {
      const span = fn === ctx.fn ? spanOf(facts, value, 0) : undefined;
      if (span) found.push({ ...placeOf(ctx, value), ...span });
    }
  }
  return found.sort((a, b) => workdays(b) - workdays(a))[0];
}

/** Three weeks are fifteen business days, or fewer. */
function workdays({ days, counts }: Span): number {
  return counts === 'business' ? days : (days / 7) * 5;
}

function dueValues(facts: FileFacts) {
  const found: { fn: number; value: Expr }[] = [];
  forEachExpr(facts, (node, fn) => {
    if (node.k !== 'obj') return;
    for (const it of node.props)
      if (it.p === 'value' && typeof it.key === 'string' && isDueName(it.key)) found.push({ fn, value: it.value });
  });
  return found;
}

const PER_UNIT: { readonly [unit: string]: number } = {
  d: 1,
  day: 1,
  w: 7,
  week: 7,
  m: 30,
  month: 30,
  y: 365,
  year: 365,
};
const DAY = 24 * 60 * 60 * 1000;

function spanOf(facts: FileFacts, x: Expr, depth: number): Span | undefined {
  if (depth > 4) return undefined;
  const next = (it: Expr) => spanOf(facts, it, depth + 1);
  switch (x.k) {
    case 'ref': {
      const moved = spanMoved(facts, x.b);
      if (moved) return moved;
      const made = definitionsIn(facts).ofBinding.get(x.b) ?? [];
      return made.length === 1 && made[0] ? next(made[0].value) : undefined;
    }
    case 'new':
      return x.args[0] && x.args[0].k !== 'spread' ? next(x.args[0]) : undefined;
    case 'chain':
    case 'await':
      return next(x.x);
    case 'bin': {
      if (x.op !== '+') return undefined;
      const ms = numberOf(facts, x.b) ?? numberOf(facts, x.a);
      return ms === undefined ? undefined : { days: ms / DAY, counts: 'calendar' };
    }
    case 'call':
      return spanOfCall(facts, x) ?? (x.callee.k === 'member' ? next(x.callee.obj) : undefined);
    default:
      return undefined;
  }
}

/** `due.setDate(due.getDate() + 45)` */
function spanMoved(facts: FileFacts, b: number): Span | undefined {
  for (const { call } of definitionsIn(facts).calls) {
    const { callee, args } = call;
    const [first] = args;
    if (callee.k !== 'member' || callee.obj.k !== 'ref' || callee.obj.b !== b || first?.k !== 'bin') continue;
    const unit = MOVES[/^set(?:UTC)?(Date|Month|FullYear|Time)$/.exec(callee.name)?.[1] ?? ''];
    const amount = first.op === '+' ? (numberOf(facts, first.b) ?? numberOf(facts, first.a)) : undefined;
    if (unit !== undefined && amount !== undefined) return { days: amount * unit, counts: 'calendar' };
  }
  return undefined;
}

const MOVES: { readonly [part: string]: number } = { Date: 1, Month: 30, FullYear: 365, Time: 1 / DAY };

function spanOfCall(facts: FileFacts, { callee, args }: Extract<Expr, { k: 'call' }>): Span | undefined {
  const name = lastName(facts, callee);
  const plain = args.map((it) => (it.k === 'spread' ? it.x : it));
  const amount = plain.map((it) => numberOf(facts, it)).find((it) => it !== undefined);
  const added = /^(?:add|plus)(Business|Work)?(?:ing)?(Day|Week|Month|Year)?s?$/i.exec(name);
  if (/^business(?:Days)?Add$/i.test(name) && amount !== undefined) return { days: amount, counts: 'business' };
  if (!added) return undefined;
  if (added[1] && amount !== undefined) return { days: amount, counts: 'business' };
  if (added[2] && amount !== undefined)
    return { days: amount * (PER_UNIT[added[2].toLowerCase()] ?? 1), counts: 'calendar' };
  for (const it of plain) {
    const unit = it.k === 'lit' && typeof it.v === 'string' ? PER_UNIT[it.v.replace(/s$/, '')] : undefined;
    if (unit !== undefined && amount !== undefined) return { days: amount * unit, counts: 'calendar' };
    if (it.k === 'obj') return spanOfUnits(facts, it);
  }
  return undefined;
}

/** `{ days: 15 }`, `{ weeks: 3 }`, `{ businessDays: 15 }` */
function spanOfUnits(facts: FileFacts, { props }: Extract<Expr, { k: 'obj' }>): Span | undefined {
  for (const it of props) {
    if (it.p !== 'value' || typeof it.key !== 'string') continue;
    const amount = numberOf(facts, it.value);
    if (amount === undefined) continue;
    if (it.key === 'businessDays') return { days: amount, counts: 'business' };
    const unit = PER_UNIT[it.key.replace(/s$/, '')];
    if (unit !== undefined) return { days: amount * unit, counts: 'calendar' };
  }
  return undefined;
}

/** What is written down as a number: `15`, `15 * DAY_MS`. */
function numberOf(facts: FileFacts, x: Expr, depth = 0): number | undefined {
  if (depth > 6) return undefined;
  if (x.k === 'lit') return typeof x.v === 'number' ? x.v : undefined;
  if (x.k === 'ref') {
    const made = definitionsIn(facts).ofBinding.get(x.b) ?? [];
    return made.length === 1 && made[0] ? numberOf(facts, made[0].value, depth + 1) : undefined;
  }
  if (x.k !== 'bin') return undefined;
  const a = numberOf(facts, x.a, depth + 1);
  const b = numberOf(facts, x.b, depth + 1);
  if (a === undefined || b === undefined) return undefined;
  if (x.op === '*') return a * b;
  if (x.op === '+') return a + b;
  return x.op === '/' && b !== 0 ? a / b : undefined;
}
