/** Joins fixes with what the engine knows: which gates are real, and how one file imports another. */
import type { Pathway } from '../../shared/src/model';
import type { Catalogue } from './catalogue/catalogue';
import type { FileFacts } from './facts/ir';
import type { Fix } from './fixes/fix';
import { fixesFor } from './fixes/index';
import { findProjectGates, type ProjectGate } from './fixes/project-gates';
import { specifierTo } from './fixes/specifier';
import type { WorkspaceLinks } from './links/link-store';
import { evaluatedPredicate } from './verdicts/real-gates';
import type { Machine } from './world/machine';

export function realGates(catalogue: Catalogue, optedOut: Machine): readonly ProjectGate[] {
  const evaluated = new Set([...optedOut.units.values()].map((it) => it.facts));
  return findProjectGates(evaluated, {
    polarityOfName: catalogue.polarityOfName,
    confirm(gate) {
      const predicate = evaluatedPredicate(optedOut, gate.file, gate.name, gate.polarity);
      return predicate && { ...gate, async: predicate.promise };
    },
  });
}

export interface OfferInput {
  readonly links: WorkspaceLinks;
  readonly facts: FileFacts;
  readonly pathway: Pathway;
  readonly text: string;
  readonly gates: readonly ProjectGate[];
  readonly reason: string | undefined;
}

export function offerFixes({ links, facts, pathway, text, gates, reason }: OfferInput): readonly Fix[] {
  if (pathway.status !== 'ungated' && pathway.status !== 'limited') return [];
  const { start, end } = pathway.range;
  const offset = (line: number, character: number) => (facts.lineStarts[line - 1] ?? 0) + character - 1;
  return fixesFor({
    rule: pathway.status === 'ungated' ? 'ungated-sharing' : 'limited-sharing',
    text,
    facts,
    span: [offset(start.line, start.character), offset(end.line, end.character)],
    surface: pathway.surface,
    kind: pathway.kind,
    gates,
    reason,
    resolveSpecifier: (_from, to) =>
      specifierTo(facts, to, (from, spec) => {
        const target = links.resolve(from, spec);
        return target.to === 'file' ? target.path : undefined;
      }),
  }).fixes;
}
