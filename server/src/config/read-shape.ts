/**
 * A JSON value as its shape allows it. What does not fit is named with its place and left out; the rest is kept, so
 * that one slip in a long file does not switch all of it off.
 */
import { getNodeValue, type Node } from 'jsonc-parser';
import { findGlobFault } from '../std/glob';
import type { ObjectShape, Shape } from './shape';

export interface Misfit {
  readonly offset: number;
  readonly length: number;
  /** A sentence. */
  readonly why: string;
}

/** Undefined where it does not fit. */
export function readShape(node: Node, shape: Shape, misfits: Misfit[]): unknown {
  switch (shape.kind) {
    case 'text':
      return node.type === 'string' && node.value !== '' ? node.value : miss(node, 'a text', misfits);
    case 'glob':
      return node.type === 'string' && node.value !== '' ? readGlob(node, misfits) : miss(node, 'a text', misfits);
    case 'path':
      return isPathWithin(node.value) ? node.value : miss(node, 'a path within the scanned folder', misfits);
    case 'day':
      return isDay(node.value) ? node.value : miss(node, 'a date of the form `YYYY-MM-DD`', misfits);
    case 'yes-no':
      return node.type === 'boolean' ? node.value : miss(node, 'true or false', misfits);
    case 'count':
      return Number.isInteger(node.value) && node.value >= 0 ? node.value : miss(node, 'a whole number', misfits);
    case 'one-of':
      return shape.values.includes(node.value) ? node.value : miss(node, listChoices(shape.values), misfits);
    case 'list':
      return node.type === 'array' ? readList(node, shape.of, misfits) : miss(node, 'a list', misfits);
    case 'object':
      return node.type === 'object' ? readObject(node, shape, misfits) : miss(node, 'an object', misfits);
  }
}

function readList(node: Node, of: Shape, misfits: Misfit[]): unknown[] {
  return (node.children ?? []).map((it) => readShape(it, of, misfits)).filter((it) => it !== undefined);
}

function readObject(node: Node, shape: ObjectShape, misfits: Misfit[]): object | undefined {
  const read = new Map<string, unknown>();
  for (const property of node.children ?? []) {
    const [key, value] = property.children ?? [];
    if (!key) continue;
    const of = Object.hasOwn(shape.keys, key.value) ? shape.keys[key.value] : undefined;
    if (!of) add(key, `\`${key.value}\` is no key here; there are ${listKeys(shape)}.`, misfits);
    else if (read.has(key.value)) add(key, `\`${key.value}\` is written twice.`, misfits);
    else if (value) read.set(key.value, readShape(value, of, misfits));
  }
  const absent = (shape.required ?? []).filter((it) => !read.has(it));
  if (absent.length > 0) add(node, `${absent.map((it) => `\`${it}\``).join(', ')} must stand here.`, misfits);
  const isWhole = (shape.required ?? []).every((it) => read.get(it) !== undefined);
  return isWhole ? Object.fromEntries([...read].filter(([, value]) => value !== undefined)) : undefined;
}

function readGlob(node: Node, misfits: Misfit[]): string | undefined {
  const fault = findGlobFault(node.value);
  if (fault === undefined) return node.value;
  add(node, `\`${JSON.stringify(node.value)}\` ${fault}.`, misfits);
  return undefined;
}

function isPathWithin(value: unknown): boolean {
  if (typeof value !== 'string' || value === '' || /^[/\\]|^[a-z]:/i.test(value)) return false;
  return !/[/\\]$/.test(value) && !value.split(/[/\\]/).includes('..');
}

function isDay(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const time = Date.parse(value);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

function miss(node: Node, wanted: string, misfits: Misfit[]): undefined {
  const written = JSON.stringify(getNodeValue(node)) ?? 'nothing';
  add(node, `\`${written.length > 40 ? `${written.slice(0, 39)}…` : written}\` is not ${wanted}.`, misfits);
  return undefined;
}

function add({ offset, length }: Node, why: string, misfits: Misfit[]): void {
  misfits.push({ offset, length, why });
}

function listChoices(values: readonly (string | boolean)[]): string {
  const written = values.map((it) => `\`${JSON.stringify(it)}\``);
  return written.length === 1 ? `${written[0]}` : `one of ${written.join(', ')}`;
}

function listKeys(shape: ObjectShape): string {
  const keys = Object.keys(shape.keys);
  const shown = keys.length > 12 ? [...keys.slice(0, 12), '…'] : keys;
  return shown.map((it) => (it === '…' ? it : `\`${it}\``)).join(', ');
}
