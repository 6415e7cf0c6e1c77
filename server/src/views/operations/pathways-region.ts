/**
 * Every pathway by status, with a column for people's notes; the findings about them; and the rows of pathways that
 * vanished with a note.
 */
import { comparePlaces, compareTexts } from '../../../../shared/src/compare-places';
import type { Gate, Pathway } from '../../../../shared/src/model';
import { RULE_CHECKS } from '../../../../shared/src/rule-words';
import { categoryWord, gateKindWord, sourceWord, statusSentence, thirdPartyWords } from '../../../../shared/src/words';
import { describeReason } from '../../checks/third-party-sharing-gated/describe-reason';
import { codeSpan, plainText, prose, tableHead, tableRow } from '../markdown-text';
import { linkTo, placeLink } from '../place-link';
import { type FollowedNotes, followNotes } from './follow-notes';
import { idCell, type NotedRow, pathwayTitles, REMOVED_TITLE, REMOVED_TITLES, type WHY_TITLES } from './notes';
import { findingsOf, type RegionInput, renderFindings, section } from './region';

interface Group {
  readonly title: string;
  readonly why: (typeof WHY_TITLES)[number];
  readonly sentence: string;
  has(it: Pathway): boolean;
}

const GROUPS: readonly Group[] = [
  {
    title: 'Ungated',
    why: 'How it is reached',
    sentence: 'When the consumer has opted out, these can still run. The way there begins at its first step.',
    has: (it) => it.status === 'ungated',
  },
  { title: 'Limited', why: 'Restriction', sentence: statusSentence('limited'), has: (it) => it.status === 'limited' },
  {
    title: 'Gated, not confirmed',
    why: 'Gates',
    sentence:
      'When the consumer has opted out, nothing reaches them; a finding stands against the choice that is read.',
    has: (it) => it.status === 'gated' && !it.confirmed,
  },
  {
    title: 'Gated and confirmed',
    why: 'Gates',
    sentence: 'When the consumer has opted out, nothing reaches them.',
    has: (it) => it.status === 'gated' && it.confirmed,
  },
  {
    title: 'Exempt',
    why: 'Exempted because',
    sentence: 'A person exempted them in place.',
    has: (it) => it.status === 'exempt',
  },
];

export function renderPathways(input: RegionInput, rows: readonly NotedRow[]): string[] {
  const { pathways } = input.analysis;
  const marks = new Map(pathways.map((it) => [it.id, `${it.family ?? ''}${input.around?.(it) ?? ''}`]));
  const markOf = ({ id }: Pathway) => marks.get(id) ?? '';
  const from = input.config.report.path;
  const notes = followNotes(pathways, rows, {
    touchpoint: touchpointOf,
    vendor: (it) => plainText(thirdPartyWords(it)),
    file: fileOf,
    mark: markOf,
  });
  const groups = GROUPS.flatMap((it) => renderGroup(it, pathways.filter(it.has), notes, { from, markOf }));
  const findings = findingsOf(input, isAboutSharing);
  return [
    ...section(
      '## Third-party sharing pathways',
      pathways.length > 0 ? 'Notes are yours: they follow their pathway.' : 'No third-party sharing pathway was found.',
    ),
    ...groups,
    ...(findings.length > 0 ? ['', ...section('### Findings about pathways', renderFindings(findings, input))] : []),
    ...(notes.removed.length > 0 ? ['', ...section(REMOVED_TITLE, renderRemoved(notes.removed))] : []),
  ];
}

/** The table of ungated pathways says what this finding says. */
function isAboutSharing(rule: keyof typeof RULE_CHECKS): boolean {
  return rule !== 'ungated-sharing' && RULE_CHECKS[rule] === RULE_CHECKS['ungated-sharing'];
}

interface Cells {
  readonly from: string;
  markOf(it: Pathway): string;
}

function renderGroup(
  group: Group,
  pathways: readonly Pathway[],
  notes: FollowedNotes,
  { from, markOf }: Cells,
): string[] {
  if (pathways.length === 0) return [];
  const rows = pathways
    .toSorted(byThirdParty)
    .map((it) =>
      tableRow([
        plainText(thirdPartyWords(it)),
        categoryWord(it.category),
        touchpointOf(it),
        placeLink(it, from),
        it.data.map(codeSpan).join(', ') || 'none',
        renderWhy(it, from),
        idCell(it.id, markOf(it)),
        notes.noteOf(it.id),
      ]),
    );
  const table = [...tableHead(pathwayTitles(group.why)), ...rows];
  return ['', ...section(`### ${group.title} (${pathways.length})`, group.sentence, table)];
}

/** A reader asks who gets data; of each third party by place. */
function byThirdParty(a: Pathway, b: Pathway): number {
  return compareTexts(a.vendorName, b.vendorName) || comparePlaces(a, b);
}

function touchpointOf({ callee, written = callee }: Pathway): string {
  return codeSpan(written);
}

function renderWhy(it: Pathway, from: string): string {
  switch (it.status) {
    case 'ungated': {
      const reason = `${prose(describeReason(it))} (${codeSpan(it.reason ?? '')})`;
      return [renderRoute(it, from), reason].filter(Boolean).join(': ');
    }
    case 'gated':
    case 'limited':
      return it.gates.map((gate) => renderGate(gate, from)).join('; ') || renderRoute(it, from);
    case 'exempt': {
      const { reason = '', until = null } = it.exemption ?? {};
      return until === null ? plainText(reason) : `${plainText(reason)} (until ${until})`;
    }
  }
}

function renderGate(gate: Gate, from: string): string {
  const kind = gate.kind === 'condition' ? '' : `${gateKindWord(gate.kind)} `;
  const reads = gate.reads.length === 0 ? '' : `, reads ${gate.reads.map((it) => sourceWord(it)).join(' and ')}`;
  return `${kind}${codeSpan(gate.text)} at ${placeLink(gate, from)}${reads}`;
}

/** The whole witness up to the touchpoint, which has its own columns; every step opens. */
function renderRoute(pathway: Pathway, from: string): string {
  const route = pathway.route.filter((it) => comparePlaces(it, pathway) !== 0);
  return route.map((it) => `[${prose(it.label)}](${linkTo(it.file, from)}#L${it.range.start.line})`).join(' → ');
}

function renderRemoved(rows: readonly NotedRow[]): string[] {
  return [
    ...tableHead(REMOVED_TITLES),
    ...rows.map((it) => tableRow([it.vendor, it.touchpoint, unlinked(it.place), idCell(it.id, it.mark), it.note])),
  ];
}

/** Where it was is no place to open any more. */
function unlinked(cell: string): string {
  return /^\[(`.*`)\]\([^()]*\)$/.exec(cell)?.[1] ?? cell;
}

function fileOf(cell: string): string {
  return unlinked(cell)
    .replace(/^`+ ?(.*?) ?`+$/, '$1')
    .replace(/:\d+$/, '');
}
