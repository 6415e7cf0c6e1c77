/**
 * The view `optgate.pathways`: what shares data, by status, third party, file or route.
 *
 * Status is told by shape and word, never by colour alone. Nothing is drawn again while what it says stays the same.
 */
import {
  commands,
  type Disposable,
  EventEmitter,
  l10n,
  type TreeDataProvider,
  type TreeView,
  Uri,
  window,
  workspace,
} from 'vscode';
import { CONTEXT_KEYS, VIEWS } from '../../shared/src/ids';
import { groupNotAnalysed, WHOLE_PROGRAM } from '../../shared/src/not-analysed';
import { countAll } from './counts';
import type { FolderPathway, InventoryStore } from './inventory-store';
import { toTreeItem } from './pathway-items';
import { type Grouping, type GroupNode, type TreeNode, type TreeOptions, toTreeNodes } from './pathway-nodes';
import { redraw } from './redraw';

const ALL: TreeOptions = { groupBy: 'status', ungatedOnly: false, filter: '' };

export class PathwayTree implements TreeDataProvider<TreeNode>, Disposable {
  private readonly changed = new EventEmitter<TreeNode[] | undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly view: TreeView<TreeNode>;
  private readonly listening: Disposable;
  private roots: readonly GroupNode[] = [];
  private parents = new Map<string, TreeNode>();
  private options: TreeOptions = ALL;

  constructor(private readonly store: InventoryStore) {
    this.view = window.createTreeView(VIEWS.pathways, { treeDataProvider: this, showCollapseAll: true });
    this.listening = store.onDidChange(() => this.update());
    this.tellOptions();
  }

  get filter(): string {
    return this.options.filter;
  }

  show(options: Partial<TreeOptions>): void {
    this.options = { ...this.options, ...options };
    this.tellOptions();
    this.update();
  }

  /** Selects a pathway, also one that the filter hides: the filter is dropped for it. */
  async reveal(folder: string, id: string): Promise<void> {
    const find = () =>
      this.roots.flatMap((it) => it.children).find((it) => it.folder === folder && it.pathway.id === id);
    if (!find()) this.show({ filter: '', ungatedOnly: false });
    const node = find();
    if (node) await this.view.reveal(node, { select: true, focus: true, expand: true });
  }

  getChildren(node?: TreeNode): TreeNode[] {
    if (node === undefined) return [...this.roots];
    return 'children' in node ? [...node.children] : [];
  }

  /** `reveal` climbs from a node to its roots. */
  getParent(node: TreeNode): TreeNode | undefined {
    return this.parents.get(node.id);
  }

  getTreeItem(node: TreeNode) {
    return toTreeItem(node);
  }

  dispose(): void {
    this.listening.dispose();
    this.view.dispose();
    this.changed.dispose();
  }

  private update(): void {
    const sources = this.store.pathways().map((it) => ({ ...it, folderName: folderNameOf(it) }));
    const { roots, changed } = redraw(this.roots, toTreeNodes(sources, this.options));
    this.describe(roots);
    this.roots = roots;
    this.parents = toParents(roots);
    if (changed?.length !== 0) this.changed.fire(changed as TreeNode[] | undefined);
  }

  private describe(roots: readonly GroupNode[]): void {
    const { ungated, counted, confirmed } = countAll(this.store.inventories());
    const tooltip = ungated === 1 ? l10n.t('1 ungated pathway') : l10n.t('{0} ungated pathways', ungated);
    this.view.badge = ungated > 0 ? { value: ungated, tooltip } : undefined;
    this.view.description = counted > 0 ? l10n.t('{0} of {1} confirmed', confirmed, counted) : '';
    const messages = [roots.length > 0 ? this.filterMessage() : undefined, messageOf(this.store)].filter(
      (it) => it !== undefined,
    );
    this.view.message = messages.length > 0 ? messages.join(' ') : undefined;
  }

  /** Only above rows: where nothing matches, it would keep the welcome text from saying so. */
  private filterMessage(): string | undefined {
    const { filter, ungatedOnly } = this.options;
    if (filter === '' && !ungatedOnly) return undefined;
    const what = [ungatedOnly ? l10n.t('ungated') : '', filter === '' ? '' : `“${filter}”`].filter(Boolean).join(', ');
    return l10n.t('Filtered: {0}.', what);
  }

  private tellOptions(): void {
    const { groupBy, ungatedOnly, filter } = this.options;
    void commands.executeCommand('setContext', CONTEXT_KEYS.groupBy, groupBy satisfies Grouping);
    void commands.executeCommand('setContext', CONTEXT_KEYS.filtered, ungatedOnly || filter !== '');
    void commands.executeCommand('setContext', CONTEXT_KEYS.ungatedOnly, ungatedOnly);
  }
}

function folderNameOf({ folder }: FolderPathway): string | undefined {
  const isMultiRoot = (workspace.workspaceFolders?.length ?? 0) > 1;
  return isMultiRoot ? workspace.getWorkspaceFolder(Uri.parse(folder))?.name : undefined;
}

function toParents(roots: readonly GroupNode[]): Map<string, TreeNode> {
  const parents = new Map<string, TreeNode>();
  for (const root of roots) {
    for (const child of root.children) {
      parents.set(child.id, root);
      for (const place of child.children) parents.set(place.id, child);
    }
  }
  return parents;
}

/** What is missing from the picture, since a silent gap reads like "nothing there". */
function messageOf(store: InventoryStore): string | undefined {
  const failed = store.inventories().find(({ phase }) => phase === 'failed');
  if (failed) return l10n.t('The last scan did not finish: {0}', failed.why ?? '');
  const files = store.inventories().flatMap(({ analysis }) => analysis?.summary.filesNotAnalysed ?? []);
  const left = groupNotAnalysed(files);
  const [first] = left;
  if (!first) return undefined;
  const [file = ''] = first.files;
  const name = file === WHOLE_PROGRAM ? l10n.t('the program as a whole') : file;
  const names = first.files.length === 1 ? name : l10n.t('{0} files', first.files.length);
  const said = `${names} (${first.why})`;
  return left.length === 1
    ? l10n.t('Not analysed: {0}', said)
    : l10n.t('Not analysed: {0} and {1} more', said, left.length - 1);
}
