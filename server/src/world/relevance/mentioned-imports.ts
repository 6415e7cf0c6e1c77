/** What a function mentions by naming something of another module, imported in writing or by a framework. */
import type { Catalogue } from '../../catalogue/catalogue';
import type { FileFacts } from '../../facts/ir';
import { AUTO } from '../../links/auto-imports';
import { isStateExport } from './declared-functions';
import { isVendorText } from './known-text';
import type { Asking, Node } from './mention-node';

export interface Mentioning {
  readonly facts: FileFacts;
  readonly links: Asking;
  readonly catalogue: Catalogue;
  note(node: Node, text: string): void;
}

interface Item {
  readonly spec: string;
  readonly imported: string;
}

/** A name that the file does not declare, where a framework imports it. */
export function mentionByItself(context: Mentioning, node: Node, name: string): void {
  const { facts, links } = context;
  const spec = `${AUTO}${name}`;
  const target = links.resolve(facts.path, spec);
  if (target.to !== 'file') return;
  for (const imported of [name, 'default']) mentionImport(context, node, { spec, imported });
}

export function mentionImport({ facts, links, catalogue, note }: Mentioning, node: Node, item: Item): void {
  const target = links.resolve(facts.path, item.spec);
  if (target.to === 'package') {
    if (isVendorText(catalogue, target.spec)) node.holds = true;
    note(node, target.spec);
    note(node, item.imported);
    node.mentions.add(`package:${item.imported}`);
    return;
  }
  if (target.to !== 'file') return;
  const key = item.imported === '*' || item.imported === 'default' ? undefined : `${target.path}#x:${item.imported}`;
  if (item.imported === 'default') node.mentions.add(`${target.path}#x:default`);
  const source = links.facts(target.path);
  const isModule = source?.esm === true;
  if (key && isModule) {
    node.mentions.add(key);
    if (!source.exports.some((it) => it.x === 'local' && it.name === item.imported))
      node.mentions.add(`${target.path}#any`);
    else if (isStateExport(source, links, item.imported)) node.state.add(key);
  } else if (item.imported !== 'default' || !isModule) node.mentions.add(`${target.path}#any`);
}
