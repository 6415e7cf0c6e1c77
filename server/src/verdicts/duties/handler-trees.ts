/** Functions that something outside runs, and all that they run in turn. */
import { calledName, lastName } from '../../facts/last-name';
import { remembered } from '../../std/remembered';
import { type Context, functionName, type Site } from '../../world/machine/context';
import { HUB } from '../../world/machine/hubs';
import type { Machine, Root } from '../../world/machine/machine';
import { linkOf } from '../../world/serving/link-of';
import { wordsOf } from './function-words';
import { definitionsIn } from './stale/definitions';

/** What runs the function: an entry, or code that we cannot see and was handed it. */
export interface Beginning {
  readonly ctx: Context;
  readonly label: string;
}

/** `POST handler` of a file is known by its address, as those are that a server is told. */
function labelOf(root: Root | undefined, handed: string | undefined, name: string): string {
  if (!root && (CONSUMES.test(name) || CONSUMERS.test(handed ?? ''))) return CONSUMER;
  if (!root) return 'callback';
  return root.url === undefined ? root.label : root.label.replace(/^([A-Z]+) handler$/, `$1 ${root.url} handler`);
}

/** The entry of its own file, where a middleware lets the request pass to it: that stands between the two. */
function rootBehind(m: Machine, ctx: Context): Root | undefined {
  const above = new Set(ctx.callers.keys());
  for (const it of above) {
    const root = it.unit === ctx.unit ? m.roots.get(it) : undefined;
    if (root?.url !== undefined) return root;
    if (it.unit !== ctx.unit && above.size < MOST_BETWEEN) for (const caller of it.callers.keys()) above.add(caller);
  }
  return undefined;
}

const MOST_BETWEEN = 20;

/** It works off what others have put into a queue. */
export const CONSUMER = 'queue consumer';
const CONSUMERS =
  /^(?:(?!Web|Service|Shared)\w*[a-z]Worker|Worker|\w*Consumer|process|consume|createFunction|work|onMessagePublished|onTaskDispatched)$/;
const CONSUMES = /^each(?:Message|Batch)$/;

/** What the code that runs it was called by: `new Worker('privacy', handle)`, `new ApolloServer({ resolvers })`. */
function handedTo(ctx: Context): string | undefined {
  const own = functionName(ctx);
  for (const [caller, sites] of ctx.callers) {
    const isHub = caller.fn === HUB;
    // A module calls its own functions too, as it loads.
    for (const [giver, handing] of isHub ? caller.callers : caller.fn === 0 ? [[caller, sites] as const] : [])
      for (const site of handing) {
        if ((site.k !== 'call' && site.k !== 'new') || site.callee.k === 'fn') continue;
        const name = lastName(giver.unit.facts, site.callee);
        if (isHub || (name !== own && isGiven(site, giver))) return name;
      }
  }
  return undefined;
}

/** A package is called, not a variable that holds the function. */
function isGiven({ callee }: Extract<Site, { k: 'call' | 'new' }>, { unit: { facts } }: Context): boolean {
  const kind = callee.k === 'ref' ? facts.bindings[callee.b]?.kind : undefined;
  return callee.k === 'member' || kind === undefined || kind === 'import';
}

const MAX_TREE = 2_000;

/** The outermost functions that lead to this one; components and modules are none. */
export function beginningsOf(m: Machine, inner: Context): readonly Beginning[] {
  const found: Beginning[] = [];
  const seen = new Set([inner]);
  const queue = [inner];
  for (let ctx = queue.pop(); ctx; ctx = queue.pop()) {
    // A server's link is one of its own, whatever stands before it in the chain.
    const link = linkOf(m, ctx);
    if (link) {
      found.push({ ctx, label: link.label });
      continue;
    }
    const outside = [...ctx.callers.keys()].filter((it) => isOutside(m, it));
    const [first] = outside;
    const handed = handedTo(ctx);
    const isBegun = first !== undefined || handed !== undefined || ctx.callers.size === 0;
    const isPart = outside.every((it) => it.fn === HUB) && isPartOfCaller(m, ctx);
    if (ctx.fn > 0 && !isRendering(ctx) && isBegun && !isPart)
      found.push({ ctx, label: labelOf(m.roots.get(first ?? ctx) ?? rootBehind(m, ctx), handed, functionName(ctx)) });
    // What runs as a module loads is no act of anybody.
    if (ctx.fn === 0) continue;
    for (const caller of ctx.callers.keys()) {
      if (isOutside(m, caller) || seen.has(caller)) continue;
      seen.add(caller);
      queue.push(caller);
    }
  }
  return found;
}

/** `db.transaction((tx) => …)` of a server's handler: the library runs it there and then. */
function isPartOfCaller(m: Machine, { unit, fn }: Context): boolean {
  return remembered(parts, m, () => partsOf(m)).has(`${unit.path}:${fn}`);
}

const parts = new WeakMap<Machine, ReadonlySet<string>>();

function partsOf(m: Machine): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { unit, fn, callers } of m.contexts.values()) {
    const parent = unit.facts.functions[fn]?.parent ?? 0;
    const isPart = [...callers.keys()].some((it) => it.unit === unit && it.fn === parent && it.mode.side === 'server');
    if (parent > 0 && isPart) found.add(`${unit.path}:${fn}`);
  }
  return found;
}

function isOutside(m: Machine, ctx: Context): boolean {
  return ctx.fn === HUB || ctx.fn < 0 || m.roots.has(ctx);
}

export function isRendering({ unit, fn }: Context): boolean {
  return wordsOf(unit.facts, fn)?.renders === true;
}

/** The function with all that it runs, callbacks that it hands to others too. */
export function treeOf(ctx: Context): ReadonlySet<Context> {
  const tree = new Set([ctx]);
  for (const it of tree) {
    if (tree.size > MAX_TREE) break;
    for (const targets of it.trace.sites.values())
      for (const target of targets) if (target.fn !== 0 && !isRendering(target)) tree.add(target);
  }
  return tree;
}

/** Behind the middleware of a procedure of tRPC: what was given to `mutation(…)`. */
export function procedureIn(label: string, all: readonly Context[]): Context | undefined {
  if (!label.endsWith('procedure')) return undefined;
  return all.find(({ unit: { facts }, fn }) =>
    definitionsIn(facts).calls.some(
      ({ call }) =>
        /^(?:mutation|query|subscription)$/.test(calledName(facts, call)) &&
        call.args.some((it) => it.k === 'fn' && it.f === fn),
    ),
  );
}
