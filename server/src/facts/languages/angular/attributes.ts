/** Attributes of an element of an Angular template: texts, what is bound, and what listens. */
import { pascalCase } from '../expression';
import { type Template, writeExpression, writeHandler, writeText } from './expressions';
import type { Attribute, Element } from './tree';

export function attributeOf({ attributes }: Element, name: RegExp): Attribute | undefined {
  return attributes.find((it) => name.test(it.name) && it.value);
}

export function eventOf({ name }: Attribute): string | undefined {
  return /^\[?\(([\w.:-]+)\)\]?$/.exec(name)?.[1] ?? /^on-([\w-]+)$/.exec(name)?.[1];
}

/** `[(value)]`: it is bound, and listens. */
export function isTwoWay({ name }: Attribute): boolean {
  return name.startsWith('[(');
}

/** With a comma after it. */
export function writeAttribute(t: Template, it: Attribute): void {
  const { name, value, s, e } = it;
  if (/^[*#@]|^let-/.test(name)) return;
  const event = eventOf(it);
  const isBoth = isTwoWay(it);
  if (event !== undefined && value && !isBoth) {
    const [first = ''] = event.split('.');
    t.w.write(`${JSON.stringify(`on${pascalCase(first.replace(/^.*:/, ''))}`)}: `, s, e);
    writeHandler(t, value);
    return t.w.write(', ', s, e);
  }
  const bound = isBoth ? event : (/^\[([^\]]*)\]$/.exec(name)?.[1] ?? /^bind-(.*)$/.exec(name)?.[1]);
  t.w.write(`${JSON.stringify((bound ?? name).replace(/^attr\./, ''))}: `, s, e);
  if (!value) t.w.write('true', s, e);
  else if (bound === undefined) writeText(t, value);
  else writeExpression(t, value);
  t.w.write(', ', s, e);
  if (!isBoth || !value) return;
  t.w.write(`${JSON.stringify(`on${pascalCase(bound ?? '')}Change`)}: ($event) => { `, s, e);
  t.w.copy(value.s, value.e);
  t.w.write(' = $event; }, ', s, e);
}
