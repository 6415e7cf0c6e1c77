/**
 * Why one pathway has its status, as plain text for a terminal: the answer of `optgate explain`.
 *
 * What people ask first comes first: the verdict, then gates, then the witness. The evaluator's own
 * notes come last, as it gives them.
 */
import type { Finding, Gate, Pathway, RouteStep } from '../../../shared/src/model';
import {
  categoryWord,
  gateKindWord,
  kindWord,
  pathwaySentence,
  sourceWord,
  statusWord,
  surfaceWord,
} from '../../../shared/src/words';
import { placeText } from './place-text';

export interface Explanation {
  readonly pathway: Pathway;
  /** Those about this pathway. */
  readonly findings: readonly Finding[];
  /** What the evaluator saw on the way, one thing per line. */
  readonly trace: readonly string[];
}

export function renderExplanation({ pathway, findings, trace }: Explanation): string {
  const { callee, written = callee, vendorName, category, kind, surface, data, gates, route } = pathway;
  const blocks = [
    [
      `${placeText(pathway)}  ${written}`,
      `${vendorName} (${categoryWord(category)}), ${kindWord(kind)} ${surfaceWord(surface)}, id ${pathway.id}`,
    ],
    [`${statusWord(pathway.status)}: ${pathwaySentence(pathway)}`, ...notes(pathway)],
    titled('Data', data.length > 0 ? [data.join(', ')] : []),
    titled('Gates', gates.map(renderGate)),
    titled(pathway.status === 'ungated' ? 'Witness' : 'Route', route.map(renderStep)),
    titled('Findings', findings.map(renderFinding)),
    titled('Seen', trace),
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
  const reads = gate.reads.length > 0 ? `, reads ${gate.reads.map(sourceWord).join(' and ')}` : '';
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
