/** What people exempted in place, with their reasons, and what is wrong with exemptions. */
import type { ExemptionInPlace, Pathway } from '../../../../shared/src/model';
import { codeSpan, plainText, tableHead, tableRow } from '../markdown-text';
import { placeLink } from '../place-link';
import { findingsOf, type RegionInput, renderFindings, section } from './region';

export function renderExemptions(input: RegionInput): string[] {
  const { exemptions, pathways } = input.analysis;
  const rows = exemptions.map((it) =>
    tableRow([
      placeLink(it, input.config.report.path),
      it.rules.map(codeSpan).join(', '),
      coveredBy(it, pathways).join(', '),
      plainText(it.reason),
      it.until ?? 'no end',
    ]),
  );
  const table = [...tableHead(['Place', 'Exempts from', 'Third party', 'Reason', 'Until']), ...rows];
  const findings = findingsOf(input, (rule) => rule.endsWith('-exemption'));
  return section('## Exemptions', rows.length > 0 ? table : 'None holds.', renderFindings(findings, input));
}

/** Names of the third parties whose pathways it exempts. */
function coveredBy({ file, reason, until }: ExemptionInPlace, pathways: readonly Pathway[]): string[] {
  const covered = pathways.filter(
    (it) => it.file === file && it.exemption?.reason === reason && it.exemption.until === until,
  );
  return [...new Set(covered.map((it) => plainText(it.vendorName)))].sort();
}
