/**
 * The gates view as plain data: the recognised gates with what each covers, the handlers that take an opt-out or a
 * withdrawal, choices that nothing reads, and removals that are due.
 */
import type { ChoiceHandler } from '../../shared/src/duties';
import type { Pathway, Place, RemovalRow } from '../../shared/src/model';
import type { FolderInventory } from '../../shared/src/protocol';
import { type GateNode, toGateNodes } from './gate-nodes';
import { placeText } from './pathway-nodes';

export interface ChoiceGroupNode {
  readonly k: 'choices';
  readonly id: string;
  readonly label: string;
  readonly isOpen: boolean;
  readonly children: readonly (GateNode | ChoiceNode)[];
}

export interface ChoiceNode {
  readonly k: 'choice';
  readonly id: string;
  readonly folder: string;
  readonly place: Place;
  readonly label: string;
  readonly description: string;
  readonly tooltip: string;
  readonly icon: 'person' | 'eye-closed' | 'calendar' | 'warning';
}

/** Groups without anything in them are left out. */
export function toChoiceNodes(inventories: readonly FolderInventory[]): ChoiceGroupNode[] {
  const gates = toGateNodes(inventories.flatMap(pathwaysOf));
  const groups: ChoiceGroupNode[] = [
    { k: 'choices', id: 'gates', label: 'Gates', isOpen: true, children: gates },
    {
      k: 'choices',
      id: 'handlers',
      label: 'Opt-out handlers',
      isOpen: true,
      children: inventories.flatMap(handlersOf),
    },
    {
      k: 'choices',
      id: 'unread',
      label: 'Stored and never read',
      isOpen: true,
      children: inventories.flatMap(unreadOf),
    },
    { k: 'choices', id: 'removals', label: 'Removals', isOpen: true, children: inventories.flatMap(removalsOf) },
  ];
  return groups
    .filter((it) => it.children.length > 0)
    .map((it) => ({ ...it, label: `${it.label} ${it.children.length}` }));
}

function pathwaysOf({ folder, analysis }: FolderInventory): { folder: string; pathway: Pathway }[] {
  return (analysis?.pathways ?? []).map((pathway) => ({ folder, pathway }));
}

function handlersOf({ folder, analysis }: FolderInventory): ChoiceNode[] {
  return (analysis?.duties.handlers ?? []).map((it) => ({
    ...baseOf(folder, 'handler', it),
    label: it.label.replaceAll('`', ''),
    description: `${placeText(it)} · ${MODES[it.mode]}`,
    tooltip: describeHandler(it),
    icon: 'person',
  }));
}

function describeHandler({ kind, writes, confirms, tells }: ChoiceHandler): string {
  const stored = writes.length === 0 ? 'Stores nothing itself.' : `Stores ${writes.map((it) => it.name).join(', ')}.`;
  const told = tells.length === 0 ? 'Tells no third party.' : `Tells ${tells.join(', ')}.`;
  return [
    kind === 'opt-out' ? 'Takes an opt-out.' : 'Takes a withdrawal of consent.',
    stored,
    confirms ? 'Confirms it to the consumer.' : 'Does not confirm it.',
    told,
  ].join('\n');
}

/** As the second check decides it. */
function unreadOf({ folder, analysis }: FolderInventory): ChoiceNode[] {
  const unread = (analysis?.findings ?? []).filter((it) => it.ruleId === 'withdrawal-not-enforced');
  return unread.map((it) => ({
    ...baseOf(folder, 'unread', it),
    label: placeText(it),
    description: '',
    tooltip: it.message,
    icon: 'eye-closed',
  }));
}

/** What is still to be done, the first due first. */
function removalsOf({ folder, analysis }: FolderInventory): ChoiceNode[] {
  const open = (analysis?.removals ?? []).filter((it) => OPEN[it.state] !== undefined);
  return open
    .toSorted((a, b) => compare(a.due ?? '9999', b.due ?? '9999'))
    .map((it) => ({
      ...baseOf(folder, 'removal', it),
      label: `${it.request} · ${it.thirdParty}`,
      description: [it.due === null ? 'no due date' : `due ${it.due}`, OPEN[it.state]].filter(Boolean).join(' · '),
      tooltip: `Received ${it.received || 'at no date'}.`,
      icon: it.state === 'overdue' ? 'warning' : 'calendar',
    }));
}

function compare(first: string, second: string): number {
  if (first === second) return 0;
  return first < second ? -1 : 1;
}

function baseOf(folder: string, kind: string, place: Place) {
  const { line, character } = place.range.start;
  return { k: 'choice', id: `${folder}#${kind}:${place.file}:${line}:${character}`, folder, place } as const;
}

const MODES: { readonly [mode in ChoiceHandler['mode']]: string } = {
  'real-time': 'takes effect at once',
  queued: 'queued',
  inbox: 'sends a message only',
};

const OPEN: { readonly [state in RemovalRow['state']]?: string } = {
  open: '',
  'due-soon': 'soon',
  overdue: 'overdue',
};
