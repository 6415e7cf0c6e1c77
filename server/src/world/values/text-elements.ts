/**
 * A text that holds markup is that text, and the elements in it: where it is handed to code out of sight, it may become a
 * page. The elements say nothing of what the text is. Nor does the mark of a text whose open parts name nobody.
 */
import type { Frame } from '../machine/frame';
import { cellIn, glance, type Machine, writeCell } from '../machine/machine';
import type { Ref } from './ref';
import type { Value, Values } from './value';

const NONE: readonly Ref[] = [];
/** Beside what is provided under names of programs. */
const MARKUP = 'markup in texts';

export function isTextElement(ref: Ref): boolean {
  return ref.kind === 'element' && ref.node.ofText === true;
}

/** A text of which each part that is not known is nobody's: `${process.env.REGION}:${today}`. */
const NOBODYS = 'text of nobody';

export function isNobodysMark(ref: Ref): boolean {
  return ref.kind === 'foreign' && ref.access.path[0] === NOBODYS;
}

export function nobodysMark({ refs }: Pick<Machine, 'refs'>): Ref {
  return refs.foreign({ root: { kind: 'global' }, path: [NOBODYS], steps: [] }, 'unknown', undefined, 'true');
}

/** It goes with a text, and is no part of what the text says. */
export function isBesideText(ref: Ref): boolean {
  return isTextElement(ref) || isNobodysMark(ref);
}

export function textElements({ refs }: Value): readonly Ref[] {
  return refs.some(isBesideText) ? refs.filter(isBesideText) : NONE;
}

/** What the text may be but for known literals: objects, or what is not known. */
export function isOpenText({ refs, unknown }: Value): boolean {
  return unknown || !refs.every(isBesideText);
}

export function withElements(values: Values, text: Value, elements: readonly Ref[]): Value {
  return elements.reduce((all, it) => values.join(all, values.ref(it)), text);
}

/** Any text holds markup: else nobody need look for it. */
export function noteTextMarkup(m: Machine, f: Frame): void {
  writeCell(m, cellIn(m, m.provided, MARKUP), m.values.true, f.ctx);
}

/** Without a frame: so far. */
export function hasTextMarkup(m: Machine, f?: Frame): boolean {
  const cell = cellIn(m, m.provided, MARKUP);
  return m.prior?.hasTextMarkup === true || (f ? glance(cell, f.ctx) : cell.value) !== m.values.never;
}
