/** Texts of code lenses, with the editor's icons. */
import type { Pathway, Status } from '../../../shared/src/model';
import { statusWord, thirdPartyWords } from '../../../shared/src/words';

/** `3 of 5 pathways confirmed gated`, as the views count. */
export function renderFileLens(pathways: readonly Pathway[]): string {
  const counted = pathways.filter((it) => it.status !== 'exempt').length;
  const confirmed = pathways.filter((it) => it.confirmed).length;
  if (counted === 0) return `$(shield)${GAP}${pathways.length} exempt`;
  return `$(shield)${GAP}${confirmed} of ${counted === 1 ? '1 pathway' : `${counted} pathways`} confirmed gated`;
}

export function renderPathwayLens(pathway: Pathway): string {
  const { status, gates, reason, routes } = pathway;
  const because = status === 'gated' ? gateText(gates) : reasonText(reason, routes);
  return `${ICONS[status]}${GAP}${statusWord(status)} · ${thirdPartyWords(pathway)}${because}`;
}

function gateText(gates: Pathway['gates']): string {
  const [first] = gates;
  if (!first) return '';
  const text = first.text.length > 40 ? `${first.text.slice(0, 39)}…` : first.text;
  // `$(` would begin an icon.
  return ` · by ${text.replaceAll('$(', '$ (')}${gates.length > 1 ? ` and ${gates.length - 1} more` : ''}`;
}

function reasonText(reason: Pathway['reason'], { gated, total, capped }: Pathway['routes']): string {
  if (reason === null) return '';
  if (reason === 'some-routes-ungated') return ` · ${gated} of ${total}${capped ? ' or more' : ''} routes gated`;
  return ` · ${reason.replaceAll('-', ' ')}`;
}

/** No-break: VS Code drops a plain blank behind an icon. */
const GAP = '\u00a0';

const ICONS: { readonly [status in Status]: string } = {
  gated: '$(pass)',
  limited: '$(info)',
  ungated: '$(error)',
  exempt: '$(circle-slash)',
};
