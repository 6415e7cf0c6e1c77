/**
 * The pathway tree as plain data: groups (by status, third party, file or route), their pathways, and of each its gates and
 * its witness.
 *
 * Free of the editor's classes, so that what people read can be tested as text. Ids are stable across
 * updates, which keeps what is selected and expanded.
 */
import { l10n } from 'vscode';
import type { Gate, Pathway, Place, RouteStep, Status } from '../../shared/src/model';
import { gateKindWord, reasonSentence, statusSentence, statusWord } from '../../shared/src/words';

export type Grouping = 'status' | 'vendor' | 'file' | 'route';

export interface GroupNode {
  readonly k: 'group';
  readonly id: string;
  /** The worst one in it. */
  readonly status: Status;
  readonly label: string;
  readonly description: string;
  readonly isOpen: boolean;
  readonly spoken: string;
  /** Words that `when` clauses look for. */
  readonly context: string;
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

export type TreeNode = GroupNode | PathwayNode | PlaceNode;

export interface PathwaySource {
  readonly folder: string;
  /** Shown before the file when several folders are open. */
  readonly folderName: string | undefined;
  readonly pathway: Pathway;
}

export interface TreeOptions {
  readonly groupBy: Grouping;
  readonly ungatedOnly: boolean;
  /** Every word of it must be in what an item says. */
  readonly filter: string;
}

/** What needs work comes first. */
const ORDER: readonly Status[] = ['ungated', 'limited', 'gated', 'exempt'];

export function toTreeNodes(sources: readonly PathwaySource[], options: TreeOptions): GroupNode[] {
  const shown = sources.filter((it) => isShown(it, options));
  switch (options.groupBy) {
    case 'status':
      return ORDER.flatMap((status) => statusGroup(status, shown));
    case 'vendor':
      return groupsBy(shown, 'vendor', ({ pathway }) => ({ label: pathway.vendorName }));
    case 'file':
      return groupsBy(shown, 'file', ({ pathway, folderName }) => ({ label: inFolder(pathway.file, folderName) }));
    case 'route':
      return groupsBy(shown, 'route', routeName);
  }
}

export function isShown({ pathway, folderName }: PathwaySource, { ungatedOnly, filter }: TreeOptions): boolean {
  if (ungatedOnly && pathway.status !== 'ungated') return false;
  const { callee, written, vendorName, category, file, status, gates, entry } = pathway;
  const said = [
    callee,
    written,
    vendorName,
    category,
    folderName,
    file,
    status,
    entry?.label,
    ...gates.map((it) => it.text),
  ];
  const text = said.join('\n').toLowerCase();
  return filter
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function statusGroup(status: Status, sources: readonly PathwaySource[]): GroupNode[] {
  const children = sources
    .filter((it) => it.pathway.status === status)
    .map((it) => toPathwayNode(it, describePathway(it)));
  if (children.length === 0) return [];
  const label = `${statusWord(status, l10n.t)} ${children.length}`;
  const isOpen = status === 'ungated' || status === 'limited';
  return [
    {
      k: 'group',
      id: `status:${status}`,
      status,
      label,
      description: '',
      isOpen,
      spoken: label,
      context: 'group',
      children,
    },
  ];
}

interface GroupName {
  readonly label: string;
  /** What the label leaves open: two apps may both have a `page /`. */
  readonly where?: string;
}

/** The place where the witness begins, as people know it. */
function routeName({ pathway: { entry }, folderName }: PathwaySource): GroupName {
  if (!entry) return { label: l10n.t('No route is known') };
  const file = inFolder(entry.file, folderName);
  return entry.label.endsWith(entry.file)
    ? { label: `${entry.label.slice(0, -entry.file.length)}${file}` }
    : { label: entry.label, where: file };
}

/** Those with most to do come first. */
function groupsBy(
  sources: readonly PathwaySource[],
  by: Exclude<Grouping, 'status'>,
  nameOf: (it: PathwaySource) => GroupName,
): GroupNode[] {
  const groups = new Map<string, { name: GroupName; members: PathwaySource[] }>();
  for (const it of sources) {
    const name = nameOf(it);
    const id = [by, name.label, name.where].filter(Boolean).join(':');
    const group = groups.get(id);
    if (group) group.members.push(it);
    else groups.set(id, { name, members: [it] });
  }
  return [...groups]
    .map(([id, { name, members }]) => toGroup(by, id, name, members))
    .sort((a, b) => countUngated(b) - countUngated(a) || compare(a.label, b.label) || compare(a.id, b.id));
}

function toGroup(
  by: Exclude<Grouping, 'status'>,
  id: string,
  { label, where }: GroupName,
  members: readonly PathwaySource[],
): GroupNode {
  // What the group is named after is not said again.
  const describe = (it: PathwaySource) => {
    if (by === 'vendor') return whereOf(it);
    return by === 'file' ? `:${it.pathway.range.start.line} · ${it.pathway.vendorName}` : describePathway(it);
  };
  const children = members.toSorted((a, b) => rank(a) - rank(b)).map((it) => toPathwayNode(it, describe(it)));
  const ungated = children.filter((it) => it.pathway.status === 'ungated').length;
  const count = ungated > 0 ? l10n.t('{0} of {1} ungated', ungated, children.length) : `${children.length}`;
  const description = where === undefined ? count : `${count} · ${where}`;
  const status = children[0]?.pathway.status ?? 'gated';
  const context = ['group', by, ...(ungated > 0 ? ['ungated'] : [])].join(' ');
  const spoken = `${label}, ${description}`;
  return {
    k: 'group',
    id,
    status,
    label,
    description,
    isOpen: ungated > 0,
    spoken,
    context,
    children,
  };
}

function countUngated({ children }: GroupNode): number {
  return children.filter((it) => it.pathway.status === 'ungated').length;
}

function rank({ pathway }: PathwaySource): number {
  return ORDER.indexOf(pathway.status);
}

function describePathway(it: PathwaySource): string {
  return `${whereOf(it)} · ${it.pathway.vendorName}`;
}

function whereOf({ pathway, folderName }: PathwaySource): string {
  return placeText(pathway, folderName);
}

function toPathwayNode({ folder, folderName, pathway }: PathwaySource, description: string): PathwayNode {
  const id = `${folder}#${pathway.id}`;
  return {
    k: 'pathway',
    id,
    folder,
    pathway,
    label: pathway.written ?? pathway.callee,
    description,
    tooltip: [inFolder(pathway.file, folderName), sentenceOf(pathway)].join('\n'),
    spoken: l10n.t(
      '{0}, {1}, {2} line {3}',
      statusWord(pathway.status, l10n.t),
      pathway.vendorName,
      pathway.file,
      pathway.range.start.line,
    ),
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
    description: `${placeText(gate)} · ${gateKindWord(gate.kind, l10n.t)}`,
  };
}

function toStepNode(own: Pick<PlaceNode, 'folder' | 'id'>, step: RouteStep): PlaceNode {
  return { ...own, k: 'step', place: step, label: step.label.replaceAll('`', ''), description: placeText(step) };
}

/** A tree is narrow, and `route.ts` or `index.ts` alone says nothing: the name with the folder it is in. */
export function placeText({ file, range }: Place, folderName?: string): string {
  const [name = file, parent = folderName] = file.split('/').reverse();
  const short = parent === undefined ? name : `${parent}/${name}`;
  return `${short}:${range.start.line}`;
}

function inFolder(file: string, folderName: string | undefined): string {
  return folderName === undefined ? file : `${folderName}/${file}`;
}

function sentenceOf({ status, reason, routes, exemption }: Pathway): string {
  if (exemption) return exemption.reason;
  if (reason === null) return statusSentence(status, l10n.t);
  return reasonSentence(reason, { k: routes.gated, n: routes.total, capped: routes.capped }, l10n.t);
}

function compare(first: string, second: string): number {
  if (first === second) return 0;
  return first < second ? -1 : 1;
}
