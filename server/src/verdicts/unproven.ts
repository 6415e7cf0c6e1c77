/**
 * Pathways of a program that was not evaluated to the end: those that were met, all ungated, and those
 * that were not met but stand in the text. An inventory that misses one is worse than one without proof.
 */
import { comparePlaces } from '../../../shared/src/compare-places';
import type { Pathway } from '../../../shared/src/model';
import { stableId } from '../std/stable-id';
import type { Machine } from '../world/machine';
import { isReferred } from '../world/referred';
import type { DeadUse } from './unreachable';

export function unproven(met: readonly Pathway[], unmet: readonly DeadUse[]): readonly Pathway[] {
  const seen = new Map<string, number>();
  const written = unmet.map((use) => toPathway(use, seen));
  return [...met.map(withoutProof), ...written].sort(comparePlaces);
}

/**
 * Where only a part was run: what stands in a function that something refers to, and that was not run, may
 * run all the same.
 */
export function withUnrun(met: readonly Pathway[], unmet: readonly DeadUse[], anyone: Machine): readonly Pathway[] {
  const ran = new Set<string>();
  for (const ctx of anyone.contexts.values()) if (ctx.ran) ran.add(`${ctx.unit.path}:${ctx.fn}`);
  const unrun = unmet.filter(({ facts, fn }) => !ran.has(`${facts.path}:${fn}`) && isReferred(facts, fn));
  const seen = new Map<string, number>();
  return [...met, ...unrun.map((use) => toPathway(use, seen))].sort(comparePlaces);
}

function withoutProof(pathway: Pathway): Pathway {
  if (pathway.status === 'ungated') return pathway;
  const { total, capped } = pathway.routes;
  const routes = { total, gated: 0, capped };
  return { ...pathway, status: 'ungated', reason: 'no-gate', confirmed: false, gates: [], routes };
}

function toPathway({ file, range, match, callee }: DeadUse, seen: Map<string, number>): Pathway {
  const { vendor, kind } = match;
  const base = [file, 'not evaluated', vendor.id, callee].join('\u0001');
  const order = seen.get(base) ?? 0;
  seen.set(base, order + 1);
  return {
    file,
    range,
    id: stableId(`${base}\u0001${order}`),
    vendor: vendor.id,
    vendorName: vendor.name,
    category: vendor.category,
    kind,
    surface: vendor.surface ?? 'unknown',
    callee,
    data: [],
    status: 'ungated',
    reason: 'no-gate',
    confirmed: false,
    gates: [],
    route: [{ file, range, label: `\`${callee}\` sends to ${vendor.name}` }],
    routes: { total: 1, gated: 0, capped: false },
  };
}
