/**
 * The gates tree as plain data: each recognised gate once, with the pathways it covers.
 */
import { l10n } from 'vscode';
import type { Gate, Pathway } from '../../shared/src/model';
import { gateKindWord, sourceWord } from '../../shared/src/words';
import { pathwayCount } from './counts';
import { placeText } from './pathway-nodes';

export interface GateNode {
  readonly k: 'gate';
  readonly id: string;
  readonly folder: string;
  readonly gate: Gate;
  readonly label: string;
  readonly description: string;
  readonly tooltip: string;
  readonly children: readonly CoveredNode[];
}

export interface CoveredNode {
  readonly k: 'covered';
  readonly id: string;
  readonly folder: string;
  readonly pathway: Pathway;
  readonly label: string;
  readonly description: string;
}

export interface GateSource {
  readonly folder: string;
  readonly pathway: Pathway;
}

/** Gates that cover most come first. */
export function toGateNodes(sources: readonly GateSource[]): GateNode[] {
  const covered = new Map<string, { gate: Gate; folder: string; pathways: Pathway[] }>();
  for (const { folder, pathway } of sources) {
    for (const gate of pathway.gates) {
      const { start } = gate.range;
      const id = `${folder}#${gate.file}:${start.line}:${start.character}`;
      const known = covered.get(id) ?? { gate, folder, pathways: [] };
      known.pathways.push(pathway);
      covered.set(id, known);
    }
  }
  return [...covered]
    .map(([id, { gate, folder, pathways }]) => toGateNode({ id, folder, gate }, pathways))
    .sort((first, second) => second.children.length - first.children.length || compare(first.id, second.id));
}

function toGateNode(own: Pick<GateNode, 'id' | 'folder' | 'gate'>, pathways: readonly Pathway[]): GateNode {
  const { gate, folder, id } = own;
  const kind = gateKindWord(gate.kind, l10n.t);
  const read = gate.reads.map((it) => sourceWord(it, l10n.t)).join(l10n.t(' and '));
  return {
    ...own,
    k: 'gate',
    label: gate.text,
    description: `${pathwayCount(pathways.length)} · ${placeText(gate)}`,
    tooltip: read === '' ? kind : l10n.t('{0}, reads {1}', kind, read),
    children: pathways.map((pathway) => ({
      k: 'covered',
      id: `${id}/${pathway.id}`,
      folder,
      pathway,
      label: pathway.written ?? pathway.callee,
      description: `${placeText(pathway)} · ${pathway.vendorName}`,
    })),
  };
}

function compare(first: string, second: string): number {
  if (first === second) return 0;
  return first < second ? -1 : 1;
}
