/**
 * Pathways of a program that was not evaluated whole: those that were met, and those that were not but stand
 * in the text. An inventory that misses one is worse than one without proof.
 */
import { comparePlaces } from '../../../shared/src/compare-places';
import type { Pathway } from '../../../shared/src/model';
import { touchpointWords } from '../../../shared/src/words';
import { isUnverified } from '../catalogue/unverified';
import type { Scope } from '../world/evaluate-worlds';
import type { Machine } from '../world/machine/machine';
import { isReferred } from '../world/relevance/referred';
import { createNames } from './pathway-id';
import type { DeadUse } from './unreachable';
import { findWrittenLoads } from './written-loads';

export interface Accounted {
  readonly pathways: readonly Pathway[];
  /** What nothing can run. */
  readonly dead: readonly DeadUse[];
}

/** Each touchpoint that was not met is either a pathway all the same, or dead. */
export function accountFor(
  scope: Scope,
  met: readonly Pathway[],
  unmet: readonly DeadUse[],
  anyone: Machine,
  paths: readonly string[],
): Accounted {
  switch (scope) {
    case 'whole':
      return { pathways: met, dead: unmet };
    case 'vicinity': {
      const ran = functionsRun(anyone);
      // In a function that something refers to, and that was not run, it may run all the same.
      const mayRun = ({ facts, fn }: DeadUse) => !ran.has(`${facts.path}:${fn}`) && isReferred(facts, fn);
      return { pathways: withWritten(met, unmet.filter(mayRun)), dead: unmet.filter((it) => !mayRun(it)) };
    }
    case 'nothing':
      return { pathways: withWritten(met.map(withoutProof), [...unmet, ...loadsBeside(met, anyone, paths)]), dead: [] };
  }
}

/** Those that stand where none of their third party's was met. */
function loadsBeside(met: readonly Pathway[], anyone: Machine, paths: readonly string[]): readonly DeadUse[] {
  const known = new Set(met.map((it) => `${it.file}:${it.range.start.line}:${it.vendor}`));
  return findWrittenLoads(anyone, paths).filter(
    ({ file, range, match }) => !known.has(`${file}:${range.start.line}:${match.vendor.id}`),
  );
}

function functionsRun({ contexts }: Machine): ReadonlySet<string> {
  const ran = new Set<string>();
  for (const { ran: hasRun, unit, fn } of contexts.values()) if (hasRun) ran.add(`${unit.path}:${fn}`);
  return ran;
}

function withWritten(met: readonly Pathway[], written: readonly DeadUse[]): readonly Pathway[] {
  const nameOf = createNames();
  return [...met, ...written.map((use) => toPathway(use, nameOf))].sort(comparePlaces);
}

function withoutProof(pathway: Pathway): Pathway {
  if (pathway.status === 'ungated') return pathway;
  const { total, capped } = pathway.routes;
  const routes = { total, gated: 0, capped };
  return { ...pathway, status: 'ungated', reason: 'no-gate', confirmed: false, gates: [], routes };
}

function toPathway({ file, range, match, callee }: DeadUse, nameOf: ReturnType<typeof createNames>): Pathway {
  const { vendor, kind } = match;
  return {
    file,
    range,
    ...nameOf(file, ['not evaluated', vendor.id, callee]),
    vendor: vendor.id,
    vendorName: vendor.name,
    category: vendor.category,
    ...(isUnverified(match) && { confidence: 'lower' as const }),
    kind,
    surface: vendor.surface ?? 'unknown',
    callee,
    data: [],
    status: 'ungated',
    reason: 'no-gate',
    confirmed: false,
    gates: [],
    route: [{ file, range, label: touchpointWords(kind, callee, vendor.name) }],
    routes: { total: 1, gated: 0, capped: false },
  };
}
