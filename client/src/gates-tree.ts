/**
 * The view `optgate.gates`: the recognised gates and what each one covers, and who takes and keeps the consumers' choices.
 */
import {
  type Disposable,
  EventEmitter,
  l10n,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  window,
} from 'vscode';
import { VIEWS } from '../../shared/src/ids';
import { type ChoiceGroupNode, type ChoiceNode, toChoiceNodes } from './choice-nodes';
import type { CoveredNode, GateNode } from './gate-nodes';
import type { InventoryStore } from './inventory-store';
import { openCommand } from './places';
import { redraw } from './redraw';

type Node = ChoiceGroupNode | GateNode | CoveredNode | ChoiceNode;

export function createGatesTree(store: InventoryStore): Disposable {
  const changed = new EventEmitter<Node[] | undefined>();
  let roots: readonly ChoiceGroupNode[] = [];
  const provider: TreeDataProvider<Node> = {
    onDidChangeTreeData: changed.event,
    getChildren: (node) => (node === undefined ? [...roots] : 'children' in node ? [...node.children] : []),
    getTreeItem: toItem,
  };
  const view = window.createTreeView(VIEWS.gates, { treeDataProvider: provider, showCollapseAll: true });
  const listening = store.onDidChange(() => {
    const next = redraw(roots, toChoiceNodes(store.inventories()));
    roots = next.roots;
    if (next.changed?.length !== 0) changed.fire(next.changed as Node[] | undefined);
  });
  return {
    dispose: () => {
      listening.dispose();
      view.dispose();
      changed.dispose();
    },
  };
}

function toItem(node: Node): TreeItem {
  switch (node.k) {
    case 'choices':
      return toGroupItem(node);
    case 'gate':
      return toGateItem(node);
    case 'covered':
      return toCoveredItem(node);
    case 'choice':
      return toChoiceItem(node);
  }
}

function toGroupItem({ id, label }: ChoiceGroupNode): TreeItem {
  const item = new TreeItem(label, TreeItemCollapsibleState.Expanded);
  item.id = id;
  item.contextValue = 'choices';
  return item;
}

function toGateItem(node: GateNode): TreeItem {
  const item = new TreeItem(node.label, TreeItemCollapsibleState.Collapsed);
  item.id = node.id;
  item.description = node.description;
  item.tooltip = node.tooltip;
  item.iconPath = new ThemeIcon('shield');
  item.contextValue = 'gate';
  item.command = openCommand(node.folder, node.gate);
  item.accessibilityInformation = { label: l10n.t('Gate {0}, {1}, {2}', node.label, node.tooltip, node.description) };
  return item;
}

function toCoveredItem(node: CoveredNode): TreeItem {
  const item = new TreeItem(node.label, TreeItemCollapsibleState.None);
  item.id = node.id;
  item.description = node.description;
  item.iconPath = new ThemeIcon('arrow-small-right');
  item.contextValue = 'covered';
  item.command = openCommand(node.folder, node.pathway);
  item.accessibilityInformation = { label: l10n.t('Covers {0}, {1}', node.label, node.description) };
  return item;
}

function toChoiceItem(node: ChoiceNode): TreeItem {
  const item = new TreeItem(node.label, TreeItemCollapsibleState.None);
  item.id = node.id;
  item.description = node.description;
  item.tooltip = node.tooltip;
  item.iconPath = new ThemeIcon(node.icon);
  item.contextValue = 'choice';
  item.command = openCommand(node.folder, node.place);
  item.accessibilityInformation = { label: `${node.label}, ${node.description}, ${node.tooltip}` };
  return item;
}
