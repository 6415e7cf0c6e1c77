/**
 * Where handlers of a choice begin: the outermost functions that lead to a write of one or to a vendor's own opt-out,
 * and those that are named for an opt-out.
 */
import { lastName } from '../../facts/last-name';
import { tellsOthers } from '../../world/choice/deeds';
import { type Context, functionName } from '../../world/machine/context';
import type { Machine } from '../../world/machine/machine';
import { linkOf } from '../../world/serving/link-of';
import type { FoundWrite } from './choice-writes';
import { type Beginning, beginningsOf, isRendering, treeOf } from './handler-trees';
import { definitionsIn } from './stale/definitions';

export function choiceBeginnings(m: Machine, writes: readonly FoundWrite[]): readonly Beginning[] {
  const named = [...m.contexts.values()].filter(
    (it) => it.fn > 0 && it.ran && !isRendering(it) && isNamedForOptOut(m, it) && !keepsOther(m, it, writes),
  );
  return distinct([
    ...writeBeginnings(m, writes),
    ...named.flatMap((it) => beginningsOf(m, it)).filter(({ ctx }) => !fillsInDefaults(ctx)),
    ...requestBeginnings(m),
    ...stopBeginnings(m).filter(({ ctx }) => !fillsInDefaults(ctx)),
  ]);
}

/** Somebody's request is sent on to an address of the business, whatever it came in by. */
function requestBeginnings(m: Machine): readonly Beginning[] {
  const sending = [...m.deeds.values()].filter(
    ({ what }) => what.k === 'message' && what.to === 'inbox' && what.isRequest,
  );
  return sending.flatMap((it) => beginningsOf(m, it.ctx));
}

export function writeBeginnings(m: Machine, writes: readonly FoundWrite[]): readonly Beginning[] {
  return distinct(writes.flatMap((it) => beginningsOf(m, it.ctx))).filter(({ ctx }) => !fillsInDefaults(ctx));
}

/** The consumer's act tells a vendor to stop; what sets an SDK up, or asks whether it is on, only repeats it. */
export function stopBeginnings(m: Machine): readonly Beginning[] {
  const telling = [...m.contexts.values()].filter(
    (it) => vendorsStopped(it).length > 0 && !ASKS.test(functionName(it)),
  );
  return distinct(telling.flatMap((it) => beginningsOf(m, it))).filter(({ ctx }) => !SETS_UP.test(functionName(ctx)));
}

/** Whose own opt-out, one that really stops, is called in this very function. */
export function vendorsStopped({ trace }: Context): readonly string[] {
  return [...trace.optOuts.values()]
    .flat()
    .flatMap(({ said, lifts, mode }) =>
      said === 'call' && !lifts && mode.optOut.effect === 'stops' ? [mode.vendor.id] : [],
    );
}

function distinct(all: readonly Beginning[]): readonly Beginning[] {
  return [...new Map(all.map((it) => [it.ctx, it])).values()];
}

const SETS_UP =
  /^(?:init|loaded|setup|start|boot|configure|register|create|use[A-Z]|sync|load|on(?:Load|Ready|Init|Mount))/;

/** `isEnabled() { if (!isOptedIn && wasOptedIn) this.client.optOut(); … }` */
const ASKS = /^(?:is|has|get|check|should|can|did)(?![a-z])/;

const OPT_OUT = /opt[-_]?out|do[-_]?not[-_]?(?:sell|share)|unsubscribe(?!d)|withdraw\w*consent|revoke\w*consent/i;
/** `unsubscribe` by itself, and of what is not a person, is said of events. */
const OPT_OUT_NAME =
  /opt_?out|do_?not_?(?:sell|share)|unsubscribe(?:e?mail|user|contact|consumer|customer|member|subscriber|from_?(?:marketing|newsletter|mail|e?mails?|list))|withdraw\w*consent|revoke\w*consent/i;
const READS =
  /^(?:GET|HEAD|OPTIONS|is|has|get|read|check|use|fetch|load|should|can|did|parse|to|render|create|make|build|find|test|format|log|track|with)(?![a-z])/;

function isNamedForOptOut(m: Machine, ctx: Context): boolean {
  const { unit, fn } = ctx;
  const { name = '' } = unit.facts.functions[fn] ?? {};
  const link = linkOf(m, ctx);
  if (link) return /^(?:POST|PUT|PATCH|DELETE)\b/i.test(link.label) && OPT_OUT.test(link.label);
  if (READS.test(name) || tellsOthers(name)) return false;
  if (OPT_OUT_NAME.test(name))
    return /^(?:handle|on|submit|process|do|request|opt|withdraw|revoke|unsubscribe|save|set|post|record)/i.test(name);
  return (
    /^(?:POST|PUT|PATCH|DELETE|action|default|handler)$/.test(name) &&
    /(?:^|\/)(?:api|routes|actions)\/.*/.test(unit.path) &&
    OPT_OUT.test(unit.path)
  );
}

/** `optOut` of a beta: it keeps something, and that is about no choice of ours. */
function keepsOther(m: Machine, ctx: Context, writes: readonly FoundWrite[]): boolean {
  const tree = treeOf(ctx);
  const isChoice = writes.some((it) => tree.has(it.ctx));
  return !isChoice && [...m.writes.values()].some((it) => tree.has(it.ctx));
}

const FILLS = /^(?:populate|upgradeneeded|seed|install|oninstalled|ready)$/i;

/** A migration, or what an empty database begins with. */
function fillsInDefaults({ unit: { facts, path }, fn }: Context): boolean {
  if (/(?:^|\/)(?:migrations?|seeds?|seeders)\//i.test(path)) return true;
  return definitionsIn(facts).calls.some(({ call }) => {
    if (!call.args.some((it) => it.k === 'fn' && it.f === fn)) return false;
    const [first] = call.args;
    const event = first?.k === 'lit' && typeof first.v === 'string' ? first.v : '';
    return FILLS.test(event) || /^(?:upgrade|migrate)$/.test(lastName(facts, call.callee));
  });
}
