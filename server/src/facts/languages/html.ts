/**
 * A page: its elements that do something, each rendered in the order of the document. A script of the
 * workspace is loaded by its element, the code of an inline script is the text in it.
 */
import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import ts from 'typescript';
import type { Span } from '../ir';
import { boundOf, eventOf, isAlpine, isDirective, openScopes, type Scope, writeCode } from './alpine';
import { isTemplate, toScript as toTemplate } from './angular/angular';
import { loadParser } from './angular/tree';
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
    const [{ parse }] = await Promise.all([import('./html-parser'), loadParser()]);
    return (path, text) => (isTemplate(path, text) ? toTemplate(text) : undefined) ?? toScript(parse, text);
  },
};

/** Without these nothing in a page does anything. */
const ACTS = /<(?:script|img|iframe)\b|\sx-data\b|\son[a-z]+\s*=|\s\[?\([\w.:-]+\)\]?\s*=/i;

function toScript(parse: Parse, text: string): MarkupScript {
  const w = createVirtualWriter(text);
  const problems: Problem[] = [];
  if (ACTS.test(text)) {
    const document = parse(text, { sourceCodeLocationInfo: true, scriptingEnabled: false });
    const page: Page = { w, text, problems, later: [], isAlpine: isAlpine(text), isReady: false, scopes: [] };
    writeParts(page, document);
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
  readonly isAlpine: boolean;
  readonly isReady: boolean;
  /** Of Alpine, around what is written. */
  readonly scopes: readonly Scope[];
}

/** In the order of the document; what stands in `<template>` is data in a page of no scripts, and any script may take it out. */
function writeParts(around: Page, node: Tree.ParentNode | Tree.ChildNode): void {
  if (node.nodeName === '#comment' && 'data' in node) writeComment(around, node);
  const element = 'tagName' in node && node.sourceCodeLocation ? (node as Located) : undefined;
  if (element && waits(around, element)) {
    around.later.push(() => writeParts({ ...around, isReady: true }, element));
    return;
  }
  const opened = element && around.isAlpine ? openScopes(around, element, around.scopes, locator(around)) : undefined;
  const page = opened ? { ...around, scopes: opened.scopes } : around;
  if (element && doesSomething(element, page.isAlpine)) writeElement(page, element);
  if ('content' in node && (opened || SCRIPTED.test(around.text)))
    for (const it of node.content.childNodes) writeParts(page, it);
  if ('childNodes' in node) for (const it of node.childNodes) writeParts(page, it);
  const { startOffset, endOffset } = element?.sourceCodeLocation ?? { startOffset: 0, endOffset: 0 };
  if (opened) page.w.write(opened.closing, startOffset, endOffset);
}

const SCRIPTED = /<script\b/i;

/** Alpine starts when the scripts of the page have run. */
function waits({ isAlpine: isOf, isReady, text }: Page, { attrs, sourceCodeLocation: at }: Located): boolean {
  if (!isOf || isReady || !attrs.some((it) => it.name === 'x-data')) return false;
  return !/<script\b/i.test(text.slice(at.startOffset, at.endOffset));
}

function locator({ text }: Page) {
  return ({ sourceCodeLocation }: Tree.Element, name: string) => {
    const at = sourceCodeLocation?.attrs?.[name];
    if (!at) return undefined;
    const [s, e] = text.slice(at.startOffset, at.endOffset).includes('=')
      ? valueSpan(text, at.startOffset, at.endOffset)
      : [at.endOffset, at.endOffset];
    return { s, e };
  };
}

/** Its words may exempt the next line. */
function writeComment({ w }: Page, { data, sourceCodeLocation: at }: Tree.CommentNode): void {
  if (!at || !data.includes('optgate-ignore') || data.includes('*/')) return;
  const s = at.startOffset + '<!--'.length;
  w.write('/*', at.startOffset, s);
  w.copy(s, s + data.length);
  w.write('*/\n', s + data.length, at.endOffset);
}

function doesSomething({ tagName, attrs }: Tree.Element, isAlpine: boolean): boolean {
  const acts = (name: string) => isHandler(name) || isListener(name) || (isAlpine && isDirective(name));
  return ['script', 'img', 'iframe'].includes(tagName) || attrs.some((it) => acts(it.name));
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

function writeStatement(page: Page, node: Located, writeChildren: () => void): void {
  const { w, text, problems } = page;
  const { startOffset: s, endOffset: e, attrs = {} } = node.sourceCodeLocation;
  // What is bound is made again when it changes.
  const isBound = page.isAlpine && node.attrs.some((it) => boundOf(it.name) !== undefined);
  w.write(`__page(${isBound ? '() => ' : ''}${ELEMENT}(${JSON.stringify(node.tagName)}, {`, s, e);
  for (const { name, value } of node.attrs) {
    const at = attrs[name];
    if (!at) continue;
    const [start, end] = valueSpan(text, at.startOffset, at.endOffset);
    if (page.isAlpine && isDirective(name)) {
      writeDirective(page, name, { s: start, e: end });
      continue;
    }
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

function writeDirective(page: Page, name: string, at: Span): void {
  const { w } = page;
  const bound = boundOf(name);
  const event = eventOf(name) ?? (name.startsWith('x-model') ? 'onchange' : undefined);
  if (bound !== undefined) {
    w.write(`${JSON.stringify(bound)}: `, at.s, at.e);
    writeCode(page, at, page.scopes);
  } else if (event !== undefined) {
    w.write(`${JSON.stringify(event)}: function ($event) {`, at.s, at.e);
    writeCode(page, at, page.scopes, true);
    w.write(name.startsWith('x-model') ? ' = $event\n}' : '\n}', at.s, at.e);
  } else return;
  w.write(', ', at.s, at.e);
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
