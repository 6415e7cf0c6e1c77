/** Attributes and directives of one element of a Svelte component. */
import type { AST } from 'svelte/compiler';
import type { Markup } from './fragments';

type Attribute = AST.RegularElement['attributes'][number];

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Each with a comma after it; events apart. */
export function writeAttributes(t: Markup, attributes: readonly Attribute[]): void {
  for (const it of attributes) {
    const { start: s, end: e } = it;
    const named = (name: string, value: unknown) => {
      t.w.write(`${JSON.stringify(name)}: `, s, e);
      t.expression(value);
      t.w.write(', ', s, e);
    };
    switch (it.type) {
      case 'Attribute':
        writeAttribute(t, it);
        break;
      case 'SpreadAttribute':
        t.w.write('...', s, e);
        t.expression(it.expression);
        t.w.write(', ', s, e);
        break;
      case 'BindDirective':
        named(it.name, it.expression);
        break;
      case 'UseDirective':
      case 'TransitionDirective':
      case 'AnimateDirective':
        writeAction(t, it);
        break;
      case 'AttachTag':
        named('attach', it.expression);
        break;
      case 'ClassDirective':
        named(`class:${it.name}`, it.expression);
        break;
      default:
    }
  }
}

function writeAttribute({ w, text, expression }: Markup, { name, value, start: s, end: e }: AST.Attribute): void {
  w.write(`${JSON.stringify(name)}: `, s, e);
  const parts = value === true ? [] : Array.isArray(value) ? value : [value];
  const [first] = parts;
  if (value === true) w.write('true', s, e);
  else if (parts.length === 1 && first) {
    if (first.type === 'ExpressionTag') expression(first.expression);
    else w.write(JSON.stringify(first.data), first.start, first.end);
  } else {
    w.write('`', s, e);
    for (const it of parts) {
      if (it.type === 'Text') w.write(text.slice(it.start, it.end).replace(/[`\\$]/g, '\\$&'), it.start, it.end);
      else {
        w.write('${', it.start, it.end);
        expression(it.expression);
        w.write('}', it.start, it.end);
      }
    }
    w.write('`', s, e);
  }
  w.write(', ', s, e);
}

/** `use:action={value}` calls the action with the element. */
function writeAction(
  { w, expression }: Markup,
  it: AST.UseDirective | AST.TransitionDirective | AST.AnimateDirective,
): void {
  const { start: s, end: e } = it;
  w.write(`${JSON.stringify(`use:${it.name}`)}: (node) => ${it.name}(node`, s, e);
  if (it.expression) {
    w.write(', ', s, e);
    expression(it.expression);
  }
  w.write('), ', s, e);
}

/** Handlers, each with a comma after it, and what names the control. */
export function writeEvents({ w, text, expression }: Markup, attributes: readonly Attribute[]): void {
  for (const it of attributes) {
    const { start: s, end: e } = it;
    if (it.type === 'OnDirective' && it.expression) {
      w.write(`${JSON.stringify(`on:${it.name}`)}: `, s, e);
      expression(it.expression);
      w.write(', ', s, e);
    } else if (it.type === 'BindDirective') {
      const { start, end } = it.expression as unknown as Span;
      if (it.name === 'this' || !/^[\w$.[\]'"]+$/.test(text.slice(start, end))) continue;
      const given = it.name === 'checked' ? '__checked' : 'value';
      w.write(`${JSON.stringify(`bind:${it.name}`)}: (${given}) => { `, s, e);
      w.copy(start, end);
      w.write(` = ${given}; }, `, s, e);
    }
  }
}
