/**
 * Two persons whom only the program's variables tell apart: `db.user.findUnique({ where: { id: a } })` and the same
 * for `b`. Who fetches two rows of one table by keys of two names means two people; one of them is not the one who asks.
 */
import type { Argument, Call, Expr, FileFacts, Span, Stmt } from '../../facts/ir';
import { forEachExpr } from '../../facts/walk';
import { remembered } from '../../std/remembered';

const FINDS =
  /^(?:find(?:First|One|OneBy|Unique|ById|ByPk)(?:OrThrow|OrFail)?|get|getById|doc|query|execute|queryOne|oneOrNone|one)$/;
const SESSION = /^(?:session|auth\w*|claims|jwt|token)$/i;
/** What else is taken of these may be somebody's whom they know: `user.managerId`. */
const USER = /^(?:user|current_?user|viewer|me)$/i;
/** A key by which whoever asks is found, too: `email`, `userId`, `token`. */
const OWN =
  /^(?:(?:my|own|self|current|logged_?in|session|request(?:er|ing)?|auth\w*)_?)?(?:user|customer|account|member|subscriber|profile|visitor|person|session|device|cookie|subject|contact|lead|client|anon\w*|distinct|external|sub|me|self|uid)?s?_?(?:id|uuid|uid|key|e?mail|e_?mail|phone|name|token|code|slug|hash|handle)?$/i;
const SUFFIX = /_?(?:id|uuid|uid|key|e?mail|phone)$/i;

interface Key {
  readonly name: string;
  readonly isOfSession: boolean;
}

interface Asked {
  readonly call: Call;
  readonly table: string;
  /** What the key is called, without what keys are called. */
  readonly who: string;
  readonly isOwn: boolean;
  readonly isOfSession: boolean;
}

/** Queries that ask for the other one; `unless-session`: where their key is not that of who is logged in after all. */
export function asksForTheOther(facts: FileFacts, at: Span): 'surely' | 'unless-session' | undefined {
  const found = othersOf(facts).filter(({ call }) => call.s >= at.s && call.e <= at.e);
  return found.some((it) => it.isSure) ? 'surely' : found.length > 0 ? 'unless-session' : undefined;
}

interface Other {
  readonly call: Call;
  readonly isSure: boolean;
}

const others = new WeakMap<FileFacts, readonly Other[]>();

function othersOf(facts: FileFacts): readonly Other[] {
  return remembered(others, facts, () => {
    const byPlace = new Map<string, Asked[]>();
    forEachExpr(facts, (it: Expr | Stmt, fn) => {
      const asked = it.k === 'call' ? askedBy(facts, it) : undefined;
      if (!asked) return;
      const place = `${fn} ${asked.table}`;
      byPlace.set(place, [...(byPlace.get(place) ?? []), asked]);
    });
    return [...byPlace.values()].flatMap(othersAmong);
  });
}

/** Who is logged in asks, else the first who is no other by name. */
function othersAmong(all: readonly Asked[]): readonly Other[] {
  const own = all.find((it) => it.isOfSession) ?? all.find((it) => it.isOwn) ?? all[0];
  return all.flatMap((it): readonly Other[] => {
    if (it === own || it.isOfSession) return [];
    const isSame = it.who === own?.who || (it.isOwn && own?.isOwn);
    if (isSame) return own?.isOfSession ? [{ call: it.call, isSure: false }] : [];
    return [{ call: it.call, isSure: true }];
  });
}

function askedBy(facts: FileFacts, call: Call): Asked | undefined {
  const { callee } = call;
  if (callee.k !== 'member' || !FINDS.test(callee.name)) return undefined;
  const keys = call.args.flatMap((it) => (it.k === 'spread' ? [] : keysIn(facts, it, 0)));
  const [key] = keys;
  if (!key || keys.some((it) => it.name !== key.name)) return undefined;
  const isOwn = OWN.test(key.name);
  const who = isOwn ? '' : key.name.replace(SUFFIX, '').toLowerCase();
  const text = call.args.flatMap((it) => (it.k === 'lit' && typeof it.v === 'string' ? [it.v] : [])).join(' ');
  return { call, table: `${chainOf(facts, callee.obj)} ${text}`, who, isOwn, isOfSession: key.isOfSession };
}

const MAX_DEPTH = 4;

/** Values that a condition compares with. */
function keysIn(facts: FileFacts, x: Expr, depth: number): readonly Key[] {
  if (x.k === 'ref') return [{ name: facts.bindings[x.b]?.name ?? '', isOfSession: false }];
  if (x.k === 'member') {
    const name = named(facts, x);
    const isOf = (it: string) => SESSION.test(it) || (USER.test(it) && OWN.test(name));
    return [{ name, isOfSession: namesOn(facts, x).some(isOf) }];
  }
  if (depth > MAX_DEPTH) return [];
  const within = (it: Argument) => (it.k === 'spread' ? [] : keysIn(facts, it, depth + 1));
  if (x.k === 'arr') return x.elems.flatMap(within);
  // `eq(users.id, id)`: the first is a column.
  if (x.k === 'call') return x.args.slice(x.args.length > 1 ? 1 : 0).flatMap(within);
  if (x.k !== 'obj') return [];
  return x.props.flatMap((it) => (it.p === 'value' && !NO_CONDITION.has(String(it.key)) ? within(it.value) : []));
}

const NO_CONDITION = new Set(['include', 'select', 'orderBy', 'take', 'skip', 'attributes']);

/** `to` of `req.body.to`; of `taker.id`, `taker`. */
function named(facts: FileFacts, x: Extract<Expr, { k: 'member' }>): string {
  if (!/^(?:_?id|uuid|uid|e?mail)$/i.test(x.name)) return x.name;
  const { obj } = x;
  const above = obj.k === 'member' ? obj.name : obj.k === 'ref' ? (facts.bindings[obj.b]?.name ?? '') : '';
  return /^(?:params|query|body|input|args|payload|data|req|request|ctx)$/.test(above) ? x.name : above;
}

/** What it is taken of. */
function namesOn(facts: FileFacts, { obj }: Extract<Expr, { k: 'member' }>): readonly string[] {
  if (obj.k === 'member') return [...namesOn(facts, obj), obj.name];
  return obj.k === 'ref' ? [facts.bindings[obj.b]?.name ?? ''] : [];
}

function chainOf(facts: FileFacts, x: Expr): string {
  if (x.k === 'member') return `${chainOf(facts, x.obj)}.${x.name}`;
  return x.k === 'ref' ? (facts.bindings[x.b]?.name ?? '') : x.k;
}
