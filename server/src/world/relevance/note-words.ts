/** What a name or a text in it says of a function: that it shares, that it asks for a choice, that it names a stored one. */
import type { Catalogue } from '../../catalogue/catalogue';
import type { Expr, Stmt } from '../../facts/ir';
import { isChoiceText, isKnownText, isSqlWrite, isVendorText } from './known-text';
import type { Node } from './mention-node';

export function noteText(catalogue: Catalogue, node: Node, text: string): void {
  if (!isKnownText(catalogue, text)) return;
  if (isVendorText(catalogue, text)) node.shares = true;
  else node.prefers = true;
  if (!isChoiceText(catalogue, text)) return;
  node.chooses = true;
  if (isSqlWrite(text)) node.mentions.add('text:sql');
}

/** The texts that an expression says itself. */
export function textsOf(node: Expr | Stmt): readonly string[] {
  if (node.k === 'tpl') return node.strings;
  return node.k === 'lit' && typeof node.v === 'string' ? [node.v] : [];
}

/** `unsubscribe()` by itself is said of events; `db.unsubscribe.create(…)` is a table. */
export function noteName(catalogue: Catalogue, node: Node, name: string, holder?: string): void {
  const { chooses } = node;
  noteText(catalogue, node, name);
  if (/^unsubscribe$/i.test(name)) node.chooses = chooses;
  if (holder !== undefined && catalogue.polarityOfModel(holder) !== undefined) node.chooses = true;
}

export function noteMember(catalogue: Catalogue, node: Node, { obj, name }: Extract<Expr, { k: 'member' }>): void {
  noteName(catalogue, node, name, obj.k === 'member' ? obj.name : undefined);
  const holder = obj.k === 'member' || obj.k === 'global' ? obj.name : '';
  // A letter by itself says nothing: `s.tl()`.
  if (holder.length === 1) noteText(catalogue, node, `${holder}.${name}`);
}

/** `dangerouslySetInnerHTML={{ __html: snippet }}`: it may put code of anybody's into the page. */
export function putsText({ props }: Extract<Expr, { k: 'obj' }>): boolean {
  return props.some((it) => it.p === 'value' && it.key === '__html' && it.value.k !== 'lit');
}
