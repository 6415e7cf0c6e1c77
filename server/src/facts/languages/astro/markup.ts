/** The markup of an Astro component as elements. */
import { isReadable } from '../expression';
import { ELEMENT, type Problem } from '../language';
import { writeModuleCode } from '../module-code';
import { parseBlock } from '../script-block';
import type { VirtualWriter } from '../virtual-text';
import type { Attribute, Element, Expression, Part } from './scan';

export interface AstroMarkup {
  writeRoot(parts: readonly Part[], from: number): void;
}

export function createAstroMarkup(w: VirtualWriter, text: string, problems: Problem[]): AstroMarkup {
  return {
    writeRoot(parts, from) {
      w.write(`${ELEMENT}(undefined, {}`, from, text.length);
      writeChildren(parts);
      w.write(')', from, text.length);
    },
  };

  /** Each after a comma. */
  function writeChildren(parts: readonly Part[]): void {
    for (const it of parts) {
      if (it.k === 'comment') writeComment(it.s, it.e);
      else if (it.k === 'text') {
        const words = text.slice(it.s, it.e);
        if (words.trim() !== '') w.write(`, ${JSON.stringify(words)}`, it.s, it.e);
      } else {
        w.write(', ', it.s, it.e);
        if (it.k === 'element') writeElement(it);
        else writeExpression(it);
      }
    }
  }

  /** Its words may exempt the next line. */
  function writeComment(s: number, e: number): void {
    const data = text.slice(s + 4, e - 3);
    if (!data.includes('optgate-ignore') || data.includes('*/')) return;
    w.write('/*', s, e);
    w.copy(s + 4, e - 3);
    w.write('*/', s, e);
  }

  /** Only comments: one of them may exempt the next line. */
  function writeNothing(s: number, e: number): void {
    w.write('undefined', s, e);
    for (const { 0: comment, index } of text.slice(s, e).matchAll(/\/\*[\s\S]*?\*\//g))
      if (comment.includes('optgate-ignore')) w.copy(s + index, s + index + comment.length);
  }

  /** Code as it stands, with elements for the markup in it. */
  function writeExpression({ s, e, markup }: Expression): void {
    const bare = markup.reduceRight(
      (code, it) => `${code.slice(0, it.s - s)}0${code.slice(it.e - s)}`,
      text.slice(s, e),
    );
    const isEmpty = bare.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '').trim() === '';
    w.write('(', s, e);
    if (isEmpty) writeNothing(s, e);
    else if (isReadable(bare, '.ts')) {
      let at = s;
      for (const it of markup) {
        w.copy(at, it.s);
        writeElement(it);
        at = it.e;
      }
      w.copy(at, e);
    } else {
      problems.push({ at: s, message: `\`${text.slice(s, e).trim().slice(0, 60)}\` is no expression.` });
      // The markup in it may be there.
      w.write(`${ELEMENT}(undefined, {}`, s, e);
      writeChildren(markup);
      w.write(')', s, e);
    }
    w.write('\n)', s, e);
  }

  function writeElement(it: Element): void {
    const { s, e, tag } = it;
    if (tag === 'style') return w.write('undefined', s, e);
    if (tag === 'slot') return writeOutlet(it);
    const isComponent = /^[A-Z]|\./.test(tag) && tag !== 'Fragment';
    w.write(`${ELEMENT}(${isComponent ? tag : intrinsicName(it)}, {`, s, e);
    for (const attribute of it.attributes) writeAttribute(attribute, isComponent);
    const named = isComponent ? it.children.filter((child) => slotOf(child) !== undefined) : [];
    for (const child of named) {
      w.write(`${JSON.stringify(`slot:${slotOf(child)}`)}: `, child.s, child.e);
      if (child.k === 'element') writeElement(child);
      w.write(', ', child.s, child.e);
    }
    if (tag === 'script') return writeScript(it);
    w.write('}', s, e);
    writeChildren(it.children.filter((child) => !named.includes(child)));
    w.write(')', s, e);
  }

  /** A fragment stands for its children, unless it holds markup in a text. */
  function intrinsicName({ tag, attributes }: Element): string {
    if (tag !== '' && tag !== 'Fragment') return JSON.stringify(tag);
    return attributes.some((it) => it.name === 'set:html') ? '"template"' : 'undefined';
  }

  function slotOf(it: Part): string | undefined {
    const value = it.k === 'element' ? it.attributes.find((each) => each.name === 'slot')?.value : undefined;
    return value?.k === 'text' ? text.slice(value.s, value.e) : undefined;
  }

  /** Without attributes it is a module that the build bundles; else it stands in the page as written. */
  function writeScript({ s, e, attributes, children }: Element): void {
    const [code] = children;
    const names = new Map(attributes.map((it) => [it.name, it.value]));
    const type = names.get('type');
    const typeName = type ? text.slice(type.s, type.e) : '';
    const isInline = names.has('is:inline') || names.has('define:vars') || (typeName !== '' && typeName !== 'module');
    if (!code || /json|importmap|speculation/.test(typeName)) return w.write('})', s, e);
    if (isInline) {
      w.write('}, ', s, e);
      // A literal's first character stands one before its text.
      w.write(JSON.stringify(text.slice(code.s, code.e)), code.s - 1, code.e + 1);
      return w.write(')', s, e);
    }
    const block = parseBlock(text, code.s, code.e, '.ts');
    problems.push(...block.problems);
    w.write('__load: async () => {', s, e);
    writeModuleCode(w, block, code.s);
    w.write('\n} })', s, e);
  }

  function writeAttribute({ name, value, s, e }: Attribute, isComponent: boolean): void {
    if (name === '' && value?.k === 'expression') {
      w.copy(value.s, value.e);
      return w.write(', ', s, e);
    }
    w.write(`${JSON.stringify(name === 'set:html' ? 'innerHTML' : name)}: `, s, e);
    if (!value) w.write('true', s, e);
    else if (value.k === 'expression') writeExpression(value);
    else if (value.k === 'template') {
      w.write('`', value.s, value.e);
      w.copy(value.s, value.e);
      w.write('`', value.s, value.e);
    } else if (!isComponent && /^on[a-z]+$/.test(name) && isReadable(text.slice(value.s, value.e), '.js', true)) {
      w.write('function (event) {', value.s, value.e);
      w.copy(value.s, value.e);
      w.write('\n}', value.s, value.e);
    } else w.write(JSON.stringify(text.slice(value.s, value.e)), value.s, value.e);
    w.write(', ', s, e);
  }

  function writeOutlet({ s, e, attributes, children }: Element): void {
    const name = attributes.find((it) => it.name === 'name')?.value;
    w.write(`__renderSlot(__given, ${JSON.stringify(name ? text.slice(name.s, name.e) : 'default')}, {}, `, s, e);
    w.write(`${ELEMENT}(undefined, {}`, s, e);
    writeChildren(children);
    w.write('))', s, e);
  }
}
