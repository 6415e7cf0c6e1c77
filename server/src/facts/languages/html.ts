/**
 * A page: its elements that do something, each rendered in the order of the document. A script of the
 * workspace is loaded by its element, the code of an inline script is the text in it.
 */
import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import ts from 'typescript';
import { isTemplate, toScript as toTemplate } from './angular/angular';
import { isReadable } from './expression';
import { ELEMENT, type Language, type MarkupScript, type Problem } from './language';
import { writeModuleCode } from './module-code';
import { parseBlock } from './script-block';
import { createVirtualWriter, type VirtualWriter } from './virtual-text';

type Parse = typeof import('parse5')['parse'];
type Located = Tree.Element & { readonly sourceCodeLocation: NonNullable<Tree.Element['sourceCodeLocation']> };

export const html: Language = {
  files: /\.html?$/,
  async load() {
    const { parse } = await import('./html-parser');
    return (_path, text) => (isTemplate(text) ? toTemplate(text) : toScript(parse, text));
  },
};

/** Without these nothing in a page does anything. */
const ACTS = /<(?:script|img|iframe)\b|\son[a-z]+\s*=|\s\[?\([\w.:-]+\)\]?\s*=/i;

function toScript(parse: Parse, text: string): MarkupScript {
  const w = createVirtualWriter(text);
  const problems: Problem[] = [];
  if (ACTS.test(text)) {
    const document = parse(text, { sourceCodeLocationInfo: true, scriptingEnabled: false });
    const page = { w, text, problems, later: [] as (() => void)[] };
    for (const it of partsIn(document)) {
      if ('tagName' in it) writeElement(page, it);
      else writeComment(page, it);
    }
    for (const write of page.later) write();
  }
  return { virtual: w.done(), extension: '.js', problems };
}

interface Page {
  readonly w: VirtualWriter;
  readonly text: string;
  readonly problems: Problem[];
  /** What runs when the document is there. */
  readonly later: (() => void)[];
}

/** In the order of the document; what stands in `<template>` is data. */
function* partsIn(node: Tree.ParentNode | Tree.ChildNode): Generator<Located | Tree.CommentNode> {
  if (node.nodeName === '#comment' && 'data' in node) yield node;
  if ('tagName' in node && node.sourceCodeLocation && doesSomething(node)) yield node as Located;
  if (!('childNodes' in node)) return;
  for (const it of node.childNodes) yield* partsIn(it);
}

/** Its words may exempt the next line. */
function writeComment({ w }: Page, { data, sourceCodeLocation: at }: Tree.CommentNode): void {
  if (!at || !data.includes('optgate-ignore') || data.includes('*/')) return;
  const s = at.startOffset + '<!--'.length;
  w.write('/*', at.startOffset, s);
  w.copy(s, s + data.length);
  w.write('*/\n', s + data.length, at.endOffset);
}

function doesSomething({ tagName, attrs }: Tree.Element): boolean {
  return ['script', 'img', 'iframe'].includes(tagName) || attrs.some((it) => isHandler(it.name) || isListener(it.name));
}

function isHandler(name: string): boolean {
  return /^on[a-z]+$/.test(name);
}

/** Angular's: `(click)`. What it calls is the component's to say. */
function isListener(name: string): boolean {
  return /^\[?\([\w.:-]+\)\]?$/.test(name);
}

function writeElement(page: Page, node: Located): void {
  if (node.tagName !== 'script') return writeStatement(page, node, () => writeLabel(page, node));
  const kind = kindOf(node);
  if (kind === 'data') return;
  const code = node.childNodes[0]?.sourceCodeLocation;
  const isInline = code && !node.attrs.some((it) => it.name === 'src');
  if (isInline && kind === 'classic') return writeClassic(page, code.startOffset, code.endOffset);
  if (isInline && kind === 'module') page.later.push(() => writeModule(page, code.startOffset, code.endOffset));
  else {
    const write = () => writeStatement(page, node, () => isInline && writeText(page, code.startOffset, code.endOffset));
    if (kind === 'module' || node.attrs.some((it) => it.name === 'defer')) page.later.push(write);
    else write();
  }
}

const CLASSIC = /^(?:text|application)\/(?:x-)?(?:java|ecma|j|live)script(?:1\.\d)?(?:\s*;.*)?$/;
const DATA = /json|template|html|importmap|speculationrules|x-|glsl|shader|markdown/;

/** `parked`: kept from running, until a consent platform or a library lets it run. */
function kindOf({ attrs }: Tree.Element): 'classic' | 'module' | 'parked' | 'data' {
  const type =
    attrs
      .find((it) => it.name === 'type')
      ?.value.trim()
      .toLowerCase() ?? '';
  if (type === 'module') return 'module';
  if (type === '' || CLASSIC.test(type)) return 'classic';
  const isMarked = attrs.some((it) => it.name.startsWith('data-') || it.name === 'class');
  return DATA.test(type) && !(isMarked && type === 'text/template') ? 'data' : 'parked';
}

function writeStatement({ w, text, problems }: Page, node: Located, writeChildren: () => void): void {
  const { startOffset: s, endOffset: e, attrs = {} } = node.sourceCodeLocation;
  w.write(`__page(${ELEMENT}(${JSON.stringify(node.tagName)}, {`, s, e);
  for (const { name, value } of node.attrs) {
    const at = attrs[name];
    if (!at) continue;
    const [start, end] = valueSpan(text, at.startOffset, at.endOffset);
    w.write(`${JSON.stringify(name)}: `, at.startOffset, at.endOffset);
    if (!isHandler(name)) w.write(JSON.stringify(value), start, end);
    else if (isReadable(text.slice(start, end), '.js', true)) {
      w.write('function (event) {', start, end);
      w.copy(start, end);
      w.write('\n}', start, end);
    } else {
      problems.push({ at: start, message: `\`${value.trim().slice(0, 60)}\` is no handler.` });
      w.write('undefined', start, end);
    }
    w.write(', ', at.startOffset, at.endOffset);
    const spec = node.tagName === 'script' && name === 'src' ? localSpecifier(value) : undefined;
    if (spec !== undefined) {
      w.write('__load: () => { ', start, end);
      w.write(`import('${spec}')`, start, end);
      w.write('; }, ', start, end);
    }
  }
  w.write('}', s, e);
  writeChildren();
  w.write('));\n', s, e);
}

/** Without the quotes. */
function valueSpan(text: string, s: number, e: number): readonly [number, number] {
  const equals = text.slice(s, e).search(/=/);
  if (equals < 0) return [s, e];
  const value = /^\s*(["']?)/.exec(text.slice(s + equals + 1, e));
  const quote = value?.[1] ?? '';
  const start = s + equals + 1 + (value?.[0].length ?? 0);
  return [start, Math.max(start, quote !== '' && text[e - 1] === quote ? e - 1 : e)];
}

/** `app.js`, `./app.js` and `/app.js` as an import names them; undefined for another host's. */
function localSpecifier(src: string): string | undefined {
  const path = src.trim().replace(/[?#].*$/, '');
  if (path === '' || /^(?:[a-z][\w+.-]*:|\/\/)/i.test(path) || /['\\\n{}<>]/.test(path)) return undefined;
  return /^\.{0,2}\//.test(path) ? path : `./${path}`;
}

/** The words on a control. */
function writeLabel({ w }: Page, node: Located): void {
  const words = textOf(node).replace(/\s+/g, ' ').trim().slice(0, 200);
  const { startOffset, endOffset } = node.sourceCodeLocation;
  if (words !== '') w.write(`, ${JSON.stringify(words)}`, startOffset, endOffset);
}

function textOf(node: Tree.ParentNode): string {
  return node.childNodes
    .map((it) => ('value' in it ? it.value : 'childNodes' in it && it.nodeName !== 'script' ? textOf(it) : ''))
    .join(' ');
}

/** What it declares is there for all scripts of the page; what it throws stops none but itself. */
function writeClassic({ w, text, problems }: Page, s: number, e: number): void {
  const block = parseBlock(text, s, e, '.js');
  problems.push(...block.problems);
  w.write('try {', s, e);
  let at = s;
  for (const it of block.file.statements) {
    const start = it.getStart(block.file);
    const keyword = ts.isVariableStatement(it) ? /^(?:let|const)\b/.exec(text.slice(start, it.end))?.[0] : undefined;
    w.copy(at, start);
    if (keyword !== undefined) w.write('var', start, start + keyword.length);
    else if (ts.isClassDeclaration(it) && it.name) w.write(`var ${it.name.text} = `, start, it.end);
    at = start + (keyword?.length ?? 0);
  }
  w.copy(at, block.e);
  w.write('\n} catch {}\n', s, e);
}

/** As a text, which runs once its element does. */
function writeText({ w, text }: Page, s: number, e: number): void {
  w.write(', ', s, e);
  // A literal's first character stands one before its text.
  w.write(JSON.stringify(text.slice(s, e)), s - 1, e + 1);
}

/** A scope of its own; what it imports is loaded before it runs. */
function writeModule({ w, text, problems }: Page, s: number, e: number): void {
  const block = parseBlock(text, s, e, '.js');
  problems.push(...block.problems);
  w.write('(async () => {', s, e);
  writeModuleCode(w, block, s);
  w.write('\n})();\n', s, e);
}
