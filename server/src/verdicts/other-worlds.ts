/**
 * The same question in further worlds: they give findings, not statuses. What is gated but has a finding that
 * denies the gate is not confirmed.
 */
import type { Finding, Pathway, RuleId } from '../../../shared/src/model';
import type { Quote } from '../facts/quote';
import type { Worlds } from '../world/evaluate-worlds';
import type { Machine } from '../world/machine/machine';
import type { World } from '../world/worlds';
import { WORLD_RULES } from './findings/index';
import { toFinding, type WorldRule } from './findings/world-rule';
import { ANYHOW, decidePathways } from './pathways';

export interface OtherWorldsInput {
  readonly worlds: Worlds;
  readonly pathways: readonly Pathway[];
  readonly quote: Quote;
  readonly needsConsent: (file: string) => boolean;
}

/** A pathway with one of these is not confirmed, though it is gated. */
export const DENYING: ReadonlySet<RuleId> = new Set([
  'preference-ignored',
  'wrong-purpose',
  'stale-consent',
  'consent-not-latest',
]);

export interface OtherWorldsResult {
  readonly pathways: readonly Pathway[];
  readonly findings: readonly Finding[];
}

export async function visitOtherWorlds(input: OtherWorldsInput): Promise<OtherWorldsResult> {
  const { worlds, quote, needsConsent } = input;
  const { anyone, optedOut, scope } = worlds;
  const held = input.pathways.filter((it) => it.status === 'gated' || it.status === 'limited');
  if (held.length === 0 || scope === 'nothing') return { pathways: input.pathways, findings: [] };
  const findings: Finding[] = [];
  const open = new Set<string>();
  const machines = new Map<string, Machine>();
  for (const rule of WORLD_RULES) {
    for (const { world, pathways, unless } of rule.worlds({ pathways: held, anyone, optedOut, needsConsent })) {
      if (pathways.length === 0) continue;
      const machine = await inWorld(world);
      const other = unless && (await inWorld(unless));
      if (machine.exhausted || other?.exhausted) leaveOpen(rule, pathways);
      else findings.push(...findShared(rule, machine, other ? without(pathways, other) : pathways));
    }
  }
  return { pathways: withDenied(input.pathways, findings, open), findings };

  async function inWorld(world: World): Promise<Machine> {
    const known = machines.get(world.name);
    const machine = known ?? (await worlds.further(world));
    machines.set(world.name, machine);
    return machine;
  }

  /** It cannot be told whether the gate holds there. */
  function leaveOpen({ ruleId }: WorldRule, pathways: readonly Pathway[]): void {
    if (DENYING.has(ruleId)) for (const it of pathways) open.add(it.id);
  }

  function findShared(rule: WorldRule, machine: Machine, pathways: readonly Pathway[]): Finding[] {
    return reachedIn(machine, pathways).map((it) => toFinding(rule, it));
  }

  function without(pathways: readonly Pathway[], other: Machine): readonly Pathway[] {
    const reached = new Set(reachedIn(other, pathways).map((it) => it.id));
    return pathways.filter((it) => !reached.has(it.id));
  }

  function reachedIn(machine: Machine, pathways: readonly Pathway[]): readonly Pathway[] {
    const asked = new Set(pathways.map((it) => it.id));
    const there = decidePathways({ anyone, optedOut: machine, agreed: ANYHOW, quote });
    return there.filter((it) => asked.has(it.id) && it.status === 'ungated');
  }
}

/** Gated, but with a finding that says otherwise of some consumer. */
export function withDenied(
  pathways: readonly Pathway[],
  findings: readonly Finding[],
  open: ReadonlySet<string> = new Set(),
): readonly Pathway[] {
  const denied = new Set(findings.flatMap((it) => (it.pathway !== null && DENYING.has(it.ruleId) ? it.pathway : [])));
  return pathways.map((it) =>
    it.confirmed && (denied.has(it.id) || open.has(it.id)) ? { ...it, confirmed: false } : it,
  );
}
