/**
 * Variables of which nobody ever sees what they are declared with: they are read only behind a flag that is set
 * right after them.
 *
 *     let choice, isLoaded = false;
 *     function load() {
 *       if (!isLoaded) { choice = read(); isLoaded = true; }
 *       return choice;
 *     }
 *
 * Where the flag is set first, what is called in between may come back and see it.
 */
import type { Expr, FileFacts, Stmt } from '../../facts/ir';
import type { FactNode } from '../../links/walk-facts';
import { remembered } from '../../std/remembered';
import { isSeen, type Use, usesIn } from './uses';

const known = new WeakMap<FileFacts, ReadonlySet<number>>();

export function isFilledBeforeRead(facts: FileFacts, b: number): boolean {
  return remembered(known, facts, () => new Set(find(facts))).has(b);
}

interface Filling {
  readonly flag: number;
  readonly filled: number;
  /** `flag = true` */
  readonly setting: Stmt;
  /** Of the same function, all that runs after it was filled in this run or an earlier one. */
  readonly after: readonly Stmt[];
}

function find(facts: FileFacts): readonly number[] {
  const fillings = facts.functions.flatMap(({ body = [] }) =>
    body.flatMap((it, i) => fillingsIn(it, body.slice(i + 1))),
  );
  const filled = new Set(fillings.map((it) => it.filled));
  return [...filled].filter((b) => isFilled(facts, b, fillings));
}

/** `if (!flag) { …; filled = …; flag = true; … }` */
function fillingsIn(stmt: Stmt, beyond: readonly Stmt[]): readonly Filling[] {
  if (stmt.k !== 'if' || stmt.test.k !== 'un' || stmt.test.op !== '!' || stmt.test.x.k !== 'ref') return [];
  const flag = stmt.test.x.b;
  const body = stmt.then.k === 'block' ? stmt.then.body : [];
  return body.flatMap((it, i) => {
    const setting = body[i + 1];
    const filled = assignment(it)?.b;
    if (!setting || filled === undefined || filled === flag) return [];
    const set = assignment(setting);
    if (set?.b !== flag || !isLiteral(set.value, true)) return [];
    return [{ flag, filled, setting, after: [...body.slice(i + 2), ...beyond] }];
  });
}

function assignment(stmt: Stmt): { readonly b: number; readonly value: Expr } | undefined {
  if (stmt.k !== 'expr' || stmt.x.k !== 'assign' || stmt.x.op !== '=' || stmt.x.target.k !== 'pid') return undefined;
  return { b: stmt.x.target.b, value: stmt.x.value };
}

function isFilled(facts: FileFacts, b: number, all: readonly Filling[]): boolean {
  const own = all.filter((it) => it.filled === b);
  const flag = own[0]?.flag ?? -1;
  const [filled, tested] = [facts.bindings[b], facts.bindings[flag]];
  if (filled?.kind !== 'let' || tested?.kind !== 'let' || filled.owner !== tested.owner) return false;
  if (own.some((it) => it.flag !== flag) || isSeen(facts, b) || isSeen(facts, flag)) return false;
  const { ofVariable } = usesIn(facts);
  const settings = new Set<unknown>(own.map((it) => it.setting));
  if (!(ofVariable.get(flag) ?? []).every((it) => keepsFlag(it, settings))) return false;
  const safe = new Set<unknown>();
  for (const it of own) for (const stmt of it.after) addParts(safe, stmt);
  for (const { body = [] } of facts.functions)
    for (const it of body) if (it.k === 'if' && it.test.k === 'ref' && it.test.b === flag) addParts(safe, it.then);
  return (ofVariable.get(b) ?? []).every((it) => (it.at.k === 'pid' ? isWhole(it) : safe.has(it.at)));
}

/** It begins as false, and becomes true where the variable is filled. */
function keepsFlag(use: Use, settings: ReadonlySet<unknown>): boolean {
  if (use.at.k === 'ref') return true;
  const [parent, stmt] = use.around;
  if (!isWhole(use) || !parent) return false;
  if (parent.k === 'assign') return isLiteral(parent.value, false) || settings.has(stmt);
  return parent.init === undefined || isLiteral(parent.init, false);
}

/** It is declared or assigned as it is, not as a part of something. */
function isWhole({ at, around: [parent] }: Use): boolean {
  if (parent?.k === 'assign') return parent.op === '=' && parent.target === at;
  return parent?.k === undefined && parent?.target === at;
}

function isLiteral(value: unknown, is: boolean): boolean {
  const { k, v } = value as FactNode;
  return k === 'lit' && v === is;
}

function addParts(parts: Set<unknown>, part: unknown): void {
  if (typeof part !== 'object' || part === null) return;
  parts.add(part);
  for (const it of Object.values(part)) addParts(parts, it);
}
