/**
 * Whose choice a read is about, where somebody asks for something that is about others: `for (const user of users)
 * if (!user.optedOut) …`. A read is about the row in hand where what it is asked of, or for, comes from such a row.
 */
import { isOtherPerson } from '../../catalogue/lexicon/other-people';
import type { Expr, FileFacts, LocalRef, Span, Stmt } from '../../facts/ir';
import { forEachExpr } from '../../facts/walk';
import { remembered } from '../../std/remembered';
import { type Named, namedAs } from '../database/named-persons';
import { isOthers } from '../database/rows-of-others';
import { isOfAnother, isOfSeveral } from '../database/several';
import type { Frame } from '../machine/frame';
import type { Machine } from '../machine/machine';
import { readVariable } from '../syntax/variables';
import type { Value } from '../values/value';
import { asksForTheOther } from './two-persons';

/** An expression names another person: `await mayShare(req.body.friendId)`. */
export function mentionsAnother(m: Machine, f: Frame, at: object | undefined): boolean {
  const { s, e } = (at as { s?: number; e?: number } | undefined) ?? {};
  if (s === undefined || e === undefined || e <= s) return false;
  if (
    othersOf(f.unit.facts).some((it) => it.s >= s && it.e <= e) ||
    asksForTheOther(f.unit.facts, { s, e }) === 'surely'
  )
    return true;
  // `redis.get(`optout:${id}`)`, asked with `takerId`.
  return mentioned(m, f, at).some(({ refs }) => refs.some((it) => it.kind === 'foreign' && isOfAnother(it.access)));
}

const others = new WeakMap<FileFacts, readonly Expr[]>();

function othersOf(facts: FileFacts): readonly Expr[] {
  return remembered(others, facts, () => {
    const found: Expr[] = [];
    forEachExpr(facts, (it: Expr | Stmt) => {
      const name = nameIn(facts, it);
      const of = it.k === 'member' ? nameIn(facts, it.obj) : undefined;
      if (isOtherPerson(name) || (of !== undefined && isOtherPerson(of, name))) found.push(it as Expr);
    });
    return found;
  });
}

function nameIn(facts: FileFacts, it: Expr | Stmt): string {
  if (it.k === 'ref') return facts.bindings[it.b]?.name ?? '';
  // `c.req.param('friendId')`
  if (it.k === 'lit') return typeof it.v === 'string' && /(?:id|e?mail)$/i.test(it.v) ? it.v : '';
  return it.k === 'member' ? it.name : '';
}

/** An expression names a variable that holds such a row, or a part of one. */
export function mentionsRow(m: Machine, f: Frame, at: object | undefined): boolean {
  return mentioned(m, f, at).some(holdsRow);
}

/** What the variables hold that an expression names. */
export function mentioned(m: Machine, f: Frame, at: object | undefined): readonly Value[] {
  const { s, e } = (at as { s?: number; e?: number } | undefined) ?? {};
  if (s === undefined || e === undefined || e <= s) return [];
  return namesAt(f.unit.facts, { s, e }).map((b) => readVariable(m, f, b));
}

/** By what an expression names who asks: `JSON.stringify({ id: req.user.id })`. */
export function namesAsking(m: Machine, f: Frame, at: Span): Named | undefined {
  const named = chainsOf(f.unit.facts)
    .filter(({ root, s, e }) => s >= at.s && e <= at.e && isGiven(f, root) && !isOfRows(readVariable(m, f, root)))
    // What a callback within it is given tells nothing of who asks: what it is called for does.
    .filter(({ root }) => !isOfCallback(f.unit.facts, root, at))
    .map((it) => it.named);
  return named.includes('session') ? 'session' : named[0];
}

function isOfCallback({ bindings, functions }: FileFacts, b: number, at: Span): boolean {
  const owner = functions[bindings[b]?.owner ?? 0];
  return owner !== undefined && bindings[b]?.kind === 'param' && owner.s > at.s && owner.e <= at.e;
}

function isOfRows(value: Value): boolean {
  return (
    holdsRow(value) ||
    isOthers(value) ||
    value.reads.some((it) => it.anyones) ||
    value.refs.some((it) => it.kind === 'choice')
  );
}

/** A parameter, or what is taken from one. */
function isGiven(f: Frame, b: number): boolean {
  const kind = f.unit.facts.bindings[b]?.kind;
  return kind !== 'import' && kind !== 'function' && kind !== 'class';
}

interface Chain extends Span {
  readonly root: number;
  readonly named: Named;
}

const chains = new WeakMap<FileFacts, readonly Chain[]>();

/** Members of a variable that are called as those of who asks. */
function chainsOf(facts: FileFacts): readonly Chain[] {
  return remembered(chains, facts, () => {
    const found: Chain[] = [];
    forEachExpr(facts, (it: Expr | Stmt) => {
      if (it.k !== 'member') return;
      const names: string[] = [];
      let x: Expr = it;
      for (; x.k === 'member'; x = x.obj) names.unshift(x.name);
      const named = x.k === 'ref' ? namedAs([facts.bindings[x.b]?.name ?? '', ...names]) : undefined;
      if (x.k === 'ref' && named) found.push({ root: x.b, named, s: it.s, e: it.e });
    });
    return found;
  });
}

export function holdsRow({ refs }: Value): boolean {
  return refs.some((it) => it.kind === 'foreign' && isOfSeveral(it.access));
}

const known = new WeakMap<
  FileFacts,
  { readonly all: readonly LocalRef[]; readonly at: Map<string, readonly number[]> }
>();

/** The variables that are named there. */
function namesAt(facts: FileFacts, { s, e }: Span): readonly number[] {
  const names = remembered(known, facts, () => {
    const all: LocalRef[] = [];
    forEachExpr(facts, (it: Expr | Stmt) => {
      if (it.k === 'ref' && facts.bindings[it.b]?.kind !== 'import') all.push(it);
    });
    return { all, at: new Map() };
  });
  return remembered(names.at, `${s} ${e}`, () => [
    ...new Set(names.all.flatMap((it) => (it.s >= s && it.e <= e ? [it.b] : []))),
  ]);
}
