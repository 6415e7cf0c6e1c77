/** From links to all that is concluded of a program, before anyone's settings: plain data, that keeps no machine alive. */
import type { Duties } from '../../../shared/src/duties';
import type { Finding, NotAnalysed, Pathway, Place, Unreachable } from '../../../shared/src/model';
import type { Quote } from '../facts/quote';
import type { ProjectGate } from '../fixes/project-gates';
import type { Token } from '../std/token';
import { accountedFor } from '../verdicts/cut-off';
import { decideDuties } from '../verdicts/duties/decide-duties';
import { findUnawaited } from '../verdicts/findings/unawaited-preference';
import { visitOtherWorlds } from '../verdicts/other-worlds';
import {
  goesThroughOthers,
  isOfAnother,
  leftByRefusing,
  sharedOfAsking,
  sharedOfOthers,
} from '../verdicts/others-data';
import { ANYHOW, decidePathways, type WorldRuns } from '../verdicts/pathways';
import { touchpointsAs } from '../verdicts/touchpoints';
import { accountFor } from '../verdicts/unproven';
import { findUnreachable } from '../verdicts/unreachable';
import type { By, Named } from '../world/database/named-persons';
import { ownKeysBy } from '../world/database/own-key';
import { evaluateDuties } from '../world/evaluate-duties';
import { evaluateWorlds, type Scope, type Worlds, type WorldsInput } from '../world/evaluate-worlds';
import type { Machine } from '../world/machine/machine';
import { AGREED, OTHERS_OPTED_OUT, requesterOptedOut, UNDECIDED } from '../world/worlds';
import { realGates } from './offer-fixes';

export interface Program extends WorldsInput {
  readonly quote: Quote;
  /** Files that could do anything for a consumer who chooses. */
  readonly servers: readonly string[];
  /** Where consent platforms are opened again. */
  readonly openings: readonly (Place & { readonly platform: string })[];
  /** Whether the regime of a file includes opt-in. */
  readonly needsConsent: (file: string) => boolean;
}

export interface Conclusions {
  readonly pathways: readonly Pathway[];
  readonly findings: readonly Finding[];
  readonly unreachable: readonly Unreachable[];
  /** Functions of the workspace that a fix may use as a gate. */
  readonly gates: readonly ProjectGate[];
  readonly notFollowed: readonly NotAnalysed[];
  readonly duties: Duties;
  /** Cells read in the two worlds that decide: what another evaluation would take, whatever the machine. */
  readonly effort: number;
}

export async function conclude(program: Program, token: Token): Promise<Conclusions> {
  const worlds = await accountedFor(await evaluateWorlds(program, token), program.quote);
  const { anyone, optedOut, scope, leftOut } = worlds;
  const others = await whereOthersRefused(worlds);
  const requester = await whereRequesterRefused(worlds);
  const decided = await decide(worlds, { anyone, optedOut, others, requester, quote: program.quote });
  const unmet = findUnreachable(anyone, program.roots);
  const { pathways: accounted, dead } = accountFor(scope, decided, unmet, anyone, program.roots);
  const { quote, needsConsent } = program;
  const { pathways, findings } = await visitOtherWorlds({ worlds, pathways: accounted, quote, needsConsent });
  const duties = await dutiesOf(program, worlds, accounted, token);
  return {
    pathways: withoutOld(pathways, duties),
    findings: [...findings, ...findUnawaited(anyone, dead)],
    unreachable: dead.map(({ file, range, vendorName, callee }) => ({ file, range, vendorName, callee })),
    gates: realGates(program.catalogue, optedOut, program.servers.map(program.links.facts)),
    notFollowed: [...NOT_FOLLOWED[scope], ...leftOut.map((file) => ({ file, why: LEFT_OUT }))],
    duties,
    effort: optedOut === anyone ? anyone.work.reads : anyone.work.reads + optedOut.work.reads,
  };
}

/** The world of who agreed is evaluated only where a reason asks for it. Nothing of it is kept. */
async function decide(
  { scope, anyone, further }: Worlds,
  runs: Omit<WorldRuns, 'agreed'>,
): Promise<readonly Pathway[]> {
  let isAsked = false;
  const agreed = () => {
    isAsked = true;
    return true;
  };
  const decided = decidePathways({ ...runs, agreed });
  if (!isAsked) return decided;
  const there = touchpointsAs(anyone, scope === 'nothing' ? anyone : await further(AGREED));
  return decidePathways({ ...runs, agreed: (key) => there.has(key) });
}

/** Asked only where a touchpoint that is not reached may send what is about others. */
async function whereOthersRefused({ anyone, optedOut, scope, further }: Worlds): Promise<Machine | undefined> {
  const open = touchpointsAs(anyone, optedOut);
  const isAsked =
    [...sharedOfOthers(anyone, { anyone, optedOut }).values()].some((it) => !open.has(it.key) || isOfAnother(it)) ||
    [...leftByRefusing(anyone, { anyone, optedOut }).keys()].some((it) => !open.has(it));
  if (scope === 'nothing' || !isAsked) return undefined;
  const there = await further(OTHERS_OPTED_OUT);
  return there.exhausted ? anyone : there;
}

const NAMED: readonly Named[] = ['session', 'route', 'rerouted', 'sent', 'other'];

/**
 * Asked only where a touchpoint that is not reached names who asks, and others' rows are gone through, or somebody who is
 * told by something else is asked.
 */
async function whereRequesterRefused(worlds: Worlds): Promise<ReadonlyMap<Named, Machine>> {
  const { anyone, optedOut, scope, further } = worlds;
  const open = touchpointsAs(anyone, optedOut);
  const told = new Set([...[...optedOut.reads.values()].map((it) => it.by), ...ownKeysBy(optedOut)]);
  const byWorld = new Map<By | undefined, Machine>();
  const found = new Map<Named, Machine>();
  const goesThrough = scope !== 'nothing' && goesThroughOthers(anyone);
  for (const named of scope === 'nothing' ? [] : NAMED) {
    // What a client sends of `body.userId` is taken to be of who is logged in; what is asked of it need not be.
    const isTold = named !== 'other' && named !== 'sent';
    const by = isTold && NAMED.some((it) => it !== named && it !== 'other' && told.has(it)) ? named : undefined;
    if (by === undefined && !goesThrough) continue;
    if (!sharedOfAsking(anyone, anyone, named).some((it) => !open.has(it.key))) continue;
    const there = byWorld.get(by) ?? (await further(requesterOptedOut(by)));
    byWorld.set(by, there);
    found.set(named, there.exhausted ? anyone : there);
  }
  return found;
}

/** What a choice gates that need not be the consumer's last one is not confirmed. */
function withoutOld(pathways: readonly Pathway[], { stale, unordered }: Duties): readonly Pathway[] {
  const old = new Set([...stale, ...unordered].flatMap((it) => it.pathways));
  return old.size === 0 ? pathways : pathways.map((it) => (old.has(it.id) ? { ...it, confirmed: false } : it));
}

async function dutiesOf(
  { links, catalogue, roots, servers, openings, schema, quote }: Program,
  worlds: Worlds,
  pathways: readonly Pathway[],
  token: Token,
): Promise<Duties> {
  const { anyone, optedOut, scope } = worlds;
  const duties = await evaluateDuties(links, catalogue, servers, token);
  const paths = [...new Set([...roots, ...servers])].sort();
  const isWhole = scope === 'whole' || (roots.length === 0 && scope !== 'nothing');
  const undecided = await runUndecided(worlds, quote);
  const runs = { anyone, optedOut, pathways, undecided, paths, openings, schema, quote };
  const decided = decideDuties({ ...runs, duties, isWhole });
  if (!duties?.exhausted || decided.handlers.length > 0) return decided;
  const plain = await evaluateDuties(links, catalogue, servers, token, true);
  const near = plain && decideDuties({ ...runs, duties: plain, isWhole: false });
  return near && near.handlers.length > 0 ? near : decided;
}

/** Asked only where a test may let who has no record pass. */
async function runUndecided({ anyone, optedOut, further }: Worlds, quote: Quote): Promise<ReadonlySet<string>> {
  const isAsked = [...optedOut.defaults.values()].some((it) => it.isOpen);
  const machine = isAsked ? await further(UNDECIDED) : undefined;
  if (machine === undefined || machine.exhausted) return new Set();
  const there = decidePathways({ anyone, optedOut: machine, agreed: ANYHOW, quote });
  return new Set(there.filter((it) => it.status === 'ungated').map((it) => it.id));
}

/** Said of a file that alone took more work than a program may. */
const LEFT_OUT =
  'following its code took too much: it is taken as code that may call and change whatever it mentions, and its own touchpoints as reached by everyone';

/** Said of a program that was not evaluated whole. */
const NOT_FOLLOWED: Readonly<Record<Scope, readonly NotAnalysed[]>> = {
  whole: [],
  vicinity: [
    {
      file: '.',
      why: 'too large to be followed as a whole: from each touchpoint a part of the way back to where the program begins was followed, and what lies further away is taken to call it without a gate',
    },
  ],
  nothing: [
    {
      file: '.',
      why: 'the program did not come to rest within the bound on evaluations, so no pathway is called gated',
    },
  ],
};
