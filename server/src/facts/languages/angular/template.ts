/**
 * The template of an Angular component as a function of the component: `*ngIf` and `@if` are conditions, `*ngFor` and
 * `@for` lists. What is put between the tags of a component is made whether that shows it or not.
 */
import type { Span } from '../../ir';
import { isReadable } from '../expression';
import { ELEMENT } from '../language';
import { attributeOf, eventOf, isTwoWay, writeAttribute } from './attributes';
import { type Template, writeExpression, writeText } from './expressions';
import { endOf, splitAt } from './separators';
import type { Attribute, Block, Element, Part, Tree } from './tree';

interface Writer extends Template {
  /** Templates that a condition shows: `<ng-template #other>`. */
  readonly named: ReadonlyMap<string, Element>;
  readonly shown: ReadonlySet<string>;
}

/** All children, each after a comma. */
export function writeTemplate(t: Template, { parts, problems }: Tree): void {
  t.problems.push(...problems);
  const named = new Map<string, Element>();
  const shown = new Set<string>();
  const elsewhere: string[] = [];
  for (const it of elementsIn(parts)) {
    const name = it.tag === 'ng-template' ? it.attributes.find((each) => each.name.startsWith('#')) : undefined;
    if (name) named.set(name.name.slice(1), it);
    for (const each of it.attributes) {
      const code = each.value ? t.text.slice(each.value.s, each.value.e) : '';
      if (each.name === '*ngIf') for (const [, other] of code.matchAll(OTHER)) shown.add(other ?? '');
      if (/^\[ngIf(?:Else|Then)\]$/.test(each.name)) shown.add(code.trim());
      else elsewhere.push(each.name === '*ngIf' ? code.replace(OTHER, '') : code);
    }
  }
  // An outlet, or a handler that is given it.
  const words = new Set(elsewhere.flatMap((code) => code.match(/[\w$]+/g) ?? []));
  for (const it of [...shown]) if (words.has(it)) shown.delete(it);
  writeChildren({ ...t, named, shown }, parts, undefined);
}

const OTHER = /\b(?:else|then)\s*:?\s*([\w$]+)/g;

export function* elementsIn(parts: readonly Part[]): Generator<Element> {
  for (const it of parts) {
    if (it.k === 'element') yield it;
    if (it.k !== 'text') yield* elementsIn(it.children);
  }
}

/** `chosen`: of `[ngSwitch]` around them. */
function writeChildren(t: Writer, parts: readonly Part[], chosen: Span | undefined): void {
  for (let i = 0; i < parts.length; i++) {
    const it = parts[i] as Part;
    if (it.k === 'text') {
      if (t.text.slice(it.s, it.e).trim() === '') continue;
      t.w.write(', ', it.s, it.e);
      writeText(t, it);
    } else if (it.k === 'element') {
      t.w.write(', ', it.s, it.e);
      writeElement(t, it, chosen);
    } else if (it.name === 'let') return writeLet(t, it, parts.slice(i + 1), chosen);
    else if (it.name === 'if') i = writeBranches(t, parts, i);
    else if (!/^else/.test(it.name)) writeBlock(t, it);
  }
}

function fragment(t: Writer, { s, e }: Span, parts: readonly Part[], chosen?: Span): void {
  t.w.write(`${ELEMENT}(undefined, {}`, s, e);
  writeChildren(t, parts, chosen);
  t.w.write(')', s, e);
}

/** `@let consent = consent$ | async;` is there for what follows. */
function writeLet(t: Writer, { params, s, e }: Block, rest: readonly Part[], chosen: Span | undefined): void {
  const equals = params ? endOf(t.text, params.s, params.e, '=') : 0;
  t.w.write(', ((', s, e);
  if (params) t.w.copy(params.s, equals);
  t.w.write(') => ', s, e);
  fragment(t, { s, e }, rest, chosen);
  t.w.write(')(', s, e);
  if (params && equals < params.e) writeExpression(t, { s: equals + 1, e: params.e });
  t.w.write(')', s, e);
}

/** `@if`, `@else if`, `@else`: the index of the last that belongs to it. */
function writeBranches(t: Writer, parts: readonly Part[], from: number): number {
  const first = parts[from] as Block;
  t.w.write(', ', first.s, first.e);
  let last = from;
  let open: Block | undefined = first;
  let closing = '';
  for (let i = from; open; ) {
    const { s, e, params, children }: Block = open;
    const isTest: boolean = open.name !== 'else';
    if (isTest) closing = writeTest(t, params ?? { s, e }) + closing;
    fragment(t, { s, e }, children);
    last = i;
    if (isTest) t.w.write(' : ', s, e);
    do i++;
    while (isBlank(t, parts[i]));
    const next = parts[i];
    const goesOn: boolean = isTest && next?.k === 'block' && /^else/.test(next.name);
    if (!goesOn && isTest) t.w.write('null', s, e);
    open = goesOn ? (next as Block) : undefined;
  }
  t.w.write(closing, first.s, first.e);
  return last;
}

/** `consent$ | async; as consent`: the start of a conditional expression. What is answered closes it. */
function writeTest(t: Writer, at: Span): string {
  const [test = at, ...more] = splitAt(t.text, at, ';');
  const code = t.text.slice(test.s, test.e);
  const own = /\s+as\s+([\w$]+)\s*$/.exec(code);
  const alias = own?.[1] ?? more.map((it) => /^\s*as\s+([\w$]+)\s*$/.exec(t.text.slice(it.s, it.e))?.[1]).find(Boolean);
  const tested = { s: test.s, e: test.s + (own ? own.index : code.length) };
  t.w.write(alias ? `__as(` : '', at.s, at.e);
  writeExpression(t, tested);
  if (!alias) {
    t.w.write(' ? ', at.s, at.e);
    return '';
  }
  t.w.write(`, (${alias}) => ${alias} ? `, at.s, at.e);
  return ')';
}

function writeBlock(t: Writer, it: Block): void {
  const { s, e, name, params, children } = it;
  t.w.write(', ', s, e);
  if (name === 'for' && params) return writeList(t, it, params, () => fragment(t, it, children));
  if (name === 'switch' && params) return writeCases(t, it, params);
  const when = name === 'defer' && params ? whenOf(t, params) : undefined;
  if (when) {
    writeExpression(t, when);
    t.w.write(' ? ', s, e);
  }
  fragment(t, it, children);
  if (when) t.w.write(' : null', s, e);
}

/** `@defer (when consent(); prefetch on idle)`: any other trigger shows it, too. */
function whenOf(t: Writer, params: Span): Span | undefined {
  const shows = splitAt(t.text, params, ';').filter(
    (it) => !/^\s*(?:prefetch|hydrate)\b/.test(t.text.slice(it.s, it.e)),
  );
  const [only] = shows;
  const found = shows.length === 1 && only ? /^\s*when\b/.exec(t.text.slice(only.s, only.e)) : null;
  return only && found ? { s: only.s + found[0].length, e: only.e } : undefined;
}

function writeCases(t: Writer, { s, e, children }: Block, of: Span): void {
  const cases = children.flatMap((it) => (it.k === 'block' ? [it] : []));
  for (const it of cases.filter((each) => each.name === 'case' && each.params)) {
    writeEqual(t, of, it.params ?? it);
    t.w.write(' ? ', s, e);
    fragment(t, it, it.children);
    t.w.write(' : ', s, e);
  }
  const other = cases.find((it) => it.name === 'default');
  if (other) fragment(t, other, other.children);
  else t.w.write('null', s, e);
}

/** The test stands where the case is. */
function writeEqual(t: Writer, of: Span, value: Span): void {
  const code = t.text.slice(of.s, of.e);
  t.w.write(`(${isReadable(code, '.ts') ? code : '__unread'}) === `, value.s, value.e);
  writeExpression(t, value);
}

/** `x of xs; track x.id; let i = $index`, `let x of xs; let i = index`. */
function writeList(t: Writer, { s, e }: Span, params: Span, body: () => void): void {
  const [first = params, ...more] = splitAt(t.text, params, ';');
  const found = /^\s*(?:let\s+)?([\w$]+)\s+of\s+/.exec(t.text.slice(first.s, first.e));
  const others = more.flatMap((it) =>
    [...t.text.slice(it.s, it.e).matchAll(/(?:\blet\s+|,\s*)([\w$]+)\s*=/g)].map(([, name]) => name ?? ''),
  );
  t.w.write('__renderList(', s, e);
  if (found) writeExpression(t, { s: first.s + found[0].length, e: withoutAlias(t, first) });
  else t.w.write('__unread', s, e);
  t.w.write(`, (${[found?.[1] ?? '__each', ...others].join(', ')}) => `, s, e);
  body();
  t.w.write(')', s, e);
}

function withoutAlias(t: Writer, { s, e }: Span): number {
  const code = t.text.slice(s, e);
  return s + (/\s+as\s+[\w$]+\s*$/.exec(code)?.index ?? code.length);
}

function writeElement(t: Writer, it: Element, chosen: Span | undefined): void {
  const own = it.attributes.find(({ name }) => OWN_DIRECTIVE.test(name));
  if (own) return writeStructural(t, it, own);
  const list = attributeOf(it, /^\*ngFor$/)?.value;
  if (list) return writeList(t, it, list, () => writeChosen(t, it, undefined));
  const test = attributeOf(it, /^(?:\*ngIf|\[ngIf\])$/)?.value;
  if (!test) return writeChosen(t, it, chosen);
  const code = t.text.slice(test.s, test.e);
  const elseOf = attributeOf(it, /^\[ngIfElse\]$/)?.value;
  const otherwise = elseOf ? t.text.slice(elseOf.s, elseOf.e).trim() : /\belse\s*:?\s*([\w$]+)/.exec(code)?.[1];
  const then = /\bthen\s*:?\s*([\w$]+)/.exec(code)?.[1];
  const closing = writeTest(t, withoutWords(t, test));
  if (then) writeNamed(t, it, then);
  else writePlain(t, it);
  t.w.write(' : ', it.s, it.e);
  writeNamed(t, it, otherwise);
  t.w.write(closing, it.s, it.e);
}

/** Not of Angular itself: `*appIfConsent="'marketing'"` of the workspace or a library. */
const OWN_DIRECTIVE = /^\*(?!ng[A-Z])/;

function writeStructural(t: Writer, it: Element, { name, value, s, e }: Attribute): void {
  const input = JSON.stringify(name.slice(1));
  const [first] = value ? splitAt(t.text, value, ';') : [];
  const isBound = first && /^\s*(?!let\s)\S/.test(t.text.slice(first.s, first.e));
  t.w.write(`${ELEMENT}(__structural(${input}, () => `, s, e);
  writePlain(t, it);
  t.w.write(`), {`, s, e);
  if (first && isBound) {
    t.w.write(`${input}: `, s, e);
    writeExpression(t, withoutWords(t, first));
  }
  t.w.write('})', s, e);
}

/** `consent; else other`, and `consent else other`. */
function withoutWords(t: Writer, { s, e }: Span): Span {
  const found = /[\s;]+(?:else|then)\s*:?\s*[\w$]+/.exec(t.text.slice(s, e));
  return { s, e: found ? s + found.index : e };
}

function writeNamed(t: Writer, { s, e }: Span, name: string | undefined): void {
  const template = name === undefined ? undefined : t.named.get(name);
  if (!template) return t.w.write('null', s, e);
  // One that shows itself would have no end.
  fragment({ ...t, named: new Map([...t.named].filter(([it]) => it !== name)) }, template, template.children);
}

/** `*ngSwitchCase`. */
function writeChosen(t: Writer, it: Element, chosen: Span | undefined): void {
  const value = attributeOf(it, /^\*ngSwitchCase$/)?.value;
  if (!value || !chosen) return writePlain(t, it);
  writeEqual(t, chosen, value);
  t.w.write(' ? ', it.s, it.e);
  writePlain(t, it);
  t.w.write(' : null', it.s, it.e);
}

function writePlain(t: Writer, it: Element): void {
  const { s, e, tag, children } = it;
  const chosen = attributeOf(it, /^\[ngSwitch\]$/)?.value;
  const outlet = attributeOf(it, /^(?:\*ngComponentOutlet|\[ngComponentOutlet\])$/)?.value;
  if (outlet) return writeOutlet(t, it, outlet);
  if (/^ng-(?:container|template|content)$/.test(tag)) {
    const name = tag === 'ng-template' ? it.attributes.find((each) => each.name.startsWith('#')) : undefined;
    if (!name || !t.shown.has(name.name.slice(1))) return fragment(t, it, children, chosen);
    // Code of the component may show it, too.
    t.w.write('__asksForViews(__self) ? ', s, e);
    fragment(t, it, children, chosen);
    return t.w.write(' : null', s, e);
  }
  // Scripts are taken out of templates.
  if (/^(?:script|style)$/i.test(tag)) return t.w.write('null', s, e);
  if (!tag.includes('-')) {
    t.w.write(`${ELEMENT}(${JSON.stringify(tag)}, {`, s, e);
    for (const each of it.attributes) writeAttribute(t, each);
    t.w.write('}', s, e);
    writeChildren(t, children, chosen);
    return t.w.write(')', s, e);
  }
  t.w.write(`${ELEMENT}(undefined, {}, ${ELEMENT}(__tag(${JSON.stringify(tag)}), {`, s, e);
  for (const each of it.attributes) if (!eventOf(each) || isTwoWay(each)) writeAttribute(t, each);
  t.w.write('})', s, e);
  if (it.attributes.some(eventOf)) {
    const label = children
      .flatMap((each) => (each.k === 'text' ? [t.text.slice(each.s, each.e).trim()] : []))
      .join(' ');
    t.w.write(`, ${ELEMENT}(${JSON.stringify(`${tag}-events`)}, {`, s, e);
    for (const each of it.attributes) writeAttribute(t, each);
    t.w.write(`}, ${JSON.stringify(label)})`, s, e);
  }
  writeChildren(t, children, chosen);
  t.w.write(')', s, e);
}

/** `*ngComponentOutlet="shown; inputs: given"`: a component that the code names. */
function writeOutlet(t: Writer, { s, e }: Span, value: Span): void {
  t.w.write(`${ELEMENT}("ng-component", {is: `, s, e);
  writeExpression(t, splitAt(t.text, value, ';')[0] ?? value);
  t.w.write('})', s, e);
}

function isBlank(t: Writer, part: Part | undefined): boolean {
  return part?.k === 'text' && t.text.slice(part.s, part.e).trim() === '';
}
