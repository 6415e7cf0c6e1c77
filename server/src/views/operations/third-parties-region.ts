/** Who gets data: a diagram of pathways by third party, and the same as a table. */
import type { Pathway, Status } from '../../../../shared/src/model';
import { categoryWord, thirdPartyWords } from '../../../../shared/src/words';
import { codeSpan, plainText, tableHead, tableRow } from '../markdown-text';
import { type RegionInput, section } from './region';

const STATUSES: readonly Status[] = ['ungated', 'limited', 'gated', 'exempt'];

export interface ThirdParty {
  readonly name: string;
  readonly category: Pathway['category'];
  readonly confidence: Pathway['confidence'];
  readonly pathways: readonly Pathway[];
}

/** Those with most that is open first. */
export function thirdParties(pathways: readonly Pathway[]): readonly ThirdParty[] {
  const names = [...new Set(pathways.map((it) => it.vendorName))];
  const all = names.map((name) => {
    const own = pathways.filter((it) => it.vendorName === name);
    return {
      name,
      category: own[0]?.category ?? 'analytics',
      confidence: own.every((it) => it.confidence) ? own[0]?.confidence : undefined,
      pathways: own,
    };
  });
  const openOf = (it: ThirdParty) => countOf(it, 'ungated') * 1e6 + countOf(it, 'limited');
  return all.sort((a, b) => openOf(b) - openOf(a) || (a.name < b.name ? -1 : 1));
}

export function countOf({ pathways }: ThirdParty, status: Status): number {
  return pathways.filter((it) => it.status === status).length;
}

export function dataOf({ pathways }: ThirdParty): readonly string[] {
  return [...new Set(pathways.flatMap((it) => it.data))].sort();
}

export function renderThirdParties({ analysis }: RegionInput): string[] {
  const parties = thirdParties(analysis.pathways);
  if (parties.length === 0) return section('## Third parties', 'None was found.');
  const rows = parties.map((it) =>
    tableRow([
      plainText(thirdPartyWords({ vendorName: it.name, confidence: it.confidence })),
      categoryWord(it.category),
      ...STATUSES.map((status) => String(countOf(it, status) || '')),
      dataOf(it).map(codeSpan).join(', ') || 'none',
    ]),
  );
  const titles = ['Third party', 'Category', 'Ungated', 'Limited', 'Gated', 'Exempt', 'Data seen'];
  return section(
    '## Third parties',
    renderDiagram(parties),
    [...tableHead(titles), ...rows],
    DATA,
    parties.some((it) => it.confidence) ? UNVERIFIED : [],
  );
}

const DATA =
  'Data seen are the names of what the code hands over, as far as they are written there. What a script or an SDK collects by itself, such as addresses of pages and devices, is not among them.';

const UNVERIFIED =
  'Not verified: what is known of a third party was not read in its own code or manual, and it may send more or less than these pathways show.';

const COLOURS: { readonly [status in Status]: string } = {
  ungated: 'fill:#ffd7d5,stroke:#b62324,color:#1f2328',
  limited: 'fill:#fff1c2,stroke:#9a6700,color:#1f2328',
  gated: 'fill:#d5f5dc,stroke:#1a7f37,color:#1f2328',
  exempt: 'fill:#eaeef2,stroke:#57606a,color:#1f2328',
};

/** Mermaid: one arrow for each third party and status; dotted where nothing leaves after an opt-out. */
function renderDiagram(parties: readonly ThirdParty[]): string[] {
  const lines = parties.flatMap((party, i) => {
    const shown = STATUSES.filter((it) => countOf(party, it) > 0);
    const arrows = shown.map((status) => {
      const arrow = status === 'gated' ? '-.->' : status === 'ungated' ? '==>' : '-->';
      return `  app ${arrow}|"${countOf(party, status)} ${status}"| v${i}`;
    });
    const label = `${quoted(party.name)}<br/>${categoryWord(party.category)}`;
    return [`  v${i}["${label}"]:::${shown[0]}`, ...arrows];
  });
  const classes = STATUSES.map((it) => `  classDef ${it} ${COLOURS[it]}`);
  return ['```mermaid', 'flowchart LR', '  app(["This project"])', ...lines, ...classes, '```'];
}

/** Inside a quoted label: whatever could end it, or be markup there, as a character code. */
function quoted(text: string): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  return line.replace(/[^\p{L}\p{N} .,()/+-]/gu, (it) => `#${it.codePointAt(0)};`);
}
