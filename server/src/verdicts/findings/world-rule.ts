/**
 * A finding that comes from a further world: a pathway that nothing reaches in the opted-out world, and that
 * something reaches where less was said.
 */
import type { Finding, Pathway, RuleId } from '../../../../shared/src/model';
import { RULE_SEVERITIES } from '../../../../shared/src/rules';
import type { Machine } from '../../world/machine/machine';
import type { World } from '../../world/worlds';

export interface WorldRule {
  readonly ruleId: RuleId;
  /** The worlds in which the program may do otherwise than in the opted-out one, each with the pathways to look at. */
  worlds(asked: WorldQuestion): readonly AskedWorld[];
  /** The finding's sentence; `pathway` as it is in that world. */
  message(pathway: Pathway): string;
}

export interface WorldQuestion {
  /** Those that are gated or limited. */
  readonly pathways: readonly Pathway[];
  readonly anyone: Machine;
  readonly optedOut: Machine;
  /** Files whose regime includes opt-in. */
  readonly needsConsent: (file: string) => boolean;
}

export interface AskedWorld {
  readonly world: World;
  readonly pathways: readonly Pathway[];
  /** What is reached here already is another rule's. */
  readonly unless?: World;
}

export function toFinding({ ruleId, message }: WorldRule, shared: Pathway): Finding {
  return {
    ruleId,
    severity: RULE_SEVERITIES[ruleId],
    message: message(shared),
    file: shared.file,
    range: shared.range,
    pathway: shared.id,
    related: shared.route.map(({ file, range, label }) => ({ file, range, message: label })),
  };
}

export function isClientSide({ surface }: Pathway): boolean {
  return surface === 'client' || surface === 'both';
}
