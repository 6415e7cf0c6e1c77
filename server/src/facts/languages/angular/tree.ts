/**
 * The template of an Angular component as a tree with exact places: elements, blocks (`@if (…) { … }`), and text with
 * its interpolations, as Angular's own parser reads it. What a block or an attribute means is the writer's business.
 */
import type { Node, Attribute as ParsedAttribute, Block as ParsedBlock, ParseSourceSpan } from '@angular/compiler';
import type { Span } from '../../ir';
import type { Problem } from '../language';

export interface Text extends Span {
  readonly k: 'text';
}

export interface Element extends Span {
  readonly k: 'element';
  readonly tag: string;
  readonly attributes: readonly Attribute[];
  readonly children: readonly Part[];
}

export interface Attribute extends Span {
  readonly name: string;
  /** Without its quotes. */
  readonly value: Span | undefined;
}

/** `@let` has parameters and no children. */
export interface Block extends Span {
  readonly k: 'block';
  readonly name: string;
  readonly params: Span | undefined;
  readonly children: readonly Part[];
}

export type Part = Text | Element | Block;

const SYNTAX = { tokenizeExpansionForms: true, tokenizeBlocks: true, tokenizeLet: true };

type Parser = typeof import('./parser');

let parser: Parser | undefined;

/** It is large: read only where there may be a template. */
export async function loadParser(): Promise<void> {
  parser ??= await import('./parser');
}

export interface Tree {
  readonly parts: readonly Part[];
  readonly problems: readonly Problem[];
}

/** Of `text` from one offset to another. Undefined while the parser is not loaded, and where it fails. */
export function parseTemplate(text: string, from: number, to: number): Tree | undefined {
  if (!parser) return undefined;
  const kinds = parser;
  const range = { startPos: from, startLine: 0, startCol: 0, endPos: to };
  try {
    const { rootNodes, errors } = new kinds.HtmlParser().parse(text, '', { ...SYNTAX, range });
    const problems = errors.map(({ msg, span }) => ({ at: span.start.offset, message: msg }));
    return { parts: rootNodes.flatMap((it) => partsOf(kinds, it)), problems };
  } catch {
    // A section of CDATA before a script stops it.
    return undefined;
  }
}

function partsOf(kinds: Parser, node: Node): readonly Part[] {
  const at = placeOf(node.sourceSpan);
  const inside = (nodes: readonly Node[]) => nodes.flatMap((it) => partsOf(kinds, it));
  if (node instanceof kinds.Text) return [{ k: 'text', ...at }];
  if (node instanceof kinds.Element) {
    // What scripts and styles hold is no markup.
    const children = /^(?:script|style)$/i.test(node.name) ? [] : inside(node.children);
    // `:svg:circle`
    const tag = node.name.replace(/^:\w+:/, '');
    return [{ k: 'element', tag, attributes: node.attrs.map(attributeOf), children, ...at }];
  }
  if (node instanceof kinds.Block) {
    const name = node.name.replace(/\s+/g, ' ');
    return [{ k: 'block', name, params: paramsOf(node), children: inside(node.children), ...at }];
  }
  if (node instanceof kinds.LetDeclaration) {
    const params = { s: node.nameSpan.start.offset, e: node.valueSpan.end.offset };
    return [{ k: 'block', name: 'let', params, children: [], ...at }];
  }
  if (node instanceof kinds.Expansion) {
    const children = inside(node.cases.flatMap((it) => it.expression));
    return [{ k: 'block', name: 'cases of a message', params: undefined, children, ...at }];
  }
  return [];
}

function attributeOf({ name, sourceSpan, valueSpan }: ParsedAttribute): Attribute {
  return { name, value: valueSpan && placeOf(valueSpan), ...placeOf(sourceSpan) };
}

function paramsOf({ parameters }: ParsedBlock): Span | undefined {
  const [first] = parameters;
  const last = parameters.at(-1);
  return first && last && { s: first.sourceSpan.start.offset, e: last.sourceSpan.end.offset };
}

function placeOf({ start, end }: ParseSourceSpan): Span {
  return { s: start.offset, e: end.offset };
}
