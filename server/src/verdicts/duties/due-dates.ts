/**
 * How long a request may wait, where the code says so: `dueAt: addDays(new Date(), 30)`,
 * `deadline: new Date(Date.now() + 15 * 24 * 60 * 60 * 1000)`.
 */
import type { DueDate } from '../../../../shared/src/duties';
import { importOf } from '../../facts/import-of';
import type { Expr, FileFacts } from '../../facts/ir';
import { lastName } from '../../facts/last-name';
import { forEachExpr } from '../../facts/walk';
import type { Links } from '../../links/links';
import { remembered } from '../../std/remembered';
import { isDueName } from '../../world/choice/deeds';
import type { Context } from '../../world/machine/context';
import type { Machine } from '../../world/machine/machine';
import { placeOf } from './choice-writes';
import { definitionsIn } from './stale/definitions';

type Span = Pick<DueDate, 'days' | 'counts'>;

/** A file's expression, and where its imports lead. */
interface Place {
  readonly facts: FileFacts;
  readonly links: Links;
}

interface Due {
  readonly fn: number;
  readonly value: Expr;
  /** Of SQL, told by its text. */
  readonly span?: Span;
}

const known = new WeakMap<FileFacts, readonly Due[]>();

/** The latest of the due dates that these functions set; undefined where none can be told. */
export function dueDateIn({ links }: Machine, tree: Iterable<Context>): DueDate | undefined {
  const found: DueDate[] = [];
  for (const ctx of tree) {
    const { facts } = ctx.unit;
    for (const { fn, value, span } of remembered(known, facts, () => dueValues(facts))) {
      const counted = fn === ctx.fn ? (span ?? spanOf({ facts, links }, value, 0)) : undefined;
      if (counted) found.push({ ...placeOf(ctx, value), ...counted });
    }
  }
  return found.sort((a, b) => workdays(b) - workdays(a))[0];
}

/** Three weeks are fifteen business days, or fewer. */
function workdays({ days, counts }: Span): number {
  return counts === 'business' ? days : (days / 7) * 5;
}

function dueValues(facts: FileFacts): readonly Due[] {
  const found: Due[] = [];
  forEachExpr(facts, (node, fn) => {
    const text = node.k === 'lit' ? node.v : node.k === 'tpl' ? node.strings.join('?') : undefined;
    const span = typeof text === 'string' && node.k !== 'expr' ? spanInSql(text) : undefined;
    if (span) found.push({ fn, value: node as Expr, span });
    if (node.k !== 'obj') return;
    for (const it of node.props)
      if (it.p === 'value' && typeof it.key === 'string' && isDueName(it.key)) found.push({ fn, value: it.value });
  });
  return found;
}

/** `INSERT INTO requests (…, due_at) VALUES (…, now() + interval '15 days')`; of two such texts neither is told apart. */
function spanInSql(text: string): Span | undefined {
  if (!/^\s*(?:insert|update|replace)\b/i.test(text) || !(text.match(/\w+/g) ?? []).some(isDueName)) return undefined;
  const all = [...text.matchAll(/(?:interval\s+'?|'\+)(\d+)\s*(day|week|month|year)s?/gi)];
  const [first] = all;
  if (!first || all.length > 1) return undefined;
  return { days: Number(first[1]) * (PER_UNIT[(first[2] ?? '').toLowerCase()] ?? 1), counts: 'calendar' };
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

function spanOf(at: Place, x: Expr, depth: number): Span | undefined {
  if (depth > 6) return undefined;
  const next = (it: Expr) => spanOf(at, it, depth + 1);
  switch (x.k) {
    case 'ref': {
      const moved = spanMoved(at, x.b);
      if (moved) return moved;
      const made = definedAs(at, x.b);
      return made && spanOf(made.at, made.value, depth + 1);
    }
    case 'new':
      return x.args[0] && x.args[0].k !== 'spread' ? next(x.args[0]) : undefined;
    case 'chain':
    case 'await':
      return next(x.x);
    case 'bin': {
      if (x.op !== '+') return undefined;
      const ms = numberOf(at, x.b) ?? numberOf(at, x.a);
      return ms === undefined ? undefined : { days: ms / DAY, counts: 'calendar' };
    }
    case 'call':
      return spanOfCall(at, x) ?? (x.callee.k === 'member' ? next(x.callee.obj) : spanReturned(at, x.callee, depth));
    default:
      return undefined;
  }
}

/** `due.setDate(due.getDate() + 45)` */
function spanMoved(at: Place, b: number): Span | undefined {
  for (const { call } of definitionsIn(at.facts).calls) {
    const { callee, args } = call;
    const [first] = args;
    if (callee.k !== 'member' || callee.obj.k !== 'ref' || callee.obj.b !== b || first?.k !== 'bin') continue;
    const unit = MOVES[/^set(?:UTC)?(Date|Month|FullYear|Time)$/.exec(callee.name)?.[1] ?? ''];
    const amount = first.op === '+' ? (numberOf(at, first.b) ?? numberOf(at, first.a)) : undefined;
    if (unit !== undefined && amount !== undefined) return { days: amount * unit, counts: 'calendar' };
  }
  return undefined;
}

const MOVES: { readonly [part: string]: number } = { Date: 1, Month: 30, FullYear: 365, Time: 1 / DAY };

function spanOfCall(at: Place, { callee, args }: Extract<Expr, { k: 'call' }>): Span | undefined {
  const name = lastName(at.facts, callee);
  const plain = args.map((it) => (it.k === 'spread' ? it.x : it));
  const amount = plain.map((it) => numberOf(at, it)).find((it) => it !== undefined);
  const added = /^(?:add|plus)(Business|Work)?(?:ing)?(Day|Week|Month|Year)?s?$/i.exec(name);
  if (/^business(?:Days)?Add$/i.test(name) && amount !== undefined) return { days: amount, counts: 'business' };
  if (!added) return undefined;
  if (added[1] && amount !== undefined) return { days: amount, counts: 'business' };
  if (added[2] && amount !== undefined)
    return { days: amount * (PER_UNIT[added[2].toLowerCase()] ?? 1), counts: 'calendar' };
  for (const it of plain) {
    const unit = it.k === 'lit' && typeof it.v === 'string' ? PER_UNIT[it.v.replace(/s$/, '')] : undefined;
    if (unit !== undefined && amount !== undefined) return { days: amount * unit, counts: 'calendar' };
    if (it.k === 'obj') return spanOfUnits(at, it);
  }
  return undefined;
}

/** `{ days: 15 }`, `{ weeks: 3 }`, `{ businessDays: 15 }` */
function spanOfUnits(at: Place, { props }: Extract<Expr, { k: 'obj' }>): Span | undefined {
  for (const it of props) {
    if (it.p !== 'value' || typeof it.key !== 'string') continue;
    const amount = numberOf(at, it.value);
    if (amount === undefined) continue;
    if (it.key === 'businessDays') return { days: amount, counts: 'business' };
    const unit = PER_UNIT[it.key.replace(/s$/, '')];
    if (unit !== undefined) return { days: amount * unit, counts: 'calendar' };
  }
  return undefined;
}

/** What is written down as a number: `15`, `15 * DAY_MS`, a constant of another file. */
function numberOf(at: Place, x: Expr, depth = 0): number | undefined {
  if (depth > 6) return undefined;
  if (x.k === 'lit') return typeof x.v === 'number' ? x.v : undefined;
  if (x.k === 'ref') {
    const made = definedAs(at, x.b);
    return made && numberOf(made.at, made.value, depth + 1);
  }
  if (x.k !== 'bin') return undefined;
  const a = numberOf(at, x.a, depth + 1);
  const b = numberOf(at, x.b, depth + 1);
  if (a === undefined || b === undefined) return undefined;
  if (x.op === '*') return a * b;
  if (x.op === '+') return a + b;
  return x.op === '/' && b !== 0 ? a / b : undefined;
}

/** `dueAt: dueDate()`, of a function that counts it out. */
function spanReturned(at: Place, callee: Expr, depth: number): Span | undefined {
  const made = callee.k === 'ref' ? declaredAt(at, callee.b) : undefined;
  if (!made) return undefined;
  const { facts } = made.at;
  const value = definitionsIn(facts).ofBinding.get(made.b)?.[0]?.value;
  const fn = value?.k === 'fn' ? value.f : facts.functions.findIndex((it) => it.name === facts.bindings[made.b]?.name);
  const [returned, ...others] = definitionsIn(facts).returns.get(fn) ?? [];
  return returned && others.length === 0 ? spanOf(made.at, returned, depth + 1) : undefined;
}

/** The one value that a name is given. */
function definedAs(at: Place, b: number): { readonly at: Place; readonly value: Expr } | undefined {
  const declared = declaredAt(at, b);
  const made = declared ? (definitionsIn(declared.at.facts).ofBinding.get(declared.b) ?? []) : [];
  return declared && made.length === 1 && made[0] ? { at: declared.at, value: made[0].value } : undefined;
}

/** In this file, or in the one that it is imported from. */
function declaredAt(at: Place, b: number): { readonly at: Place; readonly b: number } | undefined {
  if (at.facts.bindings[b]?.kind !== 'import') return { at, b };
  const item = importOf(at.facts, b);
  const target = item && at.links.resolve(at.facts.path, item.spec);
  const facts = target?.to === 'file' ? at.links.facts(target.path) : undefined;
  const exported = facts?.exports.find((it) => it.x === 'local' && it.name === item?.imported);
  return facts && exported?.x === 'local' ? { at: { ...at, facts }, b: exported.b } : undefined;
}
