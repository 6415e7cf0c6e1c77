/**
 * Calls of a handler that may store what it was told, in code that we cannot see: `audit.record(user)`,
 * `api.updatePreferences(body)`. Then nothing is said to be missing.
 */
import type { Argument, Call, Expr } from '../../facts/ir';
import { lastName } from '../../facts/last-name';
import { forEachExpr } from '../../facts/walk';
import { remembered } from '../../std/remembered';
import type { Deed } from '../../world/choice/deeds';
import type { Context } from '../../world/machine/context';

type Facts = Context['unit']['facts'];

const STORES =
  /^(?:save|store|persist|record|insert|update|upsert|create|set|put|add|write|append|push|delete|remove|run|exec|execute|query|publish|enqueue|send|post|patch|fetch|\$fetch|request|mutate|invoke|emit|dispatch|call|mark|register|process|handle|opt|withdraw|revoke|unsubscribe|suppress)(?![a-z])/;
/** What answers, logs or only computes. */
const OTHER =
  /^(?:res|response|reply|c|ctx|context|h|console|log|logger|JSON|Object|Math|Number|String|Date|Promise|headers|NextResponse|Response|req|request|next|toast|router|z|schema|searchParams|formData)$/;

/** `deeds`: what the handler is seen to do. */
export function mayStoreUnseen(tree: Iterable<Context>, deeds: readonly Deed[]): boolean {
  const seen = new Set<unknown>(
    deeds.flatMap(({ site, what }) => (what.k === 'row' && what.timed !== undefined ? [site] : [])),
  );
  for (const { unit, fn, trace } of tree)
    for (const call of callsIn(unit.facts, fn))
      if (!seen.has(call) && (trace.sites.get(call)?.size ?? 0) === 0) return true;
  return false;
}

const known = new WeakMap<Facts, ReadonlyMap<number, readonly Call[]>>();

function callsIn(facts: Facts, fn: number): readonly Call[] {
  return remembered(known, facts, () => collect(facts)).get(fn) ?? [];
}

function collect(facts: Facts): ReadonlyMap<number, readonly Call[]> {
  const found = new Map<number, Call[]>();
  forEachExpr(facts, (node, fn) => {
    if (node.k !== 'call' || node.args.every(isLiteral) || !STORES.test(lastName(facts, node.callee))) return;
    if (!OTHER.test(rootName(facts, node.callee))) remembered(found, fn, () => []).push(node);
  });
  return found;
}

function isLiteral(it: Argument): boolean {
  return it.k === 'lit' || it.k === 'fn';
}

/** `res` of `res.status(200).send`; '' of a plain function. */
function rootName(facts: Facts, x: Expr): string {
  switch (x.k) {
    case 'member':
      return x.obj.k === 'ref' || x.obj.k === 'global' ? lastName(facts, x.obj) : rootName(facts, x.obj);
    case 'call':
      return rootName(facts, x.callee);
    case 'chain':
    case 'await':
      return rootName(facts, x.x);
    default:
      return '';
  }
}
