/**
 * What stands in each generated region, as lines. No time, no version and no absolute path, so that an export without
 * a change is a file without a change.
 */
import type { Analysis, Pathway, Verdict } from '../../../../shared/src/model';
import { codeSpan, plainText, tableHead, tableRow } from '../markdown-text';
import { summarisePathway } from '../pathway-summary';
import { placeText } from '../place-text';
import { renderDeadline, renderOptOuts, renderWithdrawal } from './duty-regions';
import { NOTES_TITLE, type NotedRow, PATHWAY_TITLES, REMOVED_TITLE } from './notes';

export const REGION_NAMES = ['verdicts', 'pathways', 'withdrawal', 'opt-outs', 'deadline', 'not-analysed'] as const;
export type RegionName = (typeof REGION_NAMES)[number];

const VERDICT_WORDS: { readonly [verdict in Verdict]: string } = {
  pass: 'pass',
  fail: 'fail',
  'not-applicable': 'not applicable',
};

/** `notes`: what people wrote beside the pathways so far. */
export function renderRegion(name: RegionName, analysis: Analysis, notes: readonly NotedRow[]): string[] {
  switch (name) {
    case 'verdicts':
      return renderVerdicts(analysis);
    case 'pathways':
      return renderPathways(analysis, notes);
    case 'withdrawal':
      return renderWithdrawal(analysis);
    case 'opt-outs':
      return renderOptOuts(analysis);
    case 'deadline':
      return renderDeadline(analysis);
    case 'not-analysed':
      return renderNotAnalysed(analysis);
  }
}

function renderVerdicts({ checks }: Analysis): string[] {
  const rows = checks.map((it) => tableRow([codeSpan(it.id), VERDICT_WORDS[it.verdict], it.severity, it.sentence]));
  return ['## Checks', '', ...tableHead(['Check', 'Verdict', 'Severity', 'What it says']), ...rows];
}

function renderPathways({ pathways, unreachable }: Analysis, notes: readonly NotedRow[]): string[] {
  const { noteOf, removed } = distributeNotes(pathways, notes);
  const table = [...tableHead(PATHWAY_TITLES), ...pathways.map((it) => renderRow(it, noteOf(it.id)))];
  const dead = unreachable.map(
    (it) => `- ${codeSpan(placeText(it))}: ${plainText(it.vendorName)}, ${codeSpan(it.callee)}`,
  );
  return [
    '## Third-party sharing pathways',
    '',
    ...(pathways.length > 0 ? table : ['No third-party sharing pathway was found.']),
    ...(dead.length > 0 ? ['', '### In code that nothing can run', '', ...dead] : []),
    ...(removed.length > 0 ? ['', REMOVED_TITLE, '', ...renderRemoved(removed)] : []),
  ];
}

function renderRow(it: Pathway, note: string): string {
  return tableRow([
    codeSpan(it.id),
    it.status === 'gated' && it.confirmed ? 'gated, confirmed' : it.status,
    plainText(it.vendorName),
    codeSpan(it.callee),
    codeSpan(placeText(it)),
    it.data.map(codeSpan).join(', '),
    it.status === 'gated' ? it.gates.map((gate) => codeSpan(gate.text)).join(', ') : plainText(summarisePathway(it)),
    note,
  ]);
}

function renderRemoved(rows: readonly NotedRow[]): string[] {
  return [
    ...tableHead(['Pathway', 'Third party', 'Place', NOTES_TITLE]),
    ...rows.map((it) => tableRow([codeSpan(it.id), it.vendor, it.place, it.note])),
  ];
}

/** A note follows its pathway's id, back from "Removed since" too; two notes of one id are kept side by side. */
function distributeNotes(pathways: readonly Pathway[], rows: readonly NotedRow[]) {
  const byId = new Map<string, NotedRow>();
  for (const row of rows) {
    const earlier = byId.get(row.id);
    const note = earlier && earlier.note !== row.note ? `${earlier.note}; ${row.note}` : row.note;
    byId.set(row.id, { ...(earlier ?? row), note });
  }
  const living = new Set(pathways.map((it) => it.id));
  return {
    noteOf: (id: string) => byId.get(id)?.note ?? '',
    removed: [...byId.values()].filter((it) => !living.has(it.id)),
  };
}

function renderNotAnalysed({ summary }: Analysis): string[] {
  const files = summary.filesNotAnalysed.map(({ file, why }) => `- ${codeSpan(file)}: ${plainText(why)}`);
  return ['## Not analysed', '', ...(files.length > 0 ? files : ['Nothing was left out.'])];
}
