/**
 * Hover texts of a touchpoint and of a gate, as Markdown.
 *
 * Texts of the workspace stand in code spans or are escaped, so nothing in them is markup or a link.
 */
import type { Gate, Pathway, RouteStep } from '../../../shared/src/model';
import {
  categoryWord,
  gateKindWord,
  reasonSentence,
  sourceWord,
  statusSentence,
  statusWord,
  thirdPartyWords,
} from '../../../shared/src/words';
import { escaped, plainText } from './markdown-text';

type LinkTo = (file: string) => string;

export interface HoverOptions {
  /** False where the witness is shown beside it anyway. */
  readonly witness: boolean;
}

export function renderPathwayHover(
  pathway: Pathway,
  linkTo: LinkTo,
  options: HoverOptions = { witness: true },
): string {
  const { category, data, gates, status } = pathway;
  const route = options.witness ? pathway.route : [];
  const parts = [
    `**${statusWord(status)}** · ${plainText(thirdPartyWords(pathway))} (${categoryWord(category)})`,
    sentenceOf(pathway),
    data.length > 0 ? `Data: ${data.map(code).join(', ')}` : '',
    gates.length > 0 ? `Gates:\n${gates.map((gate) => `- ${renderGate(gate, linkTo)}`).join('\n')}` : '',
    route.length > 1 ? `Witness:\n${route.map((step, index) => renderStep(step, index, linkTo)).join('\n')}` : '',
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

export function renderGateHover(gate: Gate, pathways: readonly Pathway[]): string {
  const covered = pathways.filter((pathway) => pathway.gates.some((it) => isSamePlace(it, gate)));
  const names = [...new Set(covered.map((pathway) => code(pathway.written ?? pathway.callee)))].slice(0, 5);
  const more = covered.length > names.length ? ', …' : '';
  const reads = gate.reads.length > 0 ? ` that reads ${gate.reads.map((it) => sourceWord(it)).join(' and ')}` : '';
  const count = covered.length === 1 ? '1 pathway' : `${covered.length} pathways`;
  return `**Gate** (${gateKindWord(gate.kind)})${reads}\n\nCovers ${count}: ${names.join(', ')}${more}`;
}

function isSamePlace(first: Gate, second: Gate): boolean {
  const [a, b] = [first.range, second.range];
  return first.file === second.file && a.start.line === b.start.line && a.start.character === b.start.character;
}

function sentenceOf({ status, reason, routes, exemption }: Pathway): string {
  if (exemption) {
    const until = exemption.until === null ? '' : ` Until ${exemption.until}.`;
    return `${statusSentence(status)} ${code(exemption.reason)}${until}`;
  }
  if (reason === null) return statusSentence(status);
  return reasonSentence(reason, { k: routes.gated, n: routes.total, capped: routes.capped });
}

function renderGate(gate: Gate, linkTo: LinkTo): string {
  return `${code(gate.text)} ${link(gate, linkTo)}`;
}

function renderStep(step: RouteStep, index: number, linkTo: LinkTo): string {
  return `${index + 1}. ${wordsAndCode(step.label)} ${link(step, linkTo)}`;
}

function link({ file, range }: RouteStep | Gate, linkTo: LinkTo): string {
  const name = file.split('/').at(-1) ?? file;
  return `[${plainText(name)}:${range.start.line}](${linkTo(file)}#L${range.start.line})`;
}

/** A label is words of ours, with code in backticks. */
function wordsAndCode(label: string): string {
  const parts = label.replace(/\s+/g, ' ').split(/`([^`]+)`/);
  return parts.map((part, index) => (index % 2 === 1 ? code(part) : escaped(part))).join('');
}

/** A code span whose fence is longer than any run of backticks inside. */
function code(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = longest > 0 ? ' ' : '';
  return `${fence}${pad}${line}${pad}${fence}`;
}
