/**
 * The view `optgate.gates`: the recognised gates and what each one covers.
 */
import {
  type Disposable,
  EventEmitter,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  window,
} from 'vscode';
import { VIEWS } from '../../shared/src/ids';
import { type CoveredNode, type GateNode, toGateNodes } from './gate-nodes';
import type { InventoryStore } from './inventory-store';
import { openCommand } from './places';

type Node = GateNode | CoveredNode;

export function createGatesTree(store: InventoryStore): Disposable {
  const changed = new EventEmitter<undefined>();
  let roots: readonly GateNode[] = [];
  const provider: TreeDataProvider<Node> = {
    onDidChangeTreeData: changed.event,
    getChildren: (node) => (node === undefined ? [...roots] : node.k === 'gate' ? [...node.children] : []),
    getParent: (node) => (node.k === 'gate' ? undefined : roots.find((it) => it.children.includes(node))),
    getTreeItem: (node) => (node.k === 'gate' ? toGateItem(node) : toCoveredItem(node)),
  };
  const view = window.createTreeView(VIEWS.gates, { treeDataProvider: provider, showCollapseAll: true });
  const listening = store.onDidChange(() => {
    roots = toGateNodes(store.pathways());
    changed.fire(undefined);
  });
  return {
    dispose: () => {
      listening.dispose();
      view.dispose();
      changed.dispose();
    },
  };
}

function toGateItem(node: GateNode): TreeItem {
  const item = new TreeItem(node.label, TreeItemCollapsibleState.Collapsed);
  item.id = node.id;
  item.description = node.description;
  item.tooltip = node.tooltip;
  item.iconPath = new ThemeIcon('shield');
  item.contextValue = 'gate';
  item.command = openCommand(node.folder, node.gate);
  item.accessibilityInformation = { label: `Gate ${node.label}, ${node.tooltip}, ${node.description}` };
  return item;
}

function toCoveredItem(node: CoveredNode): TreeItem {
  const item = new TreeItem(node.label, TreeItemCollapsibleState.None);
  item.id = node.id;
  item.description = node.description;
  item.iconPath = new ThemeIcon('arrow-small-right');
  item.contextValue = 'covered';
  item.command = openCommand(node.folder, node.pathway);
  item.accessibilityInformation = { label: `Covers ${node.label}, ${node.description}` };
  return item;
}
