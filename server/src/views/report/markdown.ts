/** The report for a job summary or a pull request: the verdicts, then the open pathways, then the rest folded away. */
import type { Analysis, Pathway, Verdict } from '../../../../shared/src/model';
import { codeSpan, plainText, tableHead, tableRow } from '../markdown-text';
import { summarisePathway } from '../pathway-summary';
import { placeText } from '../place-text';

const VERDICT_WORDS: { readonly [verdict in Verdict]: string } = {
  pass: 'Pass',
  fail: '**Fail**',
  'not-applicable': 'Not applicable',
};

export function renderMarkdown(analysis: Analysis): string {
  const { checks, pathways, summary } = analysis;
  const open = pathways.filter((it) => it.status === 'ungated' || it.status === 'limited');
  const closed = pathways.filter((it) => !open.includes(it));
  const blocks = [
    ['## Optgate'],
    [
      ...tableHead(['Check', 'Verdict', '']),
      ...checks.map((it) => tableRow([codeSpan(it.id), VERDICT_WORDS[it.verdict], it.sentence])),
    ],
    open.length > 0 ? [`### Open pathways (${open.length})`] : [],
    renderTable(open),
    fold(`Gated and exempt pathways (${closed.length})`, renderTable(closed)),
    fold(
      `Not analysed (${summary.filesNotAnalysed.length})`,
      summary.filesNotAnalysed.map((it) => `- ${codeSpan(it.file)}: ${plainText(it.why)}`),
    ),
  ];
  return `${blocks
    .filter((it) => it.length > 0)
    .map((it) => it.join('\n'))
    .join('\n\n')}\n`;
}

function renderTable(pathways: readonly Pathway[]): string[] {
  if (pathways.length === 0) return [];
  return [...tableHead(['Status', 'Third party', 'Touchpoint', 'Place', 'Why']), ...pathways.map(renderRow)];
}

function renderRow(it: Pathway): string {
  return tableRow([
    it.status,
    plainText(it.vendorName),
    codeSpan(it.callee),
    codeSpan(placeText(it)),
    plainText(summarisePathway(it)),
  ]);
}

function fold(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`<details><summary>${title}</summary>`, '', ...lines, '', '</details>'];
}
