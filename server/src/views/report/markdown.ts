/**
 * The report for a job summary or a pull request: how much is proven and the verdicts, then what is open and what
 * stands against it, then the rest folded away. Links would lead nowhere there, so places are text.
 */
import { comparePlaces } from '../../../../shared/src/compare-places';
import type { Analysis, Finding, Pathway, Verdict } from '../../../../shared/src/model';
import { groupNotAnalysed, namesLeftOut } from '../../../../shared/src/not-analysed';
import { thirdPartyWords } from '../../../../shared/src/words';
import { describeReason } from '../../checks/third-party-sharing-gated/describe-reason';
import { codeSpan, plainText, prose, tableHead, tableRow } from '../markdown-text';
import { renderCoverage } from '../operations/verdicts-region';
import { summarisePathway } from '../pathway-summary';
import { placeText } from '../place-text';

const VERDICT_WORDS: { readonly [verdict in Verdict]: string } = {
  pass: 'Pass',
  fail: '**Fail**',
  'not-applicable': 'Not applicable',
};

/** GitHub refuses a job summary of more than 1024 KiB as a whole. */
const LONGEST = 900_000;

export function renderMarkdown(analysis: Analysis): string {
  const { checks, pathways, summary, exemptions } = analysis;
  const open = pathways.filter((it) => it.status === 'ungated' || it.status === 'limited');
  const closed = pathways.filter((it) => !open.includes(it));
  // The table of open pathways says it already.
  const findings = analysis.findings.filter((it) => it.ruleId !== 'ungated-sharing');
  const blocks = [
    ['## Optgate'],
    renderCoverage(analysis).map((it) => it.replace(/\[([\w ]+)\]\(#[\w-]+\)/g, '$1')),
    [
      ...tableHead(['Check', 'Verdict', '']),
      ...checks.map((it) => tableRow([codeSpan(it.id), VERDICT_WORDS[it.verdict], prose(it.sentence)])),
    ],
    open.length > 0 ? [`### Open pathways (${open.length})`] : [],
    renderTable(open),
    findings.length > 0 ? [`### Findings (${findings.length})`, '', ...findings.map(renderFinding)] : [],
    fold(`Gated and exempt pathways (${closed.length})`, renderTable(closed)),
    fold(
      `Exemptions (${exemptions.length})`,
      exemptions.map((it) => `- ${codeSpan(placeText(it))}: ${plainText(it.reason)} (${it.until ?? 'no end'})`),
    ),
    fold(
      `Not analysed (${summary.filesNotAnalysed.length})`,
      groupNotAnalysed(summary.filesNotAnalysed).map((it) => `- ${namesLeftOut(it, codeSpan)}: ${plainText(it.why)}`),
    ),
  ];
  const written = blocks.filter((it) => it.length > 0).map((it) => it.join('\n'));
  return `${shortened(written).join('\n\n')}\n`;
}

/** Whole lines from the top, and a word about the rest. */
function shortened(blocks: readonly string[]): string[] {
  const lines = blocks.join('\n\n').split('\n');
  let left = LONGEST;
  const end = lines.findIndex((line) => {
    left -= Buffer.byteLength(line) + 1;
    return left < 0;
  });
  if (end === -1) return [...blocks];
  const rest = `${lines.length - end} more lines do not fit into a summary; \`--format json\` has all.`;
  const isOpen = lines.slice(0, end).filter((it) => it.startsWith('<details>')).length;
  const isClosed = lines.slice(0, end).filter((it) => it === '</details>').length;
  return [lines.slice(0, end).join('\n'), ...(isOpen > isClosed ? ['</details>'] : []), rest];
}

function renderFinding(it: Finding): string {
  const place = it.file === '' ? '' : `${codeSpan(placeText(it))}: `;
  return `- ${it.severity} ${codeSpan(it.ruleId)} ${place}${prose(it.message)}`;
}

function renderTable(pathways: readonly Pathway[]): string[] {
  if (pathways.length === 0) return [];
  return [...tableHead(['Status', 'Third party', 'Touchpoint', 'Place', 'Why']), ...pathways.map(renderRow)];
}

function renderRow(it: Pathway): string {
  return tableRow([
    it.status,
    plainText(thirdPartyWords(it)),
    codeSpan(it.written ?? it.callee),
    codeSpan(placeText(it)),
    // Gates are code as it is written, a route is a sentence.
    it.status === 'ungated' ? prose(reached(it)) : plainText(summarisePathway(it)),
  ]);
}

/** The touchpoint at the end of the route has columns of its own. */
function reached(it: Pathway): string {
  const route = it.route.filter((step) => comparePlaces(step, it) !== 0).map(({ label }) => label);
  const why = `${describeReason(it)} (${it.reason})`;
  return route.length === 0 ? why : `${route.join(' → ')}: ${why}`;
}

function fold(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`<details><summary>${title}</summary>`, '', ...lines, '', '</details>'];
}
