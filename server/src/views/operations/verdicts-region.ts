/** The first region: a coverage line that needs no further word, and the three verdicts. */
import type { NotAnalysed, Pathway } from '../../../../shared/src/model';
import { WHOLE_PROGRAM } from '../../../../shared/src/not-analysed';
import { CHECKS } from '../../checks';
import { codeSpan, plainText, prose, tableHead, tableRow } from '../markdown-text';
import { joinNames, type RegionInput, section, verdictWords } from './region';

export function renderVerdicts({ analysis }: RegionInput): string[] {
  const { checks } = analysis;
  const rows = checks.map((it) => {
    const check = CHECKS.find(({ id }) => id === it.id);
    const law = check ? `; ${check.law.join(', ')}` : '';
    const question = check ? `${plainText(check.docs.question)} ` : '';
    return tableRow([
      verdictWords(it, analysis),
      `${question}${codeSpan(it.id)} (${it.severity}${law})`,
      prose(it.sentence),
    ]);
  });
  const table = rows.length > 0 ? [...tableHead(['Verdict', 'Check', 'What it says']), ...rows] : [];
  return section('## Verdicts', renderCoverage(analysis), table);
}

/** How much of what counts is proven, and what the rest is. Exempt pathways are named beside it, in neither number. */
export function renderCoverage({ summary, pathways }: RegionInput['analysis']): string[] {
  const { confirmed, gated, limited, ungated, exempt, filesScanned, filesNotAnalysed } = summary;
  const counted = gated + limited + ungated;
  const to = (status: Pathway['status']) => joinNames(namesOf(pathways.filter((it) => it.status === status)));
  const rest = [
    ungated > 0 &&
      `${ungated} ungated: after an opt-out, data can still [reach](#third-party-sharing-pathways) ${to('ungated')}.`,
    limited > 0 &&
      `${limited} limited: after an opt-out, data still leaves for ${to('limited')}, under a restriction of use.`,
    gated > confirmed && `${gated - confirmed} gated and not confirmed: a finding stands against the choice it reads.`,
    exempt > 0 &&
      `${exempt} exempt: a person [decided so](#exemptions) in place, with a reason. They are in neither number.`,
    `${countOf(filesScanned, 'file')} read${notAnalysed(filesNotAnalysed)}.`,
  ];
  const line =
    counted === 0
      ? '**No third-party sharing pathway counts.**'
      : `**${confirmed} of ${counted} third-party sharing pathways confirmed gated on opt-out preference.**`;
  return [line, '', ...rest.filter((it) => it !== false).map((it) => `- ${it}`)];
}

function notAnalysed(all: readonly NotAnalysed[]): string {
  const files = all.filter((it) => it.file !== WHOLE_PROGRAM).length;
  const parts = [
    files > 0 && `${countOf(files, 'file')} [not analysed](#not-analysed)`,
    files < all.length && 'the program could [not be followed as a whole](#not-analysed)',
  ].filter((it) => it !== false);
  return parts.length === 0 ? '' : `; ${parts.join(', and ')}`;
}

function countOf(n: number, noun: string): string {
  return n === 1 ? `1 ${noun} was` : `${n} ${noun}s were`;
}

function namesOf(pathways: readonly Pathway[]): string[] {
  return [...new Set(pathways.map((it) => plainText(it.vendorName)))].sort();
}
