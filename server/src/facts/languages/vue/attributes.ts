/** Attributes and directives of one element of a Vue template. */
import type { AttributeNode, DirectiveNode, ElementNode } from '@vue/compiler-dom';
import { camelCase, handlerForm, isReadable, pascalCase } from '../expression';
import type { Template } from './template';

const ATTRIBUTE = 6;
/** Decided elsewhere, or without a value that anything reads. */
const STRUCTURE: ReadonlySet<string> = new Set(['if', 'else-if', 'else', 'for', 'slot', 'on', 'once', 'cloak', 'pre']);

export function directiveOf(node: ElementNode, name: string): DirectiveNode | undefined {
  return node.props.find((it): it is DirectiveNode => it.type === 7 && it.name === name);
}

/** Each with a comma after it. Properties of components are named in camel case. */
export function writeAttributes(t: Template, node: ElementNode, isComponent: boolean): void {
  const toName = isComponent ? camelCase : (name: string) => name;
  for (const it of node.props) {
    if (it.type === ATTRIBUTE) writeStatic(t, it, toName);
    else if (it.name === 'bind') writeBinding(t, it, toName);
    else if (it.name === 'model') writeModel(t, it, isComponent);
    else if (it.name === 'html') writeHtml(t, it);
    else if (it.exp && !STRUCTURE.has(it.name)) writeDirective(t, it);
  }
}

function writeStatic({ w }: Template, { name, value, loc }: AttributeNode, toName: (name: string) => string): void {
  const [s, e] = [loc.start.offset, loc.end.offset];
  if (name === 'is') return;
  w.write(`${JSON.stringify(toName(name))}: `, s, e);
  const at = value?.loc ?? loc;
  w.write(value ? JSON.stringify(value.content) : 'true', at.start.offset, at.end.offset);
  w.write(', ', s, e);
}

function writeBinding(t: Template, { arg, exp, loc }: DirectiveNode, toName: (name: string) => string): void {
  const [s, e] = [loc.start.offset, loc.end.offset];
  if (!arg) {
    if (!exp) return;
    t.w.write('...', s, e);
    t.expression(exp);
  } else if (arg.type === 4 && !arg.isStatic) {
    t.w.write('[', s, e);
    t.expression(arg);
    t.w.write(']: ', s, e);
    if (exp) t.expression(exp);
    else t.w.write('undefined', s, e);
  } else {
    const name = arg.type === 4 ? arg.content : arg.loc.source;
    t.w.write(`${JSON.stringify(toName(name))}: `, s, e);
    // `:consent` stands for `:consent="consent"`.
    if (exp) t.expression(exp);
    else t.w.write(/^[A-Za-z_$][\w$-]*$/.test(name) ? camelCase(name) : 'undefined', s, e);
  }
  t.w.write(', ', s, e);
}

function writeModel(t: Template, { arg, exp, loc }: DirectiveNode, isComponent: boolean): void {
  if (!exp) return;
  const [s, e] = [loc.start.offset, loc.end.offset];
  t.w.write(`${JSON.stringify(arg?.loc.source ?? (isComponent ? 'modelValue' : 'value'))}: `, s, e);
  t.expression(exp);
  t.w.write(', ', s, e);
}

function writeHtml(t: Template, { exp, loc }: DirectiveNode): void {
  if (!exp) return;
  const [s, e] = [loc.start.offset, loc.end.offset];
  t.w.write('innerHTML: ', s, e);
  t.expression(exp);
  t.w.write(', ', s, e);
}

/** A directive's hooks get the value. */
function writeDirective(t: Template, { name, exp, loc }: DirectiveNode): void {
  if (!exp) return;
  const [s, e] = [loc.start.offset, loc.end.offset];
  const hooks = `v${pascalCase(name)}`;
  t.w.write(`${JSON.stringify(`v-${name}`)}: [${t.names.has(hooks) ? hooks : 'undefined'}, `, s, e);
  t.expression(exp);
  t.w.write('], ', s, e);
}

const LABELS = /^(?:aria-label|title|label|value|id|name)$/;

/** Handlers, each with a comma after it; `labelled`: and what names the control. */
export function writeEvents(t: Template, node: ElementNode, labelled = false): void {
  for (const it of node.props) {
    if (it.type === ATTRIBUTE) {
      if (labelled && LABELS.test(it.name)) writeStatic(t, it, (name) => name);
    } else if (it.name === 'on') writeHandler(t, it);
    else if (it.name === 'model' && it.exp) writeModelHandler(t, it, isBox(node));
  }
}

/** `<input type="checkbox">`; with a value of its own, a list is bound. */
function isBox({ tag, props }: ElementNode): boolean {
  const said = (name: string) => props.find((it) => it.type === ATTRIBUTE && it.name === name);
  const isBound = props.some((it) => it.type !== ATTRIBUTE && it.name === 'bind');
  const type = said('type');
  return (
    tag === 'input' && type?.type === ATTRIBUTE && type.value?.content === 'checkbox' && !said('value') && !isBound
  );
}

function writeHandler(t: Template, { arg, exp, loc }: DirectiveNode): void {
  const [s, e] = [loc.start.offset, loc.end.offset];
  if (!exp) return;
  const { start, end } = exp.loc;
  if (!arg) {
    t.w.write('...', s, e);
    t.expression(exp);
    return t.w.write(', ', s, e);
  }
  const name = arg.type === 4 && arg.isStatic ? `on${pascalCase(arg.content)}` : 'onSomething';
  const form = handlerForm(exp.loc.source);
  t.w.write(`${JSON.stringify(name)}: `, s, e);
  if (form === 'function') t.expression(exp);
  else if (form === 'path') {
    t.w.write('(...__args) => ', start.offset, end.offset);
    if (isReadable(exp.loc.source, t.extension)) t.w.copy(start.offset, end.offset);
    else t.w.write('__unread', start.offset, end.offset);
    t.w.write('(...__args)', start.offset, end.offset);
  } else if (isReadable(exp.loc.source, t.extension, true)) {
    t.w.write('($event) => {', start.offset, end.offset);
    t.w.copy(start.offset, end.offset);
    t.w.write('\n}', start.offset, end.offset);
  } else {
    t.problems.push({ at: start.offset, message: `\`${exp.loc.source.trim().slice(0, 60)}\` is no handler.` });
    t.w.write('__unread', start.offset, end.offset);
  }
  t.w.write(', ', s, e);
}

function writeModelHandler(t: Template, { exp, loc }: DirectiveNode, isBox: boolean): void {
  const [s, e] = [loc.start.offset, loc.end.offset];
  if (!exp || handlerForm(exp.loc.source) !== 'path' || exp.loc.source.includes('?.')) return;
  const given = isBox ? '__checked' : '$event';
  t.w.write(`"onUpdate:modelValue": (${given}) => { `, s, e);
  t.w.copy(exp.loc.start.offset, exp.loc.end.offset);
  t.w.write(` = ${given}; }, `, s, e);
}
