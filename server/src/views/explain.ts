/**
 * Why one pathway has its status, as plain text for a terminal: the answer of `optgate explain`.
 *
 * What people ask first comes first: the verdict, then gates, then the witness.
 */
import type { Analysis, Finding, Gate, Pathway, RouteStep } from '../../../shared/src/model';
import {
  categoryWord,
  gateKindWord,
  kindWord,
  pathwaySentence,
  sourceWord,
  statusWord,
  surfaceWord,
  thirdPartyWords,
} from '../../../shared/src/words';
import { placeText } from './place-text';

/** One place (1-based line), or a pathway by the beginning of its id. */
export type Asked = { readonly file: string; readonly line: number } | { readonly id: string };

/** Undefined when nothing is there. */
export function explain(analysis: Analysis, asked: Asked): string | undefined {
  const pathway = findPathway(analysis, asked);
  return (
    pathway &&
    renderExplanation(
      pathway,
      analysis.findings.filter((it) => it.pathway === pathway.id),
    )
  );
}

function findPathway(analysis: Analysis, asked: Asked): Pathway | undefined {
  if ('id' in asked) return analysis.pathways.find((it) => it.id.startsWith(asked.id));
  const { file, line } = asked;
  const here = analysis.pathways.filter(
    (it) => it.file === file && it.range.start.line <= line && line <= it.range.end.line,
  );
  // The innermost of those around the line.
  return here.sort((a, b) => b.range.start.line - a.range.start.line)[0];
}

/** `findings`: those about this pathway. */
export function renderExplanation(pathway: Pathway, findings: readonly Finding[]): string {
  const { callee, written = callee, category, kind, surface, data, gates, route } = pathway;
  const blocks = [
    [
      `${placeText(pathway)}  ${written}`,
      `${thirdPartyWords(pathway)} (${categoryWord(category)}), ${kindWord(kind)} ${surfaceWord(surface)}, id ${pathway.id}`,
    ],
    [`${statusWord(pathway.status)}: ${pathwaySentence(pathway)}`, ...notes(pathway)],
    titled('Data', data.length > 0 ? [data.join(', ')] : []),
    titled('Gates', gates.map(renderGate)),
    titled(pathway.status === 'ungated' ? 'Witness' : 'Route', route.map(renderStep)),
    titled('Findings', findings.map(renderFinding)),
  ];
  const shown = blocks.filter((lines) => lines.length > 0);
  return `${shown.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function notes({ status, reason, confirmed, exemption, routes }: Pathway): string[] {
  const lines: string[] = [];
  if (status === 'gated' && !confirmed) lines.push('Not confirmed: a finding stands against it.');
  if (exemption) lines.push(`Reason given: ${exemption.reason}${exemption.until ? ` (until ${exemption.until})` : ''}`);
  if (routes.total > 1 && reason !== 'some-routes-ungated')
    lines.push(`Routes: ${routes.gated} of ${routes.total}${routes.capped ? ' or more' : ''} gated.`);
  return lines;
}

function renderGate(gate: Gate): string {
  const reads = gate.reads.length > 0 ? `, reads ${gate.reads.map((it) => sourceWord(it)).join(' and ')}` : '';
  return `${placeText(gate)}  ${gate.text}  (${gateKindWord(gate.kind)}${reads})`;
}

function renderStep(step: RouteStep, index: number): string {
  return `${index + 1}. ${placeText(step)}  ${step.label}`;
}

function renderFinding(finding: Finding): string {
  return `${placeText(finding)}  ${finding.severity} ${finding.message} [${finding.ruleId}]`;
}

function titled(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`)];
}
