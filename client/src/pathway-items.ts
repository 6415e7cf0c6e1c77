/** Nodes of the pathway tree as the editor's items. */
import { l10n, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { Status } from '../../shared/src/model';
import type { GroupNode, PathwayNode, PlaceNode, TreeNode } from './pathway-nodes';
import { openCommand } from './places';

export function toTreeItem(node: TreeNode): TreeItem {
  switch (node.k) {
    case 'group':
      return toGroupItem(node);
    case 'pathway':
      return toPathwayItem(node);
    default:
      return toPlaceItem(node);
  }
}

function toGroupItem({ id, label, description, status, isOpen, spoken, context }: GroupNode): TreeItem {
  const { Expanded, Collapsed } = TreeItemCollapsibleState;
  const item = new TreeItem(label, isOpen ? Expanded : Collapsed);
  item.id = id;
  item.description = description;
  item.iconPath = ICONS[status];
  item.contextValue = context;
  item.accessibilityInformation = { label: spoken };
  return item;
}

function toPathwayItem(node: PathwayNode): TreeItem {
  const state = node.children.length > 0 ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None;
  const item = new TreeItem(node.label, state);
  item.id = node.id;
  item.description = node.description;
  item.tooltip = node.tooltip;
  item.iconPath = ICONS[node.pathway.status];
  item.contextValue = node.context;
  item.command = openCommand(node.folder, node.pathway);
  item.accessibilityInformation = { label: node.spoken };
  return item;
}

function toPlaceItem(node: PlaceNode): TreeItem {
  const item = new TreeItem(node.label, TreeItemCollapsibleState.None);
  item.id = node.id;
  item.description = node.description;
  item.iconPath = new ThemeIcon(node.k === 'gate' ? 'shield' : 'arrow-small-right');
  item.contextValue = node.k;
  item.command = openCommand(node.folder, node.place);
  const { label, description } = node;
  item.accessibilityInformation = {
    label:
      node.k === 'gate' ? l10n.t('Gate {0}, {1}', label, description) : l10n.t('Step {0}, {1}', label, description),
  };
  return item;
}

const ICONS: { readonly [status in Status]: ThemeIcon } = {
  ungated: new ThemeIcon('error', new ThemeColor('list.errorForeground')),
  limited: new ThemeIcon('info', new ThemeColor('list.warningForeground')),
  gated: new ThemeIcon('pass', new ThemeColor('testing.iconPassed')),
  exempt: new ThemeIcon('circle-slash', new ThemeColor('disabledForeground')),
};
