/**
 * The pathway tree as plain data: status, then pathway, then its gates and its witness.
 *
 * Free of the editor's classes, so that what people read can be tested as text. Ids are stable across
 * updates, which keeps what is selected and expanded.
 */
import type { Gate, Pathway, Place, RouteStep, Status } from '../../shared/src/model';
import { gateKindWord, reasonSentence, statusSentence, statusWord } from '../../shared/src/words';

export interface StatusNode {
  readonly k: 'status';
  readonly id: string;
  readonly status: Status;
  readonly label: string;
  readonly children: readonly PathwayNode[];
}

export interface PathwayNode {
  readonly k: 'pathway';
  readonly id: string;
  readonly folder: string;
  readonly pathway: Pathway;
  readonly label: string;
  readonly description: string;
  readonly tooltip: string;
  readonly spoken: string;
  /** Words that `when` clauses look for. */
  readonly context: string;
  readonly children: readonly PlaceNode[];
}

export interface PlaceNode {
  readonly k: 'gate' | 'step';
  readonly id: string;
  readonly folder: string;
  readonly place: Place;
  readonly label: string;
  readonly description: string;
}

export type TreeNode = StatusNode | PathwayNode | PlaceNode;

export interface PathwaySource {
  readonly folder: string;
  /** Shown before the file when several folders are open. */
  readonly folderName: string | undefined;
  readonly pathway: Pathway;
}

/** What needs work comes first. */
const ORDER: readonly Status[] = ['ungated', 'limited', 'gated', 'exempt'];

export function toStatusNodes(sources: readonly PathwaySource[]): StatusNode[] {
  return ORDER.flatMap((status) => {
    const children = sources.filter((it) => it.pathway.status === status).map(toPathwayNode);
    if (children.length === 0) return [];
    return [
      { k: 'status', id: `status:${status}`, status, label: `${statusWord(status)} ${children.length}`, children },
    ];
  });
}

function toPathwayNode({ folder, folderName, pathway }: PathwaySource): PathwayNode {
  const id = `${folder}#${pathway.id}`;
  const where = placeText(pathway, folderName);
  return {
    k: 'pathway',
    id,
    folder,
    pathway,
    label: pathway.callee,
    description: `${where} · ${pathway.vendorName}`,
    tooltip: [`${folderName === undefined ? '' : `${folderName}/`}${pathway.file}`, sentenceOf(pathway)].join('\n'),
    spoken: `${pathway.status}, ${pathway.vendorName}, ${pathway.file} line ${pathway.range.start.line}`,
    context: ['pathway', pathway.status, ...(pathway.route.length > 0 ? ['witness'] : [])].join(' '),
    children: [
      ...pathway.gates.map((gate, index) => toGateNode({ folder, id: `${id}/gate/${index}` }, gate)),
      ...pathway.route.map((step, index) => toStepNode({ folder, id: `${id}/step/${index}` }, step)),
    ],
  };
}

function toGateNode(own: Pick<PlaceNode, 'folder' | 'id'>, gate: Gate): PlaceNode {
  return {
    ...own,
    k: 'gate',
    place: gate,
    label: gate.text,
    description: `${placeText(gate)} · ${gateKindWord(gate.kind)}`,
  };
}

function toStepNode(own: Pick<PlaceNode, 'folder' | 'id'>, step: RouteStep): PlaceNode {
  return { ...own, k: 'step', place: step, label: step.label, description: placeText(step) };
}

function placeText({ file, range }: Place, folderName?: string): string {
  const [name = file, parent = folderName] = file.split('/').reverse();
  // A tree is narrow, and `route.ts` or `index.ts` alone says nothing: the name with the folder it is in.
  const short = parent === undefined ? name : `${parent}/${name}`;
  return `${short}:${range.start.line}`;
}

function sentenceOf({ status, reason, routes, exemption }: Pathway): string {
  if (exemption) return exemption.reason;
  if (reason === null) return statusSentence(status);
  return reasonSentence(reason, { k: routes.gated, n: routes.total, capped: routes.capped });
}
