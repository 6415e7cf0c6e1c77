/**
 * The view `optgate.pathways`: what shares data, by status.
 *
 * Status is told by shape and word, never by colour alone.
 */
import {
  type Disposable,
  EventEmitter,
  ThemeColor,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  type TreeView,
  Uri,
  window,
  workspace,
} from 'vscode';
import { VIEWS } from '../../shared/src/ids';
import type { Status } from '../../shared/src/model';
import type { InventoryStore } from './inventory-store';
import { type PathwayNode, type PlaceNode, type StatusNode, type TreeNode, toStatusNodes } from './pathway-nodes';
import { openCommand } from './places';

export function createPathwayTree(store: InventoryStore): Disposable {
  const provider = new PathwayTree(store);
  const view = window.createTreeView(VIEWS.pathways, { treeDataProvider: provider, showCollapseAll: true });
  const listening = store.onDidChange(() => {
    provider.update();
    describe(view, store);
  });
  return {
    dispose: () => {
      listening.dispose();
      view.dispose();
      provider.dispose();
    },
  };
}

class PathwayTree implements TreeDataProvider<TreeNode>, Disposable {
  private readonly changed = new EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  private roots: readonly StatusNode[] = [];
  private parents = new Map<string, TreeNode>();

  constructor(private readonly store: InventoryStore) {}

  update(): void {
    const isMultiRoot = (workspace.workspaceFolders?.length ?? 0) > 1;
    this.roots = toStatusNodes(
      this.store.pathways().map(({ folder, pathway }) => ({
        folder,
        folderName: isMultiRoot ? workspace.getWorkspaceFolder(Uri.parse(folder))?.name : undefined,
        pathway,
      })),
    );
    this.parents = toParents(this.roots);
    this.changed.fire(undefined);
  }

  getChildren(node?: TreeNode): TreeNode[] {
    if (node === undefined) return [...this.roots];
    return 'children' in node ? [...node.children] : [];
  }

  /** `reveal` climbs from a node to its roots. */
  getParent(node: TreeNode): TreeNode | undefined {
    return this.parents.get(node.id);
  }

  getTreeItem(node: TreeNode): TreeItem {
    switch (node.k) {
      case 'status':
        return toStatusItem(node);
      case 'pathway':
        return toPathwayItem(node);
      default:
        return toPlaceItem(node);
    }
  }

  dispose(): void {
    this.changed.dispose();
  }
}

function toParents(roots: readonly StatusNode[]): Map<string, TreeNode> {
  const parents = new Map<string, TreeNode>();
  for (const root of roots) {
    for (const child of root.children) {
      parents.set(child.id, root);
      for (const place of child.children) parents.set(place.id, child);
    }
  }
  return parents;
}

function toStatusItem({ id, label, status }: StatusNode): TreeItem {
  const isOpen = status === 'ungated' || status === 'limited';
  const item = new TreeItem(label, isOpen ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed);
  item.id = id;
  item.iconPath = ICONS[status];
  item.contextValue = 'status';
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
  item.accessibilityInformation = {
    label: `${node.k === 'gate' ? 'Gate' : 'Step'} ${node.label}, ${node.description}`,
  };
  return item;
}

function describe(view: TreeView<TreeNode>, store: InventoryStore): void {
  const pathways = store.pathways().map((it) => it.pathway);
  const ungated = pathways.filter((it) => it.status === 'ungated').length;
  const counted = pathways.filter((it) => it.status !== 'exempt').length;
  const confirmed = pathways.filter((it) => it.confirmed).length;
  view.badge = ungated > 0 ? { value: ungated, tooltip: `${ungated} ungated pathways` } : undefined;
  view.description = counted > 0 ? `${confirmed} of ${counted} confirmed` : '';
  view.message = messageOf(store);
}

/** What is missing from the picture, since a silent gap reads like "nothing there". */
function messageOf(store: InventoryStore): string | undefined {
  const failed = store.inventories().find(({ phase }) => phase === 'failed');
  if (failed) return `The last scan did not finish: ${failed.why}`;
  const left = store.inventories().flatMap(({ analysis }) => analysis?.summary.filesNotAnalysed ?? []);
  if (left.length === 0) return undefined;
  const [first] = left;
  const rest = left.length > 1 ? ` and ${left.length - 1} more` : '';
  return `Not analysed: ${first?.file} (${first?.why})${rest}`;
}

const ICONS: { readonly [status in Status]: ThemeIcon } = {
  ungated: new ThemeIcon('error', new ThemeColor('list.errorForeground')),
  limited: new ThemeIcon('info', new ThemeColor('list.warningForeground')),
  gated: new ThemeIcon('pass', new ThemeColor('testing.iconPassed')),
  exempt: new ThemeIcon('circle-slash', new ThemeColor('disabledForeground')),
};
