/** What a fix of a finding is made from, and what such fixes share. */
import ts from 'typescript';
import type { RuleId } from '../../../../shared/src/model';
import type { FileFacts } from '../../facts/ir';
import type { Fix, NoFix, TextEdit } from '../fix';
import { readSource, type Source, type Span } from '../source';
import { nodeCovering } from '../target';

export interface MendInput {
  readonly text: string;
  readonly facts: Pick<FileFacts, 'path' | 'problems'>;
  /** The finding's place, and that of its first related one. */
  readonly span: Span;
  readonly related: Span | undefined;
  readonly rule: RuleId;
  /** Columns of the table that hold a date. */
  readonly dates: readonly string[];
  /** Names in the `package.json`. */
  readonly packages: ReadonlySet<string>;
  /** SDKs that go on, by the packages they come from, with the method that stops each. */
  readonly sdks: readonly { readonly packages: readonly string[]; readonly method: string }[];
}

export type Mend = (input: MendInput) => readonly (Fix | NoFix)[];

/** The node that stands exactly there, of a kind. */
export function nodeAt<T extends ts.Node>(
  { path, text, span: [start, end] }: { readonly path: string; readonly text: string; readonly span: Span },
  isWanted: (node: ts.Node) => node is T,
): { readonly source: Source; readonly node: T } | undefined {
  const source = readSource(path, text, [start, end]);
  let node: ts.Node | undefined = nodeCovering(source.file, [start, end]);
  while (node && !(isWanted(node) && node.getStart(source.file) === start)) node = node.parent;
  return node && isWanted(node) ? { source, node } : undefined;
}

export function toFix(rule: RuleId, id: string, title: string, edits: readonly TextEdit[]): Fix {
  return { id, title, preferred: true, safe: false, promised: 'settled', settles: rule, edits };
}

/** `{ a }` and `{ a, }` with one more property. */
export function withProperty(source: Source, node: ts.ObjectLiteralExpression, property: string): TextEdit {
  const { properties } = node;
  const last = properties.at(-1);
  const at = last ? last.end : node.getStart(source.file) + 1;
  const isInline = last === undefined || !source.text.slice(node.getStart(source.file), node.end).includes('\n');
  const gap = isInline || !last ? ' ' : lineBreakBefore(source, last);
  const after = last ? '' : ' ';
  return insertion(source.path, at, `${last ? ',' : ''}${gap}${property}${after}`);
}

function lineBreakBefore(source: Source, node: ts.Node): string {
  const start = node.getStart(source.file);
  const white = /\r?\n[^\S\r\n]*$/.exec(source.text.slice(0, start));
  return white ? white[0] : ' ';
}

export function insertion(file: string, at: number, newText: string): TextEdit {
  return { file, start: at, end: at, newText };
}

export function keyOf({ name }: ts.ObjectLiteralElementLike): string {
  return name && (ts.isIdentifier(name) || ts.isStringLiteralLike(name)) ? name.text : '';
}
