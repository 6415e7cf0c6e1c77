/**
 * The gates view as plain data: the recognised gates with what each covers, the handlers that take an opt-out or a
 * withdrawal, choices that nothing reads, and removals that are due.
 */
import { l10n } from 'vscode';
import { type ChoiceHandler, canRefuse } from '../../shared/src/duties';
import type { Pathway, Place, RemovalRow } from '../../shared/src/model';
import type { FolderInventory } from '../../shared/src/protocol';
import { type GateNode, toGateNodes } from './gate-nodes';
import { placeText } from './pathway-nodes';

export interface ChoiceGroupNode {
  readonly k: 'choices';
  readonly id: string;
  readonly label: string;
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
  const handlers = inventories.flatMap(handlersOf);
  const unread = inventories.flatMap(unreadOf);
  const removals = inventories.flatMap(removalsOf);
  const groups: Omit<ChoiceGroupNode, 'k'>[] = [
    { id: 'gates', label: l10n.t('Gates {0}', gates.length), children: gates },
    { id: 'handlers', label: l10n.t('Opt-out handlers {0}', handlers.length), children: handlers },
    { id: 'unread', label: l10n.t('Stored and never read {0}', unread.length), children: unread },
    { id: 'removals', label: l10n.t('Removals {0}', removals.length), children: removals },
  ];
  return groups.filter((it) => it.children.length > 0).map((it) => ({ k: 'choices', ...it }));
}

function pathwaysOf({ folder, analysis }: FolderInventory): { folder: string; pathway: Pathway }[] {
  return (analysis?.pathways ?? []).map((pathway) => ({ folder, pathway }));
}

/** As the report lists them. */
function handlersOf({ folder, analysis }: FolderInventory): ChoiceNode[] {
  return (analysis?.duties.handlers ?? []).filter(canRefuse).map((it) => ({
    ...baseOf(folder, 'handler', it),
    label: it.label.replaceAll('`', ''),
    description: `${placeText(it)} · ${modeText(it.mode)}`,
    tooltip: describeHandler(it),
    icon: 'person',
  }));
}

function describeHandler({ kind, writes, confirms, tells }: ChoiceHandler): string {
  const stored =
    writes.length === 0
      ? l10n.t('Stores nothing itself.')
      : l10n.t('Stores {0}.', writes.map((it) => it.name).join(', '));
  const told = tells.length === 0 ? l10n.t('Tells no third party.') : l10n.t('Tells {0}.', tells.join(', '));
  return [
    kind === 'opt-out' ? l10n.t('Takes an opt-out.') : l10n.t('Takes a withdrawal of consent.'),
    stored,
    confirms ? l10n.t('Confirms it to the consumer.') : l10n.t('Does not confirm it.'),
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

/** An empty cell; as the command line says it. */
const UNNAMED = '?';

/** What is still to be done, the first due first. */
function removalsOf({ folder, analysis }: FolderInventory): ChoiceNode[] {
  const open = (analysis?.removals ?? []).filter((it) => urgencyOf(it.state) !== undefined);
  return open
    .toSorted((a, b) => compare(a.due ?? '9999', b.due ?? '9999'))
    .map((it) => ({
      ...baseOf(folder, 'removal', it),
      label: `${it.request || UNNAMED} · ${it.thirdParty || UNNAMED}`,
      description: [dueText(it), urgencyOf(it.state)].filter(Boolean).join(' · '),
      tooltip: it.received === '' ? l10n.t('Received at no date.') : l10n.t('Received {0}.', it.received),
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

function modeText(mode: ChoiceHandler['mode']): string {
  switch (mode) {
    case 'real-time':
      return l10n.t('takes effect at once');
    case 'queued':
      return l10n.t('queued');
    case 'inbox':
      return l10n.t('sends a message only');
  }
}

function dueText({ due }: RemovalRow): string {
  return due === null ? l10n.t('no due date') : l10n.t('due {0}', due);
}

/** Undefined for what is not to be done any more. */
function urgencyOf(state: RemovalRow['state']): string | undefined {
  switch (state) {
    case 'open':
      return '';
    case 'due-soon':
      return l10n.t('soon');
    case 'overdue':
      return l10n.t('overdue');
    default:
      return undefined;
  }
}
