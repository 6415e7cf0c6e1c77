/** One line on why a pathway has its status: its gates, its exemption, or its reason with the witness. */
import type { Pathway } from '../../../shared/src/model';

export function summarisePathway(pathway: Pathway): string {
  const witness = pathway.route.map((it) => it.label).join(' → ');
  switch (pathway.status) {
    case 'gated':
    case 'limited':
      return withFindings(pathway, pathway.gates.map((it) => it.text).join('; ') || witness);
    case 'ungated':
      return [pathway.reason, witness].filter(Boolean).join(': ');
    case 'exempt':
      return renderExemption(pathway);
  }
}

function withFindings({ status, confirmed }: Pathway, text: string): string {
  return status === 'gated' && !confirmed ? `${text} (not confirmed)` : text;
}

function renderExemption({ exemption }: Pathway): string {
  if (!exemption) return 'exempt';
  return exemption.until === null ? exemption.reason : `${exemption.reason} (until ${exemption.until})`;
}
